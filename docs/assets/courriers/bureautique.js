/* Ce que les documents de LibreOffice et de Word ont de commun : une archive de fichiers XML, dont l’échantillon du site
   donne les styles. Tout passe par l’arbre XML du navigateur, qui échappe ce qui doit l’être. */

import { zip } from "./zip.js";

/** @type {(texte: string) => XMLDocument} */
export const analyser = (texte) => new DOMParser().parseFromString(texte, "application/xml");

/** @type {(xml: XMLDocument) => string} */
export const serialiser = (xml) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(xml.documentElement)}`;

/* Ce qui crée, trouve et lit des éléments « text:p » d’un document, d’après ses espaces de noms */
/** @type {(xml: XMLDocument, espaces: Record<string, string>) => Plume} */
export function tailler(xml, espaces) {
  const lire = (nom) => {
    const [prefixe, local] = nom.split(":");
    return /** @type {[string, string]} */ ([espaces[prefixe], local]);
  };
  return {
    creer: (nom, attributs = {}, ...enfants) => {
      const element = xml.createElementNS(lire(nom)[0], nom);
      for (const [cle, valeur] of Object.entries(attributs)) element.setAttributeNS(lire(cle)[0], cle, valeur);
      element.append(...enfants);
      return element;
    },
    trouver: (nom, dans = xml) => [...dans.getElementsByTagNameNS(...lire(nom))],
    valeur: (element, nom) => element.getAttributeNS(...lire(nom)),
  };
}

const IMAGE = /\.png$/; // la seule chose qui n’est pas du texte, dite en base 64
const enOctets = (base64) => Uint8Array.from(atob(base64), (signe) => signe.charCodeAt(0));

/* Les fichiers d’un échantillon, dans leur ordre, dont certains sont refaits */
/** @type {(type: string, fichiers: Record<string, string>, refaits: Record<string, string>) => Blob} */
export function assembler(type, fichiers, refaits) {
  const utf8 = new TextEncoder();
  const tous = Object.entries({ ...fichiers, ...refaits });
  return new Blob([zip(tous.map(([nom, texte]) => [nom, IMAGE.test(nom) ? enOctets(texte) : utf8.encode(texte)]))], {
    type,
  });
}
