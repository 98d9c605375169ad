/* Les communes qui répondent à une demande : par leur nom, par un ancien nom, par un code. */

import { allonger, jetons, mots, sansArticles, sansEnveloppe } from "../noms.js";

/* De la meilleure correspondance à la moins bonne ; « bis » : par un ancien nom, ou par un code moins courant */
export const [EXACT, EXACT_BIS, ARTICLE, ARTICLE_BIS, DEBUT, DEBUT_BIS, MOTS, MOTS_BIS, BOUTS, BOUTS_BIS, RIEN] =
  Array(11).keys();

/* ——— Mots ——— */

/* Un nom : ses mots, et les mêmes collés, avec et sans articles (« lehavre », « havre ») */
/** @type {(texte: string, code?: string) => Nom} */
export const nommer = (texte, code = "") => {
  const siens = mots(texte);
  return { texte, code, mots: siens, colle: siens.join(""), court: sansArticles(siens).join("") };
};

/** @type {(texte: string) => Demande} */
export const comprendre = (texte) => {
  const tous = jetons(sansEnveloppe(texte));
  return { codes: tous.filter((jeton) => /^\d/.test(jeton)), ...demander(tous.filter((jeton) => !/^\d/.test(jeton))) };
};

function demander(ecrits) {
  const longs = ecrits.map(allonger);
  return {
    ecrits,
    mots: [...sansArticles(ecrits)].sort((a, b) => b.length - a.length), // « Saint-Sa » : « saint » choisit d’abord
    colle: longs.join(""),
    court: sansArticles(longs).join(""),
  };
}

const debute = (mot, jeton) => mot.startsWith(jeton) || (jeton !== allonger(jeton) && mot.startsWith(allonger(jeton)));
const egale = (mot, jeton) => mot === jeton || mot === allonger(jeton);

/* Chaque mot demandé prend un mot du nom, dans n’importe quel ordre, et deux n’ont pas le même. */
function prendre(mots, demandes, convient) {
  const libres = [...mots];
  return demandes.every((jeton) => {
    const place = libres.findIndex((mot) => convient(mot, jeton));
    if (place >= 0) libres.splice(place, 1);
    return place >= 0;
  });
}

/** @type {(nom: Nom, demande: Demande) => number} */
export function comparerNom(nom, { mots: demandes, colle, court }) {
  if (nom.colle === colle) return EXACT;
  if (nom.court === court) return ARTICLE;
  if (nom.colle.startsWith(colle) || nom.court.startsWith(court)) return DEBUT;
  if (!prendre(nom.mots, demandes, debute)) return RIEN;
  return prendre(nom.mots, demandes, egale) ? MOTS : BOUTS;
}

/* Dans une liste que l’on filtre, un morceau d’un de ses noms suffit, ou le début d’un de ses codes. */
/** @type {(cherchee: Cherchee, demande: Demande) => boolean} */
export const repond = ({ noms, postaux }, demande) =>
  demande.codes.every(
    (code) =>
      postaux.some((postal) => postal.startsWith(code)) ||
      noms.some((nom) => nom.code.toLowerCase().startsWith(code) || nom.mots.includes(code)),
  ) && noms.some((nom) => nom.colle.includes(demande.colle) || comparerNom(nom, demande) < RIEN);

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

/* « Alençon, Orne » : le département à la fin, quand il n’est pas dans le nom */
function comparerLieu(commune, demande) {
  const entier = comparerNoms(commune, demande);
  const debut = demande.ecrits.slice(0, -commune.lieu.length);
  const suivi = debut.length && [...debut, ...commune.lieu].join() === demande.ecrits.join();
  return entier.qualite === RIEN && suivi ? comparerNoms(commune, demander(debut)) : entier;
}

function comparer(commune, demande) {
  const parCodes = demande.codes.map((code) => comparerCode(commune, code));
  const parNom = demande.mots.length ? [comparerLieu(commune, demande)] : [];
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
  chercher(communes, nom)?.filter(({ qualite }) => qualite <= ARTICLE_BIS) ?? [];
