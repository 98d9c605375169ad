/* Le suivi : des filtres et un tri sur la liste, puis la carte, chargée quand elle approche de l’écran.
   Sans ce script, la liste est entière et une carte dessinée tient lieu de l’autre. */

import { comparer } from "../noms.js";
import { comprendre, nommer, repond } from "../recherche/correspondance.js";

const page = document.querySelector(".page-carte");
const formulaire = page.querySelector(".filtres");
const compte = page.querySelector(".filtres__compte");
const tableau = page.querySelector("#liste");
const lignes = [...tableau.tBodies[0].rows];
const section = page.querySelector(".suivi__carte");
const cadre = section.querySelector(".carte-suivi");
const FRAGMENT = /^#(\d[\dAB]\d{3})$/i; // « #61001 » : une commune à montrer

let carte; // la promesse d’une carte vivante, dès qu’elle est demandée

/* ——— Filtres ——— */

/** @type {() => any} */
const choix = () => Object.fromEntries(new FormData(formulaire));

const nommes = new Map(); // nommer coûte, et chaque lettre tapée les compare tous
const nommeDe = ({ cle, nom }) => {
  if (!nommes.has(cle)) nommes.set(cle, nommer(nom, cle));
  return nommes.get(cle);
};

/* Le même filtre pour une ligne de la liste et pour une commune de la carte */
const convient = (fiche, { nom, statut, groupe, departement }) =>
  (!nom.trim() || repond(nommeDe(fiche), comprendre(nom))) &&
  (!statut || fiche.statut === statut) &&
  (!groupe || fiche.groupe === groupe) &&
  (!departement || fiche.departement === departement);

const ficheDe = ({ cells, dataset }) => ({ ...dataset, nom: cells[0].dataset.tri });

function filtrer() {
  const voulu = choix();
  let visibles = 0;
  for (const ligne of lignes) {
    ligne.hidden = !convient(ficheDe(ligne), voulu);
    visibles += Number(!ligne.hidden);
  }
  const pluriel = visibles > 1 ? "s" : "";
  compte.textContent = `${visibles} collectivité${pluriel} affichée${pluriel} sur ${lignes.length}.`;
  carte?.then((vivante) => filtrerLaCarte(vivante));
  const requete = new URLSearchParams(Object.entries(voulu).filter(([, valeur]) => valeur));
  history.replaceState(null, "", requete.size ? `?${requete}${location.hash}` : location.pathname + location.hash);
}

function filtrerLaCarte(vivante) {
  const voulu = choix();
  vivante.filtrer({
    cles: new Set(lignes.filter((ligne) => !ligne.hidden).map((ligne) => ligne.dataset.cle)),
    groupe: voulu.groupe,
    retenue: (commune) => convient({ ...commune, cle: commune.code, departement: commune.departement.code }, voulu),
  });
}

function reprendre() {
  for (const [nom, valeur] of new URLSearchParams(location.search)) {
    const champ = formulaire.elements.namedItem(nom);
    if (champ) champ.value = valeur;
  }
  formulaire.hidden = false;
  formulaire.addEventListener("input", filtrer);
  formulaire.addEventListener("submit", (evenement) => evenement.preventDefault());
  formulaire.addEventListener("reset", () => setTimeout(filtrer));
  filtrer();
}

/* ——— Tri ——— */

function trier(colonne) {
  const entete = tableau.tHead.rows[0].cells[colonne];
  const sens = entete.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
  for (const autre of tableau.tHead.rows[0].cells) autre.removeAttribute("aria-sort");
  entete.setAttribute("aria-sort", sens);
  const signe = sens === "ascending" ? 1 : -1;
  lignes.sort((a, b) => signe * comparer(a.cells[colonne].dataset.tri, b.cells[colonne].dataset.tri));
  tableau.tBodies[0].append(...lignes);
}

for (const [colonne, entete] of [...tableau.tHead.rows[0].cells].entries()) {
  const bouton = document.createElement("button");
  bouton.type = "button";
  bouton.className = "tri";
  bouton.append(...entete.childNodes);
  bouton.addEventListener("click", () => trier(colonne));
  entete.append(bouton);
}

/* ——— Carte ——— */

/* La carte, chargée à la première demande seulement */
function demanderLaCarte() {
  carte ??= import("./vivante.js").then(async ({ animer }) => {
    const vivante = await animer(section);
    filtrerLaCarte(vivante);
    return vivante;
  });
  return carte;
}

async function suivreLeFragment() {
  const code = FRAGMENT.exec(location.hash)?.[1].toUpperCase();
  if (!code) return;
  cadre.scrollIntoView({ block: "center" });
  (await demanderLaCarte()).montrer(code);
}

function commander() {
  const commandes = section.querySelector(".commandes");
  commandes.hidden = false;
  for (const bouton of commandes.querySelectorAll("[data-zoom]")) {
    bouton.addEventListener("click", async () => (await demanderLaCarte()).cadrer(bouton.dataset.zoom));
  }
  commandes.querySelector("[data-autour]").addEventListener("click", async () => (await demanderLaCarte()).situer());
  commandes.addEventListener("change", async ({ target }) => (await demanderLaCarte()).colorier(target.value));
}

const auRepos = window.requestIdleCallback ?? ((suite) => setTimeout(suite, 200)); // Safari ne l’a pas

reprendre();
commander();
addEventListener("hashchange", suivreLeFragment);
suivreLeFragment();
new IntersectionObserver(
  (entrees, observateur) => {
    if (!entrees.some((entree) => entree.isIntersecting)) return;
    observateur.disconnect();
    auRepos(demanderLaCarte);
  },
  { rootMargin: "200px" },
).observe(cadre);
