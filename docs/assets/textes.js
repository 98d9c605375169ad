/* Ce que plusieurs scripts font d’un texte. Ce que Python fait aussi est comparé par tests/browser/test_paires.py. */

/* « L'Aigle » → « L’Aigle » */
/** @type {(nom: string) => string} */
export const typographie = (nom) => nom.replaceAll("'", "’");

/* « a, b et c » */
/** @type {(mots: string[], et?: string) => string} */
export const enumerer = (mots, et = "et") =>
  mots.length > 1 ? `${mots.slice(0, -1).join(", ")} ${et} ${mots.at(-1)}` : mots.join("");

/** @type {(texte: string) => string} */
export const majuscule = (texte) => texte.charAt(0).toUpperCase() + texte.slice(1);

/** @type {(texte: string) => string} */
export const minuscule = (texte) => texte.charAt(0).toLowerCase() + texte.slice(1);

const entier = new Intl.NumberFormat("fr");

/* « 1 habitant », « 18 398 habitants » */
/** @type {(nombre: number, mot: string) => string} */
export const compter = (nombre, mot) => `${entier.format(nombre)}\u00a0${mot}${nombre < 2 ? "" : "s"}`;

/* « 1er octobre 2026 », le jour qu’il est alors dans ce fuseau horaire */
/** @type {(moment: Date, fuseau: string) => string} */
export const dater = (moment, fuseau) =>
  moment
    .toLocaleDateString("fr-FR", { day: "numeric", month: "long", year: "numeric", timeZone: fuseau })
    .replace(/^1 /, "1er ");
