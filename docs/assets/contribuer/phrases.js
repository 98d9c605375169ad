/* Les messages : des modèles dont les accolades se remplissent. */

/* Le début de ce qui est écrit suffit à le trouver, comme reading/sources.py `quote`. */
/** @type {(texte: string, extrait: number) => string} */
export function citer(texte, extrait) {
  const lettres = [...texte.trim().split(/\s+/).join(" ")];
  const debut = lettres.length <= extrait ? lettres.join("") : `${lettres.slice(0, extrait).join("").trimEnd()}…`;
  return `«\u00a0${debut}\u00a0»`;
}

/** @type {(modele: string, valeurs: Record<string, unknown>) => string} */
export const dire = (modele, valeurs) => modele.replace(/\{(\w+)\}/g, (_, nom) => String(valeurs[nom] ?? ""));
