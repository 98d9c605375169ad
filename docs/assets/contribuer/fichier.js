/* Le texte d’un fichier : un champ par ligne, comme writing/lone_files.py `lone_text` */

/* Les champs, ceux qu’un champ contient à sa place */
/** @type {(champs: Champs) => [string, Champ][]} */
export const aPlat = (champs) =>
  Object.entries(champs).flatMap(([nom, champ]) => (champ.dedans ? aPlat(champ.dedans) : [[nom, champ]]));

/** @type {(valeurs: Saisies, fichier: SorteDeFichier) => string} */
export function texteDe(valeurs, { champs, guillemets }) {
  const ecrire = (nom, valeur) => (guillemets.includes(nom) ? JSON.stringify(valeur) : valeur);
  const valeurDe = ([nom, { dedans, plusieurs, requis }]) => {
    const valeur = valeurs[nom];
    if (dedans) {
      const siens = Object.keys(dedans).filter((sien) => valeurs[sien]);
      const ecrits = siens.map((sien) => `${sien}: ${ecrire(sien, valeurs[sien])}`).join(", ");
      return ecrits || requis ? `{${ecrits}}` : "";
    }
    if (!valeur?.length) return "";
    return plusieurs ? `[${valeur.map((un) => ecrire(nom, un)).join(", ")}]` : ecrire(nom, valeur);
  };
  const lignes = Object.entries(champs).map((champ) => [champ[0], valeurDe(champ)]);
  return lignes.map(([nom, valeur]) => (valeur ? `${nom}: ${valeur}\n` : "")).join("");
}
