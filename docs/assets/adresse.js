/* L’adresse dit l’état de la page : elle se partage, et « Précédent » y ramène.
   Ce que l’on choisit y fait une étape ; ce que l’on tape corrige la dernière. */

/* « etat » : ce que l’adresse ne dit pas, et que l’on retrouvera quand on y reviendra */
/** @type {(adresse: string | URL, etat?: object) => void} */
export function avancer(adresse, etat = null) {
  if (new URL(adresse, location.href).href !== location.href) history.pushState(etat, "", adresse);
}

const valeursDe = (formulaire) => Object.fromEntries(/** @type {any} */ (new FormData(formulaire)));
const seTape = ({ type }) => ["text", "search"].includes(type);

/* Tient dans l’adresse les champs d’un formulaire qui ont un nom ; « appliquer », quand ils en reviennent. */
/** @type {(formulaire: any, appliquer: () => void) => { reprendre: () => void }} */
export function tenir(formulaire, appliquer) {
  const depart = valeursDe(formulaire);

  function dire() {
    const adresse = new URL(location.href);
    for (const [nom, valeur] of Object.entries(valeursDe(formulaire))) {
      if (valeur === depart[nom]) adresse.searchParams.delete(nom);
      else adresse.searchParams.set(nom, valeur);
    }
    return adresse;
  }

  function reprendre() {
    const dits = new URLSearchParams(location.search);
    const avant = valeursDe(formulaire);
    for (const nom of Object.keys(depart)) formulaire.elements[nom].value = dits.get(nom) ?? depart[nom];
    const maintenant = valeursDe(formulaire);
    if (Object.keys(depart).some((nom) => avant[nom] !== maintenant[nom])) appliquer();
  }

  formulaire.addEventListener(
    "input",
    ({ target }) => seTape(target) && history.replaceState(history.state, "", dire()),
  );
  formulaire.addEventListener("change", ({ target }) => seTape(target) || avancer(dire()));
  formulaire.addEventListener("reset", () => setTimeout(() => avancer(dire())));
  addEventListener("popstate", reprendre);
  reprendre();
  return { reprendre };
}
