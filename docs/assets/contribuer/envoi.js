/* Où porter un fichier : la forge, un ticket, un courriel ou le forum. Rien ne part d’ici : des liens, et un texte à copier. */

import { LIEN_MAX, lien } from "../courriers/courriel.js";

const remplir = (modele, valeurs) =>
  modele.replace(/\{(\w+)\}/g, (_, nom) => encodeURIComponent(valeurs[nom]).replaceAll("%2F", "/"));

/* Ce que « tournee recevoir » relit, au milieu d’un message ; entre ces marques, un forum n’y change rien */
/** @type {(proposition: Proposition) => string} */
export const messageDe = ({ annonce, dossier, nom, texte }) =>
  `Bonjour,\n\n${annonce} (${dossier}/${nom})\u00a0:\n\n\`\`\`yaml\n${texte}\`\`\`\n\nMerci\u202f!\n`;

/* Les adresses de la forge, s’il y en a une, et celle d’un courriel, s’il n’est pas trop long */
/** @type {(proposition: Proposition, forge: Regles["forge"]) => { fichier?: string, ticket?: string, courriel?: string }} */
export function adresses(proposition, forge) {
  const { dossier, nom, objet, texte } = proposition;
  const message = messageDe(proposition);
  const courriel = lien({ vers: "", objet, texte: message });
  return {
    ...(forge && {
      fichier: remplir(forge.fichier, { dossier, nom, texte }),
      ticket: remplir(forge.ticket, { titre: objet, message }),
    }),
    ...(courriel.length <= LIEN_MAX && { courriel }),
  };
}
