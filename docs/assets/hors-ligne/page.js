/* Ce que chaque page fait du magasin : le demander, et dire quand elle en vient. Rien d’un dossier ouvert sans serveur. */
(() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: chargé comme un script, par toutes les pages, et non comme un module
  "use strict";

  const REFUS = "hors-ligne:refus";
  const { serviceWorker } = navigator;
  const racine = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  if (!serviceWorker || !racine.protocol.startsWith("http")) return;

  function direLaVersion() {
    const jour = document.querySelector(".pied__etat time").textContent;
    const dit = Object.assign(document.createElement("p"), { className: "version", role: "status" });
    dit.textContent = `Version du ${jour}, gardée par votre navigateur\u00a0: le réseau ne répond pas.`;
    document.querySelector("main").prepend(dit);
  }

  const garder = () => serviceWorker.register(new URL("hors-ligne.js", racine), { updateViaCache: "none" });

  async function effacer() {
    const magasin = await serviceWorker.getRegistration(racine.href);
    await magasin?.unregister();
    const noms = (await caches.keys()).filter((nom) => nom.startsWith(`tournee ${racine.href} `));
    await Promise.all(noms.map((nom) => caches.delete(nom)));
  }

  /* Le choix de la page « Lire sans réseau » : le refus seul est retenu. */
  function choisir(choix) {
    const bouton = choix.querySelector("button");
    const montrer = () => {
      const refuse = localStorage.getItem(REFUS);
      bouton.textContent = refuse ? "Garder le site" : "Effacer ce qui est gardé";
      choix.querySelector("p").textContent = refuse
        ? "Ce navigateur ne garde rien de ce site."
        : "Ce navigateur garde de quoi lire ce site sans réseau.";
    };
    bouton.addEventListener("click", async () => {
      const refuse = localStorage.getItem(REFUS);
      if (refuse) localStorage.removeItem(REFUS);
      else localStorage.setItem(REFUS, "oui");
      await (refuse ? garder() : effacer());
      montrer();
    });
    montrer();
    choix.hidden = false;
  }

  /* La page que l’on demandait : y revenir, de soi-même dès que le réseau revient, ou faire sans elle. */
  function ramener(choix) {
    const demandee = new URL(location.hash.slice(1), racine);
    if (!location.hash.slice(1) || !demandee.href.startsWith(racine.href)) return;
    const [page, lettre] = choix.querySelectorAll("a");
    page.href = demandee.href;
    const [, code] = demandee.href.slice(racine.href.length).match(/^communes\/(\d[\dab]\d{3})-/) ?? [];
    if (code) lettre.href = `${lettre.dataset.courriers}#${code.toUpperCase()}`;
    lettre.hidden = !code;
    choix.hidden = false;
    addEventListener("online", () => location.replace(demandee.href));
  }

  /* Un téléchargement échappe au magasin : c’est la page qui y prend le fichier. */
  async function emporter(evenement) {
    const lien = evenement.target.closest("a[download]");
    if (!lien || !lien.href.startsWith(racine.href)) return;
    evenement.preventDefault();
    try {
      const adresse = URL.createObjectURL(await (await fetch(lien.href)).blob());
      const nom = lien.download || lien.href.replace(/.*\//, "");
      Object.assign(document.createElement("a"), { href: adresse, download: nom }).click();
      setTimeout(() => URL.revokeObjectURL(adresse), 60_000);
    } catch {
      const dit = Object.assign(document.createElement("small"), { textContent: " (il faut le réseau)" });
      dit.setAttribute("role", "status");
      lien.after(dit);
    }
  }

  const demandee = document.querySelector(".magasin__demandee");
  if (demandee) ramener(demandee);
  if ("gardee" in document.documentElement.dataset) {
    direLaVersion();
    document.addEventListener("click", emporter);
  }
  const choix = document.querySelector(".magasin");
  if (choix) choisir(choix);
  const econome = /** @type {any} */ (navigator).connection?.saveData;
  addEventListener("load", () => {
    if (!econome && !localStorage.getItem(REFUS)) setTimeout(garder, 3000); // ce que l’on lit vient d’abord
  });
})();
