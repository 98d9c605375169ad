/* Un journal de contacts : le statut qu’il donne et qui s’en occupe, comme campagne/situation.py et loading/rules/suivi.py */

import { debut, fin, plus } from "./dates.js";

/* Un geste avance seulement ; un refus et un jury ont le dernier mot, et tout geste rouvre un refus. */
function acquis(suite, { depart, gestes, rouvert, statuts }) {
  const rangs = Object.keys(statuts);
  return suite.reduce((avant, { geste }) => {
    const { dernier_mot, statut } = gestes[geste];
    const avance = avant === rouvert || dernier_mot || rangs.indexOf(statut) > rangs.indexOf(avant);
    return statut && avance ? statut : avant;
  }, depart);
}

/* La dernière réservation qu’aucun geste n’a suivie, et que son groupe n’a pas rendue */
function reservation(suite, { gestes }) {
  const rendus = new Set();
  for (const ligne of [...suite].reverse()) {
    if (gestes[ligne.geste].statut) return null;
    if (ligne.geste === "abandon") rendus.add(ligne.par);
    else if (ligne.geste === "reservation" && !rendus.has(ligne.par)) return ligne;
  }
  return null;
}

/* Le dernier jour où un groupe s’en occupe après cette ligne */
/** @type {(ligne: Ligne, regles: Regles) => string} */
export const tenueJusquAu = ({ jusqu_au, le }, { delais }) => jusqu_au ?? plus(fin(le), delais.reservation);

/* Le dernier mot sur la question : la collectivité a demandé à ne pas figurer, ou accepté d’y revenir */
const dernierMot = (suivi, { gestes }) =>
  suivi.findLastIndex(({ geste }) => gestes[geste].retire || gestes[geste].ramene);

/** @type {(suivie: Suivie, jour: string, regles: Regles) => string} */
export function statut({ label, retiree = false, suivi }, jour, regles) {
  const rang = dernierMot(suivi, regles);
  if (rang < 0 ? retiree : regles.gestes[suivi[rang].geste].retire) return regles.hors_suivi;
  if (label?.actuel) return regles.label;
  const suite = suivi.slice(rang + 1).filter(({ le }) => debut(le) <= jour && !(label && debut(le) <= label.le));
  const obtenu = acquis(suite, regles);
  const prise = regles.statuts[obtenu].libre && reservation(suite, regles);
  return prise && jour <= tenueJusquAu(prise, regles) ? regles.gestes.reservation.provisoire : obtenu;
}

/* Les lignes qui vont vers une collectivité dont un autre groupe s’occupe, avec celle qui la tient et jusqu’à quand */
/** @type {(suivi: Ligne[], regles: Regles) => { ligne: Ligne, tenue: Ligne, jusque: string }[]} */
export function deuxGroupes(suivi, regles) {
  const conflits = [];
  let tenue = null;
  let derniere = "";
  for (const ligne of suivi) {
    const sienne = tenue?.par === ligne.par;
    if (sienne && ligne.geste === "abandon") tenue = null;
    if (ligne.geste !== "reservation" && !regles.gestes[ligne.geste].demarche) continue;
    if (tenue && !sienne && debut(ligne.le) <= derniere) {
      conflits.push({ ligne, tenue, jusque: derniere });
      continue;
    }
    const echeance = tenueJusquAu(ligne, regles);
    derniere = tenue && sienne && derniere > echeance ? derniere : echeance;
    tenue = ligne;
  }
  return conflits;
}

/* Les lignes que personne n’aurait dû noter : après une demande de ne pas figurer, ou un retour sans demande.
   Le site ne sait pas de quand est une demande déjà reçue : tout vient après elle. */
/** @type {(suivie: Suivie, regles: Regles) => Ligne[]} */
export function malgreLeRetrait({ retiree = false, suivi }, { gestes }) {
  const fautes = [];
  let demande = retiree ? "" : null;
  for (const ligne of suivi) {
    const { ramene, retire } = gestes[ligne.geste];
    if (ramene ? demande === null : demande !== null && debut(ligne.le) > demande) fautes.push(ligne);
    if (ramene) demande = null;
    else if (retire) demande ??= debut(ligne.le);
  }
  return fautes;
}

/* Le journal avec une ligne de plus, à sa place : d’un même jour, les fiches puis les contacts par nom de fichier */
/** @type {(suivi: Ligne[], ligne: Ligne, regles: Regles) => Ligne[]} */
export function ajouter(suivi, ligne, { contact: { dossier } }) {
  const avant = ({ fichier, le }) =>
    debut(le) < debut(ligne.le) ||
    (debut(le) === debut(ligne.le) && !(fichier.startsWith(`${dossier}/`) && fichier > ligne.fichier));
  const place = suivi.findLastIndex(avant) + 1;
  return [...suivi.slice(0, place), ligne, ...suivi.slice(place)];
}
