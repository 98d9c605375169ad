/* Les noms, comme les écrit francais/noms.py */

const ABREGES = { st: "saint", ste: "sainte", sts: "saints", stes: "saintes", mt: "mont" };
const ARTICLES = new Set("le la les l de du des d en sur sous au aux a et".split(" "));

/** @type {(texte: string) => string} */
const plat = (texte) => {
  const minuscules = texte.toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae");
  return minuscules.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
};

/* « St-Aubin s/ Mer » → ["st", "aubin", "s", "mer"] */
/** @type {(texte: string) => string[]} */
export const decouper = (texte) => plat(texte).match(/[a-z0-9]+/g) ?? [];

/* → « st-aubin-s-mer » */
/** @type {(nom: string) => string} */
export const slug = (nom) => decouper(nom).join("-");

/* → ["st", "aubin", "sur", "mer"] */
/** @type {(nom: string) => string[]} */
export const jetons = (nom) => decouper(nom.replace(/\bs\//gi, "sur "));

/** @type {(mot: string) => string} */
export const allonger = (mot) => ABREGES[mot] ?? mot;

/* → ["saint", "aubin", "sur", "mer"] */
/** @type {(nom: string) => string[]} */
export const mots = (nom) => jetons(nom).map(allonger);

/** @type {(mots: string[]) => string[]} */
export const sansArticles = (tous) => {
  const restent = tous.filter((mot) => !ARTICLES.has(mot));
  return restent.length ? restent : tous;
};

/* → « saintaubinmer » */
/** @type {(nom: string) => string} */
export const cle = (nom) => sansArticles(mots(nom)).join("");

/** @type {(a: string, b: string) => number} */
export const comparer = new Intl.Collator("fr", { numeric: true }).compare;
