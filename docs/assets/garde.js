/* Un module qui ne vient pas, ou dont un morceau ne vient pas, ne dit rien : la page le dit là où il est appelé, avec les
   mots de son « data-manque », et le redemande. C’est un script ordinaire, et seul : il est là avant tous les modules. */
(() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: chargé comme un script, avant les modules, et non comme un module
  "use strict";

  /* Ouvert d’un dossier, sans serveur : aucun module n’y vient jamais, et un lien vers un dossier en montrerait les fichiers. */
  const SANS_SERVEUR = location.protocol === "file:";
  const AILLEURS = "Le site est ouvert depuis un dossier\u00a0: à son adresse, il a tout.";

  /** @type {(evenement: Event) => void} */
  function menerALaPage({ target }) {
    const lien = /** @type {Element} */ (target).closest("a[href]");
    const vise = lien && new URL(lien.getAttribute("href"), location.href);
    if (!vise?.pathname.endsWith("/") || vise.protocol !== "file:") return;
    vise.pathname += "index.html";
    lien.setAttribute("href", vise.href);
  }

  if (SANS_SERVEUR) for (const type of ["click", "auxclick"]) addEventListener(type, menerALaPage, { capture: true });

  const creer = (balise, attributs) => Object.assign(document.createElement(balise), attributs);

  /* Un module manqué ne se relance pas : un autre prend sa place, et qui attendait le premier l’entend venir. */
  function relancer(script, annonce) {
    const { src, type, dataset } = script;
    const autre = creer("script", { src, type });
    Object.assign(autre.dataset, dataset, { redemande: "" });
    autre.addEventListener("load", () => script.dispatchEvent(new Event("load")));
    for (const fin of ["load", "error"]) autre.addEventListener(fin, () => annonce.remove());
    script.replaceWith(autre);
  }

  /* Bien des navigateurs retiennent qu’un module a manqué : seule la page entière le leur fait redemander. */
  function rechargement() {
    const bouton = creer("button", { type: "button", className: "reprise", textContent: "Recharger la page" });
    bouton.addEventListener("click", () => location.reload());
    return bouton;
  }

  function direCeQuiManque(script) {
    const annonce = creer("p", { className: "manque", role: "alert", tabIndex: -1 });
    const bouton = creer("button", { type: "button", className: "reprise", textContent: "Réessayer" });
    bouton.addEventListener("mousedown", (evenement) => evenement.preventDefault()); // le focus reste où il est
    bouton.addEventListener("click", () => {
      if (document.activeElement === bouton) annonce.focus({ preventScroll: true }); // le bouton s’en va
      annonce.replaceChildren("Nouvel essai…");
      relancer(script, annonce);
    });
    annonce.append(`${script.dataset.manque} `, SANS_SERVEUR ? AILLEURS : bouton);
    if ("redemande" in script.dataset) annonce.append(" ", rechargement());
    script.before(annonce);
  }

  addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLScriptElement && target.dataset.manque) direCeQuiManque(target);
    },
    { capture: true },
  );
})();
