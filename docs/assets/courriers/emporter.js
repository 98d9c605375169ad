/* Emporter la lettre : en ODT, sur papier, dans le presse-papiers ou dans une messagerie. */

import { decouper, enumerer } from "../textes.js";
import { creer, dire } from "./atelier.js";
import { enTexte, lire } from "./lettre.js";
import { odt } from "./odt.js";

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

/** @type {(atelier: Atelier) => void} */
export function telecharger(atelier) {
  const { commune, donnees, feuille, lettre } = atelier;
  const titre = [lettre.modele.titre, commune?.nom].filter(Boolean).join(", ");
  const adresse = URL.createObjectURL(odt(donnees, titre, lire(feuille)));
  creer("a", { href: adresse, download: `${nomDeFichier(atelier)}.odt` }).click();
  setTimeout(() => URL.revokeObjectURL(adresse), 60_000);
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

/** @type {(atelier: Atelier) => void} */
export function preparerLeCourriel({ commune, donnees, feuille, lettre, un }) {
  const blocs = lire(feuille);
  const [objet, texte] = [["objet"], ["appel", "corps", "signature"]].map((parties) =>
    enTexte(blocs.filter(({ partie }) => parties.includes(partie))),
  );
  const vers = lettre.modele.pour === "commune" ? (commune?.courriel ?? "") : "";
  const champs = {
    subject: objet.slice(objet.startsWith(donnees.objet) ? donnees.objet.length : 0),
    body: texte.replaceAll("\n", "\r\n"),
  };
  const requete = Object.entries(champs)
    .map(([nom, valeur]) => `${nom}=${encodeURIComponent(valeur)}`)
    .join("&");
  un(".atelier__courriel").href = `mailto:${encodeURIComponent(vers).replaceAll("%40", "@")}?${requete}`;
  un(".atelier__vers").textContent = vers
    ? `À ${vers}, d’après l’annuaire officiel${commune.partagent.length ? `, qui donne aussi cette adresse pour ${enumerer(commune.partagent)}` : ""}.`
    : commune
      ? "L’adresse électronique n’est pas connue\u00a0: vous l’écrirez dans votre messagerie."
      : "";
}
