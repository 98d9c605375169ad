/* Ce que « tournee verifier » refuserait d’un contact, dans les mêmes mots : les modèles viennent de regles.json. */

import { nomDe } from "./contact.js";
import { debut, enFrancais, fin } from "./dates.js";
import { indiscretions, mauvaisesFormes } from "./formes.js";
import { ajouter, deuxGroupes, malgreLeRetrait } from "./journal.js";
import { citer, dire } from "./phrases.js";

const place = ({ fichier, ligne }) => `${fichier}, ligne ${ligne}`;

/* Ce qui va ou ne va pas avec le geste */
function* mauvaisChamps(contact, jour, { contact: { champs }, dits, editions, gestes }) {
  const { edition, geste, le } = contact;
  for (const champ of gestes[geste]?.exige ?? []) {
    const { exemple } = champs[champ];
    if (!contact[champ]) yield { champ, manque: true, dit: dire(dits.exige, { geste, champ, exemple }) };
  }
  if (!le) return;
  if (debut(le) > jour) yield { champ: "le", dit: dire(dits.avenir, { le, jour: enFrancais(jour) }) };
  for (const champ of ["relance", "jusqu_au"]) {
    const echeance = contact[champ];
    if (echeance && echeance < debut(le)) yield { champ, dit: dire(dits.avant, { champ, echeance, le }) };
  }
  const ouverte = geste === "candidature" && editions[edition];
  if (ouverte && (fin(le) < ouverte.debut || debut(le) > ouverte.fin)) {
    yield { champ: "le", dit: dire(dits.hors_dates, { annee: edition, periode: ouverte.periode, le }) };
  }
}

/* Ce que le journal dit déjà, ou que personne d’autre ne doit faire */
function* desaccords(contact, suivie, regles) {
  const { suivi } = suivie;
  const { geste, le, par } = contact;
  if (!le || !geste) return;
  const ligne = { ...contact, fichier: `${regles.contact.dossier}/${nomDe(contact)}`, ligne: 1 };
  const apresElle = ajouter(suivi, ligne, regles);
  for (const faute of malgreLeRetrait({ ...suivie, suivi: apresElle }, regles)) {
    const { ramene } = regles.gestes[faute.geste];
    yield { champ: "geste", dit: dire(ramene ? regles.dits.pas_retiree : regles.dits.retiree, {}) };
  }
  if (!par) return;
  const premier = suivi.find((une) => une.le === le && une.geste === geste && une.par === par);
  if (premier) yield { champ: "geste", dit: dire(regles.dits.deja, { place: place(premier) }) };
  for (const { jusque, tenue } of deuxGroupes(apresElle, regles)) {
    const valeurs = { par: tenue.par, fin: enFrancais(jusque), place: place(tenue) };
    yield { champ: "par", dit: dire(regles.dits.tenue, valeurs) };
  }
}

/** @type {(contact: Contact, jour: string, regles: Regles) => Refus[]} */
export function refus(contact, jour, regles) {
  const suivie = regles.suivies[contact.commune ?? contact.collectivite] ?? { suivi: [] };
  const noms = [contact.nom ?? "", contact.collectivite ?? ""];
  const mal = [...mauvaisesFormes(contact, regles.contact.champs, regles)];
  const duJournal = [...mauvaisChamps(contact, jour, regles), ...desaccords(contact, suivie, regles)];
  return [
    ...mal,
    ...duJournal.map(({ dit, ...suite }) => ({ ...suite, dit: `${citer(noms[0], regles.extrait)}\u00a0: ${dit}` })),
    ...[...indiscretions(contact, ["note", "source", "exception"], noms, regles)].filter(
      ({ champ }) => !mal.some((une) => une.champ === champ),
    ),
  ];
}
