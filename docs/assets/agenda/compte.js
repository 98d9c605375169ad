/* Combien de jours jusqu’à une date : compté chez qui lit, car la page a pu être faite des semaines plus tôt. */

import { compter } from "../textes.js";

const UN_JOUR = 86_400_000;

/* Les jours du calendrier, sans les heures : celle du changement d’heure ne compte pas. */
/** @type {(annee: number, mois: number, jour: number) => number} */
const rang = (annee, mois, jour) => Date.UTC(annee, mois - 1, jour) / UN_JOUR;

const MOTS = new Map([
  [0, "aujourd’hui"],
  [1, "demain"],
]);

/** @type {(jours: number) => string} */
export const dans = (jours) => MOTS.get(jours) ?? (jours < 0 ? "passé" : `dans ${compter(jours, "jour")}`);

function dire(aujourdhui) {
  for (const date of document.querySelectorAll("time[data-compte]")) {
    const [annee, mois, jour] = date.dateTime.slice(0, 10).split("-").map(Number);
    const jours = rang(annee, mois, jour) - aujourdhui;
    const compte = document.createElement("span");
    compte.className = "dans";
    compte.textContent = `(${dans(jours)})`;
    date.after(" ", compte);
    date.closest("li")?.classList.toggle("est-passe", jours < 0);
  }
}

const ici = new Date();
dire(rang(ici.getFullYear(), ici.getMonth() + 1, ici.getDate()));
