/* Ce qu’un dépôt public ne doit pas dire, comme fiches/vie_privee.py : les motifs et les mots viennent de là */

import { mots } from "../noms.js";
import { citer } from "./phrases.js";

/* Une adresse porte un nom comme un mot, par toutes ses lettres s’il y en a assez, ou par ses premiers mots. */
function porteLeNom(local, nom, { articles, longueur_sure: sure }) {
  const sans = articles.includes(nom[0]) ? nom.slice(1) : nom;
  const colle = local.join("");
  const entier = sans.join("");
  if (entier.length >= sure && (colle.includes(entier) || colle.includes(entier.replaceAll("saint", "st"))))
    return true;
  const debuts = sans.slice(2).map((_, rang) => sans.slice(0, rang + 2).join(""));
  return sans.length > 0 && (local.includes(entier) || debuts.includes(colle));
}

/* Les mots d’une adresse qui ne sont ni d’une fonction, ni d’un des noms, ni d’un saint */
function etrangers(local, noms, { articles, fonctions, personnes }) {
  const connus = new Set([...fonctions, ...articles, ...personnes, ...noms.flatMap(mots)]);
  return local.filter((mot, rang) => !connus.has(mot) && !["saint", "sainte"].includes(local[rang - 1]));
}

function deFonction(adresse, noms, regles) {
  const local = mots(adresse.split("@")[0]);
  const colle = local.join("");
  const autres = etrangers(local, noms, regles);
  if (autres.some((mot) => regles.prenoms.includes(mot))) return false;
  if (autres.length && local.some((mot) => regles.personnes.includes(mot))) return false;
  return (
    local.some((mot) => regles.fonctions.includes(mot)) ||
    colle.includes("mairie") ||
    regles.debuts.some((debut) => colle.startsWith(debut)) ||
    noms.some((nom) => porteLeNom(local, mots(nom), regles))
  );
}

/* Pourquoi un texte ne peut pas être publié, et quoi écrire à la place */
/** @type {(texte: string, noms: string[], regles: Regles) => string[]} */
export function atteintes(texte, noms, { extrait, vie_privee: regles }) {
  let reste = regles.neutres.reduce((dit, neutre) => dit.replace(new RegExp(neutre, "gu"), " "), texte);
  const dites = [];
  for (const [motif, dit] of regles.motifs) {
    for (const vu of reste.match(new RegExp(motif, "gu")) ?? []) {
      if (motif === regles.courriel && deFonction(vu, noms, regles)) continue;
      dites.push(dit.replace("{vu}", () => citer(vu, extrait)));
      reste = reste.replaceAll(vu, () => " ");
    }
  }
  return dites;
}
