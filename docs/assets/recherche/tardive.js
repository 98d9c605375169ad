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

  /* Le thème n’écoute que les touches : un texte collé, dicté ou suggéré doit valoir un texte tapé. */
  document.addEventListener("input", ({ target }) => {
    const champ = /** @type {HTMLElement} */ (target);
    if (champ.matches("[data-md-component=search-query]")) champ.dispatchEvent(new Event("keyup"));
  });

  /* Échap rend le focus à ce qui l’avait avant la recherche ; le thème le laisse perdu. */
  let avant = /** @type {HTMLElement | null} */ (null);
  const dedans = (element) => element?.closest?.("[data-md-component=search]");
  document.addEventListener("focusin", ({ target, relatedTarget }) => {
    if (dedans(target) && !dedans(relatedTarget)) avant = /** @type {HTMLElement} */ (relatedTarget);
  });
  document.addEventListener("keydown", ({ key, target }) => {
    if (key === "Escape" && dedans(target)) setTimeout(() => avant?.focus());
  });

  const MANQUE = "La recherche n’a pas pu être chargée.";
  const moteur = new URL("moteur.js", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const reseau = new URL("../reseau.js", moteur).href;
  const laMeta = () => document.querySelector(".md-search-result__meta");

  /* Ce qui dit ce qui manque peut manquer lui-même : la garde le dit, à la place de l’« Initialisation ». */
  const secours = envie.then(async () => {
    const meta = laMeta();
    const attente = [...meta.childNodes];
    const script = Object.assign(document.createElement("script"), { type: "module", src: reseau });
    script.dataset.manque = MANQUE;
    await new Promise((venu) => {
      script.addEventListener("load", venu);
      meta.replaceChildren(script);
    });
    meta.replaceChildren(...attente);
    return import(reseau);
  });

  async function obtenir(faire) {
    const { approvisionner, demander } = await secours;
    return approvisionner(laMeta(), MANQUE, () => faire(demander))();
  }

  /* Un moteur est là quand il l’a dit : jusque-là, un de ses modules peut manquer. */
  const Travailleur = window.Worker;
  const demarrer = () =>
    new Promise((pret, echec) => {
      const vrai = new Travailleur(moteur, { type: "module" });
      vrai.addEventListener("message", () => pret(vrai), { once: true });
      vrai.addEventListener("error", echec, { once: true });
    });

  window.Worker = /** @type {any} */ (
    class extends EventTarget {
      #pret;

      constructor() {
        super();
        this.#pret = obtenir(demarrer).then((vrai) => {
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

  /* Rien ne part : ce qui est déjà là répond, car la politique du site ne laisse pas demander un « blob: ». */
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function ouvrir(methode, adresse, ...suite) {
    this.attendue = String(adresse).endsWith("search/search_index.json") ? adresse : undefined;
    return open.call(this, methode, adresse, ...suite);
  };
  XMLHttpRequest.prototype.send = async function envoyer(...corps) {
    if (this.attendue) {
      const index = await obtenir((demander) => demander(this.attendue, "config", "docs"));
      const response = { value: new Blob([JSON.stringify(index)]) };
      Object.defineProperties(this, { status: { value: 200 }, response });
      this.dispatchEvent(new ProgressEvent("load"));
    } else send.apply(this, corps);
  };
})();
