/* Les communes qui répondent à une demande : par leur nom, par un ancien nom, par un code. */

import { allonger, jetons, mots, sansArticles, sansEnveloppe } from "../noms.js";
import { typographie } from "../textes.js";

/* De la meilleure correspondance à la moins bonne ; à partir de FAUTE, à une lettre près */
export const [EXACT, ARTICLE, DEBUT, MOTS, BOUTS, MORCEAU, FAUTE, FAUTE_DE_MOT, RIEN] = Array(9).keys();
const BIS = 0.5; // de plus, par un ancien nom ou par un code moins courant
const ASSEZ_LONG = 4; // un mot plus court ressemble à trop d’autres

/* ——— Mots ——— */

/* Un nom : ses mots, et les mêmes collés, avec et sans articles (« lehavre », « havre ») */
/** @type {(texte: string, code?: string) => Nom} */
export const nommer = (texte, code = "") => {
  const siens = mots(texte);
  return { texte: typographie(texte), code, mots: siens, colle: siens.join(""), court: sansArticles(siens).join("") };
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
const ressemble = (mot, jeton) => egale(mot, jeton) || aUneLettrePres(mot, jeton);

/* Une lettre changée, en trop ou qui manque, ou deux voisines échangées */
/** @type {(mot: string, ecrit: string) => boolean} */
export function aUneLettrePres(mot, ecrit) {
  if (ecrit.length < ASSEZ_LONG || Math.abs(mot.length - ecrit.length) > 1) return false;
  let rang = 0;
  while (rang < ecrit.length && ecrit[rang] === mot[rang]) rang += 1;
  const [voulu, lu] = [mot.slice(rang), ecrit.slice(rang)];
  const echange = lu[0] === voulu[1] && lu[1] === voulu[0] && lu.slice(2) === voulu.slice(2);
  return echange || lu.slice(1) === voulu || [lu, lu.slice(1)].includes(voulu.slice(1));
}

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
  if (prendre(nom.mots, demandes, egale)) return MOTS;
  if (prendre(nom.mots, demandes, debute)) return BOUTS;
  if (nom.colle.includes(colle)) return MORCEAU;
  if (aUneLettrePres(nom.colle, colle) || aUneLettrePres(nom.court, court)) return FAUTE;
  return prendre(nom.mots, demandes, ressemble) ? FAUTE_DE_MOT : RIEN;
}

/* Dans une liste que l’on filtre, un de ses noms suffit, ou le début d’un de ses codes ; « avant » : jusqu’où il peut aller. */
/** @type {(cherchee: Cherchee, demande: Demande, avant?: number) => boolean} */
export const repond = ({ noms, postaux }, demande, avant = FAUTE) =>
  demande.codes.every(
    (code) =>
      postaux.some((postal) => postal.startsWith(code)) ||
      noms.some((nom) => nom.code.toLowerCase().startsWith(code) || nom.mots.includes(code)),
  ) && noms.some((nom) => comparerNom(nom, demande) < avant);

/* ——— Recherche ——— */

function comparerCode(commune, code) {
  const insee = commune.code.toLowerCase();
  if (commune.postaux.includes(code)) return { qualite: EXACT };
  if (insee === code) return { qualite: EXACT + BIS, raison: `code INSEE ${commune.code}` };
  const ancienne = commune.anciennes.find((autre) => autre.code.toLowerCase() === code);
  if (ancienne) return { qualite: EXACT + BIS, raison: dire(ancienne) };
  if (commune.postaux.some((postal) => postal.startsWith(code))) return { qualite: DEBUT };
  if (insee.startsWith(code)) return { qualite: DEBUT + BIS, raison: `code INSEE ${commune.code}` };
  const debut = commune.anciennes.find((autre) => autre.code.toLowerCase().startsWith(code));
  return debut ? { qualite: DEBUT + BIS, raison: dire(debut) } : { qualite: RIEN };
}

const dire = ({ texte, code }) => (texte ? `${texte} (${code}) en fait partie` : `code INSEE ${code} autrefois`);

function comparerNoms(commune, demande) {
  let meilleure = { qualite: comparerNom(commune.nom, demande) };
  for (const ancienne of commune.anciennes) {
    if (!ancienne.texte) continue;
    const qualite = Math.min(comparerNom(ancienne, demande) + BIS, RIEN);
    if (qualite < meilleure.qualite) meilleure = { qualite, raison: `${ancienne.texte} en fait partie` };
  }
  return meilleure;
}

/* « Alençon, Orne » : le département à la fin, quand il n’est pas dans le nom */
function comparerLieu(commune, demande) {
  const entier = comparerNoms(commune, demande);
  const debut = demande.ecrits.slice(0, -commune.lieu.length);
  const suivi = debut.length && [...debut, ...commune.lieu].join() === demande.ecrits.join();
  return entier.qualite >= FAUTE && suivi ? comparerNoms(commune, demander(debut)) : entier;
}

function comparer(commune, demande) {
  const parCodes = demande.codes.map((code) => comparerCode(commune, code));
  const parNom = demande.mots.length ? [comparerLieu(commune, demande)] : [];
  const qualite = Math.max(...[...parNom, ...parCodes].map((reponse) => reponse.qualite));
  return { commune, qualite, raison: [...parNom, ...parCodes].find((reponse) => reponse.raison)?.raison };
}

/* Un nom entier à une lettre près vient à la suite, « Sées » pour « Seez », que Nagel-Séez-Mesnil contient ; un mot, à défaut
   de tout le reste ; ni l’un ni l’autre quand le nom écrit est celui d’une commune. */
/** @type {(communes: CommuneCherchee[], texte: string) => Trouvee[] | null} */
export function chercher(communes, texte) {
  const demande = comprendre(texte);
  if (!demande.mots.length && !demande.codes.length) return null;
  const toutes = communes.map((commune) => comparer(commune, demande));
  const meilleure = Math.min(...toutes.map(({ qualite }) => qualite));
  const avant = meilleure < DEBUT ? FAUTE : meilleure < FAUTE ? FAUTE_DE_MOT : RIEN;
  return toutes
    .filter(({ qualite }) => qualite < avant)
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

const estUnNom = ({ qualite }) => qualite < DEBUT;
export const estUneFaute = ({ qualite }) => qualite >= FAUTE;

/** @type {(communes: CommuneCherchee[], nom: string) => Trouvee[]} */
export const chercherNom = (communes, nom) =>
  chercher(communes, nom)?.filter((trouvee) => estUnNom(trouvee) || Math.floor(trouvee.qualite) === FAUTE) ?? [];

/* Celles dont c’est le nom même, à un article près s’il n’y en a pas d’autre : une seule, et c’est elle que l’on voulait. */
/** @type {(trouvees: Trouvee[]) => Trouvee[]} */
export const deCeNom = (trouvees) =>
  trouvees.filter((une) => estUnNom(une) && Math.floor(une.qualite) === Math.floor(trouvees[0].qualite));
