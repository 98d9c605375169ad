/* Les deux fichiers de l’atelier : les lettres, et les communes rangées en colonnes. Ils restent en mémoire. */

async function demander(adresse) {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(reponse.statusText);
  return reponse.json();
}

/** @type {(lettres: string, communes: string) => Promise<Donnees>} */
export async function charger(lettres, communes) {
  const [des, colonnes] = await Promise.all([demander(lettres), demander(communes)]);
  return { ...des, commune: registre(colonnes, des.statuts) };
}

/* Une colonne est une suite de valeurs, ou une table et le rang de chacune. */
const lireCellule = (colonne, rang) => (Array.isArray(colonne) ? colonne[rang] : colonne.table[colonne.rangs[rang]]);

/* Un code INSEE → ce que l’on sait de la commune, ou rien */
function registre(
  { codes, valeurs, courriels, populations, voisines, epci, intercommunalites, statuts, labels },
  mots,
) {
  const rangs = new Map(codes.map((code, rang) => [code.toLowerCase(), rang]));
  const nomDe = (rang) => lireCellule(valeurs.commune, rang);
  const voisinage = codes.map(() => []);
  for (const [rang, ecarts] of voisines.entries()) {
    for (const ecart of ecarts) {
      voisinage[rang].push(rang + ecart);
      voisinage[rang + ecart].push(rang);
    }
  }
  return (code) => {
    const rang = rangs.get(code.toLowerCase());
    if (rang === undefined) return null;
    const connues = Object.entries(valeurs).map(([blanc, colonne]) => [blanc, lireCellule(colonne, rang)]);
    const autour = [...voisinage[rang]].sort((a, b) => populations[b] - populations[a]);
    const statut = statuts[rang] ?? "a-contacter";
    return {
      code: codes[rang],
      nom: nomDe(rang),
      valeurs: Object.fromEntries(connues.filter(([, valeur]) => valeur !== null)),
      courriel: courriels[rang],
      population: populations[rang],
      voisines: autour.map(nomDe),
      label: labels[rang] ?? null,
      epci: intercommunalites[epci[rang]] ?? null,
      labels: autour.filter((autre) => autre in labels).map((autre) => ({ nom: nomDe(autre), annee: labels[autre] })),
      statut,
      statutEnMots: mots[statut],
    };
  };
}
