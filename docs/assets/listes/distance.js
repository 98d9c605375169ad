/* Une liste de communes, de la plus proche à la plus lointaine. */

import { situer } from "../position.js";

const RAYON_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/* Python en fait autant (hooks/tournee/territoire/distances.py) ; tests/browser/test_paires.py compare les deux. */
/** @type {(a: Point, b: Point) => number} */
export function distance([lonA, latA], [lonB, latB]) {
  const [lon, lat] = [(lonB - lonA) * RADIANS, (latB - latA) * RADIANS];
  const ecart = Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * Math.sin(lon / 2) ** 2;
  return 2 * RAYON_KM * Math.asin(Math.min(1, Math.hypot(Math.sin(lat / 2), Math.sqrt(ecart))));
}

function ouvrirLaColonne(liste) {
  for (const ligne of liste.lignes) ligne.insertCell().className = "nombre distance";
  const entete = Object.assign(document.createElement("th"), { scope: "col", className: "nombre distance" });
  entete.textContent = "Distance";
  liste.entetes.append(entete);
  liste.coiffer(entete);
  return entete;
}

/** @type {(liste: import("./liste.js").Liste) => Promise<void>} */
export async function classer(liste) {
  liste.compte.textContent = "Recherche de votre position…";
  let ici;
  try {
    ici = await situer();
  } catch (erreur) {
    liste.compte.textContent = `${erreur.message} Cherchez plutôt une commune par son nom.`;
    return;
  }
  const entete = liste.entetes.querySelector(".distance") ?? ouvrirLaColonne(liste);
  for (const ligne of liste.lignes) {
    const km = distance(ici, ligne.dataset.point.split(" ").map(Number));
    const cellule = ligne.querySelector(".distance");
    cellule.dataset.tri = String(Math.round(1000 * km));
    cellule.textContent = km < 1 ? "moins de 1\u00a0km" : `${Math.round(km)}\u00a0km`;
  }
  await liste.trier(entete, "ascending");
}
