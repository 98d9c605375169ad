/* Le suivi : des filtres sur la liste et sur la carte, un champ qui trouve, une fiche pour ce que l’on touche.
   Un dessin de la région tient la place de la carte : elle vient au premier geste, ou quand l’adresse la demande. */

import { avancer, tenir } from "../adresse.js";
import { charger as lireLeRepertoire } from "../communes.js";
import { ficheDeCommune, Liste } from "../listes/liste.js";
import { detourner } from "../recherche/detour.js";
import { approvisionner, demander } from "../reseau.js";
import { compter } from "../textes.js";
import { dresser, ficheDe } from "./fiche.js";

const page = document.querySelector(".page-carte");
const section = page.querySelector(".suivi__carte");
const cadre = section.querySelector(".carte-suivi");
const dessin = cadre.querySelector(".carte-suivi__fond");
const annonce = section.querySelector(".annonce");
const formulaire = page.querySelector(".filtres");
const couches = page.querySelector(".suivi__couches");
const liste = new Liste(page.querySelector(".liste"), formulaire);
const CODE = /^\d[\dAB]\d{3}$/i; // celui d’une commune ; une collectivité, un groupe ont leur clé

/* ——— La carte, chargée à la première demande seulement ——— */

const obtenirLeFond = approvisionner(
  annonce,
  "Les contours des communes n’ont pas pu être chargés. La liste et les collectivités du suivi restent là.",
  () =>
    Promise.all([
      demander(cadre.dataset.contours, "arcs", "transform", "objects"),
      lireLeRepertoire(cadre.dataset.repertoire),
    ]),
);

const demanderLaCarte = approvisionner(
  annonce,
  "La carte n’a pas pu être chargée. La liste, elle, reste là.",
  async () => {
    obtenirLeFond();
    const [{ animer }, connues] = await Promise.all([
      import("./vivante.js"),
      demander(cadre.dataset.fiches, "autre", "fiches"),
    ]);
    const vivante = await animer(section, obtenirLeFond, choisir);
    filtrerLaCarte(vivante);
    vivante.colorier(couche());
    return { vivante, connues };
  },
);

/* ——— Les filtres ——— */

function filtrerLaCarte(vivante) {
  const { convient, filtre, retenues } = liste;
  vivante.filtrer({
    cles: Object.values(filtre).some(Boolean) ? new Set(retenues.map(({ dataset }) => dataset.cle)) : null,
    groupe: filtre.groupe,
    retenue: (commune) => convient(ficheDeCommune(commune)),
  });
  if (filtre.departement || filtre.epci) vivante.cadrer(filtre);
}

async function suivreLesFiltres() {
  const actifs = Object.values(liste.filtre).filter(Boolean).length;
  page.querySelector(".suivi__actifs").textContent = actifs ? `\u00a0(${actifs})` : "";
  const { vivante } = await demanderLaCarte();
  filtrerLaCarte(vivante);
  vivante.cadrer(liste.filtre);
}

/* « Voir les 12 collectivités » : ce que l’on a choisi, sans ce qui l’a choisi */
const voir = formulaire.querySelector("[type=submit]");

function annoncerLeNombre() {
  const nombre = liste.retenues.length;
  voir.disabled = !nombre;
  voir.textContent = nombre ? `Voir ${nombre > 1 ? "les " : ""}${compter(nombre, liste.mot)}` : `Aucune ${liste.mot}`;
}

function fermerLesFiltres() {
  formulaire.closest("details").open = false;
  section.focus({ preventScroll: true });
  section.scrollIntoView({ block: "nearest" });
}

formulaire.addEventListener("submit", fermerLesFiltres);
annoncerLeNombre();

/* La couche choisie, quand les données en offrent plus d’une */
const couche = () => couches?.elements.couche.value ?? "statut";

async function suivreLaCouche() {
  for (const legende of page.querySelectorAll("[data-legende]")) {
    legende.hidden = !legende.dataset.legende.split(" ").includes(couche());
  }
  (await demanderLaCarte()).vivante.colorier(couche());
}

/* ——— Ce que l’on choisit : son fragment est dans l’adresse, et sa fiche sur la carte ——— */

const fiche = dresser(cadre, () => choisir(""));

function choisir(cle) {
  avancer(cle ? `#${cle}` : location.pathname + location.search);
  suivreLeFragment({ voulu: true });
}

/* « voulu » : on vient de le demander, et sa fiche prend le focus ; « deLoin » : on ne l’avait pas sous les yeux. */
async function suivreLeFragment({ voulu = false, deLoin = false }) {
  const cle = decodeURIComponent(location.hash.slice(1));
  if (cle && document.getElementById(cle)) return; // un lien de la page
  fiche.fermer();
  if (!cle && !cadre.classList.contains("est-vivante")) return;
  const { vivante, connues } = await demanderLaCarte();
  vivante.quitter();
  if (!cle) return vivante.revenir();
  if (CODE.test(cle)) return presenterLaCommune(vivante, connues, cle.toUpperCase(), { voulu, deLoin });
  const connue = connues.fiches[cle];
  if (!connue) return;
  fiche.ouvrir(connue, voulu);
  vivante.montrer(cle, deLoin);
}

async function presenterLaCommune(vivante, { autre, fiches }, code, { voulu, deLoin = false }) {
  const connue = fiches[code];
  if (connue) fiche.ouvrir(connue, voulu); // même si les contours ne viennent pas
  const [, repertoire] = await obtenirLeFond();
  const commune = repertoire.trouver(code);
  if (!commune) {
    vivante.annoncer(`Le code ${code} n’est celui d’aucune commune ${repertoire.deNom}.`);
    return;
  }
  if (commune.code !== code) {
    vivante.annoncer(`Le code ${code} mène aujourd’hui à une autre commune, ${commune.nom}.`);
    history.replaceState(null, "", `#${commune.code}`);
  }
  fiche.ouvrir(ficheDe(commune, fiches[commune.code], autre, cadre.dataset, repertoire.page(commune)), voulu);
  vivante.montrer(commune.code, deLoin);
}

/* Un résultat de la recherche mène à cette page, à une autre étape. */
function suivre(lien) {
  avancer(lien.href);
  for (const un of tenus) un.reprendre();
  cadre.scrollIntoView({ block: "nearest" });
  suivreLeFragment({ voulu: true, deLoin: true });
  if (!location.hash) section.focus({ preventScroll: true });
}

/* ——— Le premier geste ——— */

/* Un appui sur le dessin vaut un appui sur la carte qui le remplace. */
async function toucherLeDessin(evenement) {
  if (cadre.classList.contains("est-vivante")) return;
  const { x, y } = new DOMPoint(evenement.clientX, evenement.clientY).matrixTransform(dessin.getScreenCTM().inverse());
  (await demanderLaCarte()).vivante.choisirSurLeDessin([x, y, dessin.viewBox.baseVal.width]);
}

for (const geste of ["pointerenter", "touchstart"]) {
  cadre.addEventListener(geste, demanderLaCarte, { once: true, passive: true });
}
section.addEventListener("focusin", demanderLaCarte, { once: true });
cadre.addEventListener("click", toucherLeDessin);
detourner(
  { champ: page.querySelector(".recherche__champ"), resultats: page.querySelector(".recherche__resultats") },
  (_, lien) => suivre(lien),
);
page.querySelector("[data-autour]").addEventListener("click", async () => {
  const { vivante, connues } = await demanderLaCarte();
  const code = await vivante.situer();
  if (code) presenterLaCommune(vivante, connues, code, { voulu: true }); // l’adresse ne dit pas où l’on est
});

/* ——— Sur un téléphone, la carte ou la liste, à un appui l’une de l’autre ; l’adresse ne change pas ——— */

const vers = [...page.querySelectorAll(".suivi__vers a")];

function aller(evenement) {
  evenement.preventDefault();
  const la = page.querySelector(evenement.target.hash);
  la.scrollIntoView();
  la.focus({ preventScroll: true });
}

/* On voit la liste dès qu’elle tient la moitié de l’écran, et jusqu’à la fin de la page. */
const enListe = vers.find(({ hash }) => hash === "#liste");
const regard = new IntersectionObserver(
  ([{ boundingClientRect }]) => {
    const vue = boundingClientRect.top < innerHeight / 2;
    for (const lien of vers) lien.ariaCurrent = vue === (lien === enListe) ? "true" : null;
  },
  { rootMargin: "0px 0px -50%" },
);
for (const lien of vers) lien.addEventListener("click", aller);
regard.observe(page.querySelector(enListe.hash));

/* ——— En place ——— */

liste.suivants.push(suivreLesFiltres, annoncerLeNombre);
const tenus = [tenir(formulaire, () => liste.filtrer()), ...(couches ? [tenir(couches, suivreLaCouche)] : [])];
couches?.addEventListener("change", suivreLaCouche);
addEventListener("popstate", () => suivreLeFragment({}));
if (location.hash) suivreLeFragment({ deLoin: true });
