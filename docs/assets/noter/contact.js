/* Un contact et son fichier, comme writing/contact_files.py `contact_text` et fiches/suivi.py `Contact.nom_de_fichier` */

/** @type {(contact: Contact, regles: Regles) => string} */
export const texteDe = (contact, { champs, guillemets }) =>
  Object.keys(champs)
    .filter((champ) => contact[champ])
    .map((champ) => `${champ}: ${guillemets.includes(champ) ? JSON.stringify(contact[champ]) : contact[champ]}\n`)
    .join("");

/** @type {(contact: Contact) => string} */
export const nomDe = ({ collectivite, commune, geste, le, par }) =>
  `${le}-${commune ?? collectivite}-${geste}-${par}.yaml`;
