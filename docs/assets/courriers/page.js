/* L’atelier des courriers : d’une commune, d’un groupe et de quelques mots à une lettre à emporter.
   Tout reste dans cette page : rien n’est envoyé, rien n’est gardé sans qu’on le demande, et sans réseau elle continue. */

import { detourner } from "../recherche/detour.js";
import { approvisionner } from "../reseau.js";
import { dire, dresserAtelier } from "./atelier.js";
import { ajusterLesChamps, saisir } from "./champs.js";
import {
  changerDeDestination,
  changerDeLettre,
  choisirCommune,
  proposerLesDestinations,
  proposerLesGroupes,
  proposerLesLettres,
  renoncer,
  vouloirLaLettre,
} from "./choix.js";
import { basculer, jauger } from "./conseil.js";
import { charger, connaitre } from "./donnees.js";
import {
  copier,
  direCeQuiReste,
  ECRIRE,
  imprimer,
  preparerLeCourriel,
  telecharger,
  telechargerLeCourriel,
} from "./emporter.js";
import { direLaSuite, rappeler } from "./ensuite.js";
import { garderSimple, noterLaModification, ouvrir, retablir } from "./feuille.js";
import { remplir } from "./lettre.js";
import { oublier, retenir, retrouver } from "./memoire.js";
import { valeurs } from "./valeurs.js";

function actualiser(atelier) {
  ajusterLesChamps(atelier);
  const connues = valeurs(atelier);
  remplir(atelier.feuille, connues, atelier.donnees.blancs);
  jauger(atelier, connues);
  preparerLeCourriel(atelier);
  direLaSuite(atelier);
  if (atelier.un(".memoire input").checked) retenir(atelier);
}

/* Dès que la personne a fait quelque chose, c’est la lettre que la page imprime, et non la liste. */
function toucher(atelier) {
  atelier.page.classList.add("page-courriers--lettre");
  actualiser(atelier);
}

async function retenirLaCommune(atelier, code) {
  const trouvee = (await atelier.connaitre())(code);
  if (!trouvee) return dire(atelier, `Aucune commune de la région n’a le code ${code}.`);
  const aRelire = trouvee.retiree ? renoncer(atelier, trouvee) : choisirCommune(atelier, trouvee);
  toucher(atelier);
  const avant =
    trouvee.code === code.toUpperCase() ? "" : `Le code ${code} mène aujourd’hui à une autre commune, ${trouvee.nom}. `;
  dire(atelier, avant + aRelire);
}

/* Les communes, et de quoi emporter leur lettre : après, le réseau peut s’en aller. */
const approvisionnerEnCommunes = ({ section, un }) =>
  approvisionner(un(".atelier__attente"), "Les communes n’ont pas pu être chargées.", async () => {
    const [connues] = await Promise.all([connaitre(section.dataset), ...Object.values(ECRIRE).map((lire) => lire())]);
    return connues;
  });

/* « /courriers/#61001 », « /courriers/#61001/relance/artifaille » : d’une page de commune à sa lettre, de la part de son groupe */
async function suivreLAdresse(atelier) {
  const [, code, id, groupe] = /^#(\d[\dab]\d{3})(?:\/([a-z0-9-]+))?(?:\/([a-z0-9-]+))?$/i.exec(location.hash) ?? [];
  if (!code) return;
  if (atelier.donnees.groupes.some((un) => un.id === groupe)) atelier.choixDuGroupe.value = groupe;
  vouloirLaLettre(atelier, id);
  await retenirLaCommune(atelier, code);
  atelier.un("#remplir").scrollIntoView();
}

function ecouter(atelier) {
  const { champs, choixDeDestination, choixDeLettre, choixDuGroupe, feuille, recherche, un } = atelier;
  detourner(recherche, (code) => retenirLaCommune(atelier, code));
  choixDuGroupe.addEventListener("change", () => toucher(atelier));
  choixDeDestination.addEventListener("change", () => {
    changerDeDestination(atelier);
    toucher(atelier);
  });
  choixDeLettre.addEventListener("change", () => {
    atelier.lettreVoulue = true;
    changerDeLettre(atelier);
    toucher(atelier);
  });
  champs.addEventListener("input", ({ target }) => {
    saisir(atelier, target);
    toucher(atelier);
  });
  champs.addEventListener("click", ({ target }) => {
    if (!target.matches(".faits__phrase")) return;
    const fait = basculer(atelier, target.textContent);
    toucher(atelier);
    dire(atelier, fait);
  });
  garderSimple(feuille);
  feuille.addEventListener("input", () => {
    noterLaModification(atelier);
    toucher(atelier);
  });
  un(".atelier__choix").addEventListener("submit", (evenement) => evenement.preventDefault());
  const emporter = (classe, faire) =>
    un(classe).addEventListener("click", async () => {
      await faire(atelier);
      un(".ensuite").hidden = false;
    });
  for (const extension of Object.keys(ECRIRE)) {
    emporter(`.atelier__${extension}`, () => telecharger(atelier, extension));
  }
  emporter(".atelier__imprimer", imprimer);
  emporter(".atelier__copier", copier);
  emporter(".atelier__brouillon", telechargerLeCourriel);
  emporter(".atelier__courriel", () =>
    direCeQuiReste(atelier, "Votre messagerie s’ouvre. Si elle reste vide, copiez le texte."),
  );
  un(".ensuite__rappel").addEventListener("click", () => dire(atelier, rappeler(atelier)));
  un(".memoire input").addEventListener("change", ({ target }) => {
    un(".memoire__oublier").hidden = !target.checked;
    if (target.checked) retenir(atelier);
    else oublier();
  });
  un(".memoire__oublier").addEventListener("click", () => {
    un(".memoire input").checked = false;
    un(".memoire__oublier").hidden = true;
    oublier();
    dire(atelier, "Vos coordonnées ne sont plus gardées dans ce navigateur.");
  });
  un(".atelier__retablir").addEventListener("click", () => {
    retablir(atelier);
    actualiser(atelier);
    atelier.lettre.corps.focus();
    dire(atelier, "Le texte du modèle est rétabli.");
  });
  addEventListener("hashchange", () => suivreLAdresse(atelier));
}

async function commencer(atelier) {
  const { choixDeLettre, section, un } = atelier;
  atelier.donnees = await approvisionner(
    un(".atelier__attente"),
    "Les lettres n’ont pas pu être chargées. Plus bas, elles se téléchargent vierges.",
    () => charger(section.dataset),
  )();
  atelier.connaitre = approvisionnerEnCommunes(atelier);
  section.addEventListener("focusin", atelier.connaitre, { once: true });
  document.execCommand("defaultParagraphSeparator", false, "p");
  proposerLesGroupes(atelier);
  proposerLesDestinations(atelier);
  proposerLesLettres(atelier);
  ouvrir(atelier, choixDeLettre.value);
  const gardees = retrouver(atelier);
  un(".memoire input").checked = gardees;
  un(".memoire__oublier").hidden = !gardees;
  ecouter(atelier);
  actualiser(atelier);
  await suivreLAdresse(atelier);
  un(".atelier__attente").replaceChildren();
  un(".atelier__table").inert = false;
}

/* Les lettres attendent que la page soit tranquille, sauf si l’adresse en demande une. */
function quandTranquille(faire) {
  if (location.hash) faire();
  else if (document.readyState !== "complete") addEventListener("load", () => quandTranquille(faire), { once: true });
  else if ("requestIdleCallback" in window) requestIdleCallback(faire, { timeout: 2000 });
  else setTimeout(faire, 200);
}

const atelier = dresserAtelier(document.querySelector(".page-courriers"));
atelier.recherche.titre.textContent = "La commune";
quandTranquille(() => commencer(atelier));
