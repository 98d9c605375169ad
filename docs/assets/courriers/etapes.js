/* Les étapes d’un choix : la commune, la lettre, le groupe, à qui l’on écrit. L’adresse les dit, et rien de ce que l’on tape.
   « /courriers/#61001 », « /courriers/#61001/relance/artifaille » : d’une page de commune à sa lettre, de la part de son groupe. */

import { avancer } from "../adresse.js";

const ADRESSE = /^#(\d[\dab]\d{3})?(?:\/([a-z0-9-]*))?(?:\/([a-z0-9-]*))?(?:\/([a-z0-9-]*))?$/i;

/* Ce que dit l’adresse, ou rien quand elle mène à une partie de la page */
/** @type {() => Etape | null} */
export function lire() {
  const [dite, code, lettre, groupe, destination] = ADRESSE.exec(location.hash || "#") ?? [];
  return dite ? { code, lettre, groupe, destination } : null;
}

/** @type {(atelier: Atelier) => Etape} */
const etapeDe = ({ choixDeDestination, choixDeLettre, choixDuGroupe, commune, lettreVoulue }) => ({
  code: commune?.code ?? "",
  lettre: lettreVoulue ? choixDeLettre.value : "",
  groupe: choixDuGroupe.value,
  destination: choixDeDestination.value,
});

/** @type {(atelier: Atelier) => void} */
export function retenirLeDepart(atelier) {
  history.replaceState(etapeDe(atelier), "");
}

/** @type {(atelier: Atelier) => void} */
export function noterLEtape(atelier) {
  const etape = etapeDe(atelier);
  const autre = atelier.choixDeDestination.selectedIndex ? etape.destination : ""; // la première va de soi
  const dits = [etape.code, etape.lettre, etape.groupe, autre].join("/").replace(/\/+$/, "");
  avancer(`${location.pathname}${dits && `#${dits}`}`, etape);
}
