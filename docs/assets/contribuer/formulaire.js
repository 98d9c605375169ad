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

/* Rend la main quand les règles et les communes sont là, avant que le formulaire se montre. */
/** @type {(noter: Formulaire) => Promise<void>} */
export async function approvisionnerLeFormulaire(noter) {
  const { section, un } = noter;
  un(".noter__attente").textContent = "Le formulaire arrive… S’il ne vient pas, voici le fichier à copier\u00a0:";
  [noter.regles, noter.repertoire] = await approvisionner(
    un(".noter__attente"),
    "Le formulaire n’a pas pu être chargé. Voici le fichier à copier, un champ par ligne\u00a0:",
    () => Promise.all([demander(section.dataset.regles, "gestes", "fuseau"), charger(section.dataset.repertoire)]),
  )();
  noter.jour = jourDe(new Date(), noter.regles.fuseau);
}

/** @type {(noter: Formulaire) => void} */
export function montrer(noter) {
  ecouter(noter);
  actualiser(noter);
  noter.un(".noter__sans").hidden = true;
  noter.section.hidden = false;
}
