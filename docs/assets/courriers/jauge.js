/* La part personnelle d’une lettre : ce qui est encore du modèle, et ce que la personne y a mis d’elle-même.
   Elle conseille et n’empêche rien. */

import { squelette } from "./lettre.js";

const LISTES = new Set(["UL", "OL"]);
const A_LA_PERSONNE = "fait_local"; // le seul blanc dont le contenu rend une phrase personnelle

/* Un paragraphe et la liste qu’il annonce ne font qu’un. */
function unites(corps) {
  const groupes = [];
  for (const element of corps.children) {
    if (LISTES.has(element.nodeName) && groupes.length) groupes.at(-1).push(element);
    else if (element.textContent.trim()) groupes.push([element]);
  }
  return groupes;
}

const personnel = (faits) => (blanc) =>
  blanc.dataset.blanc === A_LA_PERSONNE &&
  blanc.classList.contains("blanc--rempli") &&
  sansLes(faits, blanc.textContent) !== "";

const empreinte = (elements, faits = []) =>
  elements
    .map((element) => squelette(element, personnel(faits)))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();

/** @type {(corps: Element) => string[]} */
export const empreintes = (corps) => unites(corps).map((elements) => empreinte(elements));

/* `modele` : les empreintes du corps tel qu’il est écrit, dont la dernière est la formule de politesse, hors compte ;
   `faits` : les phrases que le site propose, qui ne rendent rien personnel */
/** @type {(corps: Element, modele: string[], faits: string[]) => { elements: HTMLElement[], duModele: boolean }[]} */
export function mesurer(corps, modele, faits) {
  const politesse = modele.at(-1);
  const restent = new Set(modele);
  const comptees = unites(corps)
    .map((elements) => ({ elements, empreinte: empreinte(elements, faits) }))
    .filter((unite) => unite.empreinte !== politesse);
  return comptees.map((unite) => ({ elements: unite.elements, duModele: restent.has(unite.empreinte) }));
}

/** @type {(texte: string) => number} */
export const compterPhrases = (texte) => texte.split(/[.!?…]+(?:\s|$)/).filter((phrase) => phrase.trim()).length;

const serrer = (texte) => texte.replace(/\s+/g, " ").trim();

/* Un texte sans les phrases que le site a proposées : ce qui reste est de la personne. */
/** @type {(faits: string[], texte: string) => string} */
export const sansLes = (faits, texte) =>
  serrer(faits.reduce((reste, fait) => reste.replace(serrer(fait), ""), serrer(texte)));
