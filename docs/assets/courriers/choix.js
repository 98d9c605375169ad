/* Le choix d’une commune, d’une lettre, d’un groupe, et ce qu’il emporte des choix d’avant. */

import { creer } from "./atelier.js";
import { ouvrir } from "./feuille.js";
import { suggestions } from "./jauge.js";
import { DE_LA_COMMUNE } from "./valeurs.js";

const AUTRE = "autre";

/* Rend ce qu’il faut relire, s’il y avait une autre commune */
/** @type {(atelier: Atelier, trouvee: CommuneDeLettre) => string} */
export function choisirCommune(atelier, trouvee) {
  const { choixDeLettre, commune: avant, recherche, un } = atelier;
  const autre = Boolean(avant) && avant.code !== trouvee.code;
  const reste = autre && oublierLaCommune(atelier);
  atelier.commune = trouvee;
  recherche.champ.value = trouvee.nom;
  const deja = trouvee.label
    ? `. Elle a déjà reçu ce label en ${trouvee.label}\u00a0: dites-le dès la première phrase.`
    : "";
  un(".atelier__commune").textContent =
    `${trouvee.nom}, code INSEE ${trouvee.code}, ${trouvee.statutEnMots.toLowerCase()}${deja}`;
  const choisie = choixDeLettre.value;
  proposerLesLettres(atelier);
  if (atelier.lettreVoulue) choixDeLettre.value = choisie;
  changerDeLettre(atelier);
  return autre && atelier.lettre.modifiee
    ? "Relisez la lettre\u00a0: vous l’avez modifiée pour la commune précédente."
    : reste
      ? "Relisez la phrase sur la collectivité\u00a0: vous l’avez écrite pour la précédente."
      : "";
}

/* Un fait sur la commune n’est pas un fait sur son intercommunalité. */
/** @type {(atelier: Atelier) => void} */
export function changerDeLettre(atelier) {
  const { pour } = atelier.lettre.modele;
  ouvrir(atelier, atelier.choixDeLettre.value);
  if (atelier.commune && atelier.lettre.modele.pour !== pour) oublierLaCommune(atelier);
}

/* L’adresse et les faits de la commune précédente ne sont pas ceux de celle-ci ; ce que la personne en a dit reste, à relire. */
function oublierLaCommune({ commune, omis, saisies }) {
  for (const nom of DE_LA_COMMUNE) {
    delete saisies[nom];
    omis.delete(nom);
  }
  const faux = ["commune", "intercommunalite"].flatMap((pour) => suggestions(commune, pour, false));
  saisies.fait_local = faux
    .reduce((texte, fait) => texte.replace(fait, ""), saisies.fait_local ?? "")
    .replace(/ {2,}/g, " ")
    .trim();
  return Boolean(saisies.fait_local);
}

/* Celles qui conviennent au statut d’abord, la plus précise en tête */
/** @type {(atelier: Atelier) => void} */
export function proposerLesLettres({ choixDeLettre, commune, donnees }) {
  const statut = commune?.statut ?? donnees.sansSuivi;
  const convient = ({ statuts, habitants_max: plafond }) =>
    statuts.includes(statut) && !(plafond && commune?.population > plafond);
  const courriel = ({ support }) => support === "courriel";
  const groupe = (label, lettres) =>
    creer("optgroup", { label }, ...lettres.map(({ id, titre }) => creer("option", { value: id }, titre)));
  const [bonnes, autres] = [donnees.lettres.filter(convient), donnees.lettres.filter((une) => !convient(une))];
  bonnes.sort(
    (a, b) =>
      Number(a.pour !== "commune") - Number(b.pour !== "commune") ||
      Number(courriel(a)) - Number(courriel(b)) ||
      a.statuts.length - b.statuts.length,
  );
  choixDeLettre.replaceChildren(
    ...(bonnes.length ? [groupe(`Pour une commune «\u00a0${donnees.statuts[statut]}\u00a0»`, bonnes)] : []),
    ...(autres.length ? [groupe("Les autres lettres", autres)] : []),
  );
}

/** @type {(atelier: Atelier) => void} */
export function proposerLesGroupes({ choixDuGroupe, donnees }) {
  choixDuGroupe.append(
    ...donnees.groupes.map(({ id, nom }) => creer("option", { value: id }, nom)),
    creer("option", { value: AUTRE }, "Un autre groupe"),
  );
}
