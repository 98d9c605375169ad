/* Noter un contact : de quelques choix à un fichier prêt à proposer */

import { detourner } from "../recherche/detour.js";
import { compter, typographie } from "../textes.js";
import { consequences } from "./consequences.js";
import { proposer } from "./contact.js";
import { actualiser, approvisionnerLeFormulaire, dresser, montrer, viser } from "./formulaire.js";
import { refus } from "./refus.js";

/* Un champ qui ne va pas avec le geste est désactivé. */
function ajuster({ blocs, formulaire, regles }) {
  const { exige = [], permet = [] } = regles.gestes[formulaire.elements.geste.value] ?? {};
  for (const bloc of blocs.filter((un) => "selonLeGeste" in un.dataset)) {
    const sert = [...exige, ...permet].includes(bloc.dataset.champ);
    bloc.hidden = !sert;
    formulaire.elements[bloc.dataset.champ].disabled = !sert;
  }
}

function completer({ formulaire, regles, un }, contact, tous) {
  un("[data-champ=exception]").hidden = !contact.exception && !tous.some(({ indiscret }) => indiscret);
  const longueur = [...formulaire.elements.note.value].length;
  un(".noter__compte").textContent = `${compter(longueur, "signe")} sur ${regles.contact.champs.note.max}`;
}

/* Une commune et une autre collectivité s’excluent. */
/** @type {(noter: Formulaire, vise: Saisies, dit: string) => void} */
function choisir(noter, vise, dit) {
  noter.recherche.champ.value = vise.commune ? vise.nom : "";
  noter.un("#noter-collectivite").value = vise.collectivite ?? "";
  viser(noter, vise, dit);
}

function viserLaCommune(noter, code) {
  const trouvee = noter.repertoire.trouver(code.toUpperCase());
  if (!trouvee) return choisir(noter, {}, `Aucune commune de la région n’a le code ${code}.`);
  const { code: commune, nom, statutEnMots } = trouvee;
  choisir(noter, { commune, nom }, `${typographie(nom)}, code INSEE ${commune}, ${statutEnMots.toLowerCase()}`);
}

function viserLaCollectivite(noter, id) {
  const connue = noter.regles.collectivites[id];
  choisir(noter, connue ? { collectivite: id, nom: connue.nom } : {}, connue ? typographie(connue.nom) : "");
}

/* « /contribuer/noter/#61169 », « #smeacc », « #61169/courrier/artifaille/premier-contact », « #//artifaille » : d’une page
   ou d’une lettre à ce qui s’est passé, par quel groupe, avec quelle lettre */
function suivreLAdresse(noter) {
  if (!location.hash) return;
  const [cle, ...dits] = location.hash.slice(1).split("/");
  for (const [rang, champ] of ["geste", "par", "modele"].entries()) {
    const choix = noter.formulaire.elements[champ];
    if ([...choix.options].some(({ value }) => value && value === dits[rang])) choix.value = dits[rang];
  }
  if (!cle) actualiser(noter);
  else if (cle in noter.regles.collectivites) viserLaCollectivite(noter, cle);
  else viserLaCommune(noter, cle);
  noter.section.scrollIntoView();
}

async function commencer(noter) {
  const { formulaire, recherche, un } = noter;
  await approvisionnerLeFormulaire(noter);
  formulaire.elements.le.value = formulaire.elements.le.max = noter.jour;
  detourner(recherche, (code) => viserLaCommune(noter, code));
  const autre = un("#noter-collectivite");
  autre.addEventListener("change", () => viserLaCollectivite(noter, autre.value));
  addEventListener("hashchange", () => suivreLAdresse(noter));
  montrer(noter);
  suivreLAdresse(noter);
}

const sorte = { fichier: ({ contact }) => contact, ajuster, completer, refus, consequences, proposer };
const noter = dresser(document.querySelector(".page-noter"), sorte);
commencer(noter);
