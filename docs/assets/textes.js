/* Ce que plusieurs scripts font d’un texte. */

/* Les mêmes mots que l’adresse des pages : « L’Hôtellerie » → ["l", "hotellerie"] */
/** @type {(texte: string) => string[]} */
export const decouper = (texte) =>
  texte
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .match(/[a-z0-9]+/g) ?? [];
