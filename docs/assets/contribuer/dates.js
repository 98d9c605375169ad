/* Des jours, parfois réduits à un mois ou à une année, comme francais/dates.py */

import { dater } from "../textes.js";

const deuxChiffres = (nombre) => String(nombre).padStart(2, "0");

/* Le jour qu’il est dans un fuseau horaire, « 2026-11-24 » */
/** @type {(moment: Date, fuseau: string) => string} */
export const jourDe = (moment, fuseau) => moment.toLocaleDateString("sv-SE", { timeZone: fuseau });

/* « 2019-09 » → « 2019-09-01 » */
/** @type {(date: string) => string} */
export const debut = (date) => `${date}-01-01`.slice(0, 10);

/* « 2019-09 » → « 2019-09-30 » */
/** @type {(date: string) => string} */
export function fin(date) {
  const [annee, mois = "12", jour] = date.split("-");
  return `${annee}-${mois}-${jour ?? deuxChiffres(new Date(Date.UTC(Number(annee), Number(mois), 0)).getUTCDate())}`;
}

/** @type {(jour: string, nombre: number) => string} */
export const plus = (jour, nombre) => new Date(Date.parse(jour) + nombre * 86_400_000).toISOString().slice(0, 10);

/* « 24 novembre 2026 », d’un seul tenant */
/** @type {(jour: string) => string} */
export const enFrancais = (jour) => dater(new Date(jour), "UTC").replaceAll(" ", "\u00a0");
