/* Les boutons de l’en-tête. Le thème en fait des cases et des ronds, que l’on ne coche pas tous au clavier. C’est un script
   ordinaire, appelé après l’en-tête : les couleurs choisies sont là avant que la page soit peinte. */
(() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: chargé comme un script, avant la page, et non comme un module
  "use strict";

  document.documentElement.classList.replace("no-js", "js"); // le thème le dit plus tard (theme.js)

  const COULEURS = "couleurs"; // rien n’est gardé sous ce nom tant que personne n’a choisi
  const JEUX = { claires: "default", sombres: "slate" };
  const machine = matchMedia("(prefers-color-scheme: dark)");
  const bouton = document.querySelector("[data-couleurs]");

  /* Un navigateur peut refuser de garder, et même de lire. */
  function garde(faire) {
    try {
      return faire(localStorage);
    } catch {
      return null;
    }
  }

  const actuelles = () => garde((memoire) => memoire.getItem(COULEURS)) ?? (machine.matches ? "sombres" : "claires");

  function mettre(couleurs) {
    document.body.dataset.mdColorScheme = JEUX[couleurs] ?? JEUX.claires;
    bouton.setAttribute("aria-label", `Passer en couleurs ${autres(couleurs)}`);
  }

  const autres = (couleurs) => (couleurs === "sombres" ? "claires" : "sombres");

  bouton.addEventListener("click", () => {
    const choisies = autres(document.body.dataset.mdColorScheme === JEUX.sombres ? "sombres" : "claires");
    garde((memoire) => memoire.setItem(COULEURS, choisies));
    mettre(choisies);
  });
  machine.addEventListener("change", () => mettre(actuelles()));
  mettre(actuelles());
  bouton.hidden = false;

  for (const label of /** @type {NodeListOf<HTMLLabelElement>} */ (document.querySelectorAll("label[data-bouton]"))) {
    const coche = /** @type {HTMLInputElement} */ (document.getElementById(label.htmlFor));
    const remplacant = document.createElement("button");
    remplacant.type = "button";
    remplacant.className = label.className;
    remplacant.dataset.pour = label.htmlFor;
    remplacant.setAttribute("aria-label", label.dataset.bouton);
    const dire = () => remplacant.setAttribute("aria-expanded", String(coche.checked));
    dire();
    remplacant.append(...label.childNodes);
    remplacant.addEventListener("click", () => coche.click());
    coche.addEventListener("change", dire);
    document.addEventListener("keydown", ({ key }) => {
      if (key === "Escape" && coche.checked) {
        coche.click();
        remplacant.focus();
      }
    });
    label.replaceWith(remplacant);
  }
})();
