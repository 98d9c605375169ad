/* Copier le texte d’un champ, ou le choisir là où le navigateur ne le permet pas. */

/** @type {(champ: HTMLTextAreaElement, quoi: string) => Promise<string>} */
export async function copier(champ, quoi) {
  try {
    await navigator.clipboard.writeText(champ.value);
    return `${quoi} est copié.`;
  } catch {
    champ.select();
    return `${quoi} est sélectionné\u00a0: copiez-le avec les touches Ctrl et C.`;
  }
}
