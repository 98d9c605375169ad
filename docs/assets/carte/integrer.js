/* La page « intégrer » : d’un choix au code à copier, et à ce que les visiteurs verront. */

import { copier } from "../copier.js";

const page = document.querySelector(".page-integrer");
const formulaire = page.querySelector(".integrer__choix");
const code = page.querySelector(".integrer__code");
const lien = page.querySelector(".integrer__lien");
const apercu = page.querySelector(".integrer__apercu");
const copie = page.querySelector(".integrer__copie");
const dit = copie.querySelector("[role=status]");

function cadreDe({ filtre, hauteur }, nom) {
  const cadre = document.createElement("iframe");
  const adresse = new URL(code.dataset.seule, location.href);
  adresse.search = filtre;
  cadre.setAttribute("src", adresse.href);
  cadre.setAttribute("title", `${code.dataset.nom} (${nom})`);
  cadre.setAttribute("width", "100%");
  cadre.setAttribute("height", hauteur);
  cadre.style.border = "0"; // et non son attribut, que la politique du site refuse
  cadre.setAttribute("loading", "lazy");
  return cadre;
}

function montrer() {
  /** @type {any} */
  const choix = Object.fromEntries(new FormData(formulaire));
  const cadre = cadreDe(choix, formulaire.elements.filtre.selectedOptions[0].text);
  code.value = cadre.outerHTML; // le navigateur échappe ce qui doit l’être
  lien.href = cadre.src;
  apercu.replaceChildren(cadre);
  dit.textContent = "";
}

formulaire.addEventListener("change", montrer);
formulaire.addEventListener("submit", (evenement) => evenement.preventDefault());
copie.querySelector("button").addEventListener("click", async () => {
  dit.textContent = await copier(code, "Le code");
});
montrer();
