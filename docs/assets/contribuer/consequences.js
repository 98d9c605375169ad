/* Ce qu’un contact changera, une fois reçu */

import { debut, enFrancais, fin, plus } from "./dates.js";
import { ajouter, statut, tenueJusquAu } from "./journal.js";

/** @type {(contact: Contact, jour: string, regles: Regles) => string[]} */
export function consequences(contact, jour, regles) {
  const { geste, le, nom, relance } = contact;
  const suivie = regles.suivies[contact.commune ?? contact.collectivite] ?? { suivi: [] };
  const ligne = { ...contact, fichier: regles.contact.dossier, ligne: 1 };
  const apresElle = { ...suivie, suivi: ajouter(suivie.suivi, ligne, regles) };
  const avant = statut(suivie, jour, regles);
  const apres = statut(apresElle, jour, regles);
  const mot = (un) => `«\u00a0${regles.statuts[un].mot}\u00a0»`;
  const phrases = [
    avant === apres ? `${nom} restera ${mot(apres)}.` : `${nom} passera de ${mot(avant)} à ${mot(apres)}.`,
  ];
  if (regles.gestes[geste].retire) {
    phrases.push("Le site ne montrera plus rien de ce qui a été noté avec elle.");
  } else if (apres === regles.gestes[geste].provisoire) {
    phrases.push(`La réservation tiendra jusqu’au ${enFrancais(tenueJusquAu(ligne, regles))}.`);
  } else if (regles.gestes[geste].statut && regles.statuts[apres].a_suivre && apresElle.suivi.at(-1) === ligne) {
    phrases.push(`Une relance sera prévue le ${enFrancais(relance ?? plus(fin(le), regles.delais.relance))}.`);
  } else if (relance && debut(le) <= relance) {
    phrases.push(`Une relance sera prévue le ${enFrancais(relance)}.`);
  }
  return phrases;
}
