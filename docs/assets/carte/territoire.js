/* Les communes de la région telles que le site les publie (carte/communes.json), et ce que la carte en dit. */

const A_CONTACTER = "a-contacter"; // ce que personne n’a encore noté
const entier = new Intl.NumberFormat("fr");
const pourcent = new Intl.NumberFormat("fr", { style: "percent", maximumFractionDigits: 1 });

/* La fin d’une adresse, comme en Python (territoire.slug) ; un test compare les deux. */
/** @type {(nom: string) => string} */
export const slug = (nom) =>
  nom
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
    .replaceAll("’", "'")
    .normalize("NFKD")
    .replace(/[\u0080-\uffff]/g, "")
    .match(/[a-z0-9]+/g)
    .join("-");

export class Territoire {
  constructor({
    region,
    statuts,
    departements,
    epci,
    codes,
    noms,
    departement,
    membre,
    populations,
    suivies,
    groupes,
    anciens,
  }) {
    this.region = region;
    this.statuts = statuts;
    this.departements = departements;
    this.epci = epci;
    this.groupes = groupes;
    this.anciens = anciens;
    this.communes = new Map(
      codes.map((code, rang) => [
        code,
        {
          code,
          nom: noms[rang],
          departement: departements[departement[rang]],
          epci: epci[membre[rang]],
          population: populations[rang],
          ...(suivies[code] ?? { statut: A_CONTACTER, groupes: [] }),
        },
      ]),
    );
  }

  /* Une commune par son code, ou celle qui lui a succédé */
  trouver(code) {
    return this.communes.get(code) ?? this.communes.get(this.anciens[code]);
  }

  /* L’adresse de sa page, depuis le dossier des communes */
  page({ code, nom }) {
    return `${code.toLowerCase()}-${slug(nom)}/`;
  }

  /* « Louviers : à contacter, labellisée en 2017 » */
  bulle({ nom, statut, label }) {
    return `${nom}\u00a0: ${this.statuts[statut].toLowerCase()}${label ? `, labellisée en ${label}` : ""}`;
  }

  /* « Louviers (Eure, 18 398 habitants) : à contacter, labellisée en 2017 » */
  phrase(commune) {
    const { departement, population } = commune;
    const habitants = `${entier.format(population)}\u00a0habitant${population < 2 ? "" : "s"}`;
    return this.bulle({ ...commune, nom: `${commune.nom} (${departement.nom}, ${habitants})` });
  }

  /* Les communes qu’un filtre de l’adresse désigne : ?departement=61, ?epci=200071520, ?groupe=artifaille */
  designer({ departement, epci, groupe }) {
    const equipe = this.groupes[groupe];
    const desGroupes = new Set([...(equipe?.communes ?? []), ...(equipe?.commune ? [equipe.commune] : [])]);
    return [...this.communes.values()]
      .filter(
        (commune) =>
          (!departement || commune.departement.code === departement) &&
          (!epci || commune.epci?.siren === epci) &&
          (!equipe ||
            desGroupes.has(commune.code) ||
            equipe.epci.includes(commune.epci?.siren) ||
            (!desGroupes.size && !equipe.epci.length && commune.departement.code === equipe.departement)),
      )
      .map(({ code }) => code);
  }
}

/* Les couches : de quelle famille est une commune, de quelle couleur est sa famille, ce que la bulle en dit */
const part = (zone, nom) =>
  zone
    ? `${nom}. ${zone.nom}\u00a0: ${pourcent.format(zone.part / 100)} de la population couverte`
    : `${nom}, hors intercommunalité`;

/** @type {Record<string, Couche>} */
export const COUCHES = {
  statut: {
    famille: (commune) => commune.code,
    couleur: (commune) => `statut-${commune.statut}`,
    bulle: (commune, territoire) => territoire.bulle(commune),
  },
  departement: {
    famille: (commune) => commune.departement,
    couleur: (commune) => `part-${commune.departement.tranche}`,
    bulle: (commune) => part(commune.departement, commune.nom),
  },
  epci: {
    famille: (commune) => commune.epci,
    couleur: (commune) => `part-${commune.epci?.tranche ?? 0}`,
    bulle: (commune) => part(commune.epci, commune.nom),
  },
};

/* Ce que la toile peint : une couche, les communes retenues, la commune choisie, dans les couleurs du moment */
/** @type {(fond: import("./fond.js").Fond, territoire: Territoire, voulu: VoulueSurLaCarte) => Tableau} */
export function composer(fond, territoire, { couche, retenue, choisie, element }) {
  const style = getComputedStyle(element);
  const lues = new Map(); // lire une couleur coûte, et les communes sont des milliers
  const couleur = (nom) => {
    if (!lues.has(nom)) lues.set(nom, style.getPropertyValue(`--${nom}`).trim());
    return lues.get(nom);
  };
  const { famille, couleur: nuance } = COUCHES[couche];
  const gardees = new Map([...territoire.communes].filter(([, commune]) => retenue(commune)));
  const tout = gardees.size === territoire.communes.size;
  const cle = (code) => (gardees.has(code) ? famille(gardees.get(code)) : "ailleurs");
  const trait = couleur("trait-fort");
  const discrete = devicePixelRatio < 1.5 ? 0.35 : 0.5; // un point d’écran est plus gros sur un écran ordinaire
  const limites = [
    { trace: fond.limites(cle), couleur: trait, epaisseur: 0, opacite: tout && couche === "statut" ? discrete : 0.65 },
    { trace: fond.limites((code) => territoire.communes.get(code).departement), couleur: trait, epaisseur: 1.2 },
  ];
  if (!tout) limites.unshift({ trace: fond.limites((code) => code), couleur: trait, epaisseur: 0, opacite: 0.2 });
  const marquee = fond.communes.get(choisie);
  if (marquee) {
    limites.push({ trace: marquee.trace, couleur: couleur("papier"), epaisseur: 6 });
    limites.push({ trace: marquee.trace, couleur: couleur("pomme"), epaisseur: 3 });
  }
  return {
    lots: fond.lots((code) => couleur(gardees.has(code) ? nuance(gardees.get(code)) : "papier")),
    limites,
  };
}

/* Prévient quand les couleurs du site ou du système changent */
/** @type {(changer: () => void) => void} */
export function surveillerLesCouleurs(changer) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changer);
  new MutationObserver(changer).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
}

/** @type {(adresse: string) => Promise<any>} */
export async function telecharger(adresse) {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`${adresse} : ${reponse.status}`);
  return reponse.json();
}
