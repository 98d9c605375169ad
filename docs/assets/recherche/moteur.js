/* Le moteur de la recherche du site, dans un fil à part : fouille.js lui parle par messages, et montre ce qu’il rend.
   Un titre se compare comme le nom d’une commune ; un texte répond s’il a tous les mots, quels que soient leurs accents. */

import { allonger, decouper } from "../noms.js";
import { comparerNom, comprendre, DEBUT, nommer, RIEN } from "./correspondance.js";

const ENTITES = { amp: "&", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'", "#x27": "'" };
const [AVANT, EXTRAIT] = [60, 240]; // en signes

/** @type {EntreeDeLIndex[]} */
let entrees = [];

/* ——— Index ——— */

const enTexte = (html) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(amp|lt|gt|quot|#34|#39|#x27);/g, (_, nom) => ENTITES[nom])
    .replace(/\s+/g, " ")
    .trim();

/* La page vient avant ses parties, qui la gardent. */
function lire(docs) {
  const pages = new Map();
  return docs.map(({ location, title, text, boost = 1 }) => {
    const titre = enTexte(title);
    const texte = enTexte(text);
    const entree = { location, titre, texte, boost, nom: nommer(titre), mots: decouper(texte), page: null };
    const adresse = location.split("#")[0];
    if (pages.has(adresse)) entree.page = pages.get(adresse);
    else pages.set(adresse, entree);
    return entree;
  });
}

/* ——— Comparaison ——— */

/* Le singulier trouve le pluriel, et l’inverse. */
const racine = (jeton) => (jeton.length > 4 ? jeton.replace(/[sx]$/, "") : jeton);
const debute = (mot, jeton) => mot.startsWith(racine(jeton)) || mot === allonger(jeton);

const egale = (mot, jeton) => racine(mot) === racine(jeton) || mot === allonger(jeton);

/* Ce que vaut une réponse : un nom exact, puis des mots entiers (« coût » n’est pas Coutances), puis son titre, puis ce que
   la campagne suit, les pages avant leurs parties. */
function noter({ nom, mots, boost, page }, demande, jetons) {
  const dansLeTitre = jetons.filter((jeton) => nom.mots.some((mot) => debute(mot, jeton)));
  const ailleurs = jetons.filter((jeton) => !dansLeTitre.includes(jeton));
  if (!ailleurs.every((jeton) => mots.some((mot) => debute(mot, jeton)))) return 0;
  const qualite = demande.codes.length ? RIEN : comparerNom(nom, demande);
  const entiers = jetons.filter((jeton) => [nom.mots, mots].some((tous) => tous.some((mot) => egale(mot, jeton))));
  const exact = qualite < DEBUT ? RIEN - qualite : 0;
  const entier = Number(entiers.length === jetons.length);
  const criteres = [
    exact,
    entier,
    RIEN - qualite,
    dansLeTitre.length,
    Number(boost > 1),
    Number(!page),
    entiers.length,
  ];
  return criteres.reduce((note, critere) => note * 16 + Math.min(critere, 15), 1);
}

/* ——— Réponse ——— */

const MOT = /[\p{L}\p{M}\p{N}]+/gu;

/* Un texte en morceaux, dont ceux de rang impair sont les mots trouvés */
function marquer(texte, trouve) {
  const morceaux = [];
  let fait = 0;
  for (const { 0: mot, index } of texte.matchAll(MOT)) {
    if (!trouve(mot)) continue;
    morceaux.push(texte.slice(fait, index), mot);
    fait = index + mot.length;
  }
  return [...morceaux, texte.slice(fait)];
}

/* Le texte autour du premier mot trouvé */
function couper(texte, trouve) {
  if (texte.length <= EXTRAIT) return texte;
  const premier = [...texte.matchAll(MOT)].find(([mot]) => trouve(mot))?.index ?? 0;
  const debut = premier > AVANT ? texte.lastIndexOf(" ", premier - AVANT) + 1 : 0;
  const fin = debut + EXTRAIT < texte.length ? texte.lastIndexOf(" ", debut + EXTRAIT) : texte.length;
  return `${debut ? "… " : ""}${texte.slice(debut, fin)}${fin < texte.length ? " …" : ""}`;
}

const rediger = ({ location, titre, texte }, trouve) => ({
  location,
  titre: marquer(titre, trouve),
  extrait: marquer(couper(texte, trouve), trouve),
});

/* Chaque page une fois, à la place de sa meilleure réponse, avec ses parties qui répondent */
function grouper(entreesTrouvees, trouve) {
  const groupes = new Map();
  for (const entree of entreesTrouvees) {
    const page = entree.page ?? entree;
    if (!groupes.has(page)) groupes.set(page, { page: rediger(page, trouve), parties: [] });
    if (entree.page) groupes.get(page).parties.push(rediger(entree, trouve));
  }
  return [...groupes.values()];
}

/** @type {(texte: string) => PageTrouvee[]} */
function repondre(texte) {
  const demande = comprendre(texte);
  const jetons = [...demande.mots, ...demande.codes];
  if (!jetons.length) return [];
  const notees = entrees
    .map((entree) => ({ entree, note: noter(entree, demande, jetons) }))
    .filter(({ note }) => note)
    .sort((a, b) => b.note - a.note);
  const trouve = (mot) => decouper(mot).some((plat) => jetons.some((jeton) => debute(plat, jeton)));
  return grouper(
    notees.map(({ entree }) => entree),
    trouve,
  );
}

/* On lui donne l’index, puis des textes à chercher. */
addEventListener("message", ({ data: { docs, texte } }) => {
  if (docs) entrees = lire(docs);
  else postMessage({ texte, pages: repondre(texte) });
});

postMessage("venu"); // tous les modules sont là
