/* Emporter la lettre : en ODT ou DOCX, sur papier, dans le presse-papiers ou dans une messagerie. */

import { creer } from "../elements.js";
import { decouper } from "../noms.js";
import { enumerer } from "../textes.js";
import { dire } from "./atelier.js";
import { brouillon, LIEN_MAX, lien } from "./courriel.js";
import { enTexte, lire } from "./lettre.js";

/* De quoi écrire chaque format, qui ne vient qu’avec une commune */
export const ECRIRE = {
  odt: async () => (await import("./odt.js")).odt,
  docx: async () => (await import("./docx.js")).docx,
};

const nomDeFichier = ({ commune, lettre }) => [lettre.modele.id, ...decouper(commune?.nom ?? "")].join("-");

const restants = (feuille) =>
  new Set(
    [...feuille.querySelectorAll(".blanc:not(.blanc--rempli)")]
      .filter((blanc) => !blanc.closest("[hidden]"))
      .map((blanc) => blanc.dataset.blanc),
  ).size;

/** @type {(atelier: Atelier, fait: string) => void} */
export function direCeQuiReste(atelier, fait) {
  const reste = restants(atelier.feuille);
  dire(atelier, !reste ? fait : `${fait} Il y reste ${reste === 1 ? "1 blanc" : `${reste} blancs`} à remplir.`);
}

/** @type {(contenu: Blob, nom: string) => void} */
export function enregistrer(contenu, nom) {
  const adresse = URL.createObjectURL(contenu);
  creer("a", { href: adresse, download: nom }).click();
  setTimeout(() => URL.revokeObjectURL(adresse), 60_000);
}

/** @type {(atelier: Atelier, extension: string) => Promise<void>} */
export async function telecharger(atelier, extension) {
  const { commune, donnees, feuille, lettre } = atelier;
  const titre = [lettre.modele.titre, commune?.nom].filter(Boolean).join(", ");
  const ecrire = await ECRIRE[extension]();
  enregistrer(ecrire(donnees, titre, lire(feuille)), `${nomDeFichier(atelier)}.${extension}`);
  direCeQuiReste(atelier, "La lettre est téléchargée.");
}

/** @type {(atelier: Atelier) => Promise<void>} */
export async function copier(atelier) {
  try {
    await navigator.clipboard.writeText(enTexte(lire(atelier.feuille)));
    direCeQuiReste(atelier, "Le texte est copié.");
  } catch {
    getSelection().selectAllChildren(atelier.feuille);
    dire(atelier, "Le texte est sélectionné\u00a0: copiez-le avec les touches Ctrl et C.");
  }
}

/** @type {(atelier: Atelier) => void} */
export function imprimer(atelier) {
  atelier.page.classList.add("page-courriers--lettre");
  const titre = document.title;
  document.title = nomDeFichier(atelier); // le nom que le navigateur propose pour le PDF
  addEventListener(
    "afterprint",
    () => {
      document.title = titre;
    },
    { once: true },
  );
  window.print();
}

/** @type {(atelier: Atelier) => Courriel} */
function courrielDe({ choixDeDestination, commune, donnees, feuille }) {
  const blocs = lire(feuille);
  const [objet, texte] = [["objet"], ["appel", "corps", "signature"]].map((parties) =>
    enTexte(blocs.filter(({ partie }) => parties.includes(partie))),
  );
  return {
    vers: (choixDeDestination.value === "commune" && commune?.courriel) || "",
    objet: objet.slice(objet.startsWith(donnees.objet) ? donnees.objet.length : 0),
    texte,
  };
}

/** @type {(atelier: Atelier) => void} */
export function preparerLeCourriel(atelier) {
  const { commune, lettre, un } = atelier;
  const courriel = courrielDe(atelier);
  const adresse = lien(courriel);
  const trop = adresse.length > LIEN_MAX;
  un(".atelier__courriel").href = adresse;
  const { adressee, formats } = lettre.modele;
  for (const extension of Object.keys(ECRIRE)) un(`.atelier__${extension}`).hidden = !formats.includes(extension);
  un(".atelier__courriel").hidden = trop || !adressee;
  un(".atelier__brouillon").hidden = !trop || !adressee;
  un(".atelier__vers").hidden = !adressee;
  const aussi = commune?.partagent.length ? `, qui donne aussi cette adresse pour ${enumerer(commune.partagent)}` : "";
  const vers = courriel.vers
    ? `À ${courriel.vers}, d’après l’annuaire officiel${aussi}.`
    : commune
      ? "L’adresse électronique n’est pas connue\u00a0: vous l’écrirez dans votre messagerie."
      : "";
  const long = trop
    ? "Cette lettre est trop longue pour s’ouvrir d’un clic dans une messagerie\u00a0: téléchargez le courriel et ouvrez-le, ou copiez le texte."
    : "";
  un(".atelier__vers").textContent = [vers, long].filter(Boolean).join(" ");
}

/** @type {(atelier: Atelier) => void} */
export function telechargerLeCourriel(atelier) {
  enregistrer(brouillon(courrielDe(atelier)), `${nomDeFichier(atelier)}.eml`);
  direCeQuiReste(atelier, "Le courriel est téléchargé\u00a0: ouvrez-le dans votre messagerie.");
}
