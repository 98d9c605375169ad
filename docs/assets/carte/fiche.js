/* La fiche de ce que l’on a touché sur la carte : son nom, où il en est, et trois chemins. On ne quitte pas la page sans le vouloir. */

import { compter, typographie } from "../textes.js";

/* Ce que dit la fiche d’une commune : ce que le site en sait, sinon ce qu’il dit de toutes les autres */
/** @type {(commune: CommuneDuRepertoire, connue: FicheDeCarte | undefined, autre: string, lieux: DOMStringMap, page: string) => FicheDeCarte} */
export const ficheDe = ({ code, nom, departement, population }, connue, autre, lieux, page) => ({
  ...(connue ?? {
    nom,
    phrase: autre,
    page: lieux.communes + page,
    ecrire: `${lieux.courriers}#${code}`,
    noter: `${lieux.noter}#${code}`,
  }),
  lieu: `${departement.nom}, ${compter(population, "habitant")}`,
});

/** @type {(cadre: HTMLElement, quitter: () => void) => { ouvrir: (fiche: FicheDeCarte, prendre: boolean) => void, fermer: () => void }} */
export function dresser(cadre, quitter) {
  const bloc = cadre.querySelector(".fiche-de-carte");
  const un = (nom) => bloc.querySelector(`.fiche-de-carte__${nom}`);
  let avant; // ce qui avait le focus, et qui le reprendra

  /* « prendre » : elle prend le focus, car on vient de la demander */
  function ouvrir({ nom, lieu, phrase, ...chemins }, prendre) {
    for (const [ou, texte] of Object.entries({ nom, lieu, phrase })) un(ou).textContent = typographie(texte);
    for (const lien of bloc.querySelectorAll("[data-vers]")) {
      const adresse = chemins[lien.dataset.vers];
      lien.hidden = !adresse;
      if (adresse) lien.href = adresse;
    }
    if (bloc.hidden || !bloc.contains(document.activeElement)) avant = document.activeElement;
    bloc.hidden = false;
    if (prendre) bloc.focus({ preventScroll: true });
  }

  function fermer() {
    if (bloc.hidden) return;
    const rendre = bloc.contains(document.activeElement);
    bloc.hidden = true;
    if (!rendre) return;
    const la = avant?.isConnected && avant !== document.body ? avant : cadre.querySelector(".leaflet-container");
    la?.focus({ preventScroll: true });
  }

  un("fermer").addEventListener("click", quitter);
  addEventListener("keydown", (evenement) => {
    if (evenement.key !== "Escape" || bloc.hidden || evenement.defaultPrevented) return;
    quitter();
  });
  return { ouvrir, fermer };
}
