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
export const jetons = (nom) =>
  decouper(
    plat(nom)
      .replace(/\bs\//g, "sur ")
      .replace(/\bn[. -]*d\b/g, "notre dame"),
  );

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

/* « Mairie du Havre » → « le havre », « 1 place Foch, F-61 000 ALENÇON CEDEX 9 » → « 61000 alencon » */
const CONTRACTES = { du: "le ", des: "les " };
const MAIRIE =
  /^\W*(?:(?:monsieur|madame|mr?|mme)\W+(?:l[ae] )?maire|(?:l[ae] )?(?:mairie|commune|ville)|(?:l\W)?hotel\W+de\W+ville)\W+(d|de|du|des)\b\W*/;
/** @type {(texte: string) => string} */
export const sansEnveloppe = (texte) =>
  plat(texte)
    .replace(/\bcedex\b(?: \d+\b)?/g, "")
    .replace(/\bf-(?=\d)/g, "")
    .replace(/\b(\d\d) (\d{3})\b/g, "$1$2")
    .replace(/^.*\b(?=\d{5}\b.*[a-z])/s, "")
    .replace(MAIRIE, (_, liaison) => CONTRACTES[liaison] ?? "")
    .trim();

/** @type {(a: string, b: string) => number} */
export const comparer = new Intl.Collator("fr", { numeric: true }).compare;
