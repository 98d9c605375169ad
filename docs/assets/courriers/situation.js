/* Ce que le suivi sait de la collectivité à qui une lettre s’adresse, et si la lettre lui convient. */

import { compter, enumerer } from "../textes.js";

/* La commune choisie, son intercommunalité, ou rien que l’on connaisse */
/** @type {(destination: string, commune: CommuneDeLettre | null) => SituationDeLettre | null} */
export const situationDe = (destination, commune) =>
  (commune && { commune, intercommunalite: commune.epci }[destination]) || null;

/* Pourquoi une lettre ne convient pas ; rien si elle convient */
/** @type {(modele: Modele, etat: Etat, donnees: Donnees) => string[]} */
export function reserves({ habitants_max: plafond, sauf, si, statuts }, etat, { conditions, statuts: mots }) {
  const cite = (statut) => `«\u00a0${mots[statut]}\u00a0»`;
  return [
    ...(statuts.includes(etat.statut)
      ? []
      : [
          `Cette lettre est faite pour le statut ${enumerer(statuts.map(cite), "ou")}\u00a0; d’après le suivi, c’est ${cite(etat.statut)}.`,
        ]),
    ...si
      .filter((une) => !etat.conditions.includes(une))
      .map((une) => `Cette lettre ne convient que si ${conditions[une]}\u00a0; d’après le suivi, ce n’est pas le cas.`),
    ...sauf
      .filter((une) => etat.conditions.includes(une))
      .map((une) => `Cette lettre ne convient pas si ${conditions[une]}\u00a0; d’après le suivi, c’est le cas.`),
    ...(plafond && etat.population > plafond
      ? [`Cette lettre est faite pour une commune de ${compter(plafond, "habitant")} au plus.`]
      : []),
  ];
}

/* De celles qui vont à une sorte de collectivité, celles qui conviennent, celle à envoyer d’abord en tête ; puis les autres */
/** @type {(donnees: Donnees, destination: string, commune: CommuneDeLettre | null) => [Modele[], Modele[]]} */
export function trier(donnees, destination, commune) {
  const inconnue = { statut: donnees.sans_suivi, conditions: [], population: Infinity }; // ni village, ni rien d’autre
  const etat = situationDe(destination, commune) ?? inconnue;
  const siennes = donnees.lettres.filter(({ pour }) => pour.includes(destination)).sort((a, b) => a.rang - b.rang);
  const convient = (une) => !reserves(une, etat, donnees).length;
  return [siennes.filter(convient), siennes.filter((une) => !convient(une))];
}
