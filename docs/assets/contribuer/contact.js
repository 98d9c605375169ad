/* Un contact à proposer */

import { texteDe } from "./fichier.js";

/* Le nom de son fichier, comme fiches/suivi.py `Contact.nom_de_fichier` */
/** @type {(contact: Contact) => string} */
export const nomDe = ({ collectivite, commune, geste, le, par }) =>
  `${le}-${commune ?? collectivite}-${geste}-${par}.yaml`;

/** @type {(contact: Contact, regles: Regles) => Proposition} */
export const proposer = (contact, regles) => ({
  dossier: regles.contact.dossier,
  nom: nomDe(contact),
  texte: texteDe(contact, regles.contact),
  objet: `${contact.nom}\u00a0: ${regles.gestes[contact.geste].phrase.toLowerCase()}`,
  annonce: "Voici un contact à noter dans le suivi de la campagne",
});
