/* Le thème demande son moteur de recherche et l’index de tout le site dès l’arrivée sur une page.
   Ici, l’index attend que l’on veuille chercher (le champ, son bouton ou les raccourcis du thème), et le moteur est le
   nôtre : celui du thème ne connaît ni les accents, ni les apostrophes, ni « St », ni le nom exact d’une commune. */
(() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: chargé comme un script, avant celui du thème, et non comme un module
  "use strict";

  const RACCOURCIS = ["f", "s", "/"];
  /** @type {Promise<void>} */
  const envie = new Promise((venue) => {
    const champ = (element) =>
      element?.closest?.("[data-md-component=search], [for=__search], [data-md-toggle=search]");
    for (const type of ["focusin", "pointerdown", "click"]) {
      document.addEventListener(type, ({ target }) => champ(target) && venue(), { capture: true });
    }
    document.addEventListener("keydown", ({ key }) => RACCOURCIS.includes(key) && venue(), { capture: true });
    if (new URLSearchParams(location.search).has("q") || new URLSearchParams(location.search).has("h")) venue();
  });

  const moteur = new URL("moteur.js", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const Travailleur = window.Worker;
  window.Worker = /** @type {any} */ (
    class extends EventTarget {
      #pret;

      constructor() {
        super();
        this.#pret = envie.then(() => {
          const vrai = new Travailleur(moteur, { type: "module" });
          vrai.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
          return vrai;
        });
      }

      postMessage(message) {
        this.#pret.then((vrai) => vrai.postMessage(message));
      }

      terminate() {
        this.#pret.then((vrai) => vrai.terminate());
      }
    }
  );

  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function ouvrir(methode, adresse, ...suite) {
    this.attendre = String(adresse).endsWith("search/search_index.json");
    return open.call(this, methode, adresse, ...suite);
  };
  XMLHttpRequest.prototype.send = function envoyer(...corps) {
    if (this.attendre) envie.then(() => send.apply(this, corps));
    else send.apply(this, corps);
  };
})();
