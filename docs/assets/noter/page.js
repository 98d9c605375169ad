/* Noter un contact : de quelques choix à un fichier prêt à proposer. Tout reste dans cette page : rien n’est envoyé ni gardé. */

import { charger } from "../communes.js";
import { detourner } from "../recherche/detour.js";
import { approvisionner, demander } from "../reseau.js";
import { compter, typographie } from "../textes.js";
import { consequences } from "./consequences.js";
import { nomDe, texteDe } from "./contact.js";
import { jourDe } from "./dates.js";
import { adresses, messageDe } from "./envoi.js";
import { refus } from "./refus.js";

function dresser(page) {
  const un = (choix) => page.querySelector(choix);
  return {
    un,
    section: un(".noter"),
    formulaire: un(".noter__formulaire"),
    choixDeCollectivite: un("#noter-collectivite"),
    blocs: [...page.querySelectorAll("[data-champ]")],
    recherche: { champ: un(".recherche__champ"), resultats: un(".recherche__resultats") },
    repertoire: null,
    regles: null,
    jour: "",
    vise: {}, // { commune, nom } ou { collectivite, nom }
  };
}

/* Ce que la personne a écrit ; un champ qui ne va pas avec le geste est désactivé, et n’en est pas. */
function contactDe({ formulaire, vise }) {
  const saisies = [...new FormData(formulaire)].map(([champ, valeur]) => [
    champ,
    String(valeur)
      .replace(/\s*\n\s*/g, " ")
      .trim(),
  ]);
  return { ...vise, ...Object.fromEntries(saisies.filter(([, valeur]) => valeur)) };
}

function ajusterAuGeste({ blocs, formulaire, regles }) {
  const { exige = [], permet = [] } = regles.gestes[formulaire.elements.geste.value] ?? {};
  for (const bloc of blocs.filter((un) => "selonLeGeste" in un.dataset)) {
    const sert = [...exige, ...permet].includes(bloc.dataset.champ);
    bloc.hidden = !sert;
    formulaire.elements[bloc.dataset.champ].disabled = !sert;
  }
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
function montrerLesRefus({ blocs, formulaire, un }, tous) {
  for (const bloc of blocs) {
    const { champ } = bloc.dataset;
    const fautes = tous.filter((une) => une.champ === champ && !une.manque);
    for (const faute of bloc.querySelectorAll(".noter__faute")) faute.remove();
    bloc.append(...fautes.map(({ dit }) => creer("p", { className: "noter__faute" }, dit)));
    formulaire.elements[champ].setAttribute("aria-invalid", String(fautes.length > 0));
  }
  const manques = new Set(tous.filter(({ manque }) => manque).map(({ champ }) => champ));
  const corrections = tous.some(({ manque }) => !manque) ? ["Corrigez ce qui est signalé sous les champs."] : [];
  un(".noter__manques").replaceChildren(
    ...[...manques].map((champ) => creer("li", {}, intituleDe(blocs, champ))),
    ...corrections.map((dit) => creer("li", {}, dit)),
  );
}

function actualiser(noter) {
  const { formulaire, jour, regles, un } = noter;
  ajusterAuGeste(noter);
  const contact = contactDe(noter);
  const tous = refus(contact, jour, regles);
  montrerLesRefus(noter, tous);
  un("[data-champ=exception]").hidden = !contact.exception && !tous.some(({ indiscret }) => indiscret);
  const { max } = regles.champs.note;
  un(".noter__compte").textContent = `${compter([...formulaire.elements.note.value].length, "signe")} sur ${max}`;
  un(".noter__reste").hidden = !tous.length;
  un(".noter__pret").hidden = tous.length > 0;
  un(".atelier__dit").textContent = "";
  if (!tous.length) preparer(noter, contact);
}

function preparer({ jour, regles, un }, contact) {
  const { courriel = "", fichier, ticket } = adresses(contact, regles);
  const lisible = { ...contact, nom: typographie(contact.nom) };
  un(".noter__consequences").textContent = consequences(lisible, jour, regles).join(" ");
  un(".noter__texte code").textContent = texteDe(contact, regles);
  un(".noter__nom").textContent = `${regles.dossier}/${nomDe(contact)}`;
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

/** @type {(noter: any, vise: { nom?: string, commune?: string, collectivite?: string }, dit: string) => void} */
function viser(noter, vise, dit) {
  noter.vise = vise;
  noter.recherche.champ.value = vise.commune ? vise.nom : "";
  noter.choixDeCollectivite.value = vise.collectivite ?? "";
  noter.un(".atelier__commune").textContent = dit;
  actualiser(noter);
}

function viserLaCommune(noter, code) {
  const trouvee = noter.repertoire.trouver(code.toUpperCase());
  if (!trouvee) return viser(noter, {}, `Aucune commune de la région n’a le code ${code}.`);
  const { code: commune, nom, statutEnMots } = trouvee;
  viser(noter, { commune, nom }, `${typographie(nom)}, code INSEE ${commune}, ${statutEnMots.toLowerCase()}`);
}

function viserLaCollectivite(noter, id) {
  const connue = noter.regles.collectivites[id];
  viser(noter, connue ? { collectivite: id, nom: connue.nom } : {}, connue ? typographie(connue.nom) : "");
}

/* « /contribuer/noter/#61169 », « #61169/reservation », « #smeacc » : d’une page à ce qui s’y est passé */
function suivreLAdresse(noter) {
  const [, cle, geste] = /^#([^/]+)(?:\/([a-z-]+))?$/.exec(location.hash) ?? [];
  if (!cle) return;
  if (geste in noter.regles.gestes) noter.formulaire.elements.geste.value = geste;
  if (cle in noter.regles.collectivites) viserLaCollectivite(noter, cle);
  else viserLaCommune(noter, cle);
  noter.section.scrollIntoView();
}

function ecouter(noter) {
  const { choixDeCollectivite, formulaire, recherche, regles, un } = noter;
  detourner(recherche, (code) => viserLaCommune(noter, code));
  choixDeCollectivite.addEventListener("change", () => viserLaCollectivite(noter, choixDeCollectivite.value));
  formulaire.addEventListener("input", () => actualiser(noter));
  formulaire.addEventListener("submit", (evenement) => evenement.preventDefault());
  const texte = () => texteDe(contactDe(noter), regles);
  un(".noter__copier").addEventListener("click", () => copier(noter, texte(), "Le texte"));
  un(".noter__message").addEventListener("click", () =>
    copier(noter, messageDe(contactDe(noter), regles).texte, "Le message"),
  );
  if (regles.forge && !regles.forge.remplit) {
    un(".noter__forge").addEventListener("click", () =>
      copier(noter, texte(), "Le texte", " Collez-le dans le fichier qui s’ouvre."),
    );
  }
  addEventListener("hashchange", () => suivreLAdresse(noter));
}

async function commencer(noter) {
  const { formulaire, section, un } = noter;
  [noter.regles, noter.repertoire] = await approvisionner(
    un(".noter__attente"),
    "Le formulaire n’a pas pu être chargé. Voici le fichier à copier, un champ par ligne\u00a0:",
    () => Promise.all([demander(section.dataset.regles), charger(section.dataset.repertoire)]),
  )();
  noter.jour = jourDe(new Date(), noter.regles.fuseau);
  formulaire.elements.le.value = formulaire.elements.le.max = noter.jour;
  ecouter(noter);
  actualiser(noter);
  un(".noter__sans").hidden = true;
  section.hidden = false;
  suivreLAdresse(noter);
}

const noter = dresser(document.querySelector(".page-noter"));
noter.un(".recherche__titre").textContent = "La commune";
noter.un(".noter__attente").textContent = "Le formulaire arrive… S’il ne vient pas, voici le fichier à copier\u00a0:";
commencer(noter);
