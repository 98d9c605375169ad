/* La carte seule, pour un cadre dans une autre page : le dessin que la page porte, posé sur le fond des communes.
   Sans Leaflet, qui pèserait plus que tout le reste : une vue, trois boutons, un doigt ou deux. */

import { charger as lireLeRepertoire } from "../communes.js";
import { approvisionner } from "../reseau.js";
import { typographie } from "../textes.js";
import { demanderLesContours, Fond, parDepartement, peindre } from "./fond.js";
import { cohabiter, lienSousLaSouris } from "./gestes.js";
import { bulle as bulleDe, composer, designer, surveillerLesCouleurs } from "./territoire.js";

const cadre = document.querySelector(".carte-seule__cadre");
const plan = cadre.querySelector(".plan");
const lieu = document.querySelector(".carte-seule__lieu");
const { width: LARGEUR, height: HAUTEUR } = plan.viewBox.baseVal;
const MARGE = Number(cadre.dataset.marge);
const ZOOM_MAX = 40; // pixels par unité du plan
const SEUIL = 6; // en deçà, un doigt qui bouge est un appui
const SIGNE = 0.75; // les signes, plus petits que sur la grande carte

const filtre = Object.fromEntries(new URLSearchParams(location.search));

/* ——— Couleurs : celles du système, la page n’a pas de bouton ——— */

const sombre = matchMedia("(prefers-color-scheme: dark)");
const suivreLeSysteme = () => {
  document.body.dataset.mdColorScheme = sombre.matches ? "slate" : "default";
};
suivreLeSysteme();
sombre.addEventListener("change", suivreLeSysteme);

/* ——— La vue : un centre sur le plan, une échelle en pixels par unité ——— */

const toile = Object.assign(document.createElement("canvas"), { className: "carte-seule__toile" });
toile.setAttribute("aria-hidden", "true");
cadre.prepend(toile);
const vue = { x: LARGEUR / 2, y: HAUTEUR / 2, k: 1 };
const scene = {
  depart: { x: 0, y: 0, largeur: LARGEUR, hauteur: HAUTEUR },
  tableau: undefined, // ce que la toile peint
  accroche: undefined, // comment passer du plan au fond : { echelle, x, y }
  /** @type {(x: number, y: number) => any} */
  lireSous: () => undefined,
  demande: 0,
};

const echelleDe = ({ largeur, hauteur }) => Math.min(cadre.clientWidth / largeur, cadre.clientHeight / hauteur);
const borner = (valeur, bas, haut) => Math.min(Math.max(valeur, bas), haut);
/** @type {(px: number, py: number) => Point} */
const versPlan = (px, py) => [
  vue.x + (px - cadre.clientWidth / 2) / vue.k,
  vue.y + (py - cadre.clientHeight / 2) / vue.k,
];

function dessiner() {
  const [l, h] = [cadre.clientWidth, cadre.clientHeight];
  const [gauche, haut] = versPlan(0, 0);
  plan.setAttribute("viewBox", `${gauche} ${haut} ${l / vue.k} ${h / vue.k}`);
  for (const signe of plan.querySelectorAll(".signe")) {
    signe.dataset.place ??= signe.getAttribute("transform");
    signe.setAttribute("transform", `${signe.dataset.place} scale(${SIGNE / vue.k})`);
  }
  cadre.classList.toggle("est-zoomee", vue.k > 1.01 * echelleDe(scene.depart));
  if (!scene.tableau) return;
  const nettete = Math.min(devicePixelRatio, 2);
  if (toile.width !== Math.round(l * nettete) || toile.height !== Math.round(h * nettete)) {
    Object.assign(toile, { width: Math.round(l * nettete), height: Math.round(h * nettete) });
  }
  peindre(
    toile.getContext("2d"),
    {
      echelle: scene.accroche.echelle * vue.k,
      x: (scene.accroche.x - gauche) * vue.k,
      y: (scene.accroche.y - haut) * vue.k,
      nettete,
    },
    scene.tableau,
  );
}

function redessiner() {
  cancelAnimationFrame(scene.demande);
  scene.demande = requestAnimationFrame(dessiner);
}

function placer(x, y, k) {
  vue.k = borner(k, Math.min(echelleDe(scene.depart), echelleDe({ largeur: LARGEUR, hauteur: HAUTEUR })), ZOOM_MAX);
  vue.x = borner(x, 0, LARGEUR);
  vue.y = borner(y, 0, HAUTEUR);
  redessiner();
}

/* Grossit autour d’un point de l’écran, qui reste où il est */
function grossir(facteur, px = cadre.clientWidth / 2, py = cadre.clientHeight / 2) {
  const [x, y] = versPlan(px, py);
  const k = borner(vue.k * facteur, 0, ZOOM_MAX);
  placer(x - (px - cadre.clientWidth / 2) / k, y - (py - cadre.clientHeight / 2) / k, k);
}

function revenir() {
  const { x, y, largeur, hauteur } = scene.depart;
  placer(x + largeur / 2, y + hauteur / 2, echelleDe(scene.depart));
}

/* ——— Boutons ——— */

const boutons = Object.assign(document.createElement("div"), { className: "carte-seule__boutons" });
for (const [signe, nom, geste] of /** @type {[string, string, () => void][]} */ ([
  ["+", "Zoomer", () => grossir(2)],
  ["−", "Dézoomer", () => grossir(1 / 2)],
  ["⤢", "Voir tout", revenir],
])) {
  const bouton = Object.assign(document.createElement("button"), { type: "button", textContent: signe });
  bouton.setAttribute("aria-label", nom);
  bouton.title = nom;
  bouton.addEventListener("click", geste);
  boutons.append(bouton);
}
cadre.append(boutons);

/* ——— Bulle : une seule, pour le fond et pour le dessin ——— */

const bulle = Object.assign(document.createElement("p"), { className: "carte-seule__bulle", hidden: true });
bulle.setAttribute("role", "status");
cadre.append(bulle);

function nommer(texte, px = cadre.clientWidth / 2, py = cadre.clientHeight / 2) {
  bulle.hidden = !texte;
  if (!texte || bulle.textContent !== texte) bulle.textContent = texte ?? "";
  bulle.style.left = `${borner(px, bulle.offsetWidth / 2, cadre.clientWidth - bulle.offsetWidth / 2)}px`;
  bulle.style.top = `${py > 60 ? py - 12 : py + 48}px`;
}

for (const lien of plan.querySelectorAll("a")) {
  const titre = lien.querySelector("title");
  lien.setAttribute("aria-label", titre.textContent);
  titre.remove(); // sinon deux bulles
  lien.addEventListener("focus", () => {
    if (!lien.matches(":focus-visible")) return;
    const [ici, tout] = [lien.getBoundingClientRect(), cadre.getBoundingClientRect()];
    nommer(lien.getAttribute("aria-label"), ici.x - tout.x + ici.width / 2, ici.y - tout.y);
  });
  lien.addEventListener("blur", () => nommer());
}

/* ——— Souris et doigts ——— */

cohabiter(cadre);
const viser = lienSousLaSouris(cadre);
const doigts = new Map(); // identifiant → place dans le cadre
const touche = { dernier: undefined }; // la commune ou le signe qu’un premier appui a nommé

/** @type {(evenement: MouseEvent) => Point} */
const place = ({ clientX, clientY }) => {
  const { left, top } = cadre.getBoundingClientRect();
  return [clientX - left, clientY - top];
};

const ecart = () => {
  const [[ax, ay], [bx, by]] = [...doigts.values()];
  return { taille: Math.hypot(ax - bx, ay - by), x: (ax + bx) / 2, y: (ay + by) / 2 };
};

/* Ce qui est sous le pointeur : { cle, texte, adresse } */
function cible(evenement) {
  const lien = evenement.target.closest(".plan a");
  if (lien) return { cle: lien, texte: lien.getAttribute("aria-label"), adresse: lien.href.baseVal };
  return evenement.target.closest("button") ? undefined : scene.lireSous(...versPlan(...place(evenement)));
}

function survoler(evenement) {
  const trouvee = cible(evenement);
  viser(evenement.target.closest(".plan a") ? undefined : trouvee?.adresse, evenement);
  nommer(trouvee?.texte, ...place(evenement));
}

function glisser(avant, ici) {
  nommer();
  placer(vue.x - (ici[0] - avant[0]) / vue.k, vue.y - (ici[1] - avant[1]) / vue.k, vue.k);
}

cadre.addEventListener("pointerdown", (evenement) => {
  if (!evenement.target.closest("button")) doigts.set(evenement.pointerId, place(evenement));
});

cadre.addEventListener("pointermove", (evenement) => {
  const ici = place(evenement);
  const avant = doigts.get(evenement.pointerId);
  if (!avant) return survoler(evenement);
  if (doigts.size === 1 && evenement.pointerType === "touch") return; // seul, un doigt fait défiler la page
  if (doigts.size === 1) {
    if (!cadre.hasPointerCapture(evenement.pointerId)) {
      if (Math.hypot(ici[0] - avant[0], ici[1] - avant[1]) < SEUIL) return;
      cadre.setPointerCapture(evenement.pointerId);
    }
    doigts.set(evenement.pointerId, ici);
    return glisser(avant, ici);
  }
  const ancien = ecart();
  doigts.set(evenement.pointerId, ici);
  const nouveau = ecart();
  glisser([ancien.x, ancien.y], [nouveau.x, nouveau.y]);
  grossir(nouveau.taille / ancien.taille, nouveau.x, nouveau.y);
});

for (const fin of ["pointerup", "pointercancel"]) {
  addEventListener(fin, (/** @type {PointerEvent} */ { pointerId }) => doigts.delete(pointerId));
}
cadre.addEventListener("pointerleave", () => nommer());

/* Au doigt, le premier appui nomme, le second ouvre. Une souris a ses liens, sauf si elle clique sans avoir bougé. */
cadre.addEventListener("click", (evenement) => {
  const trouvee = cible(evenement);
  if (!trouvee || evenement.defaultPrevented) return;
  if (evenement.pointerType === "touch" && touche.dernier !== trouvee.cle) {
    evenement.preventDefault();
    touche.dernier = trouvee.cle;
    nommer(trouvee.texte, ...place(evenement));
  } else if (!evenement.target.closest("a")) {
    open(trouvee.adresse, "_top");
  }
});

cadre.addEventListener(
  "wheel",
  (evenement) => {
    if (!evenement.ctrlKey) return; // la molette seule fait défiler la page qui porte ce cadre
    evenement.preventDefault();
    grossir(2 ** (-evenement.deltaY / 100), ...place(evenement));
  },
  { passive: false },
);

new ResizeObserver(() => {
  if (cadre.classList.contains("est-zoomee")) redessiner();
  else revenir();
}).observe(cadre);

/* ——— Le fond, puis le filtre de l’adresse ——— */

async function filtrer(fond, repertoire) {
  const { departements, epci, groupes } = repertoire;
  const noms = [
    departements.find(({ code }) => code === filtre.departement)?.nom,
    epci.find(({ siren }) => siren === filtre.epci)?.nom,
    groupes[filtre.groupe]?.nom,
  ].filter(Boolean);
  const codes = noms.length ? designer(repertoire, filtre) : [];
  lieu.textContent = typographie(codes.length ? noms.join(", ") : repertoire.nom);
  const dedans = new Set(codes.length ? codes : repertoire.communes.keys());
  await fond.completer(codes.map((code) => repertoire.communes.get(code).departement.code));
  for (const lien of plan.querySelectorAll("a[data-cle]")) {
    const { cle } = lien.dataset;
    lien.toggleAttribute("hidden", repertoire.communes.has(cle) && !dedans.has(cle));
  }
  const [x0, y0, x1, y1] = (codes.length && fond.cadre(codes)) || fond.cadre();
  const { echelle, x, y } = scene.accroche;
  scene.depart = {
    x: x + x0 * echelle - MARGE,
    y: y + y0 * echelle - MARGE,
    largeur: (x1 - x0) * echelle + 2 * MARGE,
    hauteur: (y1 - y0) * echelle + 2 * MARGE,
  };
  return ({ code }) => dedans.has(code);
}

/** @type {HTMLElement} */
const annonce = document.querySelector(".annonce");
const [topologie, repertoire] = await approvisionner(annonce, "Les communes n’ont pas pu être chargées.", () =>
  Promise.all([demanderLesContours(cadre.dataset.contours), lireLeRepertoire(cadre.dataset.repertoire)]),
)();
const fond = new Fond(topologie, parDepartement(annonce, cadre.dataset));
scene.accroche = fond.accrocher(LARGEUR, MARGE);
const { echelle } = scene.accroche;
const retenue = await filtrer(fond, repertoire);
scene.lireSous = (x, y) => {
  const ici = /** @type {Point} */ ([(x - scene.accroche.x) / echelle, (y - scene.accroche.y) / echelle]);
  completer(fond.departementSous(...ici));
  const commune = repertoire.communes.get(fond.sous(...ici));
  return (
    commune && {
      cle: commune.code,
      texte: bulleDe(commune),
      adresse: cadre.dataset.communes + repertoire.page(commune),
    }
  );
};
async function completer(departement) {
  if (departement && (await fond.completer([departement]))) composerLeTableau();
}
function composerLeTableau() {
  scene.tableau = composer(fond, repertoire, { couche: "statut", retenue, element: cadre });
  redessiner();
}
composerLeTableau();
surveillerLesCouleurs(composerLeTableau);
cadre.classList.add("est-vivante", "a-les-communes");
revenir();
