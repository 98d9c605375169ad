/* Un groupe à proposer : son fichier, ce qu’il changera, et ce que « tournee verifier » en refuserait */

import { cle } from "../noms.js";
import { texteDe } from "./fichier.js";
import { indiscretions, mauvaisesFormes } from "./formes.js";
import { citer, dire } from "./phrases.js";

/** @type {(groupe: Groupe, regles: Regles) => Proposition} */
export const proposer = (groupe, regles) => ({
  dossier: regles.groupe.dossier,
  nom: `${groupe.id}.yaml`, // comme fiches/gulls.py `Gull.nom_de_fichier`
  texte: texteDe(groupe, regles.groupe),
  objet: `Nouveau groupe\u00a0: ${groupe.nom}`,
  annonce: "Voici un groupe à ajouter à la campagne",
});

/** @type {(groupe: Groupe, jour: string, regles: Regles) => string[]} */
export function consequences({ nom, vue_en }, jour, { groupe: { confiance } }) {
  const ancienne = Number(jour.slice(0, 4)) - Number(vue_en) >= confiance;
  const page = `${nom} aura sa page parmi les groupes.`;
  return ancienne ? [page, "Son activité y sera dite «\u00a0à confirmer\u00a0»."] : [page];
}

/* Ce que disent les règles de loading/rules/gulls.py */
function* desaccords({ id, nom = "", vue_en }, jour, { dits, extrait, groupe: { exemple }, groupes }) {
  const memeNom = Object.keys(groupes).find((un) => nom && cle(groupes[un].nom) === cle(nom));
  if (groupes[id]) yield { champ: "id", dit: dire(dits.id_pris, { id, ...groupes[id] }) };
  else if (memeNom) yield { champ: "nom", dit: dire(dits.nom_pris, { id: memeNom, ...groupes[memeNom] }) };
  if (id === exemple) yield { champ: "id", dit: dire(dits.exemple, { id }) };
  const cette_annee = jour.slice(0, 4);
  if (Number(vue_en) > Number(cette_annee)) {
    const dit = dire(dits.vue_a_venir, { annee: vue_en, cette_annee });
    yield { champ: "vue_en", dit: `${citer(nom, extrait)}\u00a0: ${dit}` };
  }
}

/** @type {(groupe: Groupe, jour: string, regles: Regles) => Refus[]} */
export function refus(groupe, jour, regles) {
  const mal = [...mauvaisesFormes(groupe, regles.groupe.champs, regles)];
  const dits = indiscretions(groupe, Object.keys(groupe), [groupe.nom ?? "", groupe.id ?? ""], regles);
  const juste = ({ champ }) => !mal.some((une) => une.champ === champ);
  return [...mal, ...[...desaccords(groupe, jour, regles), ...dits].filter(juste)];
}
