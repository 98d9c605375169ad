/* Le choix d’une commune, d’une lettre, d’un groupe, et ce qu’il emporte des choix d’avant. */

import { creer } from "./atelier.js";
import { ouvrir } from "./feuille.js";
import { sansLes } from "./jauge.js";
import { reserves, situationDe, trier } from "./situation.js";

const AUTRE = "autre";

/* Rend ce qu’il faut relire, s’il y avait une autre commune */
/** @type {(atelier: Atelier, trouvee: CommuneDeLettre) => string} */
export function choisirCommune(atelier, trouvee) {
  const { choixDeLettre, commune: avant, recherche, un } = atelier;
  const autre = Boolean(avant) && avant.code !== trouvee.code;
  const reste = autre && oublierLaCommune(atelier);
  atelier.commune = trouvee;
  recherche.champ.value = trouvee.nom;
  const deja = trouvee.labelSur
    ? `. Elle a déjà reçu ce label en ${trouvee.labelSur}\u00a0: dites-le dès la première phrase.`
    : trouvee.label && `, ${trouvee.label}. Vérifiez-le avant d’en parler dans la lettre.`;
  un(".atelier__commune").textContent =
    `${trouvee.nom}, code INSEE ${trouvee.code}, ${trouvee.statutEnMots.toLowerCase()}${deja}${sansSonIntercommunalite(trouvee)}`;
  const choisie = choixDeLettre.value;
  proposerLesLettres(atelier);
  if (atelier.lettreVoulue && choixDeLettre.querySelector(`[value="${choisie}"]`)) choixDeLettre.value = choisie;
  changerDeLettre(atelier);
  return autre && atelier.lettre.modifiee
    ? "Relisez la lettre\u00a0: vous l’avez modifiée pour la commune précédente."
    : reste
      ? "Relisez la phrase sur la collectivité\u00a0: vous l’avez écrite pour la précédente."
      : "";
}

/* Aucune lettre pour une commune qui a demandé à ne pas figurer dans le suivi : ni elle, ni la précédente */
/** @type {(atelier: Atelier, trouvee: CommuneDeLettre) => string} */
export function renoncer(atelier, { nom }) {
  if (atelier.commune) oublierLaCommune(atelier);
  atelier.commune = null;
  atelier.recherche.champ.value = nom;
  atelier.un(".atelier__commune").textContent =
    `${nom} a demandé à ne pas figurer dans le suivi : la campagne ne lui écrit plus, et aucune lettre ne se remplit pour elle.`;
  proposerLesLettres(atelier);
  changerDeLettre(atelier);
  return "";
}

/* Un fait sur la commune n’est pas un fait sur son intercommunalité. */
/** @type {(atelier: Atelier) => void} */
export function changerDeLettre(atelier) {
  const { pour } = atelier.lettre.modele;
  ouvrir(atelier, atelier.choixDeLettre.value);
  if (atelier.commune && atelier.lettre.modele.pour !== pour) oublierLaCommune(atelier);
  avertir(atelier);
}

/* Une lettre qui ne convient pas se prend quand même : le suivi peut ne pas tout savoir. */
function avertir({ commune, donnees, lettre: { modele }, un }) {
  const etat = situationDe(modele, commune);
  const autre = donnees.destinations[modele.pour].mot.toLowerCase();
  un(".atelier__reserves").textContent = etat
    ? reserves(modele, etat, donnees).join(" ")
    : commune
      ? `Cette lettre ne s’adresse pas à la commune (${autre})\u00a0: écrivez à qui, et à quelle adresse.`
      : "";
}

/* L’adresse et les faits de la commune précédente ne sont pas ceux de celle-ci ; ce que la personne en a dit reste, à relire. */
function oublierLaCommune({ commune, donnees, omis, saisies }) {
  for (const [nom, { famille }] of Object.entries(donnees.blancs)) {
    if (famille !== "commune") continue;
    delete saisies[nom];
    omis.delete(nom);
  }
  saisies.fait_local = sansLes(commune.faits, saisies.fait_local ?? "");
  return Boolean(saisies.fait_local);
}

const sansSonIntercommunalite = ({ epci }) =>
  epci?.retiree
    ? ". Son intercommunalité a demandé à ne pas figurer dans le suivi\u00a0: la campagne ne lui écrit plus."
    : "";

/** @type {(atelier: Atelier) => void} */
export function proposerLesLettres({ choixDeLettre, commune, donnees }) {
  const [bonnes, autres] = trier(donnees, commune).map((lettres) =>
    lettres.filter(({ pour }) => pour !== "intercommunalite" || !commune?.epci?.retiree),
  );
  const groupe = (label, lettres) =>
    creer("optgroup", { label }, ...lettres.map(({ id, titre }) => creer("option", { value: id }, titre)));
  choixDeLettre.replaceChildren(
    ...(bonnes.length ? [groupe(commune ? `Pour ${commune.nom}` : "Pour un premier contact", bonnes)] : []),
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
