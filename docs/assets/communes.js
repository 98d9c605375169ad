/* Les communes de la région, telles que le site les publie pour tous ses scripts (communes/communes.json). */

import { slug } from "./noms.js";
import { demander } from "./reseau.js";

/* Le numéro de chaque commune dans son département est dit par son écart avec la précédente. */
function* enCodes(departements, departement, pas) {
  const numeros = departements.map(() => 0);
  for (const [rang, la] of departement.entries()) {
    const { code } = departements[la];
    numeros[la] += pas[rang];
    yield code + String(numeros[la]).padStart(5 - code.length, "0");
  }
}

/* « 074 Billy|094 Bray-la-Campagne » : un code d’un autre département est entier. */
function lireLesAnciennes(dites, departement) {
  return dites.split("|").map((dite) => {
    const [numero, ...mots] = dite.split(" ");
    return { code: numero.length === 5 ? numero : departement + numero, nom: mots.join(" ") };
  });
}

export class Repertoire {
  constructor(publie) {
    const { departements, epci, noms, departement, membre, postaux, populations, anciennes, suivies } = publie;
    this.nom = publie.nom;
    this.deNom = publie.de_nom;
    this.statuts = publie.statuts;
    this.sansSuivi = publie.sans_suivi; // le statut d’une commune dont personne n’a rien noté
    this.horsSuivi = publie.hors_suivi; // celui d’une commune qui a demandé à ne pas y figurer
    this.departements = departements;
    this.epci = epci;
    this.groupes = publie.groupes;
    const codes = [...enCodes(departements, departement, publie.pas)];
    /** @type {Map<string, CommuneDuRepertoire>} */
    this.communes = new Map(
      codes.map((code, rang) => {
        const { statut = this.sansSuivi, groupe = null, label, label_sur = null, ancien = false } = suivies[code] ?? {};
        const commune = {
          code,
          rang,
          nom: noms[rang],
          departement: departements[departement[rang]],
          epci: epci[membre[rang]],
          postaux: postaux[rang].split(" "),
          population: populations[rang],
          anciennes: anciennes[rang] ? lireLesAnciennes(anciennes[rang], departements[departement[rang]].code) : [],
          suivie: code in suivies,
          statut,
          statutEnMots: this.statuts[statut],
          groupe, // celui qui la porte
          label, // le dernier, en mots, avec son doute s’il y en a un
          labelSur: label_sur, // l’année de celui que l’on peut dire à la mairie
          ancien, // ce label ne fait plus le statut
        };
        return [code, commune];
      }),
    );
    this.successeurs = new Map(
      [...this.communes.values()].flatMap((commune) => commune.anciennes.map(({ code }) => [code, commune])),
    );
  }

  /* Une commune par son code, ou celle qui lui a succédé */
  trouver(code) {
    return this.communes.get(code) ?? this.successeurs.get(code);
  }

  /* L’adresse de sa page, depuis le dossier des communes */
  page({ code, nom }) {
    return `${code.toLowerCase()}-${slug(nom)}/`;
  }
}

const lus = new Map(); // par adresse : la recherche et la carte d’une même page ne demandent le fichier qu’une fois

/** @type {(adresse: string) => Promise<Repertoire>} */
export function charger(adresse) {
  if (!lus.has(adresse)) {
    const lecture = demander(adresse).then((publie) => new Repertoire(publie));
    lus.set(adresse, lecture);
    lecture.catch(() => lus.delete(adresse)); // un échec se retente
  }
  return lus.get(adresse);
}
