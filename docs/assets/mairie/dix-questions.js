/* Une liste de questions, faite pour le papier, devient un formulaire : des réponses à choisir, ce que l’on peut en faire.
   Rien n’est gardé ni envoyé ; le texte des questions et leurs guides restent ceux de la page. */

import { creer } from "../elements.js";

const REPONSES = [
  { mot: "C’est déjà là", titre: "Ce qui est déjà là", suite: "à montrer dans le dossier, avec une preuve" },
  { mot: "On pourrait commencer", titre: "Ce qui pourrait commencer", suite: "un guide aide à s’y mettre" },
  { mot: "À demander", titre: "Ce qu’il faut demander", suite: "à qui équipe la mairie, ou à un groupe" },
  { mot: "Pas pour l’instant", titre: "Ce qui attendra", suite: "un « pas encore » a sa place dans un dossier" },
];

const liste = document.querySelector(".dix-questions");
const questions = [...liste.querySelectorAll("li")].map((element, rang) => ({
  element,
  nom: `question-${rang + 1}`,
  sujet: element.querySelector("strong").textContent,
  guide: element.querySelector("a"),
}));

function reponsesA({ nom, sujet }) {
  const choix = REPONSES.map(({ mot }, rang) =>
    creer("label", {}, creer("input", { type: "radio", name: nom, value: String(rang) }), ` ${mot}`),
  );
  const legende = creer("legend", {
    className: "dix-questions__legende",
    textContent: `Votre réponse\u00a0: ${sujet}`,
  });
  return creer("fieldset", { className: "dix-questions__reponses" }, legende, ...choix);
}

function partie({ titre, suite }, siennes) {
  const points = siennes.map(({ sujet, guide }) =>
    creer("li", {}, `${sujet}\u00a0: `, creer("a", { href: guide.href, textContent: guide.textContent })),
  );
  return [creer("h3", { textContent: titre }), creer("p", { textContent: `${suite}.` }), creer("ul", {}, ...points)];
}

function conclure(formulaire, compte, resultat) {
  const choisies = new FormData(formulaire);
  const repondues = questions.filter(({ nom }) => choisies.has(nom));
  compte.textContent =
    repondues.length === questions.length
      ? "Toutes les questions ont une réponse."
      : `Questions restantes\u00a0: ${questions.length - repondues.length}.`;
  const parties = REPONSES.flatMap((reponse, rang) => {
    const siennes = repondues.filter(({ nom }) => choisies.get(nom) === String(rang));
    return siennes.length ? partie(reponse, siennes) : [];
  });
  resultat.replaceChildren(...parties);
}

const formulaire = creer("form", { className: "dix-questions__formulaire" });
const compte = creer("p", { className: "dix-questions__compte" });
compte.setAttribute("role", "status");
const resultat = creer("div", { className: "dix-questions__resultat" });
const imprimer = creer(
  "button",
  { type: "button", className: "md-button md-button--primary" },
  "Imprimer cette feuille",
);
const effacer = creer("button", { type: "reset", className: "md-button" }, "Effacer les réponses");
const suite = creer(
  "section",
  { className: "dix-questions__ensuite" },
  creer("h2", { id: "vos-reponses", textContent: "Ce que vos réponses permettent de faire" }),
  compte,
  resultat,
  creer("p", { className: "dix-questions__gestes" }, imprimer, effacer),
);
suite.setAttribute("aria-labelledby", "vos-reponses");

for (const question of questions) question.element.append(reponsesA(question));
liste.before(formulaire);
formulaire.append(liste, suite);
formulaire.addEventListener("change", () => conclure(formulaire, compte, resultat));
formulaire.addEventListener("reset", () => setTimeout(() => conclure(formulaire, compte, resultat)));
formulaire.addEventListener("submit", (evenement) => evenement.preventDefault());
imprimer.addEventListener("click", () => print());
// À chaque arrivée : de retour sur la page, le navigateur a pu y remettre les réponses.
addEventListener("pageshow", () => conclure(formulaire, compte, resultat));
