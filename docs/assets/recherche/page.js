/* « Et la vôtre ? » : trouver une commune parmi toutes celles de la région, dans le navigateur et nulle part ailleurs.
   La liste des communes est un fichier du site, demandé quand le champ prend le focus.
   Sans ce script, une phrase mène à la page des communes. */

import { tenir } from "../adresse.js";
import { charger as lireLeRepertoire } from "../communes.js";
import { creer } from "../elements.js";
import { decouper } from "../noms.js";
import { approvisionner, demander } from "../reseau.js";
import { majuscule, minuscule } from "../textes.js";
import { chercher, chercherNom, deCeNom, designe, estUneFaute, nommer } from "./correspondance.js";

const bloc = document.querySelector(".recherche");
const formulaire = bloc.querySelector(".recherche__formulaire");
const champ = bloc.querySelector(".recherche__champ");
const resultats = bloc.querySelector(".recherche__resultats");
const compte = bloc.querySelector(".recherche__compte");
const aide = bloc.querySelector(".recherche__aide").textContent;
const secours = bloc.querySelector(".recherche__liste");
const proposition = document.querySelector(".recherche__proposition"); // sur la page 404 seulement

const PLAFOND = 100; // au-delà, mieux vaut préciser ; aucun code postal n’en dessert autant

/* ——— Communes ——— */

const versLaPage = new URL(bloc.dataset.communes, location.href);

/* Sur la page de la carte, un résultat y mène, et l’on y trouve plus que des communes. */
const { carte, fiches } = bloc.dataset;
const surLaCarte = (ou) => new URL(carte + ou, location.href).href;
const [CE_QUE_L_ON_CHERCHE, UNE, DES] = carte
  ? ["Rien dans la région", "réponse", "réponses"]
  : ["Aucune commune de la région", "commune", "communes"];

const lire = ([repertoire, connues]) => [
  ...[...repertoire.communes.values()].map((commune) => ({
    ...commune,
    nom: nommer(commune.nom, commune.code),
    lieu: decouper(commune.departement.nom),
    anciennes: commune.anciennes.map(({ nom, code }) => nommer(nom, code)),
    adresse: carte ? surLaCarte(`#${commune.code}`) : new URL(repertoire.page(commune), versLaPage).href,
  })),
  ...(connues ? lireLesLieux(repertoire, connues.fiches) : []),
];

/* Les départements, les intercommunalités, et ce que le suivi nomme d’autre, comme des communes que l’on cherche par leur nom */
function lireLesLieux({ communes, departements, epci }, connues) {
  const lieu = (genre, texte, code, ou) => ({
    ...{ code, postaux: [], anciennes: [], lieu: [], suivie: false, population: Number.POSITIVE_INFINITY },
    departement: { nom: genre },
    nom: nommer(texte, code),
    adresse: surLaCarte(ou),
  });
  return [
    ...departements.map(({ code, nom }) => lieu("Département", nom, code, `?departement=${code}`)),
    ...epci.map(({ siren, nom }) => lieu("Intercommunalité", nom, siren, `?epci=${siren}`)),
    ...Object.entries(connues)
      .filter(([cle]) => !communes.has(cle))
      .map(([cle, { nom }]) => lieu(cle.startsWith("groupe/") ? "Groupe" : "Dans le suivi", nom, "", `#${cle}`)),
  ];
}

const charger = approvisionner(compte, "La liste des communes n’a pas pu être chargée.", () =>
  Promise.all([lireLeRepertoire(bloc.dataset.repertoire), fiches && demander(fiches, "autre", "fiches")])
    .then(lire)
    .catch((erreur) => {
      secours.classList.remove("sans-script");
      secours.hidden = false;
      throw erreur;
    }),
);

/* ——— Résultats ——— */

const signe = (genre, texte) => creer("span", { className: `statut statut--${genre}` }, texte);

/* Un résultat est un vrai lien : il s’ouvre aussi dans un autre onglet. */
function montrerCommune(trouvee, rang) {
  const { commune, raison } = trouvee;
  const { adresse, ancien, departement, label, nom, postaux, statut, statutEnMots, suivie } = commune;
  const lien = creer("a", { id: `recherche-resultat-${rang}`, className: "recherche__resultat", href: adresse });
  lien.setAttribute("role", "option");
  lien.setAttribute("aria-selected", "false");
  lien.tabIndex = -1;
  const proche = estUneFaute(trouvee) && "nom proche";
  const lieu = [departement.nom, postaux.join(", "), raison, proche].filter(Boolean).join(" · ");
  lien.append(
    creer("span", { className: "recherche__nom" }, nom.texte),
    " ",
    creer("span", { className: "recherche__lieu" }, lieu),
  );
  if (suivie) lien.append(" ", signe(statut, statutEnMots));
  if (ancien) lien.append(" ", signe("ancien", majuscule(label)));
  return lien;
}

/** @type {Trouvee[] | null} */
let trouvees = null;

const ouvert = () => !resultats.hidden;

/* Le rang du résultat choisi au clavier, -1 sans choix */
const actif = () => [...resultats.children].findIndex((lien) => lien.getAttribute("aria-selected") === "true");

function choisir(rang) {
  resultats.children[actif()]?.setAttribute("aria-selected", "false");
  const choisi = resultats.children[rang];
  if (!choisi) {
    champ.removeAttribute("aria-activedescendant");
    return;
  }
  choisi.setAttribute("aria-selected", "true");
  champ.setAttribute("aria-activedescendant", choisi.id);
  choisi.scrollIntoView({ block: "nearest" });
}

/* Sous le champ, il faut la place de quelques résultats : un clavier tactile prend la moitié de l’écran. */
function faireDeLaPlace() {
  const { top } = resultats.getBoundingClientRect();
  const fenetre = window.visualViewport ?? { height: innerHeight, offsetTop: 0 };
  const reste = fenetre.height + fenetre.offsetTop - top;
  if (reste < Math.min(resultats.offsetHeight, fenetre.height / 3)) champ.scrollIntoView({ block: "start" });
}

function ouvrir(oui) {
  const etait = ouvert();
  resultats.hidden = !oui;
  if (oui && !etait) faireDeLaPlace();
  champ.setAttribute("aria-expanded", String(oui));
  if (!oui) choisir(-1);
}

function fermer() {
  ouvrir(false);
  compte.textContent = "";
}

const AUCUNE = `${CE_QUE_L_ON_CHERCHE} ne répond à ce nom`;

function compter(trouvees) {
  const nombre = trouvees.length;
  if (!nombre) return `${AUCUNE} ou à ce code. Vérifiez-le, ou essayez l’autre.`;
  if (trouvees.every(estUneFaute)) {
    return `${AUCUNE}. Vouliez-vous dire ${nombre === 1 ? trouvees[0].commune.nom.texte : "l’une de celles-ci"}\u202f?`;
  }
  if (nombre === 1) return `1 ${UNE} trouvée.`;
  const total = `${nombre.toLocaleString("fr")} ${DES} trouvées`;
  return nombre > PLAFOND ? `${total}, les ${PLAFOND} premières sont montrées.` : `${total}.`;
}

function montrer(venues) {
  trouvees = venues;
  choisir(-1);
  resultats.replaceChildren(...(trouvees ?? []).slice(0, PLAFOND).map(montrerCommune));
  resultats.scrollTop = 0;
  ouvrir(Boolean(trouvees?.length));
  compte.textContent = trouvees ? compter(trouvees) : "";
}

async function actualiser() {
  if (!champ.value.trim()) return montrer(null);
  const attente = setTimeout(() => {
    if (!compte.textContent) compte.textContent = "La liste des communes arrive…";
  }, 300);
  const communes = await charger();
  clearTimeout(attente);
  secours.hidden = true;
  if (compte === document.activeElement) champ.focus(); // on vient de réessayer
  if (document.activeElement === champ) montrer(chercher(communes, champ.value));
}

/* Le texte revient avec l’adresse, et ce qu’il a trouvé sous lui, sans prendre le focus. */
async function reprendre() {
  montrer(champ.value.trim() ? chercher(await charger(), champ.value) : null);
}

/* ——— Clavier ——— */

const TOUCHES = {
  ArrowDown: () => deplacer(actif() + 1),
  ArrowUp: () => deplacer((actif() < 0 ? resultats.children.length : actif()) - 1),
  Home: () => deplacer(0),
  End: () => deplacer(resultats.children.length - 1),
};

/* Après le dernier résultat comme avant le premier, on revient au texte. */
const deplacer = (rang) => choisir(rang < resultats.children.length ? rang : -1);

function vider() {
  champ.value = "";
  champ.dispatchEvent(new Event("input", { bubbles: true }));
}

async function taper(evenement) {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = evenement;
  if (ctrlKey || metaKey || shiftKey || evenement.isComposing) return;
  if (key === "Escape") {
    if (ouvert()) fermer();
    else if (champ.value) vider();
    else return;
    evenement.preventDefault();
  } else if (altKey && key === "ArrowUp") {
    evenement.preventDefault();
    fermer();
  } else if (key === "ArrowDown" || key === "ArrowUp") {
    evenement.preventDefault();
    if (!ouvert()) await actualiser();
    if (ouvert() && !altKey) TOUCHES[key]();
  } else if ((key === "Home" || key === "End") && actif() >= 0) {
    evenement.preventDefault();
    TOUCHES[key]();
  } else if (key === "ArrowLeft" || key === "ArrowRight") {
    choisir(-1);
  }
}

/* Entrée : le résultat choisi, le seul, ou le seul de ce nom. Une faute ne se corrige pas à la place de qui écrit. */
async function valider(evenement) {
  evenement.preventDefault();
  if (!ouvert()) await actualiser();
  if (!trouvees) compte.textContent = `Que cherchez-vous\u202f? Écrivez ${minuscule(aide)}`;
  if (!ouvert()) return;
  const deCeNomLa = deCeNom(trouvees);
  const possibles = deCeNomLa.length ? deCeNomLa : trouvees;
  const sure = possibles.length === 1 && !estUneFaute(possibles[0]);
  const choisi = resultats.children[actif()] ?? (sure && resultats.children[trouvees.indexOf(possibles[0])]);
  if (choisi) return choisi.click();
  choisir(0);
  if (possibles.every(estUneFaute)) return; // la question est déjà posée
  const combien = `${possibles.length.toLocaleString("fr")} ${carte ? "lieux" : DES} répondent`;
  compte.textContent = `${combien}\u00a0: choisissez la vôtre, avec les flèches puis Entrée, ou précisez son nom.`;
}

/* ——— Adresse perdue ——— */

/* Un code désigne une commune et une seule, celle d’aujourd’hui : on y va. Un nom seul se propose.
   « /communes/61001/ », « /communes/61001-un-autre-nom/ », « /communes/alencon/ », et les codes d’avant une fusion */
async function proposer() {
  const racine = versLaPage.pathname;
  if (!location.pathname.startsWith(racine)) return;
  const [morceau] = location.pathname.slice(racine.length).split("/");
  const [, code, nom] = /^(\d[\dab]\d{3})?-?(.*)$/i.exec(decodeURIComponent(morceau));
  if (!code && !nom) return;
  const communes = await charger();
  const deCode = code && communes.find((commune) => designe(commune, code.toLowerCase()));
  if (deCode) return location.replace(deCode.adresse);
  const trouvees = nom ? chercherNom(communes, nom) : [];
  if (!trouvees.length) return;
  const liens = trouvees.flatMap(({ commune, raison }, rang) => {
    const precision = trouvees.length > 1 ? commune.departement.nom : raison;
    const lien = creer("a", { href: commune.adresse }, commune.nom.texte);
    return [rang ? " ou " : "", lien, precision ? ` (${precision})` : ""];
  });
  proposition.append("Vouliez-vous dire ", ...liens, "\u202f?");
}

/* ——— En place ——— */

champ.addEventListener("focus", charger);
champ.addEventListener("input", actualiser);
champ.addEventListener("keydown", taper);
champ.addEventListener("click", () => {
  if (!ouvert() && champ.value) actualiser();
});
champ.addEventListener("blur", ({ relatedTarget }) => {
  if (!compte.contains(relatedTarget)) fermer(); // on y va pour réessayer
});
formulaire.addEventListener("submit", valider);
resultats.addEventListener("mousedown", (evenement) => evenement.preventDefault()); // le focus reste au champ
if (document.activeElement === champ) charger().then(actualiser); // on y était avant lui
tenir(formulaire, reprendre);
if (proposition) proposer().catch(() => {});
