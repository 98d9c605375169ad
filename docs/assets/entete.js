/* Les boutons de l’en-tête : menu, recherche, couleurs. C’est un script ordinaire, appelé après l’en-tête : les couleurs
   choisies sont là avant que la page soit peinte. */
(() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: chargé comme un script, avant la page, et non comme un module
  "use strict";

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const bouton = (nom) => {
    const trouve = /** @type {HTMLButtonElement} */ (document.querySelector(`.entete__${nom}`));
    trouve.hidden = false;
    return trouve;
  };

  document.documentElement.classList.replace("no-js", "js");

  /* ——— Couleurs ——— */

  const COULEURS = "couleurs"; // rien n’est gardé sous ce nom tant que personne n’a choisi
  const JEUX = { claires: "default", sombres: "slate" };
  const machine = matchMedia("(prefers-color-scheme: dark)");
  const couleurs = bouton("couleurs");

  /* Un navigateur peut refuser de garder, et même de lire. */
  function garde(faire) {
    try {
      return faire(localStorage);
    } catch {
      return null;
    }
  }

  const actuelles = () => garde((memoire) => memoire.getItem(COULEURS)) ?? (machine.matches ? "sombres" : "claires");

  function mettre(choisies) {
    document.body.dataset.mdColorScheme = JEUX[choisies] ?? JEUX.claires;
    couleurs.setAttribute("aria-label", `Passer en couleurs ${autres(choisies)}`);
  }

  const autres = (choisies) => (choisies === "sombres" ? "claires" : "sombres");

  couleurs.addEventListener("click", () => {
    const choisies = autres(document.body.dataset.mdColorScheme === JEUX.sombres ? "sombres" : "claires");
    garde((memoire) => memoire.setItem(COULEURS, choisies));
    mettre(choisies);
  });
  machine.addEventListener("change", () => mettre(actuelles()));
  addEventListener("storage", () => mettre(actuelles())); // choisies dans une autre fenêtre
  mettre(actuelles());

  /* ——— Menu, là où il se replie ——— */

  const menu = bouton("menu");
  const ouvert = () => menu.getAttribute("aria-expanded") === "true";
  const basculer = () => menu.setAttribute("aria-expanded", String(!ouvert()));

  menu.addEventListener("click", basculer);
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !ouvert()) return;
    basculer();
    menu.focus();
  });

  /* ——— Recherche : ce qui cherche ne vient que si l’on cherche ——— */

  const RACCOURCIS = ["f", "s", "/"];
  const CHAMPS = "input, textarea, select, [contenteditable]";
  const fouille = /** @type {HTMLDialogElement} */ (document.querySelector(".fouille"));

  function fouiller() {
    fouille.showModal(); // à sa fermeture, le focus revient où il était
    if (fouille.querySelector("script, .manque")) return;
    const moteur = Object.assign(document.createElement("script"), { type: "module", src: script.dataset.recherche });
    moteur.dataset.manque = "La recherche n’a pas pu être chargée.";
    fouille.querySelector(".fouille__demande").append(moteur);
  }

  bouton("recherche").addEventListener("click", fouiller);
  fouille.querySelector(".fouille__fermer").addEventListener("click", () => fouille.close());
  fouille.addEventListener("click", ({ target }) => target === fouille && fouille.close()); // autour d’elle
  document.addEventListener("keydown", (touche) => {
    const { altKey, ctrlKey, key, metaKey } = touche;
    const target = /** @type {Element} */ (touche.target);
    if (altKey || ctrlKey || metaKey || !RACCOURCIS.includes(key) || target.closest(`${CHAMPS}, dialog`)) return;
    touche.preventDefault();
    fouiller();
  });
})();
