/* Les communes qui répondent à une demande : par leur nom, par un ancien nom, par un code. */

import { decouper } from "../textes.js";

const ARTICLES = new Set("le la les l de du des d en sur sous au aux a et".split(" "));
const ABREGES = { st: "saint", ste: "sainte", sts: "saints", stes: "saintes" };

/* De la meilleure correspondance à la moins bonne ; « bis » : par un ancien nom, ou par un code moins courant */
// biome-ignore lint/correctness/noUnusedVariables: deux ne s’atteignent que par « plus un », dans comparerNoms
const [EXACT, EXACT_BIS, DEBUT, DEBUT_BIS, MOTS, MOTS_BIS, BOUTS, BOUTS_BIS, RIEN] = Array(9).keys();

/* ——— Mots ——— */

const sansArticles = (mots) => {
  const restent = mots.filter((mot) => !ARTICLES.has(mot));
  return restent.length ? restent : mots;
};

/* Un nom : ses mots, et les mêmes collés, avec et sans articles (« lehavre », « havre ») */
/** @type {(texte: string, code: string) => Nom} */
export const nommer = (texte, code) => {
  const mots = decouper(texte);
  return { texte, code, mots, colle: mots.join(""), court: sansArticles(mots).join("") };
};

const comprendre = (texte) => {
  const jetons = decouper(texte);
  const mots = jetons.filter((jeton) => !/^\d/.test(jeton));
  const longs = mots.map((mot) => ABREGES[mot] ?? mot);
  return {
    codes: jetons.filter((jeton) => /^\d/.test(jeton)),
    mots: [...sansArticles(mots)].sort((a, b) => b.length - a.length), // « Saint-Sa » : « saint » choisit d’abord
    colle: longs.join(""),
    court: sansArticles(longs).join(""),
  };
};

const debute = (mot, jeton) => mot.startsWith(jeton) || (jeton in ABREGES && mot.startsWith(ABREGES[jeton]));
const egale = (mot, jeton) => mot === jeton || mot === ABREGES[jeton];

/* Chaque mot demandé prend un mot du nom, dans n’importe quel ordre, et deux n’ont pas le même. */
function prendre(mots, demandes, convient) {
  const libres = [...mots];
  return demandes.every((jeton) => {
    const place = libres.findIndex((mot) => convient(mot, jeton));
    if (place >= 0) libres.splice(place, 1);
    return place >= 0;
  });
}

function comparerNom(nom, { mots, colle, court }) {
  if (nom.colle === colle || nom.court === court) return EXACT;
  if (nom.colle.startsWith(colle) || nom.court.startsWith(court)) return DEBUT;
  if (!prendre(nom.mots, mots, debute)) return RIEN;
  return prendre(nom.mots, mots, egale) ? MOTS : BOUTS;
}

/* ——— Recherche ——— */

function comparerCode(commune, code) {
  const insee = commune.code.toLowerCase();
  if (commune.postaux.includes(code)) return { qualite: EXACT };
  if (insee === code) return { qualite: EXACT_BIS, raison: `code INSEE ${commune.code}` };
  const ancienne = commune.anciennes.find((autre) => autre.code.toLowerCase() === code);
  if (ancienne) return { qualite: EXACT_BIS, raison: dire(ancienne) };
  if (commune.postaux.some((postal) => postal.startsWith(code))) return { qualite: DEBUT };
  if (insee.startsWith(code)) return { qualite: DEBUT_BIS, raison: `code INSEE ${commune.code}` };
  const debut = commune.anciennes.find((autre) => autre.code.toLowerCase().startsWith(code));
  return debut ? { qualite: DEBUT_BIS, raison: dire(debut) } : { qualite: RIEN };
}

const dire = ({ texte, code }) => (texte ? `${texte} (${code}) en fait partie` : `code INSEE ${code} autrefois`);

function comparerNoms(commune, demande) {
  let meilleure = { qualite: comparerNom(commune.nom, demande) };
  for (const ancienne of commune.anciennes) {
    if (!ancienne.texte) continue;
    const qualite = Math.min(comparerNom(ancienne, demande) + 1, RIEN);
    if (qualite < meilleure.qualite) meilleure = { qualite, raison: `${ancienne.texte} en fait partie` };
  }
  return meilleure;
}

function comparer(commune, demande) {
  const parCodes = demande.codes.map((code) => comparerCode(commune, code));
  const parNom = demande.mots.length ? [comparerNoms(commune, demande)] : [];
  const qualite = Math.max(...[...parNom, ...parCodes].map((reponse) => reponse.qualite));
  return { commune, qualite, raison: [...parNom, ...parCodes].find((reponse) => reponse.raison)?.raison };
}

/** @type {(communes: CommuneCherchee[], texte: string) => Trouvee[] | null} */
export function chercher(communes, texte) {
  const demande = comprendre(texte);
  if (!demande.mots.length && !demande.codes.length) return null;
  return communes
    .map((commune) => comparer(commune, demande))
    .filter(({ qualite }) => qualite < RIEN)
    .sort(
      (a, b) =>
        a.qualite - b.qualite ||
        Number(b.commune.suivie) - Number(a.commune.suivie) ||
        b.commune.population - a.commune.population,
    );
}

/** @type {(commune: CommuneCherchee, code: string) => boolean} */
export const designe = (commune, code) =>
  [commune, ...commune.anciennes].some((autre) => autre.code.toLowerCase() === code);

/** @type {(communes: CommuneCherchee[], nom: string) => Trouvee[]} */
export const chercherNom = (communes, nom) =>
  chercher(communes, nom)?.filter(({ qualite }) => qualite <= EXACT_BIS) ?? [];
