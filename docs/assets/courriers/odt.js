/* Un fichier pour LibreOffice : le document vierge du site, dont le contenu devient celui de la feuille.
   Tout passe par l’arbre XML du navigateur, qui échappe ce qui doit l’être. */

import { zip } from "./zip.js";

const TYPE = "application/vnd.oasis.opendocument.text";
const ESPACES = {
  office: "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
  text: "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
  xlink: "http://www.w3.org/1999/xlink",
  dc: "http://purl.org/dc/elements/1.1/",
};

const analyser = (texte) => new DOMParser().parseFromString(texte, "application/xml");
const serialiser = (xml) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(xml.documentElement)}`;
const trouver = (xml, nom) => {
  const [espace, local] = nom.split(":");
  return [...xml.getElementsByTagNameNS(ESPACES[espace], local)];
};

/* L’échantillon montre une chose de chaque sorte : on y lit le style que pandoc lui a donné. */
function apprendre(xml) {
  const styleDe = (element) => element.getAttributeNS(ESPACES.text, "style-name");
  const [gras, leger] = trouver(xml, "text:span").map(styleDe);
  const listes = trouver(xml, "text:list").map((liste) => ({
    liste: styleDe(liste),
    point: styleDe(trouver(liste, "text:p")[0]),
  }));
  return { gras, leger, ul: listes[0], ol: listes[1], corps: "Text_20_body" };
}

/* L’adresse est à sa place sous toutes les lignes de l’expéditeur : celles qui manquent restent blanches. */
function completer(mots, voulues) {
  const lignes = mots.filter(({ saut }) => saut).length + 1;
  return [...mots, ...Array(Math.max(0, voulues - lignes)).fill({ saut: true })];
}

/** @type {(donnees: Donnees, titre: string, blocs: Bloc[]) => Blob} */
export function odt({ odt: fichiers, styles, lignes_d_expediteur: lignes }, titre, blocs) {
  const contenu = analyser(fichiers["content.xml"]);
  const appris = apprendre(contenu);

  const creer = (nom, attributs = {}, ...enfants) => {
    const element = contenu.createElementNS(ESPACES[nom.split(":")[0]], nom);
    for (const [cle, valeur] of Object.entries(attributs))
      element.setAttributeNS(ESPACES[cle.split(":")[0]], cle, valeur);
    element.append(...enfants);
    return element;
  };
  const vetir = (style, texte) => (style ? creer("text:span", { "text:style-name": style }, texte) : texte);
  const ecrireMot = ({ saut, texte, gras, leger, lien, blanc }) => {
    if (saut) return creer("text:line-break");
    const mot = vetir(blanc && styles.blanc, vetir(leger && appris.leger, vetir(gras && appris.gras, texte)));
    return lien ? creer("text:a", { "xlink:type": "simple", "xlink:href": lien }, vetir("Internet_20_link", mot)) : mot;
  };
  const paragraphe = (style, mots) => creer("text:p", { "text:style-name": style }, ...mots.map(ecrireMot));
  const ecrireBloc = ({ partie, genre, mots: ecrits, points }) => {
    const mots = partie === "expediteur" ? completer(ecrits, lignes) : ecrits;
    return genre === "p"
      ? paragraphe(styles[partie] ?? appris.corps, mots)
      : creer(
          "text:list",
          { "text:style-name": appris[genre].liste },
          ...points.map((point) => creer("text:list-item", {}, paragraphe(appris[genre].point, point))),
        );
  };

  trouver(contenu, "office:text")[0].replaceChildren(...blocs.map(ecrireBloc));
  const proprietes = analyser(fichiers["meta.xml"]);
  trouver(proprietes, "dc:title")[0].textContent = titre;
  /** @type {Record<string, string>} */
  const refaits = { "content.xml": serialiser(contenu), "meta.xml": serialiser(proprietes) };
  const { mimetype, ...autres } = { ...fichiers, ...refaits };
  return new Blob([zip([["mimetype", mimetype], ...Object.entries(autres)])], { type: TYPE });
}
