/* Les fichiers de l’atelier : les lettres, qui viennent avec lui ; le répertoire des communes et ce que les lettres
   disent de chaque mairie, qui attendent que l’on y touche. Ils restent en mémoire. */

import { charger as lireLeRepertoire } from "../communes.js";
import { demander } from "../reseau.js";
import { typographie } from "../textes.js";

/** @type {(adresses: { lettres: string }) => Promise<Donnees>} */
export const charger = ({ lettres }) => demander(lettres, "lettres", "blancs", "destinations", "groupes", "statuts");

/** @type {(adresses: { repertoire: string, mairies: string }) => Promise<(code: string) => CommuneDeLettre | null>} */
export const connaitre = async ({ repertoire, mairies }) =>
  joindre(...(await Promise.all([lireLeRepertoire(repertoire), demander(mairies, "de_commune", "rues", "villes")])));

/* Ce qu’une lettre ne dit pas d’une collectivité dont le suivi ne sait rien */
const RIEN_DE_NOTE = { communes_suivies: "", dernier_echange: "" };

/* Une table, et le rang de chaque valeur */
const lireCellule = ({ table, rangs }, rang) => table[rangs[rang]];

/* Un code INSEE → ce que l’on sait de la commune, ou rien. Les colonnes sont dans l’ordre du répertoire. */
function joindre(repertoire, { de_commune, rues, villes, exemples, courriels, sites, faits, particulieres, epci }) {
  const communes = [...repertoire.communes.values()];
  const nommer = ({ nom }) => typographie(nom);
  const situer = (connue) => ({ conditions: [], ...connue, valeurs: { ...RIEN_DE_NOTE, ...connue?.valeurs } });

  function remplir(commune) {
    const { rang, postaux } = commune;
    const nom = nommer(commune);
    const [article, repris] = lireCellule(de_commune, rang);
    const ville = villes[rang] ?? `${postaux[0]} ${nom}`;
    return {
      commune: nom,
      de_commune: article + nom.slice(repris),
      collectivite: nom,
      exemples: lireCellule(exemples, rang),
      ...situer(particulieres[rang]).valeurs,
      ...(commune.epci && { epci: epci[repertoire.epci.indexOf(commune.epci)].nom }),
      ...(rues[rang] !== null && { adresse: [rues[rang], ville].filter(Boolean).join("\n") }),
    };
  }

  function trouverSonEpci(commune) {
    if (!commune.epci) return null;
    const { nom, ...connue } = epci[repertoire.epci.indexOf(commune.epci)];
    const { valeurs, ...etat } = situer(connue);
    const retiree = etat.statut === repertoire.horsSuivi;
    return { ...etat, nom, retiree, population: 0, valeurs: { collectivite: nom, ...valeurs } };
  }

  return (code) => {
    const commune = repertoire.trouver(code.toUpperCase());
    if (!commune) return null;
    return {
      code: commune.code,
      cle: commune.code,
      nom: nommer(commune),
      valeurs: remplir(commune),
      courriel: courriels[commune.rang],
      site: sites[commune.rang],
      faits: faits[commune.rang] ?? [],
      partagent: communes
        .filter(({ rang }) => rang !== commune.rang && courriels[rang] && courriels[rang] === courriels[commune.rang])
        .map(nommer),
      population: commune.population,
      label: commune.label ?? "",
      labelSur: commune.labelSur,
      epci: trouverSonEpci(commune),
      statut: commune.statut,
      retiree: commune.statut === repertoire.horsSuivi,
      statutEnMots: commune.statutEnMots,
      conditions: situer(particulieres[commune.rang]).conditions,
    };
  };
}
