/* Un courriel : le lien qui l’ouvre dans une messagerie et, quand ce lien serait trop long, un brouillon à y ouvrir. */

export const LIEN_MAX = 2000; // au-delà, des messageries coupent le texte ou n’ouvrent rien

/** @type {(courriel: Courriel) => string} */
export function lien({ vers, objet, texte }) {
  const champs = { subject: objet, body: texte.replaceAll("\n", "\r\n") };
  const requete = Object.entries(champs)
    .map(([nom, valeur]) => `${nom}=${encodeURIComponent(valeur)}`)
    .join("&");
  return `mailto:${encodeURIComponent(vers).replaceAll("%40", "@")}?${requete}`;
}

const base64 = (texte) =>
  btoa(Array.from(new TextEncoder().encode(texte), (octet) => String.fromCharCode(octet)).join(""));

/* Un en-tête se dit en ASCII, par morceaux de moins de 76 signes */
const enTete = (texte) =>
  texte
    .replace(/[\r\n]+/g, " ")
    .match(/.{1,11}/gu)
    ?.map((morceau) => `=?utf-8?b?${base64(morceau)}?=`)
    .join("\r\n ") ?? "";

/** @type {(courriel: Courriel) => Blob} */
export function brouillon({ vers, objet, texte }) {
  const lignes = [
    "X-Unsent: 1", // un brouillon, et non un message reçu
    `Subject: ${enTete(objet)}`,
    ...(vers ? [`To: ${vers}`] : []),
    "MIME-Version: 1.0",
    'Content-Type: text/plain; charset="utf-8"',
    "Content-Transfer-Encoding: base64",
    "",
    ...(base64(texte.replaceAll("\n", "\r\n")).match(/.{1,76}/g) ?? []),
    "",
  ];
  return new Blob([lignes.join("\r\n")], { type: "message/rfc822" });
}
