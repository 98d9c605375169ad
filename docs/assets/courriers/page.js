/* L’atelier des courriers : d’une commune, d’un groupe et de quelques mots à une lettre à emporter.
   Tout reste dans cette page : rien n’est envoyé, rien n’est gardé, et sans réseau elle continue. */

import { charger } from "./donnees.js";
import { compterPhrases, empreintes, enumerer, mesurer, suggestions } from "./jauge.js";
import { blancsDe, dresser, enTexte, liberer, lire, remplir } from "./lettre.js";
import { odt } from "./odt.js";

const page = document.querySelector(".page-courriers");
const atelier = page.querySelector(".atelier");
const [un, tous] = [(choix) => atelier.querySelector(choix), (choix) => [...atelier.querySelectorAll(choix)]];
const [feuille, champs, dit] = [un(".atelier__feuille"), un(".atelier__champs"), un(".atelier__dit")];
const { groupe: choixDuGroupe, lettre: choixDeLettre } = un(".atelier__choix").elements;
const recherche = {
  champ: un(".recherche__champ"),
  resultats: un(".recherche__resultats"),
  titre: un(".recherche__titre"),
};
const cherchee = un(".atelier__commune");

const DE_LA_COMMUNE = ["commune", "de_commune", "adresse", "collectivite", "exemples"];
const DU_GROUPE = ["groupe", "groupe_commune", "groupe_site"];
const A_LA_PERSONNE = ["fait_local", "signataire", "telephone", "courriel", "lieu", "date"];
const FACULTATIFS = new Set(["fait_local", "telephone", "courriel", "groupe_site", "exemples"]);
const REMPLISSAGES = { signataire: "name", telephone: "tel", courriel: "email" };
const CLAVIERS = { telephone: "tel", courriel: "email", groupe_site: "url" };
const AUTRE = "autre";
const PROPOSITIONS = 4; // de faits locaux : assez pour choisir

let donnees = null;
let commune = null;
let lettre = null; // { modele, corps, empreintes } de la lettre choisie
let lettreVoulue = false; // la personne a choisi la lettre, et non seulement la commune
const saisies = {}; // ce que la personne a écrit, par blanc
const omis = new Set(); // les blancs qu’elle ne veut pas indiquer
const dressees = new Map(); // les lettres déjà ouvertes, avec ce qui y a été modifié

const creer = (balise, attributs = {}, ...contenu) => {
  const element = Object.assign(document.createElement(balise), attributs);
  element.append(...contenu);
  return element;
};

const dire = (texte) => {
  dit.textContent = texte;
};
const majuscule = (texte) => texte.charAt(0).toUpperCase() + texte.slice(1);

/* ——— Valeurs ——— */

function aujourdhui() {
  const texte = new Date().toLocaleDateString("fr-FR", { day: "numeric", month: "long", year: "numeric" });
  return texte.replace(/^1 /, "1er ");
}

function valeursConnues() {
  const groupe = donnees.groupes.find(({ id }) => id === choixDuGroupe.value);
  const deLaCommune = { ...commune?.valeurs };
  if (lettre.modele.pour === "intercommunalite") {
    delete deLaCommune.adresse; // celle de la mairie n’est pas celle de l’intercommunalité
    if (commune?.epci) deLaCommune.collectivite = commune.epci.nom;
  }
  return { ...donnees.campagne, ...deLaCommune, ...groupe?.valeurs, date: aujourdhui() };
}

function nettoyer(nom, texte) {
  const net = texte.replace(/\s+/g, " ").trim();
  return nom === "fait_local" && net && !/[.!?…]$/.test(net) ? `${net}.` : net;
}

/* Ce qui est connu, puis ce que la personne a écrit ; un champ qu’elle a vidé redevient un blanc. */
function valeurs() {
  const toutes = valeursConnues();
  for (const champ of champs.querySelectorAll("[name]")) {
    const nom = champ.name;
    if (omis.has(nom)) toutes[nom] = "";
    else if (nom in saisies) toutes[nom] = nettoyer(nom, saisies[nom]) || undefined;
  }
  return toutes;
}

/* ——— Champs ——— */

/* Un champ pour chaque blanc de la lettre que ni la commune ni le groupe ne remplissent */
function blancsDemandes() {
  const connues = valeursConnues();
  const presents = blancsDe(feuille);
  const manque = (nom) => presents.has(nom) && !(nom in connues);
  return [
    ...(choixDuGroupe.value ? DU_GROUPE.filter(manque) : []),
    ...(commune ? DE_LA_COMMUNE.filter(manque) : []),
    ...A_LA_PERSONNE.filter((nom) => presents.has(nom)),
    ...Object.keys(donnees.blancs).filter(
      (nom) => manque(nom) && ![DE_LA_COMMUNE, DU_GROUPE, A_LA_PERSONNE].flat().includes(nom),
    ),
  ];
}

function creerChamp(nom) {
  const long = nom === "fait_local";
  const champ = creer(long ? "textarea" : "input", {
    id: `atelier-${nom}`,
    name: nom,
    autocomplete: REMPLISSAGES[nom] ?? "off",
    disabled: omis.has(nom),
  });
  if (long) champ.rows = 3;
  else champ.type = "text";
  if (nom in CLAVIERS) champ.inputMode = CLAVIERS[nom];
  const intitule = creer("label", { htmlFor: champ.id }, majuscule(donnees.blancs[nom]));
  const bloc = creer("div", { className: "atelier__champ" }, intitule, champ);
  bloc.dataset.champ = nom;
  if (FACULTATIFS.has(nom)) bloc.append(creerOmission(nom));
  if (long) bloc.append(un(".atelier__modele-des-faits").content.cloneNode(true));
  return bloc;
}

function creerOmission(nom) {
  const coche = creer("input", { type: "checkbox", checked: omis.has(nom) });
  coche.dataset.omet = nom;
  coche.setAttribute("aria-label", `ne pas l’indiquer\u00a0: ${donnees.blancs[nom]}`);
  return creer("label", { className: "atelier__omission" }, coche, "ne pas l’indiquer");
}

/* Les champs qui restent gardent leur place, leur contenu et le focus. */
function ajusterLesChamps() {
  const connues = valeursConnues();
  const demandes = blancsDemandes();
  const presents = new Map([...champs.children].map((bloc) => [bloc.dataset.champ, bloc]));
  for (const [nom, bloc] of presents) if (!demandes.includes(nom)) bloc.remove();
  demandes.forEach((nom, rang) => {
    const bloc = presents.get(nom) ?? creerChamp(nom);
    if (champs.children[rang] !== bloc) champs.insertBefore(bloc, champs.children[rang] ?? null);
    const champ = bloc.querySelector("[name]");
    const voulu = saisies[nom] ?? connues[nom] ?? "";
    if (champ.value !== voulu) champ.value = voulu;
  });
}

/* ——— Feuille ——— */

function ouvrir(id) {
  if (!dressees.has(id)) {
    const modele = donnees.lettres.find((autre) => autre.id === id);
    const { feuille: parties, corps } = dresser(modele.html);
    dressees.set(id, { modele, corps, parties: [...parties.children], empreintes: empreintes(corps) });
  }
  lettre = dressees.get(id);
  rendreModifiable(lettre.corps);
  feuille.replaceChildren(...lettre.parties);
  un(".atelier__retablir").hidden = !lettre.modifiee;
}

function rendreModifiable(corps) {
  corps.contentEditable = "true";
  corps.spellcheck = true;
  corps.lang = "fr";
  for (const [nom, valeur] of [
    ["role", "textbox"],
    ["aria-multiline", "true"],
    ["aria-label", "Corps de la lettre"],
    ["aria-describedby", "atelier-modifier"],
  ]) {
    corps.setAttribute(nom, valeur);
  }
}

function retablir() {
  const annulees = lettre;
  dressees.delete(lettre.modele.id);
  ouvrir(annulees.modele.id);
  actualiser();
  lettre.corps.focus();
  dire("Le texte du modèle est rétabli.");
}

/* ——— Jauge ——— */

const ordinal = (rang) => (rang === 1 ? "1er" : `${rang}e`);

function jauger(connues) {
  const mesures = mesurer(lettre.corps, lettre.empreintes);
  const duModele = mesures.flatMap((mesure, rang) => (mesure.duModele ? [rang + 1] : []));
  for (const marque of feuille.querySelectorAll("[data-etat]")) marque.removeAttribute("data-etat");
  for (const { elements, duModele: oui } of mesures) {
    if (oui)
      elements.forEach((element, rang) => {
        element.dataset.etat = rang ? "suite" : "modele";
      });
  }
  const [reste, total] = [duModele.length, mesures.length];
  const metre = un(".jauge meter");
  metre.max = total || 1;
  metre.value = total - reste;
  un(".jauge__compte").textContent = !reste
    ? "Aucun paragraphe n’est plus celui du modèle."
    : reste === 1
      ? `1 paragraphe sur ${total} est encore celui du modèle.`
      : `${reste} paragraphes sur ${total} sont encore ceux du modèle.`;
  un(".jauge__lesquels").textContent =
    !reste || reste === total
      ? ""
      : `${reste > 1 ? "Les" : "Le"} ${enumerer(duModele.map(ordinal))}, marqué${reste > 1 ? "s" : ""} «\u00a0modèle\u00a0» dans la marge.`;
  conseiller(connues);
}

const CONSEILS = [
  "Ajoutez deux faits locaux\u00a0: la mairie verra que cette lettre est pour elle.",
  "Ajoutez encore un fait local.",
  "Deux faits locaux ou plus\u00a0: cette lettre est bien pour cette mairie.",
];
const DU_SITE =
  "Ce que le site sait d’elle, d’autres peuvent l’écrire aussi\u00a0: ajoutez un fait que vous connaissez.";

/* Un fait proposé aide à commencer ; il ne compte qu’avec un fait de la personne. */
function conseil(texte, proposees) {
  const faits = compterPhrases(texte);
  const propres = compterPhrases(proposees.reduce((reste, fait) => reste.replace(fait, ""), texte));
  return faits && !propres ? DU_SITE : CONSEILS[Math.min(faits, 2)];
}

function conseiller(connues) {
  const faits = un(".faits");
  un(".jauge__conseil").textContent = "";
  if (!faits) return;
  const texte = saisies.fait_local ?? "";
  const proposees = commune ? suggestions(commune, lettre.modele.pour, blancsDe(feuille).has("exemples")) : [];
  un(".jauge__conseil").textContent = conseil(connues.fait_local ?? "", proposees);
  const liste = faits.querySelector(".faits__liste");
  const montrees = [...liste.querySelectorAll("button")].map(({ textContent }) => textContent);
  const montrables = proposees.slice(0, PROPOSITIONS);
  if (montrees.join("\n") !== montrables.join("\n")) {
    liste.replaceChildren(
      ...montrables.map((phrase) =>
        creer("li", {}, creer("button", { type: "button", className: "faits__phrase" }, phrase)),
      ),
    );
  }
  for (const bouton of liste.querySelectorAll("button")) {
    bouton.setAttribute("aria-pressed", String(texte.includes(bouton.textContent)));
  }
  faits.querySelector(".faits__sans").hidden = Boolean(commune);
  faits.querySelector(".faits__avec").hidden = !proposees.length;
}

function basculer(phrase) {
  const texte = saisies.fait_local ?? "";
  const y = texte.includes(phrase);
  saisies.fait_local = (y ? texte.replace(phrase, "") : `${texte} ${phrase}`).replace(/ {2,}/g, " ").trim();
  omis.delete("fait_local");
  const bloc = champs.querySelector("[data-champ=fait_local]");
  bloc.querySelector("[name]").disabled = bloc.querySelector("[data-omet]").checked = false;
  toucher();
  dire(y ? "Phrase retirée." : "Phrase ajoutée, à compléter par ce que vous savez de la commune.");
}

/* ——— Tout ensemble ——— */

function actualiser() {
  ajusterLesChamps();
  const connues = valeurs();
  remplir(feuille, connues, donnees.blancs);
  jauger(connues);
  preparerLeCourriel();
}

/* Dès que la personne a fait quelque chose, c’est la lettre que la page imprime, et non la liste. */
function toucher() {
  page.classList.add("page-courriers--lettre");
  actualiser();
}

/* ——— Choisir ——— */

function choisirCommune(code) {
  const trouvee = donnees.commune(code);
  if (!trouvee) return dire(`Aucune commune de la région n’a le code ${code}.`);
  const autre = Boolean(commune) && commune.code !== trouvee.code;
  const reste = autre && oublierLaCommune();
  commune = trouvee;
  recherche.champ.value = commune.nom;
  const deja = commune.label
    ? `. Elle a déjà reçu ce label en ${commune.label}\u00a0: dites-le dès la première phrase.`
    : "";
  cherchee.textContent = `${commune.nom}, code INSEE ${commune.code}, ${commune.statutEnMots.toLowerCase()}${deja}`;
  const choisie = choixDeLettre.value;
  proposerLesLettres();
  if (lettreVoulue) choixDeLettre.value = choisie;
  changerDeLettre();
  toucher();
  dire(
    autre && lettre.modifiee
      ? "Relisez la lettre\u00a0: vous l’avez modifiée pour la commune précédente."
      : reste
        ? "Relisez la phrase sur la collectivité\u00a0: vous l’avez écrite pour la précédente."
        : "",
  );
}

/* Un fait sur la commune n’est pas un fait sur son intercommunalité. */
function changerDeLettre() {
  const { pour } = lettre.modele;
  ouvrir(choixDeLettre.value);
  if (commune && lettre.modele.pour !== pour) oublierLaCommune();
}

/* L’adresse et les faits de la commune précédente ne sont pas ceux de celle-ci ; ce que la personne en a dit reste, à relire. */
function oublierLaCommune() {
  for (const nom of DE_LA_COMMUNE) {
    delete saisies[nom];
    omis.delete(nom);
  }
  const faux = ["commune", "intercommunalite"].flatMap((pour) => suggestions(commune, pour, false));
  saisies.fait_local = faux
    .reduce((texte, fait) => texte.replace(fait, ""), saisies.fait_local ?? "")
    .replace(/ {2,}/g, " ")
    .trim();
  return Boolean(saisies.fait_local);
}

/* Celles qui conviennent au statut d’abord, la plus précise en tête */
function proposerLesLettres() {
  const statut = commune?.statut ?? "a-contacter";
  const convient = ({ statuts, habitants_max: plafond }) =>
    statuts.includes(statut) && !(plafond && commune?.population > plafond);
  const courriel = ({ support }) => support === "courriel";
  const groupe = (label, lettres) =>
    creer("optgroup", { label }, ...lettres.map(({ id, titre }) => creer("option", { value: id }, titre)));
  const [bonnes, autres] = [donnees.lettres.filter(convient), donnees.lettres.filter((une) => !convient(une))];
  bonnes.sort(
    (a, b) =>
      (a.pour !== "commune") - (b.pour !== "commune") ||
      courriel(a) - courriel(b) ||
      a.statuts.length - b.statuts.length,
  );
  choixDeLettre.replaceChildren(
    ...(bonnes.length ? [groupe(`Pour une commune «\u00a0${donnees.statuts[statut]}\u00a0»`, bonnes)] : []),
    ...(autres.length ? [groupe("Les autres lettres", autres)] : []),
  );
}

function proposerLesGroupes() {
  choixDuGroupe.append(
    ...donnees.groupes.map(({ id, nom }) => creer("option", { value: id }, nom)),
    creer("option", { value: AUTRE }, "Un autre groupe"),
  );
}

/* « /courriers/#61001 », « /courriers/#61001/relance » : d’une page de commune à sa lettre */
function suivreLAdresse() {
  const [, code, id] = /^#(\d[\dab]\d{3})(?:\/([a-z0-9-]+))?$/i.exec(location.hash) ?? [];
  if (!code) return;
  lettreVoulue = donnees.lettres.some((une) => une.id === id);
  if (lettreVoulue) choixDeLettre.value = id;
  choisirCommune(code);
  un("#remplir").scrollIntoView();
}

/* Un résultat de la recherche remplit la lettre au lieu de s’ouvrir ; dans un autre onglet, il s’ouvre encore. */
function retenir(evenement) {
  const lien = evenement.target.closest("a");
  if (!lien || evenement.ctrlKey || evenement.metaKey || evenement.shiftKey || evenement.button) return;
  evenement.preventDefault();
  choisirCommune(/([^/-]+)-[^/]*\/$/.exec(lien.pathname)[1]);
  recherche.champ.dispatchEvent(new Event("blur")); // la liste se ferme, le focus reste au champ
}

/* ——— Emporter ——— */

function nomDeFichier() {
  const nom =
    (commune?.nom ?? "")
      .toLowerCase()
      .replaceAll("œ", "oe")
      .replaceAll("æ", "ae")
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .match(/[a-z0-9]+/g) ?? [];
  return [lettre.modele.id, ...nom].join("-");
}

const restants = () =>
  new Set(
    [...feuille.querySelectorAll(".blanc:not(.blanc--rempli)")]
      .filter((blanc) => !blanc.closest("[hidden]"))
      .map((blanc) => blanc.dataset.blanc),
  ).size;

function direCeQuiReste(fait) {
  const reste = restants();
  dire(!reste ? fait : `${fait} Il y reste ${reste === 1 ? "1 blanc" : `${reste} blancs`} à remplir.`);
}

function telecharger() {
  const titre = [lettre.modele.titre, commune?.nom].filter(Boolean).join(", ");
  const adresse = URL.createObjectURL(odt(donnees.odt, donnees.styles, titre, lire(feuille)));
  creer("a", { href: adresse, download: `${nomDeFichier()}.odt` }).click();
  setTimeout(() => URL.revokeObjectURL(adresse), 60_000);
  direCeQuiReste("La lettre est téléchargée.");
}

async function copier() {
  try {
    await navigator.clipboard.writeText(enTexte(lire(feuille)));
    direCeQuiReste("Le texte est copié.");
  } catch {
    getSelection().selectAllChildren(feuille);
    dire("Le texte est sélectionné\u00a0: copiez-le avec les touches Ctrl et C.");
  }
}

function imprimer() {
  page.classList.add("page-courriers--lettre");
  const titre = document.title;
  document.title = nomDeFichier(); // le nom que le navigateur propose pour le PDF
  addEventListener(
    "afterprint",
    () => {
      document.title = titre;
    },
    { once: true },
  );
  window.print();
}

function preparerLeCourriel() {
  const blocs = lire(feuille);
  const [objet, texte] = [["objet"], ["appel", "corps", "signature"]].map((parties) =>
    enTexte(blocs.filter(({ partie }) => parties.includes(partie))),
  );
  const vers = lettre.modele.pour === "commune" ? (commune?.courriel ?? "") : "";
  const champs = { subject: objet.replace(/^Objet\s*:\s*/, ""), body: texte.replaceAll("\n", "\r\n") };
  const requete = Object.entries(champs)
    .map(([nom, valeur]) => `${nom}=${encodeURIComponent(valeur)}`)
    .join("&");
  un(".atelier__courriel").href = `mailto:${encodeURIComponent(vers).replaceAll("%40", "@")}?${requete}`;
  un(".atelier__vers").textContent = vers
    ? `À ${vers}, d’après l’annuaire officiel.`
    : commune
      ? "L’adresse électronique n’est pas connue\u00a0: vous l’écrirez dans votre messagerie."
      : "";
}

/* ——— En place ——— */

function ecouter() {
  recherche.resultats.addEventListener("click", retenir);
  choixDuGroupe.addEventListener("change", toucher);
  choixDeLettre.addEventListener("change", () => {
    lettreVoulue = true;
    changerDeLettre();
    toucher();
  });
  champs.addEventListener("input", ({ target }) => {
    if (target.dataset.omet) {
      omis[target.checked ? "add" : "delete"](target.dataset.omet);
      champs.querySelector(`[name=${target.dataset.omet}]`).disabled = target.checked;
    } else {
      saisies[target.name] = target.value;
    }
    toucher();
  });
  champs.addEventListener("click", ({ target }) => {
    if (target.matches(".faits__phrase")) basculer(target.textContent);
  });
  feuille.addEventListener("beforeinput", (evenement) => {
    const { inputType } = evenement;
    const permis = !/^format(?!Bold|Italic)|^insertFromDrop|^deleteByDrag/.test(inputType);
    if (!permis) evenement.preventDefault();
  });
  feuille.addEventListener("paste", (evenement) => {
    evenement.preventDefault();
    document.execCommand("insertText", false, evenement.clipboardData.getData("text/plain"));
  });
  feuille.addEventListener("input", () => {
    liberer(feuille);
    lettre.modifiee = true;
    un(".atelier__retablir").hidden = false;
    toucher();
  });
  un(".atelier__choix").addEventListener("submit", (evenement) => evenement.preventDefault());
  un(".atelier__odt").addEventListener("click", telecharger);
  un(".atelier__imprimer").addEventListener("click", imprimer);
  un(".atelier__copier").addEventListener("click", copier);
  un(".atelier__courriel").addEventListener("click", () =>
    direCeQuiReste("Votre messagerie s’ouvre. Si elle reste vide, copiez le texte."),
  );
  un(".atelier__retablir").addEventListener("click", retablir);
  addEventListener("hashchange", suivreLAdresse);
}

async function commencer() {
  try {
    donnees = await charger(atelier.dataset.lettres, atelier.dataset.communes);
  } catch {
    un(".atelier__attente").textContent =
      "Les lettres n’ont pas pu être chargées. Rechargez la page, ou téléchargez plus bas une lettre vierge.";
    return;
  }
  for (const signal of ["focus", "blur"]) recherche.champ.dispatchEvent(new Event(signal)); // sa liste arrive elle aussi
  document.execCommand("defaultParagraphSeparator", false, "p");
  proposerLesGroupes();
  proposerLesLettres();
  ouvrir(choixDeLettre.value);
  ecouter();
  actualiser();
  un(".atelier__attente").hidden = true;
  tous(".atelier__table, .atelier__suite").forEach((partie) => {
    partie.hidden = false;
  });
  suivreLAdresse();
}

/* Les lettres attendent que la page soit tranquille, sauf si l’adresse en demande une. */
function quandTranquille(faire) {
  if (location.hash) faire();
  else if (document.readyState !== "complete") addEventListener("load", () => quandTranquille(faire), { once: true });
  else if ("requestIdleCallback" in window) requestIdleCallback(faire, { timeout: 2000 });
  else setTimeout(faire, 200);
}

recherche.titre.textContent = "La commune";
atelier.hidden = false;
quandTranquille(commencer);
