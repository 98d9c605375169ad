/* Les longues listes d’une page, l’index de leurs lettres, ce qui est autour de soi et ce qui est replié. */

import { tenir } from "../adresse.js";
import { classer } from "./distance.js";
import { Liste } from "./liste.js";

function suivreLaLettre(liste) {
  const ligne = liste.lignes.find(({ id }) => id && location.hash === `#${id}`);
  if (ligne) liste.atteindre(ligne);
}

/* Une partie repliée s’ouvre à qui suit un lien vers son titre. */
function deplier() {
  const repli = document.getElementById(location.hash.slice(1))?.closest("details");
  if (repli) repli.open = true;
}

addEventListener("hashchange", deplier);
deplier();

for (const bloc of document.querySelectorAll(".liste")) {
  const liste = new Liste(bloc);
  if (liste.formulaire) tenir(liste.formulaire, () => liste.filtrer());
  bloc.querySelector("[data-autour]")?.addEventListener("click", () => classer(liste));
  addEventListener("hashchange", () => suivreLaLettre(liste));
  suivreLaLettre(liste);
}
