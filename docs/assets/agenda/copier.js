/* Les textes d’une réunion : un bouton sous chacun. Sans lui, ils se choisissent à la main. */

import { copier } from "../copier.js";

for (const bloc of document.querySelectorAll(".a-copier")) {
  const acte = bloc.querySelector(".a-copier__acte");
  acte.hidden = false;
  acte.querySelector("button").addEventListener("click", async () => {
    acte.querySelector("[role=status]").textContent = await copier(bloc.querySelector("textarea"), "Le texte");
  });
}
