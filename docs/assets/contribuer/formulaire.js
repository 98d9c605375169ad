/* Un formulaire qui prépare un fichier : ce qui est écrit, ce qui n’y va pas, de quoi le proposer. Tout reste dans cette
   page : rien n’est envoyé ni gardé. Chaque page dit ce que le sien a de propre, sa « sorte ». */

import { charger } from "../communes.js";
import { approvisionner, demander } from "../reseau.js";
import { typographie } from "../textes.js";
import { jourDe } from "./dates.js";
import { adresses, messageDe } from "./envoi.js";
import { aPlat } from "./fichier.js";

/** @type {(page: HTMLElement, sorte: Sorte) => Formulaire} */
export function dresser(page, sorte) {
  const un = (choix) => page.querySelector(choix);
  return {
    page,
    un,
    sorte,
    section: un(".noter"),
    formulaire: un(".noter__formulaire"),
    blocs: [...page.querySelectorAll("[data-champ]")],
    recherche: { champ: un(".recherche__champ"), resultats: un(".recherche__resultats") },
    repertoire: null,
    regles: null,
    jour: "",
    vise: {}, // la commune que donne la recherche
  };
}

/* Ce que la personne a écrit ; un champ désactivé n’en est pas. */
function ecrit({ formulaire, regles, sorte, vise }) {
  const saisies = new FormData(formulaire);
  const lire = (champ, plusieurs) =>
    plusieurs
      ? saisies.getAll(champ)
      : String(saisies.get(champ) ?? "")
          .replace(/\s*\n\s*/g, " ")
          .trim();
  const lues = aPlat(sorte.fichier(regles).champs).map(([champ, { plusieurs }]) => [champ, lire(champ, plusieurs)]);
  return { ...Object.fromEntries(lues.filter(([, valeur]) => valeur.length)), ...vise };
}

const creer = (balise, attributs, texte) =>
  Object.assign(document.createElement(balise), attributs, { textContent: texte });

/* Sans champ à ce nom, c’est la recherche qui le donne. */
const intituleDe = (blocs, champ) =>
  blocs
    .find((bloc) => bloc.dataset.champ === champ)
    ?.querySelector("label")
    .firstChild.textContent.trim() ?? "La commune ou la collectivité";

/* Sous chaque champ, ce qui n’y va pas ; ce qui manque est dit à la fin, quand on y arrive. */
function montrerLesRefus({ blocs, un }, tous) {
  for (const bloc of blocs) {
    const { champ } = bloc.dataset;
    const fautes = tous.filter((une) => une.champ === champ && !une.manque);
    for (const faute of bloc.querySelectorAll(".noter__faute")) faute.remove();
    bloc.append(...fautes.map(({ dit }) => creer("p", { className: "noter__faute" }, dit)));
    bloc.querySelector("input, select, textarea").setAttribute("aria-invalid", String(fautes.length > 0));
  }
  const rang = (champ) => blocs.findIndex((bloc) => bloc.dataset.champ === champ); // dans l’ordre de la page
  const dits = tous.filter(({ manque }) => manque).map(({ champ }) => champ);
  const manques = new Set(dits.sort((une, autre) => rang(une) - rang(autre)));
  const corrections = tous.some(({ manque }) => !manque) ? ["Corrigez ce qui est signalé sous les champs."] : [];
  un(".noter__manques").replaceChildren(
    ...[...manques].map((champ) => creer("li", {}, intituleDe(blocs, champ))),
    ...corrections.map((dit) => creer("li", {}, dit)),
  );
}

/** @type {(noter: Formulaire) => void} */
export function actualiser(noter) {
  const { jour, regles, sorte, un } = noter;
  sorte.ajuster(noter);
  const valeurs = ecrit(noter);
  const tous = sorte.refus(valeurs, jour, regles);
  montrerLesRefus(noter, tous);
  sorte.completer?.(noter, valeurs, tous);
  un(".noter__reste").hidden = !tous.length;
  un(".noter__pret").hidden = tous.length > 0;
  un(".atelier__dit").textContent = "";
  if (!tous.length) preparer(noter, valeurs);
}

function preparer({ jour, regles, sorte, un }, valeurs) {
  const proposition = sorte.proposer(valeurs, regles);
  const { courriel = "", fichier, ticket } = adresses(proposition, regles.forge);
  const lisibles = { ...valeurs, nom: typographie(valeurs.nom) };
  un(".noter__consequences").textContent = sorte.consequences(lisibles, jour, regles).join(" ");
  un(".noter__texte code").textContent = proposition.texte;
  un(".noter__nom").textContent = `${proposition.dossier}/${proposition.nom}`;
  un(".noter__courriel").href = courriel;
  un(".noter__courriel").hidden = !courriel;
  if (!regles.forge) return;
  un(".noter__forge").href = fichier;
  un(".noter__ticket").href = ticket;
}

async function copier({ un }, texte, quoi, suite = "") {
  try {
    await navigator.clipboard.writeText(texte);
    un(".atelier__dit").textContent = `${quoi} est copié.${suite}`;
  } catch {
    un(".atelier__dit").textContent =
      "La copie est refusée par le navigateur\u00a0: sélectionnez le texte et copiez-le.";
    getSelection().selectAllChildren(un(".noter__texte"));
  }
}

/** @type {(noter: Formulaire, vise: Saisies, dit: string) => void} */
export function viser(noter, vise, dit) {
  noter.vise = vise;
  noter.un(".atelier__commune").textContent = dit;
  actualiser(noter);
}

function ecouter(noter) {
  const { formulaire, regles, section, sorte, un } = noter;
  section.addEventListener("input", () => actualiser(noter));
  formulaire.addEventListener("submit", (evenement) => evenement.preventDefault());
  const proposition = () => sorte.proposer(ecrit(noter), regles);
  un(".noter__copier").addEventListener("click", () => copier(noter, proposition().texte, "Le texte"));
  un(".noter__message").addEventListener("click", () => copier(noter, messageDe(proposition()), "Le message"));
  if (regles.forge && !regles.forge.remplit) {
    un(".noter__forge").addEventListener("click", () =>
      copier(noter, proposition().texte, "Le texte", " Collez-le dans le fichier qui s’ouvre."),
    );
  }
}

/* Les règles et les communes ; sans elles, la page montre ce qu’elle montre sans script. */
async function venir({ page, section: { dataset } }) {
  const venues = Promise.all([demander(dataset.regles, "gestes", "fuseau"), charger(dataset.repertoire)]);
  const manquer = (oui) => () => page.classList.toggle("sans-son-script", oui);
  venues.then(manquer(false), manquer(true));
  return venues;
}

/* Rend la main quand elles sont là, avant que le formulaire serve. */
/** @type {(noter: Formulaire) => Promise<void>} */
export async function approvisionnerLeFormulaire(noter) {
  const attente = noter.un(".atelier__attente");
  attente.textContent = "Le formulaire arrive…";
  const obtenir = approvisionner(attente, "Le formulaire n’a pas pu être chargé.", () => venir(noter));
  [noter.regles, noter.repertoire] = await obtenir();
  attente.textContent = "";
  noter.jour = jourDe(new Date(), noter.regles.fuseau);
}

/** @type {(noter: Formulaire) => void} */
export function montrer(noter) {
  ecouter(noter);
  actualiser(noter);
  noter.un(".atelier__table").inert = false;
}
