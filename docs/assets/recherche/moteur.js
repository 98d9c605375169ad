/* Le moteur de la recherche du site, dans un fil à part : le thème lui parle par messages, et montre ce qu’il rend.
   Un titre se compare comme le nom d’une commune ; un texte répond s’il a tous les mots, quels que soient leurs accents. */

import { allonger, decouper } from "../noms.js";
import { comparerNom, comprendre, DEBUT, nommer, RIEN } from "./correspondance.js";

const [PREPARER, PRET, DEMANDER, REPONDRE] = [0, 1, 2, 3]; // les messages du thème
const VENU = "venu"; // le nôtre, le premier : tous les modules sont là
const MOT_OU_SIGNE = /([\p{L}\p{M}\p{N}]+)|[&<>"]/gu;
const ENTITES = { amp: "&", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'", "#x27": "'" };
const SIGNES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
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

/* Le HTML d’un texte, ses mots trouvés marqués et retenus */
const marquer = (texte, trouve, termes) =>
  texte.replace(MOT_OU_SIGNE, (signe, mot) => {
    if (!mot) return SIGNES[signe];
    if (!trouve(mot)) return mot;
    termes[mot.toLowerCase()] = true;
    return `<mark>${mot}</mark>`;
  });

/* Le texte autour du premier mot trouvé */
function couper(texte, trouve) {
  if (texte.length <= EXTRAIT) return texte;
  const premier = [...texte.matchAll(MOT_OU_SIGNE)].find(([, mot]) => mot && trouve(mot))?.index ?? 0;
  const debut = premier > AVANT ? texte.lastIndexOf(" ", premier - AVANT) + 1 : 0;
  const fin = debut + EXTRAIT < texte.length ? texte.lastIndexOf(" ", debut + EXTRAIT) : texte.length;
  return `${debut ? "… " : ""}${texte.slice(debut, fin)}${fin < texte.length ? " …" : ""}`;
}

function rediger({ location, titre, texte }, score, trouve) {
  const terms = {};
  const title = marquer(titre, trouve, terms);
  return { location, title, text: marquer(couper(texte, trouve), trouve, terms), terms, score };
}

/* Chaque page une fois, avec ses parties qui répondent */
function grouper(notees, trouve) {
  const groupes = new Map();
  for (const { entree, note } of notees) {
    const page = entree.page ?? entree;
    if (!groupes.has(page)) groupes.set(page, []);
    groupes.get(page).push(rediger(entree, note, trouve));
  }
  for (const [page, reponses] of groupes) {
    if (!reponses.some(({ location }) => location === page.location)) reponses.push(rediger(page, 0, () => false));
  }
  return [...groupes.values()];
}

/* La fin du mot que l’on tape, d’après le premier titre */
/** @type {(texte: string, notees: { entree: EntreeDeLIndex }[]) => string[]} */
function completer(texte, [premiere]) {
  const frappe = texte.split(/[\s-]+/).at(-1);
  const debut = decouper(frappe).join("");
  const mot =
    debut && premiere?.entree.titre.match(/[\p{L}\p{M}\p{N}]+/gu)?.find((un) => decouper(un)[0]?.startsWith(debut));
  return mot ? [frappe + mot.slice(frappe.length)] : [];
}

/** @type {(texte: string) => { items: ReponseDuMoteur[][], suggest: string[] }} */
function repondre(texte) {
  const demande = comprendre(texte);
  const jetons = [...demande.mots, ...demande.codes];
  if (!jetons.length) return { items: [], suggest: [] };
  const notees = entrees
    .map((entree) => ({ entree, note: noter(entree, demande, jetons) }))
    .filter(({ note }) => note)
    .sort((a, b) => b.note - a.note);
  const trouve = (mot) => decouper(mot).some((plat) => jetons.some((jeton) => debute(plat, jeton)));
  return { items: grouper(notees, trouve), suggest: completer(texte, notees) };
}

addEventListener("message", ({ data: { type, data } }) => {
  if (type === PREPARER) {
    entrees = lire(data.docs);
    postMessage({ type: PRET });
  } else if (type === DEMANDER) {
    postMessage({ type: REPONDRE, data: repondre(data) });
  }
});

postMessage({ type: VENU });
