/* Le script du thème (35 ko) sert à qui cherche, ouvre ou défile : il attend un premier geste. Lire ne le demande pas. */
(() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: chargé comme un script, et non comme un module
  "use strict";

  const GESTES = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin"];
  const RACCOURCIS = ["f", "s", "/"];
  const CHAMPS = "input, textarea, select, [contenteditable]";
  const OPTIONS = { capture: true, passive: true };
  const reserve = /** @type {HTMLTemplateElement} */ (document.getElementById("theme"));

  /* Qui imprime n’a peut-être fait aucun geste, et le papier n’ouvre rien. */
  function deplier() {
    const replies = [...document.querySelectorAll("details:not([open])")];
    const basculer = () => {
      for (const repli of replies) repli.toggleAttribute("open");
    };
    basculer();
    addEventListener("afterprint", basculer, { once: true });
  }

  function charger() {
    for (const geste of GESTES) removeEventListener(geste, charger, OPTIONS);
    removeEventListener("beforeprint", deplier);
    const morceaux = document.importNode(reserve.content, true);
    // Il attend la fin de la lecture de la page, qui est passée.
    const annoncer = () => document.dispatchEvent(new Event("DOMContentLoaded"));
    morceaux.querySelector("script").addEventListener("load", annoncer);
    document.body.append(morceaux);
  }

  /* La touche qui appelle le script ne peut pas l’attendre. */
  function chercher(touche) {
    const { altKey, ctrlKey, key, metaKey, target } = touche;
    if (altKey || ctrlKey || metaKey || !RACCOURCIS.includes(key) || target.closest(CHAMPS)) return;
    touche.preventDefault();
    /** @type {HTMLElement} */ (document.querySelector("[data-md-component=search-query]")).focus();
  }

  for (const geste of GESTES) addEventListener(geste, charger, OPTIONS);
  addEventListener("keydown", chercher, { once: true });
  addEventListener("beforeprint", deplier);
  if (location.hash || location.search) charger();
})();
