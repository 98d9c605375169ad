/* La carte vivante du suivi : ce que folium a dessiné, sur un fond de toutes les communes. */

import { charger as lireLeRepertoire } from "../communes.js";
import { demander } from "../reseau.js";
import { deprojeter, Fond, projeter } from "./fond.js";
import { COUCHES, composer, phrase, surveillerLesCouleurs } from "./territoire.js";
import { tendre } from "./toile.js";

const ZOOM_COMMUNE = 10.5;
const REFUS = {
  1: "Votre navigateur n’a pas donné votre position.",
  2: "Votre appareil n’a pas trouvé votre position.",
  3: "Votre appareil a mis trop de temps à trouver votre position.",
};
const SANS_POSITION = "Choisissez plutôt un département, ou cherchez votre commune par son nom.";

const charger = (balise, attributs) =>
  new Promise((pret, echec) => {
    const element = Object.assign(document.createElement(balise), attributs);
    element.onload = pret;
    element.onerror = echec;
    document.head.append(element);
  });

const auDoigt = (evenement) => evenement.pointerType === "touch";
const sansMouvement = matchMedia("(prefers-reduced-motion: reduce)");

/* Charge Leaflet et ce que folium a dessiné */
async function deplier(cadre) {
  const { leaflet, style, script } = cadre.dataset;
  await Promise.all([charger("link", { rel: "stylesheet", href: style }), charger("script", { src: leaflet })]);
  const element = Object.assign(document.createElement("div"), { id: "map_suivi", className: "carte-suivi__leaflet" });
  cadre.append(element);
  await charger("script", { src: script });
  const carte = window.map_suivi;
  carte.attributionControl.remove();
  L.control.zoom({ zoomInTitle: "Zoomer", zoomOutTitle: "Dézoomer" }).addTo(carte);
  carte.scrollWheelZoom.disable();
  carte.on("focus", () => carte.scrollWheelZoom.enable());
  carte.on("blur", () => carte.scrollWheelZoom.disable());
  return carte;
}

/* Donne au clavier ce que folium a dessiné. Au doigt, un premier appui nomme, un second ouvre. */
function rendreAccessible(couche, nom, adresse) {
  const element = couche.getElement();
  element.setAttribute("tabindex", "0");
  element.setAttribute("role", "link");
  element.setAttribute("aria-label", nom);
  const nommee = () => couche.isTooltipOpen();
  let ouvrir = true;
  element.addEventListener("pointerdown", (evenement) => {
    ouvrir = !auDoigt(evenement) || nommee();
  });
  element.addEventListener("click", () => {
    if (ouvrir) location.assign(adresse);
  });
  element.addEventListener("keydown", (evenement) => {
    if (evenement.key === "Enter") location.assign(adresse);
  });
  return element;
}

function cercler(carte, point) {
  const options = { interactive: false, radius: 10, fill: false };
  return ["anneau anneau--bord", "anneau"].map((className) =>
    L.circleMarker([point[1], point[0]], { ...options, className })
      .addTo(carte)
      .getElement(),
  );
}

/* Les éléments dessinés par folium : les collectivités par leur clé, les groupes par leur identifiant */
function relever(carte) {
  const collectivites = new Map();
  const groupes = new Map();
  window.geo_json_collectivites.eachLayer((couche) => {
    const { cle, nom, adresse, point, classe } = couche.feature.properties;
    const elements = [rendreAccessible(couche, nom, adresse)];
    if (classe.includes("--ancien")) elements.push(...cercler(carte, point));
    collectivites.set(cle, elements);
  });
  carte.eachLayer((couche) => {
    const { gull, adresse, alt } = couche.options;
    if (gull) groupes.set(gull, rendreAccessible(couche, alt, adresse));
  });
  return { collectivites, groupes };
}

/** @type {(section: HTMLElement) => Promise<CarteVivante>} */
export async function animer(section) {
  const cadre = section.querySelector(".carte-suivi");
  const annonce = section.querySelector(".annonce");
  const donnees = Promise.all([demander(cadre.dataset.contours), lireLeRepertoire(cadre.dataset.repertoire)]);
  donnees.catch(() => {}); // un échec se dit plus bas, une fois Leaflet là
  const carte = await deplier(cadre);
  const { collectivites, groupes } = relever(carte);
  const etendue = carte.getBounds();
  cadre.classList.add("est-vivante");

  let couche = "statut";
  let retenue = () => true;
  let choisie; // le code de la commune montrée
  const bulle = L.tooltip({ direction: "top", offset: [0, -6] });
  const position = L.layerGroup().addTo(carte);

  function annoncer(texte, commune) {
    annonce.replaceChildren(texte);
    if (!commune) return;
    const lien = Object.assign(document.createElement("a"), { textContent: "Voir sa page" });
    lien.href = adresseDe(commune);
    annonce.append(". ", lien);
  }

  const fermer = () => carte.closeTooltip(bulle);

  function nommer(commune, ou) {
    const contenu = document.createElement("span"); // du texte, jamais du HTML
    contenu.textContent = COUCHES[couche].bulle(commune);
    bulle.setLatLng(ou).setContent(contenu);
    carte.openTooltip(bulle);
  }

  const bornes = ([x0, y0, x1, y1]) => [deprojeter(x0, y0), deprojeter(x1, y1)].map(([lon, lat]) => [lat, lon]);
  const aller = (limites, options) =>
    carte.fitBounds(limites, { padding: [12, 12], animate: !sansMouvement.matches, ...options });

  /* ——— Ce que la page demande ——— */

  function filtrer(filtre) {
    retenue = filtre.retenue;
    for (const [cle, elements] of collectivites) {
      for (const element of elements) element.classList.toggle("est-masque", !filtre.cles.has(cle));
    }
    for (const [id, element] of groupes) {
      element.classList.toggle("est-masque", Boolean(filtre.groupe) && id !== filtre.groupe);
    }
    repeindre();
  }

  function colorier(voulue) {
    couche = voulue;
    cadre.dataset.couche = voulue;
    fermer(); // elle parlait de l’autre couche
    for (const legende of section.querySelectorAll("[data-legende]")) {
      legende.hidden = !legende.dataset.legende.split(" ").includes(voulue);
    }
    repeindre();
  }

  /* Quitte la commune montrée : l’adresse ne doit pas dire autre chose que la carte. */
  function quitter() {
    choisie = undefined;
    fermer();
    position.clearLayers();
    annoncer("");
    if (/^#\d/.test(location.hash)) history.replaceState(null, "", location.pathname + location.search);
    repeindre();
  }

  function cadrer(departement) {
    quitter();
    const forme = fond.departements.get(departement);
    aller(forme ? bornes(forme.cadre) : etendue, forme ? {} : { padding: [0, 0] });
  }

  function choisir(commune) {
    choisie = commune.code;
    history.replaceState(null, "", `${location.pathname}${location.search}#${commune.code}`);
    const [x0, y0, x1] = fond.communes.get(commune.code).cadre;
    const [lon, lat] = deprojeter((x0 + x1) / 2, y0); // au-dessus d’elle, pour ne pas la cacher
    nommer(commune, [lat, lon]);
    repeindre();
  }

  function montrer(code) {
    const commune = repertoire.trouver(code);
    if (!commune) {
      annoncer(`Le code ${code} n’est celui d’aucune commune de la région ${repertoire.region}.`);
      return;
    }
    position.clearLayers();
    aller(bornes(fond.communes.get(commune.code).cadre), { maxZoom: ZOOM_COMMUNE });
    choisir(commune);
    const avant = commune.code === code ? "" : `Le code ${code} mène aujourd’hui à une autre commune. `;
    annoncer(avant + phrase(commune), commune);
  }

  /* La position reste ici : ni l’adresse de la page ni aucune demande ne la porte. */
  function situer() {
    quitter();
    if (!navigator.geolocation) {
      annoncer(`${REFUS[2]} ${SANS_POSITION}`);
      return;
    }
    annoncer("Recherche de votre position…");
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => arriver(latitude, longitude),
      ({ code }) => annoncer(`${REFUS[code] ?? REFUS[2]} ${SANS_POSITION}`),
      { timeout: 15_000, maximumAge: 600_000 },
    );
  }

  function arriver(lat, lon) {
    const commune = repertoire.communes.get(fond.sous(...projeter(lon, lat)));
    if (!commune) {
      annoncer(`Votre position est hors de la région ${repertoire.region}. ${SANS_POSITION}`);
      return;
    }
    choisie = commune.code;
    L.circleMarker([lat, lon], { radius: 7, className: "position", interactive: false }).addTo(position);
    carte.setView([lat, lon], ZOOM_COMMUNE, { animate: !sansMouvement.matches });
    nommer(commune, [lat, lon]);
    annoncer(`Autour de vous\u00a0: ${phrase(commune)}`, commune);
    repeindre();
  }

  /* ——— Le fond ——— */

  let fond;
  let repertoire;
  let toile;
  let demande = 0;
  const adresseDe = (commune) => cadre.dataset.communes + repertoire.page(commune);

  function repeindre() {
    if (!toile) return;
    cancelAnimationFrame(demande); // plusieurs changements, un seul tableau
    demande = requestAnimationFrame(() =>
      toile.montrer(composer(fond, repertoire, { couche, retenue, choisie, element: cadre })),
    );
  }

  function survoler({ latlng, originalEvent }) {
    const dessine = originalEvent.target.closest?.(".leaflet-interactive, .leaflet-control");
    const code = dessine ? undefined : fond.sous(...projeter(latlng.lng, latlng.lat));
    carte.getContainer().style.cursor = code ? "pointer" : "";
    if (code) nommer(repertoire.communes.get(code), latlng);
    else fermer();
  }

  function toucher({ latlng, originalEvent }) {
    if (originalEvent.target.closest?.(".leaflet-interactive, .leaflet-control")) return;
    const commune = repertoire.communes.get(fond.sous(...projeter(latlng.lng, latlng.lat)));
    if (!commune) return;
    if (!auDoigt(originalEvent) || commune.code === choisie) {
      location.assign(adresseDe(commune));
      return;
    }
    choisir(commune);
    annoncer(phrase(commune), commune);
  }

  const pret = donnees.then(([topologie, lu]) => {
    fond = new Fond(topologie);
    repertoire = lu;
    toile = tendre(carte);
    repeindre();
    cadre.classList.add("a-les-communes");
    carte.on("mousemove", survoler).on("mouseout", fermer).on("click", toucher);
    carte.on("tooltipopen", ({ tooltip }) => {
      if (tooltip !== bulle) fermer();
    }); // une seule à la fois
    surveillerLesCouleurs(repeindre);
  });
  pret.catch((erreur) => {
    console.error(erreur);
    annoncer("Les contours des communes n’ont pas pu être chargés. La liste et les collectivités du suivi restent là.");
  });
  const quandPrete = (geste) => (valeur) =>
    pret.then(
      () => geste(valeur),
      () => {},
    );
  return { filtrer, colorier, cadrer: quandPrete(cadrer), montrer: quandPrete(montrer), situer: quandPrete(situer) };
}
