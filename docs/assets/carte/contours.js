/* Du TopoJSON aux points : un arc est une suite de pas entiers, et deux voisines partagent le même.
   Python en fait autant (hooks/tournee/territoire/contours.py) ; tests/browser/test_paires.py compare les deux. */

const arrondir = (degres) => Math.round(degres * 1e6) / 1e6;

/* → les arcs en longitudes et latitudes, et pour chaque code, par couche, ses polygones et ses numéros d’arcs */
/** @type {(topologie: Topologie) => { lignes: Point[][], communes: Map<string, Forme>, departements: Map<string, Forme> }} */
export function decoder({ arcs, transform, objects }) {
  const [echelleX, echelleY] = transform.scale;
  const [origineX, origineY] = transform.translate;

  const lignes = arcs.map((pas) => {
    let x = 0;
    let y = 0;
    return pas.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return /** @type {Point} */ ([arrondir(x * echelleX + origineX), arrondir(y * echelleY + origineY)]);
    });
  });

  const ligne = (numero) => (numero < 0 ? [...lignes[~numero]].reverse() : lignes[numero]);

  /* Le premier point d’un arc est le dernier du précédent. */
  const anneau = (numeros) => numeros.flatMap((numero, rang) => ligne(numero).slice(rang ? 1 : 0));

  const couche = (nom) =>
    new Map(
      objects[nom].geometries.map(({ id, type, arcs: numeros }) => {
        const polygones = type === "MultiPolygon" ? numeros : [numeros];
        const bords = polygones.flat(2).map((numero) => (numero < 0 ? ~numero : numero));
        return [id, { polygones: polygones.map((polygone) => polygone.map(anneau)), bords }];
      }),
    );

  return { lignes, communes: couche("communes"), departements: couche("departements") };
}
