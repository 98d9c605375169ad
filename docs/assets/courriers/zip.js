/* Une archive zip sans compression : ce qu’il faut à un fichier ODT ou DOCX, et rien d’autre.
   Chaque fichier y vient deux fois : son en-tête et son contenu, puis sa ligne dans la table de la fin. */

const TABLE = Uint32Array.from({ length: 256 }, (_, octet) => {
  let reste = octet;
  for (let bit = 0; bit < 8; bit++) reste = reste & 1 ? (reste >>> 1) ^ 0xedb88320 : reste >>> 1;
  return reste;
});

/** @type {(octets: Uint8Array) => number} */
export const crc32 = (octets) =>
  ~octets.reduce((somme, octet) => TABLE[(somme ^ octet) & 0xff] ^ (somme >>> 8), ~0) >>> 0;

/* Des entiers, petit bout d’abord : [taille en octets, valeur], … */
function entiers(...champs) {
  return Uint8Array.from(
    champs.flatMap(([taille, valeur]) => Array.from({ length: taille }, (_, rang) => (valeur >>> (8 * rang)) & 0xff)),
  );
}

const VERSION = [2, 20];
const NOMS_EN_UTF8 = [2, 0x0800];
const SANS_COMPRESSION = [2, 0];
const LE_1ER_JANVIER_1980 = [4, 0x00210000]; // une date fixe : la même lettre donne les mêmes octets

/* [nom, octets], … → une archive, les fichiers dans l’ordre donné */
/** @type {(fichiers: [string, Uint8Array][]) => Blob} */
export function zip(fichiers) {
  const utf8 = new TextEncoder();
  const contenus = [];
  const table = [];
  let place = 0;
  for (const [nom, octets] of fichiers) {
    const titre = utf8.encode(nom);
    const commun = [
      NOMS_EN_UTF8,
      SANS_COMPRESSION,
      LE_1ER_JANVIER_1980,
      [4, crc32(octets)],
      [4, octets.length],
      [4, octets.length],
      [2, titre.length],
      [2, 0],
    ];
    const entete = entiers([4, 0x04034b50], VERSION, ...commun);
    contenus.push(entete, titre, octets);
    table.push(
      entiers([4, 0x02014b50], VERSION, VERSION, ...commun, [2, 0], [2, 0], [2, 0], [4, 0], [4, place]),
      titre,
    );
    place += entete.length + titre.length + octets.length;
  }
  const taille = table.reduce((somme, { length }) => somme + length, 0);
  const nombre = [2, fichiers.length];
  const fin = entiers([4, 0x06054b50], [2, 0], [2, 0], nombre, nombre, [4, taille], [4, place], [2, 0]);
  return new Blob([...contenus, ...table, fin]);
}
