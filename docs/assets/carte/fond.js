/* Le fond de la carte : toutes les communes sur un plan, qu’une toile peint d’un coup à n’importe quelle échelle.
   Il ne sait rien de Leaflet : la page du suivi et la carte à intégrer s’en servent toutes deux. */

import { decoder } from "./contours.js";

const RADIANS = Math.PI / 180;

/* Le plan : celui de Leaflet (Mercator), en degrés, le nord en haut */
/** @type {(lon: number, lat: number) => Point} */
export const projeter = (lon, lat) => [lon, -Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2)) / RADIANS];
/** @type {(x: number, y: number) => Point} */
export const deprojeter = (x, y) => [x, (2 * Math.atan(Math.exp(-y * RADIANS)) - Math.PI / 2) / RADIANS];

const unir = (cadres) =>
  cadres.reduce((un, autre) => [
    Math.min(un[0], autre[0]),
    Math.min(un[1], autre[1]),
    Math.max(un[2], autre[2]),
    Math.max(un[3], autre[3]),
  ]);

function tracer(trace, points) {
  for (const [rang, [lon, lat]] of points.entries()) trace[rang ? "lineTo" : "moveTo"](...projeter(lon, lat));
}

function former({ polygones, bords }) {
  const trace = new Path2D();
  for (const anneau of polygones.flat()) {
    tracer(trace, anneau);
    trace.closePath();
  }
  const points = polygones.flat(2).map(([lon, lat]) => projeter(lon, lat));
  return { trace, bords, cadre: unir(points.map(([x, y]) => [x, y, x, y])) };
}

function joindre(formes) {
  const tout = new Path2D();
  for (const { trace } of formes) tout.addPath(trace);
  return tout;
}

export class Fond {
  constructor(topologie) {
    const { lignes, communes, departements } = decoder(topologie);
    const formes = (couche) => new Map([...couche].map(([code, forme]) => [code, former(forme)]));
    this.communes = formes(communes);
    this.departements = formes(departements);
    this.lignes = lignes;
    this.riverains = lignes.map(() => []); // pour chaque arc, les codes des communes qu’il borde
    for (const [code, { bords }] of this.communes) {
      for (const arc of bords) this.riverains[arc].push(code);
    }
    this.sonde = document.createElement("canvas").getContext("2d");
  }

  /* La commune sous un point du plan */
  sous(x, y) {
    for (const [
      code,
      {
        trace,
        cadre: [x0, y0, x1, y1],
      },
    ] of this.communes) {
      if (x >= x0 && x <= x1 && y >= y0 && y <= y1 && this.sonde.isPointInPath(trace, x, y)) return code;
    }
    return undefined;
  }

  /* Ce qui entoure des communes, ou toute la région : [ouest, nord, est, sud] sur le plan */
  cadre(codes) {
    const formes = codes ? codes.map((code) => this.communes.get(code)) : [...this.departements.values()];
    return unir(formes.map(({ cadre }) => cadre));
  }

  /* Le même plan dessiné, à la construction, sur une largeur qui comprend des marges : son échelle et son origine */
  accrocher(largeur, marge) {
    const [ouest, nord, est] = this.cadre();
    const echelle = (largeur - 2 * marge) / (est - ouest);
    return { echelle, x: marge - ouest * echelle, y: marge - nord * echelle };
  }

  /* Les limites qui séparent deux communes de familles différentes */
  limites(famille) {
    const trace = new Path2D();
    this.riverains.forEach(([une, autre], arc) => {
      if (une && (autre === undefined || famille(une) !== famille(autre))) tracer(trace, this.lignes[arc]);
    });
    return trace;
  }

  /* Un lot par couleur : les communes de même couleur se peignent ensemble, sans couture entre elles.
     La couleur la plus portée se peint d’abord sur toute la région, par ses seuls bords : c’est dix fois moins de points. */
  lots(couleurDe) {
    const codes = new Map();
    for (const code of this.communes.keys()) {
      const couleur = couleurDe(code);
      if (!codes.has(couleur)) codes.set(couleur, []);
      codes.get(couleur).push(code);
    }
    const [[commune], ...autres] = [...codes].sort(([, a], [, b]) => b.length - a.length);
    return [
      { couleur: commune, trace: joindre([...this.departements.values()]) },
      ...autres.map(([couleur, siens]) => ({ couleur, trace: joindre(siens.map((code) => this.communes.get(code))) })),
    ];
  }
}

/* Peint un tableau à une échelle (pixels par degré) et à une origine (en pixels).
   tableau : { lots: [{ couleur, trace }], limites: [{ trace, couleur, epaisseur, opacite }] }, du fond vers le dessus.
   Une épaisseur de 0 est celle d’un point de l’écran : le trait le plus fin, vingt fois plus vite tiré qu’un autre. */
/** @type {(toile: CanvasRenderingContext2D, vue: Vue, tableau: Tableau) => void} */
export function peindre(toile, { echelle, x, y, nettete }, { lots, limites }) {
  toile.setTransform(1, 0, 0, 1, 0, 0);
  toile.clearRect(0, 0, toile.canvas.width, toile.canvas.height);
  const k = echelle * nettete;
  toile.setTransform(k, 0, 0, k, x * nettete, y * nettete);
  toile.lineJoin = "bevel";
  for (const { couleur, trace } of lots) {
    toile.fillStyle = couleur;
    toile.fill(trace);
  }
  for (const { trace, couleur, epaisseur, opacite = 1 } of limites) {
    toile.globalAlpha = opacite;
    toile.strokeStyle = couleur;
    toile.lineWidth = epaisseur ? epaisseur / echelle : 1 / k;
    toile.stroke(trace);
  }
  toile.globalAlpha = 1;
}
