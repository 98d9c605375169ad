/* La carte vivante du suivi : ce que folium a dessiné, sur un fond de toutes les communes. */

import { situer as trouverMaPosition } from "../position.js";
import { inserer } from "../reseau.js";
import { deprojeter, Fond, projeter } from "./fond.js";
import { cohabiter, lienSousLaSouris } from "./gestes.js";
import { COUCHES, composer, phrase, surveillerLesCouleurs } from "./territoire.js";
import { tendre } from "./toile.js";

const ZOOM_COMMUNE = 10.5;
const SANS_POSITION = "Choisissez plutôt un département, ou cherchez votre commune par son nom.";
const SVG = "http://www.w3.org/2000/svg";

const auDoigt = (evenement) => evenement.pointerType === "touch";
const sansMouvement = matchMedia("(prefers-reduced-motion: reduce)");

/* Charge Leaflet et ce que folium a dessiné */
async function deplier(cadre) {
  const { leaflet, style, script } = cadre.dataset;
  await Promise.all([inserer("link", { rel: "stylesheet", href: style }), inserer("script", { src: leaflet })]);
  const element = Object.assign(document.createElement("div"), { id: "map_suivi", className: "carte-suivi__leaflet" });
  cadre.append(element);
  try {
    await inserer("script", { src: script });
    if (!(window.map_suivi instanceof L.Map)) throw new Error(`${script} : sans carte`); // et non l’élément de ce nom
  } catch (erreur) {
    element.remove();
    throw erreur;
  }
  const carte = window.map_suivi;
  carte.attributionControl.remove();
  L.control.zoom({ zoomInTitle: "Zoomer", zoomOutTitle: "Dézoomer" }).addTo(carte);
  carte.scrollWheelZoom.disable();
  carte.on("focus", () => carte.scrollWheelZoom.enable());
  carte.on("blur", () => carte.scrollWheelZoom.disable());
  element.addEventListener("pointerdown", (evenement) => carte.dragging[auDoigt(evenement) ? "disable" : "enable"](), {
    capture: true,
  });
  return carte;
}

/* Fait un vrai lien de ce que folium a dessiné. Au doigt, un premier appui nomme, un second ouvre. */
function lier(couche, nom, adresse) {
  const element = couche.getElement();
  const lien = element instanceof SVGElement ? document.createElementNS(SVG, "a") : document.createElement("a");
  if (element instanceof SVGElement) {
    element.replaceWith(lien);
    lien.append(element);
    element.setAttribute("tabindex", "-1"); // Leaflet écoute son focus : il serait un arrêt de plus, sans nom
  } else {
    element.append(lien);
    for (const nom of ["tabindex", "role", "title", "alt"]) element.removeAttribute(nom); // le lien les remplace
  }
  lien.setAttribute("href", adresse);
  lien.setAttribute("aria-label", nom);
  let ouvrir = true;
  lien.addEventListener("pointerdown", (evenement) => {
    ouvrir = !auDoigt(evenement) || couche.isTooltipOpen();
  });
  lien.addEventListener("click", (evenement) => ouvrir || evenement.preventDefault());
  lien.addEventListener("focus", () => couche.openTooltip());
  lien.addEventListener("blur", () => couche.closeTooltip());
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
    const elements = [lier(couche, nom, adresse)];
    if (classe.includes("--ancien")) elements.push(...cercler(carte, point));
    collectivites.set(cle, elements);
  });
  carte.eachLayer((couche) => {
    const { gull, adresse, alt } = couche.options;
    if (gull) groupes.set(gull, lier(couche, alt, adresse));
  });
  return { collectivites, groupes };
}

/* « obtenirLeFond » rend les contours et le répertoire ; le demander de nouveau réessaie. */
/** @type {(section: HTMLElement, obtenirLeFond: () => Promise<[Topologie, Repertoire]>) => Promise<CarteVivante>} */
export async function animer(section, obtenirLeFond) {
  const cadre = section.querySelector(".carte-suivi");
  const annonce = section.querySelector(".annonce");
  const carte = await deplier(cadre);
  const { collectivites, groupes } = relever(carte);
  const etendue = carte.getBounds();
  cadre.classList.add("est-vivante");
  cohabiter(cadre);
  const viser = lienSousLaSouris(cadre);

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
      for (const element of elements) element.classList.toggle("est-masque", filtre.cles?.has(cle) === false);
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

  async function situer() {
    quitter();
    annoncer("Recherche de votre position…");
    try {
      arriver(...(await trouverMaPosition()));
    } catch ({ message }) {
      annoncer(`${message} ${SANS_POSITION}`);
    }
  }

  function arriver(lon, lat) {
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

  const dessine = ({ target }) => target.closest(".leaflet-interactive, .leaflet-control, .leaflet-marker-icon");
  const sousLePointeur = ({ lng, lat }) => repertoire.communes.get(fond.sous(...projeter(lng, lat)));

  function survoler(evenement) {
    if (auDoigt(evenement) || evenement.buttons) return; // on la déplace
    const ou = carte.mouseEventToLatLng(evenement);
    const commune = dessine(evenement) ? undefined : sousLePointeur(ou);
    viser(commune && adresseDe(commune), evenement);
    if (commune) nommer(commune, ou);
    else fermer();
  }

  /* Au doigt, un premier appui nomme, un second ouvre. Une souris a son lien, sauf si elle clique sans avoir bougé. */
  function toucher(evenement) {
    if (evenement.defaultPrevented || evenement.target.closest("a") || dessine(evenement)) return;
    const commune = sousLePointeur(carte.mouseEventToLatLng(evenement));
    if (!commune) return;
    if (!auDoigt(evenement) || commune.code === choisie) {
      location.assign(adresseDe(commune));
      return;
    }
    choisir(commune);
    annoncer(phrase(commune), commune);
  }

  function installer([topologie, lu]) {
    fond = new Fond(topologie);
    repertoire = lu;
    toile = tendre(carte);
    repeindre();
    cadre.classList.add("a-les-communes");
    cadre.addEventListener("pointermove", survoler);
    cadre.addEventListener("pointerleave", fermer);
    cadre.addEventListener("click", toucher);
    carte.on("tooltipopen", ({ tooltip }) => {
      if (tooltip !== bulle) fermer();
    }); // une seule à la fois
    surveillerLesCouleurs(repeindre);
  }

  const pret = obtenirLeFond().then(installer);
  const quandPrete = (geste) => async (valeur) => {
    obtenirLeFond();
    await pret;
    geste(valeur);
  };
  return { filtrer, colorier, cadrer: quandPrete(cadrer), montrer: quandPrete(montrer), situer: quandPrete(situer) };
}
