/* Les coordonnées de qui écrit, gardées dans ce navigateur si cette personne le demande, et oubliées quand elle le veut. */

const CLE = "tournee-des-mairies:coordonnees";
const DE_QUI_ECRIT = new Set(["groupe", "personne"]);
const DE_CETTE_LETTRE = new Set(["fait_local", "date"]);

/** @type {(blancs: Record<string, Blanc>) => string[]} */
const retenus = (blancs) =>
  Object.keys(blancs).filter((nom) => DE_QUI_ECRIT.has(blancs[nom].famille) && !DE_CETTE_LETTRE.has(nom));

/* Un navigateur peut refuser toute mémoire : la lettre s’en passe. */
function essayer(faire) {
  try {
    return faire();
  } catch {
    return null;
  }
}

/** @type {(atelier: Atelier) => void} */
export function retenir({ choixDuGroupe, donnees, omis, saisies }) {
  const noms = retenus(donnees.blancs);
  const gardes = {
    groupe: choixDuGroupe.value,
    saisies: Object.fromEntries(noms.filter((nom) => saisies[nom]).map((nom) => [nom, saisies[nom]])),
    omis: noms.filter((nom) => omis.has(nom)),
  };
  essayer(() => localStorage.setItem(CLE, JSON.stringify(gardes)));
}

/* Remet ce qui avait été gardé ; rend s’il y avait quelque chose */
/** @type {(atelier: Atelier) => boolean} */
export function retrouver({ choixDuGroupe, donnees, omis, saisies }) {
  const gardes = essayer(() => JSON.parse(localStorage.getItem(CLE)));
  if (!gardes) return false;
  const { groupe, saisies: dites = {}, omis: tus = [] } = gardes;
  if (choixDuGroupe.querySelector(`option[value="${CSS.escape(groupe ?? "")}"]`)) choixDuGroupe.value = groupe;
  for (const nom of retenus(donnees.blancs)) {
    if (typeof dites[nom] === "string") saisies[nom] = dites[nom];
    if (tus.includes(nom)) omis.add(nom);
  }
  return true;
}

/* Efface ce qui était gardé ; ce qui est écrit dans la page y reste jusqu’à ce qu’on la quitte. */
export function oublier() {
  essayer(() => localStorage.removeItem(CLE));
}
