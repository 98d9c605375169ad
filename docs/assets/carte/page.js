/* Le suivi : des filtres et un tri sur la liste, puis la carte, chargée quand elle approche de l’écran.
   Sans ce script, la page montre les dernières nouvelles et dit où est le reste ; une carte dessinée tient lieu de l’autre. */

import { charger as lireLeRepertoire } from "../communes.js";
import { ficheDeCommune, Liste } from "../listes/liste.js";
import { approvisionner, demander } from "../reseau.js";

const page = document.querySelector(".page-carte");
const section = page.querySelector(".suivi__carte");
const cadre = section.querySelector(".carte-suivi");
const annonce = section.querySelector(".annonce");
const liste = new Liste(page.querySelector(".liste"));
const FRAGMENT = /^#(\d[\dAB]\d{3})$/i; // « #61001 » : une commune à montrer

/* ——— Carte ——— */

const obtenirLeFond = approvisionner(
  annonce,
  "Les contours des communes n’ont pas pu être chargés. La liste et les collectivités du suivi restent là.",
  () =>
    Promise.all([
      demander(cadre.dataset.contours, "arcs", "transform", "objects"),
      lireLeRepertoire(cadre.dataset.repertoire),
    ]),
);

/* La carte, chargée à la première demande seulement */
const demanderLaCarte = approvisionner(
  annonce,
  "La carte n’a pas pu être chargée. La liste, elle, reste là.",
  async () => {
    obtenirLeFond();
    const { animer } = await import("./vivante.js");
    const vivante = await animer(section, obtenirLeFond);
    filtrerLaCarte(vivante);
    liste.suivants.push(() => filtrerLaCarte(vivante));
    return vivante;
  },
);

function filtrerLaCarte(vivante) {
  const { convient, filtre, retenues } = liste;
  vivante.filtrer({
    cles: Object.values(filtre).some(Boolean) ? new Set(retenues.map(({ dataset }) => dataset.cle)) : null,
    groupe: filtre.groupe,
    retenue: (commune) => convient(ficheDeCommune(commune)),
  });
}

async function suivreLeFragment() {
  const code = FRAGMENT.exec(location.hash)?.[1].toUpperCase();
  if (!code) return;
  cadre.scrollIntoView({ block: "center" });
  (await demanderLaCarte()).montrer(code);
}

function commander() {
  const commandes = section.querySelector(".commandes");
  for (const bouton of commandes.querySelectorAll("[data-zoom]")) {
    bouton.addEventListener("click", async () => (await demanderLaCarte()).cadrer(bouton.dataset.zoom));
  }
  commandes.querySelector("[data-autour]").addEventListener("click", async () => (await demanderLaCarte()).situer());
  commandes.addEventListener("change", async ({ target }) => (await demanderLaCarte()).colorier(target.value));
}

/* ——— L’adresse dit le filtre : elle se partage ——— */

function noterLeFiltre() {
  const requete = new URLSearchParams(Object.entries(liste.filtre).filter(([, valeur]) => valeur));
  history.replaceState(null, "", requete.size ? `?${requete}${location.hash}` : location.pathname + location.hash);
}

function reprendre() {
  const requete = new URLSearchParams(location.search);
  for (const [nom, valeur] of requete) {
    const champ = liste.formulaire.elements.namedItem(nom);
    if (champ) champ.value = valeur;
  }
  if (requete.size) liste.filtrer();
}

const auRepos = window.requestIdleCallback ?? ((suite) => setTimeout(suite, 200)); // Safari ne l’a pas

liste.suivants.push(noterLeFiltre);
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
