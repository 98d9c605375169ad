/* L’atelier : où chaque chose se trouve dans la page, et ce qui change, dans un seul objet que les autres modules reçoivent. */

/** @type {(page: HTMLElement) => Atelier} */
export function dresserAtelier(page) {
  const section = page.querySelector(".atelier");
  const un = (choix) => section.querySelector(choix);
  const { destination, groupe, lettre } = un(".atelier__choix").elements;
  return {
    page,
    section,
    un,
    feuille: un(".atelier__feuille"),
    champs: un(".atelier__champs"),
    choixDeDestination: destination,
    choixDuGroupe: groupe,
    choixDeLettre: lettre,
    recherche: {
      champ: un(".recherche__champ"),
      resultats: un(".recherche__resultats"),
      titre: un(".recherche__titre"),
    },

    donnees: null,
    connaitre: null, // de quoi obtenir ce que l’on sait d’une commune, d’après son code
    commune: null,
    lettre: null, // { modele, corps, empreintes } de la lettre choisie
    lettreVoulue: false, // la personne a choisi la lettre, et non seulement la commune
    saisies: {}, // ce que la personne a écrit, par blanc
    omis: new Set(), // les blancs qu’elle ne veut pas indiquer
    dressees: new Map(), // les lettres déjà ouvertes, avec ce qui y a été modifié
  };
}

/** @type {(atelier: Atelier, texte: string) => void} */
export const dire = ({ un }, texte) => {
  un(".atelier__dit").textContent = texte;
};
