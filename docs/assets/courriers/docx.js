/* Un fichier pour Word : le document vierge du site, dont le contenu devient celui de la feuille. */

import { analyser, assembler, serialiser, tailler } from "./bureautique.js";

const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const ESPACES = {
  w: "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  r: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  rel: "http://schemas.openxmlformats.org/package/2006/relationships",
  dc: "http://purl.org/dc/elements/1.1/",
  xml: "http://www.w3.org/XML/1998/namespace",
};
const LIEN = `${ESPACES.r}/hyperlink`;

/* L’échantillon montre une chose de chaque sorte : ses paragraphes, vidés de leurs mots, servent de modèles. */
function apprendre({ trouver, valeur }) {
  const [, corps, ul, ol, titre, citation, qr] = trouver("w:p");
  const [gras, , leger] = trouver("w:rPr", corps);
  return { corps, ul, ol, titre, citation, qr, gras, leger, numero: valeur(trouver("w:numId", ol)[0], "w:val") };
}

/* Le nom que le document donne à un style, « Lieuetdate » */
function nommerLesStyles(fichiers, styles) {
  const { trouver, valeur } = tailler(analyser(fichiers["word/styles.xml"]), ESPACES);
  const noms = new Map(
    trouver("w:style").map((un) => [valeur(trouver("w:name", un)[0], "w:val"), valeur(un, "w:styleId")]),
  );
  return Object.fromEntries(Object.entries(styles).map(([partie, style]) => [partie, noms.get(style)]));
}

/** @type {(donnees: Donnees, titre: string, blocs: Bloc[]) => Blob} */
export function docx({ docx: fichiers, styles: voulus }, titre, blocs) {
  const [contenu, numeros, relations, proprietes] = [
    "word/document.xml",
    "word/numbering.xml",
    "word/_rels/document.xml.rels",
    "docProps/core.xml",
  ].map((nom) => analyser(fichiers[nom]));
  const plume = tailler(contenu, ESPACES);
  const { creer, trouver } = plume;
  const appris = apprendre(plume);
  const styles = nommerLesStyles(fichiers, voulus);

  const nommerLeLien = (adresse) => {
    const id = `lien${relations.documentElement.children.length}`;
    const relation = relations.createElementNS(ESPACES.rel, "Relationship");
    for (const [nom, valeur] of Object.entries({ Type: LIEN, Id: id, Target: adresse, TargetMode: "External" }))
      relation.setAttribute(nom, valeur);
    relations.documentElement.append(relation);
    return id;
  };
  const marquer = (nom) => creer("w:rStyle", { "w:val": nom });
  const ecrireMot = ({ saut, texte, gras, leger, lien, blanc }) => {
    if (saut) return creer("w:r", {}, creer("w:br"));
    const allure = creer("w:rPr");
    if (blanc || lien) allure.append(marquer(blanc ? styles.blanc : "Hyperlink"));
    if (gras) allure.append(creer("w:b"), creer("w:bCs"));
    if (leger) allure.append(creer("w:i"), creer("w:iCs"));
    const mot = creer("w:r", {}, allure, creer("w:t", { "xml:space": "preserve" }, texte));
    return lien ? creer("w:hyperlink", { "r:id": nommerLeLien(lien) }, mot) : mot;
  };
  const habiller = (modele, mots, style = "") => {
    const paragraphe = /** @type {Element} */ (modele.cloneNode(false));
    const forme = trouver("w:pPr", modele)[0].cloneNode(true);
    if (style) trouver("w:pStyle", forme)[0].setAttributeNS(ESPACES.w, "w:val", style);
    paragraphe.append(forme, ...mots.map(ecrireMot));
    return paragraphe;
  };

  /* Chaque liste numérotée recommence à 1 : elle a une numérotation à elle, pareille à celle de l’échantillon. */
  const nombrer = tailler(numeros, ESPACES);
  const numerotation = nombrer.trouver("w:num").find((un) => nombrer.valeur(un, "w:numId") === appris.numero);
  const numeroterAPart = (points) => {
    const numero = String(2000 + numeros.documentElement.children.length);
    const autre = /** @type {Element} */ (numerotation.cloneNode(true));
    autre.setAttributeNS(ESPACES.w, "w:numId", numero);
    numeros.documentElement.append(autre);
    for (const point of points) trouver("w:numId", point)[0].setAttributeNS(ESPACES.w, "w:val", numero);
    return points;
  };
  const ecrireBloc = ({ partie, genre, mots, points }) => {
    if (partie === "qr") return [appris.qr.cloneNode(true)];
    if (genre === "ul") return points.map((point) => habiller(appris.ul, point));
    if (genre === "ol") return numeroterAPart(points.map((point) => habiller(appris.ol, point)));
    if (genre === "p") return [habiller(appris.corps, mots, styles[partie])];
    return [habiller(appris[genre], mots)];
  };

  const ecrits = blocs.flatMap(ecrireBloc);
  const page = trouver("w:sectPr")[0];
  page.parentNode.replaceChildren(...ecrits, page);
  tailler(proprietes, ESPACES).trouver("dc:title")[0].textContent = titre;
  return assembler(TYPE, fichiers, {
    "word/document.xml": serialiser(contenu),
    "word/numbering.xml": serialiser(numeros),
    "word/_rels/document.xml.rels": serialiser(relations),
    "docProps/core.xml": serialiser(proprietes),
  });
}
