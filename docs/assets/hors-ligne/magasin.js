/* Garde de quoi lire le site sans réseau. Quand le réseau est là, c’est lui qui répond ; le magasin ne sert qu’à son défaut.
   Ce que la construction donne à garder a pour clé son adresse et ce qu’il contient : une version nouvelle ne redemande que ce
   qui change. Ce que l’on visite d’autre est gardé aussi, les dernières pages seulement. */
(() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: importé par un service, et non comme un module
  "use strict";

  const service = /** @type {any} */ (self);
  const { scope } = service.registration;
  const DU_SITE = `tournee ${scope} site`;
  const DES_VISITES = `tournee ${scope} visites`;
  const PATIENCE = 4000; // au-delà, un réseau qui ne répond pas est un réseau absent
  const LOURD = 1_000_000; // un fichier que l’on télécharge n’est pas une page que l’on relit

  /* « guides/relance/ », quels que soient la recherche, l’ancre et l’« index.html » demandés */
  const adresseDe = (url) =>
    url
      .slice(scope.length)
      .replace(/[?#].*/, "")
      .replace(/(^|\/)index\.html$/, "$1");
  const cleDe = (adresse, contenu) => `${scope}${adresse}?contenu=${contenu}`;

  async function remplir(fichiers) {
    const magasin = await caches.open(DU_SITE);
    for (const [adresse, contenu] of Object.entries(fichiers)) {
      const cle = cleDe(adresse, contenu);
      if (await magasin.match(cle)) continue;
      const venu = await fetch(scope + adresse, { cache: "no-cache" });
      if (!venu.ok) throw new Error(`${adresse} : ${venu.status}`);
      await magasin.put(cle, await copieDe(venu));
    }
  }

  /* Une réponse venue d’ailleurs que de son adresse ne peut pas être rendue à qui ouvre une page. */
  const copieDe = async (venu) => new Response(await venu.blob(), { headers: venu.headers });

  async function ranger(fichiers) {
    const magasin = await caches.open(DU_SITE);
    const gardees = new Set(Object.entries(fichiers).map(([adresse, contenu]) => cleDe(adresse, contenu)));
    for (const { url } of await magasin.keys()) if (!gardees.has(url)) await magasin.delete(url);
  }

  const vider = () => Promise.all([DU_SITE, DES_VISITES].map((nom) => caches.delete(nom)));

  async function retenir(adresse, venue, combien) {
    const visites = await caches.open(DES_VISITES);
    await visites.delete(scope + adresse);
    if (Number(venue.headers.get("content-length")) > LOURD) return;
    await visites.put(scope + adresse, await copieDe(venue));
    const rangees = await visites.keys(); // de la plus ancienne à la plus récente
    for (const vieille of rangees.slice(0, -combien)) await visites.delete(vieille);
  }

  /* Ce que le site ne montre plus, le magasin l’oublie. */
  async function oublier(adresse, contenu) {
    await (await caches.open(DES_VISITES)).delete(scope + adresse);
    if (contenu) await (await caches.open(DU_SITE)).delete(cleDe(adresse, contenu));
  }

  /* Une page et des données sont celles d’aujourd’hui : le navigateur demande si les siennes le sont encore. */
  /** @type {(demande: Request) => RequestInit} */
  const aJour = ({ destination, mode }) => (mode === "navigate" || !destination ? { cache: "no-cache" } : {});

  const patienter = (attendue) =>
    Promise.race([
      attendue,
      new Promise((_, echec) => setTimeout(() => echec(new Error("le réseau ne répond pas")), PATIENCE)),
    ]);

  /* La page sait qu’elle vient du magasin ; page.js le dit à qui la lit. */
  async function marquer(gardee) {
    if (!gardee.headers.get("content-type")?.startsWith("text/html")) return gardee;
    const texte = await gardee.text();
    return new Response(texte.replace("<html", "<html data-gardee"), { headers: gardee.headers });
  }

  /* Ce que le site garde : chaque adresse, et un condensé de ce qu’elle montre ; combien de ce que l’on visite d’autre */
  /** @type {(fichiers: Record<string, string>, visites: number) => void} */
  service.tenir = (fichiers, visites) => {
    const sansReseau = new Set(); // les pages qui viennent du magasin : ce qu’elles demandent en vient aussi

    const retrouver = async (adresse) =>
      adresse in fichiers
        ? (await caches.open(DU_SITE)).match(cleDe(adresse, fichiers[adresse]))
        : (await caches.open(DES_VISITES)).match(scope + adresse);

    async function demander(evenement, adresse, gardee) {
      const { request } = evenement;
      const attendue = fetch(request, aJour(request));
      const venue = await (gardee ? patienter(attendue) : attendue);
      if (gardee && venue.status >= 500) throw new Error(`${adresse} : ${venue.status}`);
      if (venue.status === 404 || venue.status === 410) evenement.waitUntil(oublier(adresse, fichiers[adresse]));
      else if (venue.status === 200 && !(adresse in fichiers))
        evenement.waitUntil(retenir(adresse, venue.clone(), visites));
      return venue;
    }

    async function repondre(evenement) {
      const { clientId, request, resultingClientId } = evenement;
      const adresse = adresseDe(request.url);
      const gardee = await retrouver(adresse);
      const ouvre = request.mode === "navigate";
      if (gardee && !ouvre && sansReseau.has(clientId)) return gardee;
      try {
        return await demander(evenement, adresse, gardee);
      } catch (erreur) {
        if (!ouvre) return gardee ?? Promise.reject(erreur);
        if (!gardee) return Response.redirect(`${scope}hors-ligne/#${adresse}`);
        sansReseau.add(resultingClientId);
        return marquer(gardee);
      }
    }

    service.addEventListener("install", (evenement) => {
      service.skipWaiting();
      evenement.waitUntil(remplir(fichiers));
    });
    service.addEventListener("activate", (evenement) => {
      evenement.waitUntil(Promise.all([ranger(fichiers), service.clients.claim()]));
    });
    service.addEventListener("fetch", (evenement) => {
      const { headers, method, url } = evenement.request;
      if (method === "GET" && url.startsWith(scope) && !headers.has("range"))
        evenement.respondWith(repondre(evenement));
    });
  };

  /* Un site qui ne se lit plus sans réseau défait ce que ses versions d’avant ont gardé. */
  service.fermer = () => {
    service.addEventListener("install", () => service.skipWaiting());
    service.addEventListener("activate", (evenement) => {
      evenement.waitUntil(Promise.all([vider(), service.registration.unregister()]));
    });
  };
})();
