/* La recherche du site : ce que sa fenêtre montre de ce qu’on y écrit. L’index et le moteur viennent à la première demande ;
   ce qui manque est dit et redemandé. entete.js ouvre la fenêtre, et demande ce script. */

import { creer } from "../elements.js";
import { approvisionner, demander } from "../reseau.js";

const fouille = document.querySelector(".fouille");
const champ = fouille.querySelector("input");
const compte = fouille.querySelector(".fouille__compte");
const pages = fouille.querySelector(".fouille__pages");

const RACINE = new URL("../../", import.meta.url);
const [PLAFOND, PARTIES] = [20, 3]; // de pages, et de parties pour chacune

/* ——— Moteur ——— */

/* Il est là quand il l’a dit : jusque-là, un de ses modules peut manquer. */
const demarrer = () =>
  new Promise((pret, echec) => {
    const moteur = new Worker(new URL("moteur.js", import.meta.url), { type: "module" });
    moteur.addEventListener("message", () => pret(moteur), { once: true });
    moteur.addEventListener("error", echec, { once: true });
  });

const leMoteur = approvisionner(compte, "La recherche n’a pas pu être chargée.", async () => {
  const { docs } = await demander(new URL("search/search_index.json", RACINE).href, "config", "docs");
  const moteur = await demarrer();
  moteur.postMessage({ docs });
  moteur.addEventListener("message", ({ data }) => data.texte === demande() && montrer(data));
  return moteur;
});

const demande = () => champ.value.trim();

async function chercher() {
  const texte = demande();
  if (!texte) return montrer({ texte, pages: [] });
  const attente = setTimeout(() => {
    if (!compte.textContent) compte.textContent = "La recherche arrive…";
  }, 300);
  const moteur = await leMoteur();
  clearTimeout(attente);
  if (texte === demande()) moteur.postMessage({ texte });
}

/* ——— Réponses ——— */

const marquer = (morceaux) => morceaux.map((un, rang) => (rang % 2 ? creer("mark", {}, un) : un));

/* Le navigateur mène au mot trouvé, et le montre : c’est dans l’adresse. */
function adresse({ location, titre, extrait }) {
  const mot = titre[1] ?? extrait[1];
  const vers = new URL(location, RACINE).href;
  return mot ? `${vers}${vers.includes("#") ? "" : "#"}:~:text=${encodeURIComponent(mot)}` : vers;
}

const lier = (reponse, ...suite) =>
  creer("a", { href: adresse(reponse) }, creer("strong", {}, ...marquer(reponse.titre)), ...suite);

function montrerLaPage({ page, parties }) {
  const extrait = creer("span", { className: "fouille__extrait" }, ...marquer(page.extrait));
  const siennes = parties.slice(0, PARTIES).map((partie) => creer("li", {}, lier(partie)));
  return creer("li", {}, lier(page, extrait), ...(siennes.length ? [creer("ul", {}, ...siennes)] : []));
}

function compter(texte, nombre) {
  if (!texte) return "";
  if (!nombre) return `Aucune page ne répond à «\u00a0${texte}\u00a0».`;
  const combien = nombre === 1 ? "1 page trouvée" : `${nombre.toLocaleString("fr")} pages trouvées`;
  return nombre > PLAFOND ? `${combien}, les ${PLAFOND} premières sont montrées.` : `${combien}.`;
}

function montrer({ texte, pages: trouvees }) {
  pages.replaceChildren(...trouvees.slice(0, PLAFOND).map(montrerLaPage));
  compte.textContent = compter(texte, trouvees.length);
}

/* ——— Clavier ——— */

const PAS = { ArrowDown: 1, ArrowUp: -1 };

champ.addEventListener("input", chercher);
fouille.addEventListener("keydown", (touche) => {
  const arrets = [champ, ...pages.querySelectorAll("a")];
  const ici = arrets.indexOf(document.activeElement);
  if (ici < 0 || touche.isComposing) return;
  if (touche.key in PAS) {
    touche.preventDefault();
    arrets.at((ici + PAS[touche.key]) % arrets.length).focus();
  } else if (touche.key === "Enter" && !ici) arrets[1]?.click();
});
chercher(); // on a pu écrire avant lui
