/* Où porter un contact : la forge, un ticket, un courriel ou le forum. Rien ne part d’ici : des liens, et un texte à copier. */

import { LIEN_MAX, lien } from "../courriers/courriel.js";
import { nomDe, texteDe } from "./contact.js";

const remplir = (modele, valeurs) =>
  modele.replace(/\{(\w+)\}/g, (_, nom) => encodeURIComponent(valeurs[nom]).replaceAll("%2F", "/"));

/* Ce que « tournee recevoir » relit, au milieu d’un message */
/** @type {(contact: Contact, regles: Regles) => { objet: string, texte: string }} */
export function messageDe(contact, regles) {
  const objet = `${contact.nom}\u00a0: ${regles.gestes[contact.geste].phrase.toLowerCase()}`;
  const fichier = `${regles.dossier}/${nomDe(contact)}`;
  const texte = `Bonjour,\n\nVoici un contact à noter dans le suivi de la campagne (${fichier})\u00a0:\n\n${texteDe(contact, regles)}\nMerci\u202f!\n`;
  return { objet, texte };
}

/* Les adresses de la forge, s’il y en a une, et celle d’un courriel, s’il n’est pas trop long */
/** @type {(contact: Contact, regles: Regles) => { fichier?: string, ticket?: string, courriel?: string }} */
export function adresses(contact, regles) {
  const { dossier, forge } = regles;
  const { objet, texte } = messageDe(contact, regles);
  const courriel = lien({ vers: "", objet, texte });
  return {
    ...(forge && {
      fichier: remplir(forge.fichier, { dossier, nom: nomDe(contact), texte: texteDe(contact, regles) }),
      ticket: remplir(forge.ticket, { titre: objet, message: texte }),
    }),
    ...(courriel.length <= LIEN_MAX && { courriel }),
  };
}
