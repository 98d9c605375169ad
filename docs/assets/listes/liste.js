/* Une longue liste : un tableau que l’on filtre, que l’on trie, et qui montre sa suite pas à pas.
   Sans ce script, le tableau est entier, ou bien la page dit où est sa suite. */

import { charger } from "../communes.js";
import { comparer } from "../noms.js";
import { comprendre, nommer, RIEN, repond } from "../recherche/correspondance.js";
import { approvisionner, demander } from "../reseau.js";
import { compter } from "../textes.js";

const etroit = matchMedia("(max-width: 44.984375em)");

const nommes = new Map(); // nommer coûte, et chaque lettre tapée les compare tous
/** @type {(nom: string, code: string) => Nom} */
function nommeDe(nom, code) {
  const cle = `${code} ${nom}`;
  if (!nommes.has(cle)) nommes.set(cle, nommer(nom, code));
  return nommes.get(cle);
}

/** @type {(fiche: any) => Cherchee} */
const cherchee = ({ cle, nom, postaux = [], anciennes = [] }) => ({
  noms: [nommeDe(nom, cle), ...anciennes.map((ancienne) => nommeDe(ancienne.nom, ancienne.code))],
  postaux,
});

/* Ce qui dit si une fiche répond à un filtre : { nom: "st ceneri", departement: "61" } ; « avant » : jusqu’où va son nom */
/** @type {(filtre: Record<string, string>, avant?: number) => (fiche: Record<string, any>) => boolean} */
function critere({ nom = "", ...exacts }, avant) {
  const demande = nom.trim() && comprendre(nom);
  const voulus = Object.entries(exacts).filter(([, valeur]) => valeur);
  return (fiche) =>
    (!demande || repond(cherchee(fiche), demande, avant)) && voulus.every(([champ, valeur]) => fiche[champ] === valeur);
}

/** @type {(ligne: HTMLTableRowElement, repertoire?: import("../communes.js").Repertoire) => Record<string, any>} */
function ficheDe({ cells, dataset }, repertoire) {
  const { postaux, anciennes } = repertoire?.trouver(dataset.cle) ?? {};
  return { ...dataset, nom: cells[0].querySelector("a").textContent, postaux, anciennes };
}

/* Une commune du répertoire, comme une ligne */
/** @type {(commune: CommuneDuRepertoire) => Record<string, any>} */
export const ficheDeCommune = (commune) => ({
  ...commune,
  cle: commune.code,
  groupe: commune.groupe ?? "",
  epci: commune.epci?.siren ?? "",
  departement: commune.departement.code,
});

const valeurDe = ({ dataset, textContent }) => dataset.tri ?? textContent.trim();

export class Liste {
  /** @param {HTMLElement} bloc */
  constructor(bloc, formulaire = bloc.querySelector(".filtres")) {
    this.tableau = bloc.querySelector("table");
    this.entetes = this.tableau.tHead.rows[0];
    const [corps, ...suites] = this.tableau.tBodies;
    this.corps = corps;
    this.formulaire = formulaire;
    this.compte = bloc.querySelector(".filtres__compte");
    this.suite = bloc.querySelector(".liste__suite");
    this.mot = bloc.dataset.mot;
    this.nombre = Number(bloc.dataset.nombre);
    this.pas = Number(etroit.matches ? bloc.dataset.pasEtroit : bloc.dataset.pas);

    this.lignes = [corps, ...suites].flatMap(({ rows }) => [...rows]);
    for (const suite of suites) suite.remove();
    this.retenues = this.lignes;
    [this.debut, this.montrees] = [0, this.pas];
    this.filtre = {};
    this.convient = critere(this.filtre);
    this.proche = false; // rien n’est du nom demandé, et ce qui est retenu y ressemble
    /** @type {(() => void)[]} */
    this.suivants = []; // ce que la page fait d’un nouveau filtre

    const entiere = this.lignes.length === this.nombre;
    this.completer = entiere
      ? async () => {}
      : approvisionner(this.compte, "La suite de la liste n’a pas pu être chargée.", () =>
          this.recevoir(bloc.dataset.suite),
        );

    this.connaitre = approvisionner(
      this.compte,
      "Les codes postaux et les anciens noms n’ont pas pu être chargés.",
      async () => {
        this.repertoire = await charger(bloc.dataset.repertoire);
      },
    );

    this.tri = this.formulaire?.querySelector(".filtres__tri select");
    for (const entete of this.entetes.cells) this.coiffer(entete);
    this.suite.querySelector("button").addEventListener("click", () => this.allonger());
    if (this.formulaire) this.ecouter();
    this.montrer();
  }

  /* Les lignes que la page n’a pas, telles que le site les publie */
  async recevoir(adresse) {
    const modele = document.createElement("template");
    modele.innerHTML = await demander(adresse); // échappé par le gabarit qui fait aussi les premières
    const venues = modele.content.querySelectorAll("tr");
    if (!venues.length) throw new Error(`${adresse} : sans ligne`);
    this.lignes.push(...venues);
  }

  ecouter() {
    const { formulaire, tri } = this;
    tri.addEventListener("change", () => this.trier(this.entetes.cells[tri.value]));
    formulaire.addEventListener("input", ({ target }) => target !== tri && this.filtrer());
    formulaire.addEventListener("submit", (evenement) => evenement.preventDefault());
    formulaire.addEventListener("reset", () => setTimeout(() => this.filtrer()));
  }

  /* ——— Filtrer, trier ——— */

  async filtrer() {
    this.filtre = Object.fromEntries(new FormData(this.formulaire));
    await this.completer();
    this.retenir();
    if (!this.filtre.nom?.trim() || this.repertoire) return;
    await this.connaitre();
    this.retenir();
  }

  /* Les noms que la page montre suffisent d’abord ; les autres et les codes viennent ensuite. */
  retenir() {
    const fiches = this.lignes.map((ligne) => ficheDe(ligne, this.repertoire));
    this.convient = critere(this.filtre);
    this.proche = this.estUneFaute(fiches);
    if (this.proche) this.convient = critere(this.filtre, RIEN);
    this.retenues = this.lignes.filter((_, rang) => this.convient(fiches[rang]));
    [this.debut, this.montrees] = [0, this.pas];
    this.montrer();
    for (const suivre of this.suivants) suivre();
  }

  /* Un nom que rien ne porte, ni ici ni dans la région, est une faute : on retient ce qui est à une lettre près. */
  estUneFaute(fiches) {
    const porte = critere({ nom: this.filtre.nom });
    if (!this.repertoire || fiches.some(porte)) return false;
    return ![...this.repertoire.communes.values()].map(ficheDeCommune).some(porte);
  }

  /* Un bouton dans un intitulé de colonne, et la même chose dans le formulaire, pour l’écran où il n’y a pas d’intitulés */
  coiffer(entete) {
    const bouton = Object.assign(document.createElement("button"), { type: "button", className: "tri" });
    bouton.append(...entete.childNodes);
    bouton.addEventListener("click", () => this.trier(entete));
    entete.append(bouton);
    this.tri?.append(new Option(bouton.textContent, entete.cellIndex, false, entete.ariaSort !== null));
  }

  async trier(entete, sens = this.sensDe(entete)) {
    await this.completer();
    for (const autre of this.entetes.cells) autre.removeAttribute("aria-sort");
    entete.setAttribute("aria-sort", sens);
    const signe = sens === "ascending" ? 1 : -1;
    const colonne = entete.cellIndex;
    const valeurs = new Map(this.lignes.map((ligne) => [ligne, valeurDe(ligne.cells[colonne])]));
    const ranger = (a, b) => signe * comparer(valeurs.get(a), valeurs.get(b));
    this.lignes.sort(ranger);
    this.retenues = [...this.retenues].sort(ranger);
    [this.debut, this.montrees] = [0, this.montrees - this.debut];
    this.montrer();
  }

  /* Le sens qui sert d’abord, puis l’autre */
  sensDe(entete) {
    const premier = entete.dataset.sens ?? "ascending";
    if (entete.getAttribute("aria-sort") !== premier) return premier;
    return premier === "ascending" ? "descending" : "ascending";
  }

  /* ——— Montrer ——— */

  montrer() {
    const montrees = this.retenues.slice(this.debut, this.montrees);
    this.corps.replaceChildren(...montrees);
    const reste = this.reste();
    this.suite.hidden = !reste;
    this.suite.querySelector("button").textContent = `${Math.min(this.pas, reste)} de plus`;
    if (!this.compte) return;
    const affichees = `${compter(montrees.length, this.mot)} affichée${montrees.length < 2 ? "" : "s"}`;
    const trouvees = this.retenues.length < this.lignes.length && reste ? `${this.retenues.length} trouvées, ` : "";
    const depuis = this.debut ? `, à partir de «\u00a0${ficheDe(montrees[0]).nom}\u00a0»` : "";
    const proche = this.proche && montrees.length ? "Rien à ce nom, mais à une lettre près\u00a0: " : "";
    this.compte.textContent = `${proche}${affichees} sur ${trouvees}${this.nombre}${trouvees && " en tout"}${depuis}.`;
  }

  /* Combien il en reste à montrer, celles que la page n’a pas encore comprises */
  reste() {
    const ailleurs = this.nombre - this.lignes.length;
    return Math.max(this.retenues.length + ailleurs - this.montrees, 0);
  }

  async allonger() {
    await this.completer();
    const suivante = this.corps.rows.length;
    this.montrees += this.pas;
    this.montrer();
    this.corps.rows[suivante].querySelector("a").focus({ preventScroll: true }); // on continue là où l’on en était
  }

  /* Montre une ligne et celles qui la suivent, dans l’ordre où la page les avait mises ; « Tout montrer » rend les autres. */
  async atteindre(ligne) {
    for (const champ of this.formulaire?.querySelectorAll("[name]") ?? []) champ.value = "";
    this.retenues = this.lignes;
    this.proche = false;
    await this.trier(this.entetes.cells[0], "ascending");
    this.debut = this.lignes.indexOf(ligne);
    this.montrees = this.debut + this.pas;
    this.montrer();
    ligne.scrollIntoView();
  }
}
