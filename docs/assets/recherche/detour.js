/* Un résultat de la recherche remplit la page au lieu de s’ouvrir ; dans un autre onglet, il s’ouvre encore. */

/** @type {(recherche: { champ: HTMLInputElement, resultats: HTMLElement }, retenir: (code: string, lien: HTMLAnchorElement) => void) => void} */
export function detourner({ champ, resultats }, retenir) {
  resultats.addEventListener("click", (evenement) => {
    const lien = /** @type {HTMLElement} */ (evenement.target).closest("a");
    if (!lien || evenement.ctrlKey || evenement.metaKey || evenement.shiftKey || evenement.button) return;
    evenement.preventDefault();
    retenir(/([^/-]+)-[^/]*\/$/.exec(lien.pathname)?.[1], lien);
    champ.dispatchEvent(new Event("blur")); // la liste se ferme, le focus reste au champ
  });
}
