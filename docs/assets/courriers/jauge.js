/* La part personnelle d’une lettre : ce qui est encore du modèle, et des faits locaux à y ajouter.
   Elle conseille et n’empêche rien. */

import { compter, enumerer } from "../textes.js";
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

const personnel = (blanc) => blanc.dataset.blanc === A_LA_PERSONNE && blanc.classList.contains("blanc--rempli");

const empreinte = (elements) =>
  elements
    .map((element) => squelette(element, personnel))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();

/** @type {(corps: Element) => string[]} */
export const empreintes = (corps) => unites(corps).map(empreinte);

/* `modele` : les empreintes du corps tel qu’il est écrit, dont la dernière est la formule de politesse, hors compte */
/** @type {(corps: Element, modele: string[]) => { elements: HTMLElement[], duModele: boolean }[]} */
export function mesurer(corps, modele) {
  const politesse = modele.at(-1);
  const restent = new Set(modele);
  const comptees = unites(corps)
    .map((elements) => ({ elements, empreinte: empreinte(elements) }))
    .filter((unite) => unite.empreinte !== politesse);
  return comptees.map((unite) => ({ elements: unite.elements, duModele: restent.has(unite.empreinte) }));
}

/** @type {(texte: string) => number} */
export const compterPhrases = (texte) => texte.split(/[.!?…]+(?:\s|$)/).filter((phrase) => phrase.trim()).length;

/* « Votre commune compte {habitants}. » et ses valeurs → la phrase */
const mettre = (phrase, valeurs) => phrase.replace(/\{(\w+)\}/g, (_, nom) => valeurs[nom]);

/* Des phrases que les données établissent, sans rien deviner de la commune ; à compléter par ce que l’on sait d’elle. */
/** @type {(commune: CommuneDeLettre, pour: string, citeDesExemples: boolean, faits: Record<string, string>) => string[]} */
export function suggestions({ epci, labels, population, voisines }, pour, citeDesExemples, faits) {
  if (pour === "intercommunalite") return epci ? [epci.fait] : [];
  const distinguees = citeDesExemples ? [] : labels.map((label) => mettre(faits.voisine_distinguee, label));
  return [
    ...distinguees,
    epci?.phrase,
    voisines.length > 1 && mettre(faits.voisines, { noms: enumerer(voisines.slice(0, 3)) }),
    population > 0 && mettre(faits.habitants, { habitants: compter(population, "habitant") }),
  ].filter(Boolean);
}
