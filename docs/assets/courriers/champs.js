/* Les champs : un pour chaque blanc de la lettre que ni la commune ni le groupe ne remplissent. */

import { creer } from "../elements.js";
import { majuscule } from "../textes.js";
import { blancsDe } from "./lettre.js";
import { valeursConnues } from "./valeurs.js";

const REMPLISSAGES = { signataire: "name", telephone: "tel", courriel: "email" };
const CLAVIERS = { telephone: "tel", courriel: "email", groupe_site: "url" };

/* Ce que la commune, le groupe ou la campagne laissent vide se demande ; ce qui est de la personne, toujours. */
function blancsDemandes({ choixDuGroupe, commune, donnees, feuille }, connues) {
  const presents = blancsDe(feuille);
  const attendue = { commune: commune, groupe: choixDuGroupe.value, campagne: true };
  return Object.entries(donnees.blancs)
    .filter(
      ([nom, { choix, famille }]) =>
        presents.has(nom) && (choix || famille === "personne" || (attendue[famille] && !(nom in connues))),
    )
    .map(([nom]) => nom);
}

/* Ce qui se choisit entre quelques valeurs, la neutre tant que l’on n’a pas choisi */
function creerChoix({ choixDeDestination, donnees }, nom) {
  const { civilites, neutre } = donnees.destinations[choixDeDestination.value];
  const options = [neutre, ...civilites].map((dite) => creer("option", { value: dite }, dite));
  return creer("select", { id: `atelier-${nom}`, name: nom, autocomplete: "off" }, ...options);
}

function creerChamp(atelier, nom) {
  const { choixDeDestination, donnees, omis, un } = atelier;
  const { choix, mot, facultatif } = donnees.blancs[nom];
  const bloc = creer("div", { className: "atelier__champ" });
  Object.assign(bloc.dataset, { champ: nom, pour: choix ? choixDeDestination.value : "" });
  if (choix) {
    bloc.append(creer("label", { htmlFor: `atelier-${nom}` }, majuscule(mot)), creerChoix(atelier, nom));
    return bloc;
  }
  const long = nom === "fait_local";
  /** @type {any} */
  const champ = creer(long ? "textarea" : "input", {
    id: `atelier-${nom}`,
    name: nom,
    autocomplete: REMPLISSAGES[nom] ?? "off",
    disabled: omis.has(nom),
  });
  if (long) champ.rows = 3;
  else champ.type = "text";
  if (nom in CLAVIERS) champ.inputMode = CLAVIERS[nom];
  const intitule = creer("label", { htmlFor: champ.id }, majuscule(mot));
  bloc.append(intitule, champ);
  if (facultatif) bloc.append(creerOmission(nom, mot, omis.has(nom)));
  if (long) bloc.append(un(".atelier__modele-des-faits").content.cloneNode(true));
  return bloc;
}

function creerOmission(nom, libelle, omise) {
  const coche = creer("input", { type: "checkbox", checked: omise });
  coche.dataset.omet = nom;
  coche.setAttribute("aria-label", `ne pas l’indiquer\u00a0: ${libelle}`);
  return creer("label", { className: "atelier__omission" }, coche, "ne pas l’indiquer");
}

/* Les champs qui restent gardent leur place, leur contenu et le focus. */
/** @type {(atelier: Atelier) => void} */
export function ajusterLesChamps(atelier) {
  const { champs, choixDeDestination, saisies } = atelier;
  const connues = valeursConnues(atelier);
  const demandes = blancsDemandes(atelier, connues);
  const presents = new Map([...champs.children].map((/** @type {HTMLElement} */ bloc) => [bloc.dataset.champ, bloc]));
  for (const [nom, bloc] of presents) {
    if (demandes.includes(nom) && ["", choixDeDestination.value].includes(bloc.dataset.pour)) continue;
    bloc.remove();
    presents.delete(nom);
  }
  demandes.forEach((nom, rang) => {
    const bloc = presents.get(nom) ?? creerChamp(atelier, nom);
    if (champs.children[rang] !== bloc) champs.insertBefore(bloc, champs.children[rang] ?? null);
    const champ = bloc.querySelector("[name]");
    const voulu = saisies[nom] ?? connues[nom] ?? "";
    if (champ.value !== voulu) champ.value = voulu;
  });
}

/* Ce que la personne vient d’écrire, ou de ne pas vouloir indiquer */
/** @type {(atelier: Atelier, target: HTMLInputElement) => void} */
export function saisir({ champs, omis, saisies }, target) {
  if (target.dataset.omet) {
    omis[target.checked ? "add" : "delete"](target.dataset.omet);
    champs.querySelector(`[name=${target.dataset.omet}]`).disabled = target.checked;
  } else {
    saisies[target.name] = target.value;
  }
}
