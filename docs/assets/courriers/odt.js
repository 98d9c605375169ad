/* Un fichier pour LibreOffice : le document vierge du site, dont le contenu devient celui de la feuille. */

import { analyser, assembler, serialiser, tailler } from "./bureautique.js";

const TYPE = "application/vnd.oasis.opendocument.text";
const ESPACES = {
  office: "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
  style: "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
  text: "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
  xlink: "http://www.w3.org/1999/xlink",
  dc: "http://purl.org/dc/elements/1.1/",
};

/* L’échantillon montre une chose de chaque sorte : on y lit le style que pandoc lui a donné. */
function apprendre({ trouver, valeur }) {
  const styleDe = (element) => valeur(element, "text:style-name");
  const [gras, leger] = trouver("text:span").map(styleDe);
  const listes = trouver("text:list").map((liste) => ({
    liste: styleDe(liste),
    point: styleDe(trouver("text:p", liste)[0]),
  }));
  const titre = trouver("text:h")[0];
  const citation = titre.nextElementSibling;
  return {
    gras,
    leger,
    ul: listes[0],
    ol: listes[1],
    titre,
    citation: styleDe(citation),
    qr: citation.nextElementSibling,
  };
}

/* L’adresse est à sa place sous toutes les lignes de l’expéditeur : celles qui manquent restent blanches. */
function completer(mots, voulues) {
  const lignes = mots.filter(({ saut }) => saut).length + 1;
  return [...mots, ...Array(Math.max(0, voulues - lignes)).fill({ saut: true })];
}

/* Le nom que le document donne à un style, « Lieu_20_et_20_date » */
function nommerLesStyles(fichiers, styles) {
  const { trouver, valeur } = tailler(analyser(fichiers["styles.xml"]), ESPACES);
  const noms = new Map(
    trouver("style:style").map((un) => [
      valeur(un, "style:display-name") || valeur(un, "style:name"),
      valeur(un, "style:name"),
    ]),
  );
  return Object.fromEntries(Object.entries(styles).map(([partie, style]) => [partie, noms.get(style)]));
}

/** @type {(donnees: Donnees, titre: string, blocs: Bloc[]) => Blob} */
export function odt({ odt: fichiers, styles: voulus, lignes_d_expediteur: lignes }, titre, blocs) {
  const contenu = analyser(fichiers["content.xml"]);
  const plume = tailler(contenu, ESPACES);
  const { creer, trouver } = plume;
  const appris = apprendre(plume);
  const styles = nommerLesStyles(fichiers, voulus);

  const vetir = (style, texte) => (style ? creer("text:span", { "text:style-name": style }, texte) : texte);
  const ecrireMot = ({ saut, texte, gras, leger, lien, blanc }) => {
    if (saut) return creer("text:line-break");
    const mot = vetir(blanc && styles.blanc, vetir(leger && appris.leger, vetir(gras && appris.gras, texte)));
    return lien ? creer("text:a", { "xlink:type": "simple", "xlink:href": lien }, vetir("Internet_20_link", mot)) : mot;
  };
  const paragraphe = (style, mots) => creer("text:p", { "text:style-name": style }, ...mots.map(ecrireMot));
  const entitrer = (mots) => {
    const titre = /** @type {Element} */ (appris.titre.cloneNode());
    titre.append(...mots.map(ecrireMot));
    return titre;
  };
  const ecrireBloc = ({ partie, genre, mots, points }) => {
    if (partie === "qr") return appris.qr.cloneNode(true);
    if (points) {
      const dits = points.map((point) => creer("text:list-item", {}, paragraphe(appris[genre].point, point)));
      return creer("text:list", { "text:style-name": appris[genre].liste }, ...dits);
    }
    if (genre === "titre") return entitrer(mots);
    const style = genre === "citation" ? appris.citation : (styles[partie] ?? "Text_20_body");
    return paragraphe(style, partie === "expediteur" ? completer(mots, lignes) : mots);
  };

  trouver("office:text")[0].replaceChildren(...blocs.map(ecrireBloc));
  const proprietes = analyser(fichiers["meta.xml"]);
  tailler(proprietes, ESPACES).trouver("dc:title")[0].textContent = titre;
  const refaits = { "content.xml": serialiser(contenu), "meta.xml": serialiser(proprietes) };
  return assembler(TYPE, fichiers, refaits);
}
