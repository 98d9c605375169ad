/* Ce que la jauge montre : combien de paragraphes sont encore du modèle, et les faits locaux à y ajouter. */

import { creer } from "../elements.js";
import { enumerer } from "../textes.js";
import { compterPhrases, mesurer, sansLes } from "./jauge.js";
import { blancsDe } from "./lettre.js";

const ordinal = (rang) => (rang === 1 ? "1er" : `${rang}e`);

/** @type {(atelier: Atelier, connues: Valeurs) => void} */
export function jauger(atelier, connues) {
  const { feuille, lettre, un } = atelier;
  un(".jauge").hidden = !lettre.modele.adressee;
  const proposees = proposer(atelier);
  const mesures = mesurer(lettre.corps, lettre.empreintes, proposees);
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
  conseiller(atelier, connues, proposees);
}

const CONSEILS = [
  "Ajoutez deux faits que vous connaissez\u00a0: la mairie verra que cette lettre est pour elle.",
  "Ajoutez encore un fait que vous connaissez.",
  "Deux faits ou plus, de votre main\u00a0: cette lettre est bien pour cette mairie.",
];
const DU_SITE =
  "Ce que le site sait d’elle, d’autres peuvent l’écrire aussi\u00a0: ajoutez un fait que vous connaissez.";

/* Ce que le site sait d’une commune et qui peut l’intéresser, sans redire les exemples de la lettre */
const proposer = ({ choixDeDestination, commune, feuille }) =>
  commune && choixDeDestination.value === "commune" && !blancsDe(feuille).has("exemples") ? commune.faits : [];

/* Un fait proposé aide à commencer ; seul compte ce que la personne a écrit elle-même. */
function conseil(texte, proposees) {
  const propres = compterPhrases(sansLes(proposees, texte));
  return texte && !propres ? DU_SITE : CONSEILS[Math.min(propres, 2)];
}

function conseiller({ choixDeDestination, commune, saisies, un }, connues, proposees) {
  const faits = un(".faits");
  un(".jauge__conseil").textContent = "";
  if (!faits) return;
  un(".jauge__conseil").textContent = conseil(connues.fait_local ?? "", proposees);
  const href = choixDeDestination.value === "commune" && commune?.site;
  const site = creer("a", { rel: "noopener", target: "_blank" }, "Ouvrir le site de la mairie");
  faits.querySelector(".faits__site").replaceChildren(...(href ? [Object.assign(site, { href })] : []));
  const liste = faits.querySelector(".faits__liste");
  const montrees = [...liste.querySelectorAll("button")].map(({ textContent }) => textContent);
  if (montrees.join("\n") !== proposees.join("\n")) {
    liste.replaceChildren(
      ...proposees.map((phrase) =>
        creer("li", {}, creer("button", { type: "button", className: "faits__phrase" }, phrase)),
      ),
    );
  }
  for (const bouton of liste.querySelectorAll("button")) {
    bouton.setAttribute("aria-pressed", String((saisies.fait_local ?? "").includes(bouton.textContent)));
  }
  faits.querySelector(".faits__avec").hidden = !proposees.length;
}

/* Ajoute une phrase proposée, ou la retire ; rend ce qu’il faut en dire */
/** @type {(atelier: Atelier, phrase: string) => string} */
export function basculer({ champs, omis, saisies }, phrase) {
  const texte = saisies.fait_local ?? "";
  const y = texte.includes(phrase);
  saisies.fait_local = (y ? texte.replace(phrase, "") : `${texte} ${phrase}`).replace(/ {2,}/g, " ").trim();
  omis.delete("fait_local");
  const bloc = champs.querySelector("[data-champ=fait_local]");
  bloc.querySelector("[name]").disabled = bloc.querySelector("[data-omet]").checked = false;
  return y ? "Phrase retirée." : "Phrase ajoutée, à compléter par ce que vous savez de la commune.";
}
