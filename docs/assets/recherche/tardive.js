/* Le thème demande son moteur de recherche et l’index de tout le site dès l’arrivée sur une page.
   Ici, l’index attend que l’on veuille chercher (le champ, son bouton ou les raccourcis du thème), et le moteur est le
   nôtre : celui du thème ne connaît ni les accents, ni les apostrophes, ni « St », ni le nom exact d’une commune.
   Ce qui manque est dit et redemandé : l’« Initialisation » du thème durerait toujours. */
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
  const reseau = new URL("../reseau.js", moteur).href;
  async function obtenir(adresse) {
    await envie;
    const { approvisionner, joindre } = await import(reseau);
    const annonce = document.querySelector(".md-search-result__meta");
    return approvisionner(annonce, "La recherche n’a pas pu être chargée.", async () =>
      (await joindre(adresse)).blob(),
    )();
  }

  const Travailleur = window.Worker;
  window.Worker = /** @type {any} */ (
    class extends EventTarget {
      #pret;

      constructor() {
        super();
        this.#pret = obtenir(moteur).then(() => {
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
    this.attendue = String(adresse).endsWith("search/search_index.json") ? adresse : undefined;
    return open.call(this, methode, adresse, ...suite);
  };
  XMLHttpRequest.prototype.send = async function envoyer(...corps) {
    if (this.attendue) open.call(this, "GET", URL.createObjectURL(await obtenir(this.attendue)));
    send.apply(this, corps);
  };
})();
