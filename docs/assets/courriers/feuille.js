/* La feuille : la lettre choisie, posée sous les yeux, dont le corps se modifie sur place. */

import { creer } from "../elements.js";
import { empreintes } from "./jauge.js";
import { dresser, liberer } from "./lettre.js";

/** @type {(atelier: Atelier, id: string) => void} */
export function ouvrir(atelier, id) {
  const { choixDeDestination, donnees, dressees, feuille, un } = atelier;
  const { neutre } = donnees.destinations[choixDeDestination.value];
  const cle = `${id} ${neutre}`; // une lettre n’a pas la même enveloppe pour une mairie et pour une présidence
  if (!dressees.has(cle)) {
    const modele = donnees.lettres.find((autre) => autre.id === id);
    const { feuille: parties, corps } = dresser(modele.html[neutre]);
    if (modele.support === "depliant") enVolets(corps);
    dressees.set(cle, { cle, modele, corps, parties: [...parties.children], empreintes: empreintes(corps) });
  }
  atelier.lettre = dressees.get(cle);
  rendreModifiable(atelier.lettre.corps);
  feuille.dataset.support = atelier.lettre.modele.support;
  feuille.replaceChildren(...atelier.lettre.parties);
  un(".atelier__retablir").hidden = !atelier.lettre.modifiee;
}

/* Un dépliant se plie : sa couverture, puis une page pour chaque titre */
function enVolets(corps) {
  for (const bloc of [...corps.children]) {
    if (bloc.matches("h3") || !corps.querySelector(".volet")) corps.append(creer("div", { className: "volet" }));
    corps.lastElementChild.append(bloc);
  }
}

function rendreModifiable(corps) {
  corps.contentEditable = "true";
  corps.spellcheck = true;
  corps.lang = "fr";
  for (const [nom, valeur] of [
    ["role", "textbox"],
    ["aria-multiline", "true"],
    ["aria-label", "Corps de la lettre"],
    ["aria-describedby", "atelier-modifier"],
  ]) {
    corps.setAttribute(nom, valeur);
  }
}

/* Seul un texte simple entre dans la feuille. */
/** @type {(feuille: HTMLElement) => void} */
export function garderSimple(feuille) {
  feuille.addEventListener("beforeinput", (evenement) => {
    const { inputType } = evenement;
    const permis = !/^format(?!Bold|Italic)|^insertFromDrop|^deleteByDrag/.test(inputType);
    if (!permis) evenement.preventDefault();
  });
  feuille.addEventListener("paste", (evenement) => {
    evenement.preventDefault();
    document.execCommand("insertText", false, evenement.clipboardData.getData("text/plain"));
  });
}

/** @type {(atelier: Atelier) => void} */
export function noterLaModification({ feuille, lettre, un }) {
  liberer(feuille);
  lettre.modifiee = true;
  un(".atelier__retablir").hidden = false;
}

/* Oublie ce que la personne a changé au modèle */
/** @type {(atelier: Atelier) => void} */
export function retablir(atelier) {
  const { cle, modele } = atelier.lettre;
  atelier.dressees.delete(cle);
  ouvrir(atelier, modele.id);
}
