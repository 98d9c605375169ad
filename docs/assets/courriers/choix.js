/* Le choix d’une commune, d’une lettre, d’un groupe, et ce qu’il emporte des choix d’avant. */

import { creer } from "../elements.js";
import { ouvrir } from "./feuille.js";
import { sansLes } from "./jauge.js";
import { reserves, situationDe, trier } from "./situation.js";

const AUTRE = "autre";

/* Rend ce qu’il faut relire, s’il y avait une autre commune */
/** @type {(atelier: Atelier, trouvee: CommuneDeLettre) => string} */
export function choisirCommune(atelier, trouvee) {
  const { commune: avant, recherche, un } = atelier;
  const autre = Boolean(avant) && avant.code !== trouvee.code;
  const reste = autre && oublierLaCommune(atelier);
  atelier.commune = trouvee;
  recherche.champ.value = trouvee.nom;
  const deja = trouvee.labelSur
    ? `. Elle a déjà reçu ce label en ${trouvee.labelSur}\u00a0: dites-le dès la première phrase.`
    : trouvee.label && `, ${trouvee.label}. Vérifiez-le avant d’en parler dans la lettre.`;
  un(".atelier__commune").textContent =
    `${trouvee.nom}, code INSEE ${trouvee.code}, ${trouvee.statutEnMots.toLowerCase()}${deja}${sansSonIntercommunalite(trouvee)}`;
  proposerLesDestinations(atelier);
  proposerLesLettres(atelier);
  changerDeLettre(atelier);
  return autre && atelier.lettre.modifiee
    ? "Relisez la lettre\u00a0: vous l’avez modifiée pour la commune précédente."
    : reste
      ? "Relisez la phrase sur la collectivité\u00a0: vous l’avez écrite pour la précédente."
      : "";
}

/* Aucune lettre pour une commune qui a demandé à ne pas figurer dans le suivi : ni elle, ni la précédente */
/** @type {(atelier: Atelier, trouvee: CommuneDeLettre) => string} */
export const renoncer = (atelier, { nom }) =>
  laisserLaCommune(
    atelier,
    nom,
    `${nom} a demandé à ne pas figurer dans le suivi : la campagne ne lui écrit plus, et aucune lettre ne se remplit pour elle.`,
  );

/** @type {(atelier: Atelier, nom?: string, pourquoi?: string) => string} */
export function laisserLaCommune(atelier, nom = "", pourquoi = "") {
  if (atelier.commune) oublierLaCommune(atelier);
  atelier.commune = null;
  atelier.recherche.champ.value = nom;
  atelier.un(".atelier__commune").textContent = pourquoi;
  proposerLesDestinations(atelier);
  proposerLesLettres(atelier);
  changerDeLettre(atelier);
  return "";
}

/** @type {(atelier: Atelier) => void} */
export function changerDeLettre(atelier) {
  const { choixDeDestination, choixDeLettre, commune, donnees, un } = atelier;
  ouvrir(atelier, choixDeLettre.value);
  const etat = situationDe(choixDeDestination.value, commune);
  un(".atelier__reserves").textContent = etat ? reserves(atelier.lettre.modele, etat, donnees).join(" ") : "";
}

/* Un fait sur la commune n’est pas un fait sur son intercommunalité. */
/** @type {(atelier: Atelier) => void} */
export function changerDeDestination(atelier) {
  if (atelier.commune) oublierLaCommune(atelier);
  proposerLesLettres(atelier);
  changerDeLettre(atelier);
}

/* Une lettre dit à qui elle peut aller ; celle que l’adresse demande amène avec elle son destinataire. */
/** @type {(atelier: Atelier, id: string) => void} */
export function vouloirLaLettre(atelier, id) {
  const { choixDeDestination, choixDeLettre, donnees } = atelier;
  const voulue = donnees.lettres.find((une) => une.id === id);
  atelier.lettreVoulue = Boolean(voulue);
  if (!voulue) return;
  if (!voulue.pour.includes(choixDeDestination.value)) choixDeDestination.value = voulue.pour[0];
  proposerLesLettres(atelier);
  choixDeLettre.value = id;
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

/* La commune, son intercommunalité par leurs noms ; les autres, par leur sorte */
/** @type {(atelier: Atelier) => void} */
export function proposerLesDestinations({ choixDeDestination, commune, donnees }) {
  const { value: choisie } = choixDeDestination;
  const noms = commune && { commune: `Mairie ${commune.valeurs.de_commune}`, intercommunalite: commune.epci?.nom };
  const permises = Object.entries(donnees.destinations).filter(
    ([destination]) => destination !== "intercommunalite" || !commune?.epci?.retiree,
  );
  choixDeDestination.replaceChildren(
    ...permises.map(([value, { mot }]) => creer("option", { value }, noms?.[value] ?? mot)),
  );
  if (permises.some(([destination]) => destination === choisie)) choixDeDestination.value = choisie;
}

/** @type {(atelier: Atelier) => void} */
export function proposerLesLettres({ choixDeDestination, choixDeLettre, commune, donnees, lettreVoulue }) {
  const { value: choisie } = choixDeLettre;
  const [bonnes, autres] = trier(donnees, choixDeDestination.value, commune);
  const nom = situationDe(choixDeDestination.value, commune)?.nom;
  const groupe = (label, lettres) =>
    creer("optgroup", { label }, ...lettres.map(({ id, titre }) => creer("option", { value: id }, titre)));
  choixDeLettre.replaceChildren(
    ...(bonnes.length ? [groupe(nom ? `Pour ${nom}` : "Pour un premier contact", bonnes)] : []),
    ...(autres.length ? [groupe("Les autres lettres", autres)] : []),
  );
  if (lettreVoulue && [...bonnes, ...autres].some(({ id }) => id === choisie)) choixDeLettre.value = choisie;
}

/** @type {(atelier: Atelier) => void} */
export function proposerLesGroupes({ choixDuGroupe, donnees }) {
  choixDuGroupe.append(
    ...donnees.groupes.map(({ id, nom }) => creer("option", { value: id }, nom)),
    creer("option", { value: AUTRE }, "Un autre groupe"),
  );
}
