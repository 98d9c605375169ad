/* La carte vivante du suivi : ce que folium a dessiné, sur un fond de toutes les communes. */

import { situer as trouverMaPosition } from "../position.js";
import { inserer } from "../reseau.js";
import { deprojeter, Fond, parDepartement, projeter } from "./fond.js";
import { cohabiter, lienSousLaSouris } from "./gestes.js";
import { COUCHES, composer, designer, surveillerLesCouleurs } from "./territoire.js";
import { tendre } from "./toile.js";

const ZOOM_COMMUNE = 10.5;
const DEPARTEMENTS_EN_VUE = 4; // au plus, pour que leurs communes viennent d’elles-mêmes
const SANS_POSITION = "Choisissez plutôt un département, ou cherchez votre commune par son nom.";

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
  L.control.zoom({ position: "topright", zoomInTitle: "Zoomer", zoomOutTitle: "Dézoomer" }).addTo(carte);
  carte.scrollWheelZoom.disable();
  carte.on("focus", () => carte.scrollWheelZoom.enable());
  carte.on("blur", () => carte.scrollWheelZoom.disable());
  element.addEventListener("pointerdown", (evenement) => carte.dragging[auDoigt(evenement) ? "disable" : "enable"](), {
    capture: true,
  });
  return carte;
}

/* Un tracé s’ouvre d’un appui, sans être un arrêt du clavier : des centaines se suivraient, et la liste en est l’égale.
   Une fois les communes là, l’appui sur l’une d’elles est pour toutes le même. */
function rendreTouchable(couche, cle, choisir) {
  const element = couche.getElement();
  element.dataset.cle = cle;
  element.setAttribute("tabindex", "-1"); // Leaflet écoute son focus : ce serait un arrêt, sans nom
  couche.on("click", choisir);
  return element;
}

/* Un groupe n’est pas dans la liste : son repère est un vrai lien. */
function lier(couche, choisir) {
  const { alt, cle } = couche.options;
  const element = couche.getElement();
  for (const nom of ["tabindex", "role", "title", "alt"]) element.removeAttribute(nom); // le lien les remplace
  const lien = Object.assign(document.createElement("a"), { href: `#${cle}` });
  lien.setAttribute("aria-label", alt);
  lien.addEventListener("click", (evenement) => {
    if (evenement.ctrlKey || evenement.metaKey || evenement.shiftKey) return;
    evenement.preventDefault();
    choisir();
  });
  lien.addEventListener("focus", () => couche.openTooltip());
  lien.addEventListener("blur", () => couche.closeTooltip());
  element.append(lien);
  return element;
}

/* Autour du siège d’une collectivité, ou au milieu d’une commune */
function cercler(carte, point, siege) {
  const options = { interactive: false, radius: siege ? siege + 3 : 10, fill: false };
  return ["anneau anneau--bord", "anneau"].map((className) =>
    L.circleMarker([point[1], point[0]], { ...options, className })
      .addTo(carte)
      .getElement(),
  );
}

/* Les éléments dessinés par folium : les collectivités par leur clé, les groupes par leur identifiant, la place de chacun */
function relever(carte, choisir) {
  const collectivites = new Map();
  const groupes = new Map();
  const places = new Map();
  window.geo_json_collectivites.eachLayer((couche) => {
    const { cle, point, classe } = couche.feature.properties;
    const elements = [rendreTouchable(couche, cle, () => choisir(cle))];
    if (classe.includes("--ancien")) elements.push(...cercler(carte, point, couche.getRadius?.()));
    collectivites.set(cle, elements);
    places.set(cle, [point[1], point[0]]);
  });
  carte.eachLayer((couche) => {
    const { gull, cle } = couche.options;
    if (!gull) return;
    groupes.set(
      gull,
      lier(couche, () => choisir(cle)),
    );
    places.set(cle, couche.getLatLng());
    couche.getElement().addEventListener("focus", () => carte.panInside(couche.getLatLng(), { padding: [60, 60] }));
  });
  return { collectivites, groupes, places };
}

/* « obtenirLeFond » rend les contours et le répertoire ; le demander de nouveau réessaie. « choisir » reçoit la clé de ce
   que l’on touche. */
/** @type {(section: HTMLElement, obtenirLeFond: () => Promise<[Topologie, Repertoire]>, choisir: (cle: string) => void) => Promise<CarteVivante>} */
export async function animer(section, obtenirLeFond, choisir) {
  const cadre = section.querySelector(".carte-suivi");
  const annonce = section.querySelector(".annonce");
  const fiche = cadre.querySelector(".fiche-de-carte");
  const carte = await deplier(cadre);
  const { collectivites, groupes, places } = relever(carte, choisir);
  const etendue = carte.getBounds();
  cadre.classList.add("est-vivante");
  cohabiter(cadre);
  const viser = lienSousLaSouris(carte.getContainer()); // dans la carte, que l’on déplace aussi en partant de lui

  let couche = "statut";
  let retenue = () => true;
  let choisie; // la clé de ce qui est montré
  let avant; // la vue que la fiche a fait quitter, tant que l’on n’en a pas choisi une autre
  let cadree = ""; // ce que le dernier filtre a fait cadrer
  const bulle = L.tooltip({ direction: "top", offset: [0, -6] });
  const position = L.layerGroup().addTo(carte);

  const annoncer = (texte) => annonce.replaceChildren(texte);
  const fermer = () => carte.closeTooltip(bulle);

  function nommer(commune, ou) {
    const contenu = document.createElement("span"); // du texte, jamais du HTML
    contenu.textContent = COUCHES[couche].bulle(commune);
    bulle.setLatLng(ou).setContent(contenu);
    carte.openTooltip(bulle);
  }

  /* La fiche cache le bas de la carte : ce qu’elle dit reste au-dessus d’elle. */
  const marges = () => ({ paddingTopLeft: [12, 12], paddingBottomRight: [12, 12 + fiche.offsetHeight] });
  const bornes = ([x0, y0, x1, y1]) => [deprojeter(x0, y0), deprojeter(x1, y1)].map(([lon, lat]) => [lat, lon]);
  const oublierLaVue = () => {
    avant = undefined;
  };
  const aller = (limites, options) => carte.fitBounds(limites, { animate: !sansMouvement.matches, ...options });

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
    repeindre();
  }

  /* Le lieu que les filtres désignent, ou toute la région quand ils n’en désignent plus */
  async function cadrer({ departement, epci }) {
    const lieu = departement || epci ? { departement, epci } : {};
    if (JSON.stringify(lieu) === cadree) return;
    cadree = JSON.stringify(lieu);
    oublierLaVue();
    if (cadree === "{}") return aller(etendue, { padding: [0, 0] });
    const codes = designer(repertoire, lieu);
    await completer(codes.map((code) => repertoire.communes.get(code).departement.code));
    const autour = codes.length && fond.cadre(codes);
    if (autour) aller(bornes(autour), { padding: [12, 12] });
  }

  function quitter() {
    choisie = undefined;
    fermer();
    position.clearLayers();
    annoncer("");
    repeindre();
  }

  /* Sa fiche fermée, on revoit ce que l’on voyait avant elle. */
  function revenir() {
    if (avant) carte.setView(...avant, { animate: !sansMouvement.matches });
    oublierLaVue();
  }

  /* Montre une commune, une collectivité, un groupe ; « de loin » : elle n’était peut-être pas sous les yeux. */
  async function montrer(cle, deLoin) {
    choisie = cle;
    fermer();
    const commune = repertoire?.communes.get(cle);
    if (commune) await completer([commune.departement.code]);
    if (choisie !== cle) return; // on a choisi autre chose entre-temps
    const forme = fond?.communes.get(cle) ?? (commune && fond.departements.get(commune.departement.code));
    if (commune && !fond.communes.has(cle)) annoncer(`${commune.nom} n’a pas de contour sur cette carte.`);
    const etendue = forme ? bornes(forme.cadre) : places.has(cle) && [places.get(cle), places.get(cle)];
    if (!etendue) return;
    avant ??= [carte.getCenter(), carte.getZoom()];
    const vue = deLoin || !carte.getBounds().contains(etendue);
    if (vue) aller(etendue, { ...marges(), maxZoom: ZOOM_COMMUNE });
    else carte.panInside(L.latLngBounds(etendue).getCenter(), { ...marges(), animate: !sansMouvement.matches });
    repeindre();
  }

  async function situer() {
    annoncer("Recherche de votre position…");
    try {
      return await arriver(...(await trouverMaPosition()));
    } catch ({ message }) {
      annoncer(`${message} ${SANS_POSITION}`);
    }
  }

  /* Rend le code de la commune où l’on est */
  async function arriver(lon, lat) {
    const code = await trouverSous(...projeter(lon, lat));
    annoncer(code ? "" : `Votre position est hors ${repertoire.deNom}. ${SANS_POSITION}`);
    if (!code) return;
    position.clearLayers();
    oublierLaVue();
    L.circleMarker([lat, lon], { radius: 7, className: "position", interactive: false }).addTo(position);
    carte.setView([lat, lon], ZOOM_COMMUNE, { animate: !sansMouvement.matches });
    return code;
  }

  /* Un point du dessin que cette carte a remplacé */
  async function choisirSurLeDessin([x, y, largeur]) {
    const accroche = fond.accrocher(largeur, Number(cadre.dataset.marge));
    const code = await trouverSous((x - accroche.x) / accroche.echelle, (y - accroche.y) / accroche.echelle);
    if (code) choisir(code);
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

  const dessine = ({ target }) =>
    target.closest(".leaflet-interactive, .leaflet-control, .leaflet-marker-icon, .fiche-de-carte");
  const ouEst = ({ lng, lat }) => projeter(lng, lat);

  async function completer(departements) {
    if (await fond.completer(departements)) repeindre();
  }

  async function trouverSous(x, y) {
    const departement = fond.departementSous(x, y);
    if (departement) await completer([departement]);
    return fond.sous(x, y);
  }

  /* Les communes de ce que l’on voit d’assez près */
  function completerLaVue() {
    const vue = carte.getBounds();
    const vus = fond.departementsDans([...ouEst(vue.getNorthWest()), ...ouEst(vue.getSouthEast())]);
    if (vus.length <= DEPARTEMENTS_EN_VUE) completer(vus);
  }

  function survoler(evenement) {
    if (auDoigt(evenement) || evenement.buttons) return; // on la déplace
    const ou = carte.mouseEventToLatLng(evenement);
    const commune = dessine(evenement) ? undefined : repertoire.communes.get(fond.sous(...ouEst(ou)));
    viser(commune && adresseDe(commune), evenement);
    if (commune) nommer(commune, ou);
    else fermer();
  }

  /* Un appui ouvre la fiche ; le lien que la souris a sous elle s’ouvre dans un autre onglet, si on le veut. */
  async function toucher(evenement) {
    if (evenement.defaultPrevented || dessine(evenement)) return;
    if (evenement.ctrlKey || evenement.metaKey || evenement.shiftKey) return;
    evenement.preventDefault();
    const code = await trouverSous(...ouEst(carte.mouseEventToLatLng(evenement)));
    if (code) choisir(code);
  }

  function installer([topologie, lu]) {
    fond = new Fond(topologie, parDepartement(annonce, cadre.dataset));
    repertoire = lu;
    toile = tendre(carte);
    repeindre();
    cadre.classList.add("a-les-communes");
    cadre.addEventListener("pointermove", survoler);
    cadre.addEventListener("pointerleave", fermer);
    cadre.addEventListener("click", toucher);
    carte.on("moveend", completerLaVue);
    completerLaVue();
    carte.on("tooltipopen", ({ tooltip }) => {
      if (tooltip !== bulle) fermer();
    }); // une seule à la fois
    surveillerLesCouleurs(repeindre);
  }

  carte.on("dragstart", oublierLaVue);
  cadre.querySelector(".leaflet-control-zoom").addEventListener("click", oublierLaVue);

  const pret = obtenirLeFond().then(installer);
  const quandPrete = (geste) => async (valeur) => {
    obtenirLeFond();
    await pret;
    return geste(valeur);
  };
  return {
    annoncer,
    filtrer,
    colorier,
    montrer,
    quitter,
    revenir,
    cadrer: quandPrete(cadrer),
    situer: quandPrete(situer),
    choisirSurLeDessin: quandPrete(choisirSurLeDessin),
  };
}
