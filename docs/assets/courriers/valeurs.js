/* Ce qui remplit les blancs : ce que le site sait de la collectivité et du groupe, puis ce que la personne a écrit. */

import { dater } from "../textes.js";
import { situationDe } from "./situation.js";

/** @type {(atelier: Atelier) => Valeurs} */
export function valeursConnues({ choixDeDestination, choixDuGroupe, commune, donnees }) {
  const groupe = donnees.groupes.find(({ id }) => id === choixDuGroupe.value);
  return {
    ...donnees.campagne,
    civilite: donnees.destinations[choixDeDestination.value].neutre,
    ...(commune && { exemples: commune.valeurs.exemples }),
    ...situationDe(choixDeDestination.value, commune)?.valeurs,
    ...groupe?.valeurs,
    date: dater(new Date(), donnees.fuseau),
  };
}

function nettoyer({ phrase }, texte) {
  const net = texte.replace(/\s+/g, " ").trim();
  if (/^\+?[\d ]+$/.test(net)) return net.replaceAll(" ", "\u00a0"); // un numéro de téléphone ne se coupe pas
  return phrase && net && !/[.!?…]$/.test(net) ? `${net}.` : net;
}

/* Ce qui est connu, puis ce que la personne a écrit ; un champ qu’elle a vidé redevient un blanc. */
/** @type {(atelier: Atelier) => Valeurs} */
export function valeurs(atelier) {
  const { champs, donnees, omis, saisies } = atelier;
  const toutes = valeursConnues(atelier);
  for (const champ of champs.querySelectorAll("[name]")) {
    const nom = champ.name;
    if (omis.has(nom)) toutes[nom] = "";
    else if (nom in saisies) toutes[nom] = nettoyer(donnees.blancs[nom], saisies[nom]) || undefined;
  }
  return toutes;
}
