/* Ce qui ne va pas dans un champ, quel que soit le fichier : sa forme, et ce qui ne se publie pas */

import { atteintes } from "./discretion.js";
import { aPlat } from "./fichier.js";
import { citer, dire } from "./phrases.js";

/* Un champ qui attend un nombre */
function* mauvaisNombres(valeur, { au_moins, au_plus }, dits) {
  if (!valeur || au_moins === null) return;
  if (!/^[0-9]+$/.test(valeur)) yield dits.nombre;
  else if (Number(valeur) < au_moins) yield dits.trop_petit;
  else if (Number(valeur) > au_plus) yield dits.trop_grand;
}

/* Chaque champ seul : ce que dit le modèle */
/** @type {(valeurs: Saisies, champs: Champs, regles: Regles) => Generator<Refus>} */
export function* mauvaisesFormes(valeurs, champs, { annees, dits, extrait }) {
  for (const [champ, un] of aPlat(champs)) {
    const { attendu, au_moins: ge, au_plus: le, description, max, motif, plusieurs, presque, requis } = un;
    const valeur = valeurs[champ] ?? "";
    if (plusieurs) continue; // des cases à cocher
    const dont = { dit: `le champ ${citer(champ, extrait)}`, vu: ` (${citer(valeur, extrait)})` };
    if (requis && !valeur) yield { champ, manque: true, dit: dire(dits.manque, { ...dont, description }) };
    if (max && [...valeur].length > max) yield { champ, dit: dire(dits.trop_long, { ...dont, max_length: max }) };
    const msg = presque.find(([autre]) => new RegExp(autre, "u").test(valeur))?.[1] ?? attendu;
    if (valeur && msg && (msg !== attendu || !new RegExp(motif, "u").test(valeur))) {
      yield { champ, dit: dire(dits.forme, { ...dont, msg }) };
    }
    for (const dit of mauvaisNombres(valeur, un, dits)) yield { champ, dit: dire(dit, { ...dont, ge, le }) };
    const annee = Number(valeur.slice(0, 4));
    if (champ === "le" && valeur && (annee < annees[0] || annee > annees[1])) {
      yield { champ, dit: dire(dits.forme, { ...dont, msg: dits.date }) };
    }
  }
}

/* Une balise, un signe caché, une personne ; qui justifie une exception verra une personne relire. */
/** @type {(valeurs: Saisies, champs: string[], noms: string[], regles: Regles) => Generator<Refus>} */
export function* indiscretions(valeurs, champs, noms, regles) {
  const { balise, dits, extrait, invisible } = regles;
  for (const champ of champs) {
    const texte = String(valeurs[champ] ?? "");
    const cache = new RegExp(invisible, "u").exec(texte)?.[0];
    if (cache) {
      const code = `U+${cache.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
      yield { champ, dit: dire(dits.invisible, { code }) };
    }
    const vue = texte.search(new RegExp(balise, "u"));
    if (vue >= 0) yield { champ, dit: dire(dits.balise, { champ, vu: citer(texte.slice(vue), extrait) }) };
    if (valeurs.exception && champ !== "exception") continue;
    for (const atteinte of atteintes(texte, noms, regles))
      yield { champ, indiscret: true, dit: dire(dits.atteinte, { champ, atteinte }) };
  }
}
