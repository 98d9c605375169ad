/* Ce que la carte dit et peint des communes du répertoire. */

import { compter, typographie } from "../textes.js";

/* « Louviers : à contacter, labellisée en 2017, à confirmer » */
/** @type {(commune: { nom: string, statutEnMots: string, label?: string }) => string} */
export const bulle = ({ nom, statutEnMots, label }) =>
  `${typographie(nom)}\u00a0: ${statutEnMots.toLowerCase()}${label ? `, ${label}` : ""}`;

/* « Louviers (Eure, 18 398 habitants) : à contacter, labellisée en 2017, à confirmer » */
/** @type {(commune: CommuneDuRepertoire) => string} */
export const phrase = (commune) => {
  const { departement, nom, population } = commune;
  return bulle({ ...commune, nom: `${nom} (${departement.nom}, ${compter(population, "habitant")})` });
};

/* Les communes qu’un filtre de l’adresse désigne : ?departement=61, ?epci=200071520, ?groupe=artifaille */
/** @type {(repertoire: Repertoire, filtre: Filtre) => string[]} */
export function designer({ communes, groupes }, { departement, epci, groupe }) {
  const equipe = groupes[groupe];
  const toutes = [...communes.values()];
  const siennes = new Set(toutes.filter((commune) => commune.groupe === groupe || commune.code === equipe?.commune));
  return toutes
    .filter(
      (commune) =>
        (!departement || commune.departement.code === departement) &&
        (!epci || [commune.epci?.siren, commune.epci?.dans].includes(epci)) &&
        (!equipe ||
          siennes.has(commune) ||
          equipe.epci.includes(commune.epci?.siren) ||
          (!siennes.size && !equipe.epci.length && commune.departement.code === equipe.departement)),
    )
    .map(({ code }) => code);
}

/* Les couches : de quelle famille est une commune, de quelle couleur est sa famille, ce que la bulle en dit */
const part = (zone, nom) =>
  zone
    ? `${typographie(`${nom}. ${zone.nom}`)}\u00a0: ${zone.part} de la population couverte${zone.douteuse ? ", à confirmer" : ""}`
    : `${typographie(nom)}, hors intercommunalité`;

/** @type {Record<string, Couche>} */
export const COUCHES = {
  statut: {
    famille: (commune) => commune.code,
    couleur: (commune) => `statut-${commune.statut}`,
    bulle,
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
/** @type {(fond: import("./fond.js").Fond, repertoire: Repertoire, voulu: VoulueSurLaCarte) => Tableau} */
export function composer(fond, { communes }, { couche, retenue, choisie, element }) {
  const style = getComputedStyle(element);
  const lues = new Map(); // lire une couleur coûte, et les communes sont des milliers
  const couleur = (nom) => {
    if (!lues.has(nom)) lues.set(nom, style.getPropertyValue(`--${nom}`).trim());
    return lues.get(nom);
  };
  const { famille, couleur: nuance } = COUCHES[couche];
  const gardees = new Map([...communes].filter(([, commune]) => retenue(commune)));
  const tout = gardees.size === communes.size;
  const cle = (code) => (gardees.has(code) ? famille(gardees.get(code)) : "ailleurs");
  const trait = couleur("trait-fort");
  const discrete = devicePixelRatio < 1.5 ? 0.35 : 0.5; // un point d’écran est plus gros sur un écran ordinaire
  const limites = [
    { trace: fond.limites(cle), couleur: trait, epaisseur: 0, opacite: tout && couche === "statut" ? discrete : 0.65 },
    { trace: fond.limites((code) => communes.get(code).departement), couleur: trait, epaisseur: 1.2 },
    { trace: fond.bordsDesAbsents(), couleur: trait, epaisseur: 1.2 },
  ];
  if (!tout) limites.unshift({ trace: fond.limites((code) => code), couleur: trait, epaisseur: 0, opacite: 0.2 });
  const marquee = fond.communes.get(choisie);
  if (marquee) {
    limites.push({ trace: marquee.trace, couleur: couleur("papier"), epaisseur: 6 });
    limites.push({ trace: marquee.trace, couleur: couleur("pomme"), epaisseur: 3 });
  }
  const teinte = (code) => couleur(gardees.has(code) ? nuance(gardees.get(code)) : "papier");
  const portees = teintesPortees(communes, fond.absents, teinte);
  return { lots: fond.lots(teinte, (departement) => laPlusPortee(portees.get(departement))), limites };
}

/* Combien de communes ont chaque teinte, dans les départements dont les communes ne sont pas encore là une à une */
function teintesPortees(communes, departements, teinte) {
  const portees = new Map([...departements.keys()].map((code) => [code, new Map()]));
  for (const { code, departement } of portees.size ? communes.values() : []) {
    const siennes = portees.get(departement.code);
    siennes?.set(teinte(code), (siennes.get(teinte(code)) ?? 0) + 1);
  }
  return portees;
}

const laPlusPortee = (teintes) => [...teintes].reduce((une, autre) => (autre[1] > une[1] ? autre : une))[0];

/* Prévient quand les couleurs du site ou du système changent */
/** @type {(changer: () => void) => void} */
export function surveillerLesCouleurs(changer) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changer);
  new MutationObserver(changer).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
}
