/* Un rappel à ouvrir dans un agenda (iCalendar, RFC 5545) : une journée, sans heure ni invitation. */

const LIGNE = 74; // octets, sans le retrait des suivantes : au-delà de 75, un agenda peut refuser la ligne

const echapper = (texte) => texte.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");

/* Une ligne trop longue se continue sous un retrait, sans couper un signe en deux. */
function plier(ligne) {
  const utf8 = new TextEncoder();
  const morceaux = [""];
  for (const signe of ligne) {
    if (utf8.encode(morceaux.at(-1) + signe).length > LIGNE) morceaux.push("");
    morceaux[morceaux.length - 1] += signe;
  }
  return morceaux.join("\r\n ");
}

/** @type {(jour: Date) => string} */
const compact = (jour) => jour.toISOString().slice(0, 10).replaceAll("-", "");

/** @type {(jour: Date, jours: number) => Date} */
export const plusTard = (jour, jours) => new Date(jour.getTime() + jours * 86_400_000);

/** @type {(rappel: { id: string, jour: Date, ecrit: Date, titre: string, texte: string, lien: string }) => Blob} */
export function agenda({ id, jour, ecrit, titre, texte, lien }) {
  const lignes = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Tournée des mairies//Courriers//FR",
    "BEGIN:VEVENT",
    `UID:${id}`,
    `DTSTAMP:${ecrit.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${compact(jour)}`,
    `DTEND;VALUE=DATE:${compact(plusTard(jour, 1))}`,
    `SUMMARY:${echapper(titre)}`,
    `DESCRIPTION:${echapper(texte)}`,
    `URL:${lien}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ];
  return new Blob([lignes.map(plier).join("\r\n")], { type: "text/calendar;charset=utf-8" });
}
