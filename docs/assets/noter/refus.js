/* Ce que « tournee verifier » refuserait d’un contact, dans les mêmes mots : les modèles viennent de regles.json. */

import { nomDe } from "./contact.js";
import { debut, enFrancais, fin } from "./dates.js";
import { atteintes } from "./discretion.js";
import { ajouter, deuxGroupes, malgreLeRetrait } from "./journal.js";
import { citer, dire } from "./phrases.js";

const place = ({ fichier, ligne }) => `${fichier}, ligne ${ligne}`;

/* Chaque champ seul : ce que dit le modèle */
function* mauvaisesFormes(contact, { annees, champs, dits, extrait }) {
  for (const [champ, { attendu, description, max, motif, presque, requis }] of Object.entries(champs)) {
    const valeur = contact[champ] ?? "";
    const valeurs = { dit: `le champ ${citer(champ, extrait)}`, vu: ` (${citer(valeur, extrait)})` };
    if (requis && !valeur) yield { champ, manque: true, dit: dire(dits.manque, { ...valeurs, description }) };
    if (max && [...valeur].length > max) yield { champ, dit: dire(dits.trop_long, { ...valeurs, max_length: max }) };
    const msg = presque.find(([autre]) => new RegExp(autre, "u").test(valeur))?.[1] ?? attendu;
    if (valeur && msg && (msg !== attendu || !new RegExp(motif, "u").test(valeur))) {
      yield { champ, dit: dire(dits.forme, { ...valeurs, msg }) };
    }
    const annee = Number(valeur.slice(0, 4));
    if (champ === "le" && valeur && (annee < annees[0] || annee > annees[1])) {
      yield { champ, dit: dire(dits.forme, { ...valeurs, msg: dits.date }) };
    }
  }
}

/* Ce qui va ou ne va pas avec le geste */
function* mauvaisChamps(contact, jour, { champs, dits, editions, gestes }) {
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
  if (!le || !geste || !par) return;
  const premier = suivi.find((une) => une.le === le && une.geste === geste && une.par === par);
  if (premier) yield { champ: "geste", dit: dire(regles.dits.deja, { place: place(premier) }) };
  const ligne = { ...contact, fichier: `${regles.dossier}/${nomDe(contact)}`, ligne: 1 };
  const apresElle = ajouter(suivi, ligne, regles);
  for (const faute of malgreLeRetrait({ ...suivie, suivi: apresElle }, regles)) {
    const { ramene } = regles.gestes[faute.geste];
    yield { champ: "geste", dit: dire(ramene ? regles.dits.pas_retiree : regles.dits.retiree, {}) };
  }
  for (const { jusque, tenue } of deuxGroupes(apresElle, regles)) {
    const valeurs = { par: tenue.par, fin: enFrancais(jusque), place: place(tenue) };
    yield { champ: "par", dit: dire(regles.dits.tenue, valeurs) };
  }
}

function* indiscretions(contact, noms, regles) {
  const { balise, dits, extrait, invisible } = regles;
  for (const champ of ["note", "source", "exception"]) {
    const texte = contact[champ] ?? "";
    const cache = new RegExp(invisible, "u").exec(texte)?.[0];
    if (cache) {
      const code = `U+${cache.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
      yield { champ, dit: dire(dits.invisible, { code }) };
    }
    const vue = texte.search(new RegExp(balise, "u"));
    if (vue >= 0) yield { champ, dit: dire(dits.balise, { champ, vu: citer(texte.slice(vue), extrait) }) };
    if (contact.exception && champ !== "exception") continue; // qui relit la verra
    for (const atteinte of atteintes(texte, noms, regles))
      yield { champ, indiscret: true, dit: dire(dits.atteinte, { champ, atteinte }) };
  }
}

/** @type {(contact: Contact, jour: string, regles: Regles) => Refus[]} */
export function refus(contact, jour, regles) {
  const suivie = regles.suivies[contact.commune ?? contact.collectivite] ?? { suivi: [] };
  const noms = [contact.nom ?? "", contact.collectivite ?? ""];
  const mal = [...mauvaisesFormes(contact, regles)];
  const duJournal = [...mauvaisChamps(contact, jour, regles), ...desaccords(contact, suivie, regles)];
  return [
    ...mal,
    ...duJournal.map(({ dit, ...suite }) => ({ ...suite, dit: `${citer(noms[0], regles.extrait)}\u00a0: ${dit}` })),
    ...[...indiscretions(contact, noms, regles)].filter(({ champ }) => !mal.some((une) => une.champ === champ)),
  ];
}
