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
  laisserLaCommune,
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
import { lire, noterLEtape, retenirLeDepart } from "./etapes.js";
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

async function suivreLAdresse(atelier) {
  const { code, lettre, groupe, destination } = lire() ?? {};
  if (atelier.donnees.groupes.some((un) => un.id === groupe)) atelier.choixDuGroupe.value = groupe;
  if (destination) atelier.choixDeDestination.value = destination;
  if (code || lettre) vouloirLaLettre(atelier, lettre);
  if (code) await retenirLaCommune(atelier, code);
  else if (lettre) changerDeLettre(atelier);
  if (code) atelier.un("#remplir").scrollIntoView();
}

/* « Précédent » ramène à ce que l’on avait choisi ; ce que l’on a écrit reste. */
async function revenir(atelier, etape) {
  if (!etape) return suivreLAdresse(atelier);
  const { choixDeDestination, choixDuGroupe, commune } = atelier;
  const { code, lettre, groupe, destination } = etape;
  choixDuGroupe.value = groupe;
  if (!code) laisserLaCommune(atelier);
  else if (code !== commune?.code) await retenirLaCommune(atelier, code);
  else atelier.recherche.champ.value = commune.nom;
  if (destination !== choixDeDestination.value) {
    choixDeDestination.value = destination;
    changerDeDestination(atelier);
  }
  vouloirLaLettre(atelier, lettre);
  if (!lettre) proposerLesLettres(atelier);
  changerDeLettre(atelier);
  toucher(atelier);
}

function ecouter(atelier) {
  const { champs, choixDeDestination, choixDeLettre, choixDuGroupe, feuille, recherche, un } = atelier;
  detourner(recherche, async (code) => {
    await retenirLaCommune(atelier, code);
    noterLEtape(atelier);
  });
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
  for (const choix of [choixDuGroupe, choixDeDestination, choixDeLettre]) {
    choix.addEventListener("change", () => noterLEtape(atelier));
  }
  addEventListener("popstate", ({ state }) => revenir(atelier, state));
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
  retenirLeDepart(atelier);
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
