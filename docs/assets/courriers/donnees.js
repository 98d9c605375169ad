/* Les fichiers de l’atelier : les lettres, le répertoire des communes, et ce que les lettres disent de chaque mairie.
   Ils restent en mémoire. */

import { charger as lireLeRepertoire } from "../communes.js";
import { demander } from "../reseau.js";
import { typographie } from "../textes.js";

/** @type {(adresses: { lettres: string, repertoire: string, mairies: string }) => Promise<Donnees>} */
export async function charger({ lettres, repertoire, mairies }) {
  const [des, communes, colonnes] = await Promise.all([
    demander(lettres),
    lireLeRepertoire(repertoire),
    demander(mairies),
  ]);
  return { ...des, statuts: communes.statuts, sansSuivi: communes.sansSuivi, commune: joindre(communes, colonnes) };
}

/* Une table, et le rang de chaque valeur */
const lireCellule = ({ table, rangs }, rang) => table[rangs[rang]];

/* Chaque paire de voisines est dite une fois, par l’écart de leurs rangs. */
function relier(voisines) {
  const voisinage = voisines.map(() => []);
  for (const [rang, ecarts] of voisines.entries()) {
    for (const ecart of ecarts) {
      voisinage[rang].push(rang + ecart);
      voisinage[rang + ecart].push(rang);
    }
  }
  return voisinage;
}

/* Un code INSEE → ce que l’on sait de la commune, ou rien. Les colonnes sont dans l’ordre du répertoire. */
function joindre(repertoire, { de_commune, rues, villes, exemples, courriels, voisines, epci }) {
  const communes = [...repertoire.communes.values()];
  const voisinage = relier(voisines);
  const nommer = ({ nom }) => typographie(nom);

  function remplir(commune) {
    const { rang, postaux } = commune;
    const nom = nommer(commune);
    const [article, repris] = lireCellule(de_commune, rang);
    const ville = villes[rang] ?? `${postaux[0]} ${nom}`;
    return {
      commune: nom,
      de_commune: article + nom.slice(repris),
      exemples: lireCellule(exemples, rang),
      ...(rues[rang] !== null && { adresse: [rues[rang], ville].filter(Boolean).join("\n") }),
    };
  }

  return (code) => {
    const commune = repertoire.trouver(code.toUpperCase());
    if (!commune) return null;
    const autour = voisinage[commune.rang].map((rang) => communes[rang]).sort((a, b) => b.population - a.population);
    return {
      code: commune.code,
      nom: nommer(commune),
      valeurs: remplir(commune),
      courriel: courriels[commune.rang],
      partagent: communes
        .filter(({ rang }) => rang !== commune.rang && courriels[rang] && courriels[rang] === courriels[commune.rang])
        .map(nommer),
      population: commune.population,
      voisines: autour.map(nommer),
      label: commune.label ?? "",
      labelSur: commune.labelSur,
      epci: epci[repertoire.epci.indexOf(commune.epci)] ?? null,
      labels: autour.filter(({ labelSur }) => labelSur).map((autre) => ({ nom: nommer(autre), annee: autre.labelSur })),
      statut: commune.statut,
      retiree: commune.statut === repertoire.horsSuivi,
      statutEnMots: commune.statutEnMots,
    };
  };
}
