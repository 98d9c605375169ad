/* Ajouter un groupe : de quelques lignes à un fichier prêt à proposer */

import { slug } from "../noms.js";
import { detourner } from "../recherche/detour.js";
import { typographie } from "../textes.js";
import { approvisionnerLeFormulaire, dresser, montrer, viser } from "./formulaire.js";
import { consequences, proposer, refus } from "./groupe.js";

/* Le nom donne l’identifiant, jusqu’à ce que l’on en écrive un ; la commune donne le département. */
function ajuster({ formulaire, vise }) {
  const { departement, id, nom } = formulaire.elements;
  if (!("choisi" in id.dataset)) id.value = slug(nom.value);
  departement.disabled = Boolean(vise.commune);
}

function viserLaCommune(noter, code) {
  const { nom, departement } = noter.repertoire.trouver(code);
  noter.recherche.champ.value = nom;
  viser(noter, { commune: code }, `${typographie(nom)} (${departement.code})`);
}

async function commencer(noter) {
  const { champ } = noter.recherche;
  await approvisionnerLeFormulaire(noter);
  const { id, vue_en } = noter.formulaire.elements;
  vue_en.value = noter.jour.slice(0, 4);
  id.addEventListener("input", () => {
    if (id.value) id.dataset.choisi = "";
    else delete id.dataset.choisi;
  });
  detourner(noter.recherche, (code) => viserLaCommune(noter, code));
  champ.addEventListener("input", () => {
    if (!champ.value && noter.vise.commune) viser(noter, {}, "");
  });
  montrer(noter);
}

const sorte = { fichier: ({ groupe }) => groupe, ajuster, refus, consequences, proposer };
const noter = dresser(document.querySelector(".page-noter"), sorte);
commencer(noter);
