/* Combien de jours jusqu’à une date, et laquelle vient : chez qui lit, car la page a pu être faite des semaines plus tôt. */

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

/* Ce qui est passé s’écarte, sous le repli s’il y en a un ; s’il ne reste rien, la page le dit. */
function ecarter(dates) {
  const passees = dates.querySelectorAll("li.est-passe");
  const repli = dates.querySelector(".dates__passees");
  for (const une of passees) {
    une.remove();
    repli?.lastElementChild.append(une);
  }
  repli?.toggleAttribute("hidden", passees.length === 0);
  dates.querySelector(".dates__fin").hidden = dates.querySelector("li:not(.est-passe, .agenda__annulee)") !== null;
}

const ici = new Date();
dire(rang(ici.getFullYear(), ici.getMonth() + 1, ici.getDate()));
for (const dates of document.querySelectorAll(".dates")) {
  ecarter(dates);
}
