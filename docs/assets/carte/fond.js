/* Le fond de la carte : toutes les communes sur un plan, qu’une toile peint d’un coup à n’importe quelle échelle.
   Il ne sait rien de Leaflet : la page du suivi et la carte à intégrer s’en servent toutes deux. */

import { approvisionner, demander } from "../reseau.js";
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

function former({ polygones }) {
  const trace = new Path2D();
  for (const anneau of polygones.flat()) {
    tracer(trace, anneau);
    trace.closePath();
  }
  const points = polygones.flat(2).map(([lon, lat]) => projeter(lon, lat));
  return { trace, cadre: unir(points.map(([x, y]) => [x, y, x, y])) };
}

function joindre(formes) {
  const tout = new Path2D();
  for (const { trace } of formes) tout.addPath(trace);
  return tout;
}

/** @type {(adresse: string) => Promise<Topologie>} */
export const demanderLesContours = (adresse) => demander(adresse, "arcs", "transform", "objects");

/* De quoi obtenir les communes d’un département, là où elles sont trop nombreuses pour venir toutes d’emblée */
/** @type {(annonce: HTMLElement, donnees: DOMStringMap) => ((departement: string) => Promise<Topologie>) | undefined} */
export function parDepartement(annonce, { contours, parDepartement }) {
  if (parDepartement === undefined) return undefined;
  return (departement) =>
    approvisionner(annonce, "Les communes de ce département n’ont pas pu être chargées.", () =>
      demanderLesContours(contours.replace(/[^/]*$/, `${departement}.json`)),
    )();
}

/* Les départements qu’une carte cadre d’abord : ceux d’Europe, quand il y en a ; les autres sont au-delà d’un océan. */
export function auCadre(departements) {
  const europe = departements.filter((code) => code.length === 2);
  return europe.length ? europe : departements;
}

/* Ce qu’un point du plan touche, dans une couche */
function toucher(couche, sonde, x, y) {
  for (const [code, { trace, cadre }] of couche) {
    const [x0, y0, x1, y1] = cadre;
    if (x >= x0 && x <= x1 && y >= y0 && y <= y1 && sonde.isPointInPath(trace, x, y)) return code;
  }
  return undefined;
}

export class Fond {
  /* « obtenirUnMorceau » rend les communes d’un département : sans elle, la topologie les a toutes. */
  /** @type {(topologie: Topologie, obtenirUnMorceau?: (departement: string) => Promise<Topologie>) => void} */
  constructor(topologie, obtenirUnMorceau) {
    const couches = decoder(topologie);
    this.departements = new Map([...couches.departements].map(([code, forme]) => [code, former(forme)]));
    this.communes = new Map();
    this.morceaux = []; // { lignes, riverains } : pour chaque ligne, les codes des communes qu’elle borde
    this.poser(couches);
    this.obtenirUnMorceau = obtenirUnMorceau;
    this.absents = new Map(obtenirUnMorceau ? [...this.departements.keys()].map((code) => [code, undefined]) : []);
    this.sonde = document.createElement("canvas").getContext("2d");
  }

  poser({ lignes, communes }) {
    const riverains = lignes.map(() => []);
    for (const [code, forme] of communes) {
      this.communes.set(code, former(forme));
      for (const arc of forme.bords) riverains[arc].push(code);
    }
    this.morceaux.push({ lignes, riverains });
  }

  /* Fait venir les communes de ces départements, s’il en manque ; rend s’il y en a de nouvelles. */
  async completer(departements) {
    const manquants = departements.filter((code) => this.absents.has(code));
    await Promise.all(
      manquants.map(async (code) => {
        if (!this.absents.get(code)) this.absents.set(code, this.obtenirUnMorceau(code));
        const morceau = await this.absents.get(code);
        if (this.absents.delete(code)) this.poser(decoder(morceau));
      }),
    );
    return manquants.length > 0;
  }

  /* La commune sous un point du plan, si elle est là */
  sous(x, y) {
    return toucher(this.communes, this.sonde, x, y);
  }

  /* Le département sous un point du plan */
  departementSous(x, y) {
    return toucher(this.departements, this.sonde, x, y);
  }

  /* Les départements d’une part du plan */
  departementsDans([x0, y0, x1, y1]) {
    return [...this.departements]
      .filter(([, { cadre }]) => cadre[0] <= x1 && cadre[2] >= x0 && cadre[1] <= y1 && cadre[3] >= y0)
      .map(([code]) => code);
  }

  /* Ce qui entoure des communes, ou toute la région : [ouest, nord, est, sud] sur le plan ; rien si nulle n’est dessinée */
  cadre(codes) {
    const formes = codes
      ? codes.map((code) => this.communes.get(code)).filter(Boolean)
      : auCadre([...this.departements.keys()]).map((code) => this.departements.get(code));
    return formes.length ? unir(formes.map(({ cadre }) => cadre)) : undefined;
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
    for (const { lignes, riverains } of this.morceaux) {
      riverains.forEach(([une, autre], arc) => {
        if (une && (autre === undefined || famille(une) !== famille(autre))) tracer(trace, lignes[arc]);
      });
    }
    return trace;
  }

  /* Les bords des départements dont les communes manquent encore */
  bordsDesAbsents() {
    return joindre([...this.absents.keys()].map((code) => this.departements.get(code)));
  }

  /* Un lot par couleur : les communes de même couleur se peignent ensemble, sans couture entre elles.
     La couleur la plus portée se peint d’abord sur toute la région, par ses seuls bords : c’est dix fois moins de points.
     Un département dont les communes manquent encore a la sienne, et ses bords sont dessinés de loin. */
  lots(couleurDe, couleurDuDepartement) {
    const formes = new Map();
    const ranger = (couleur, forme) => {
      if (!formes.has(couleur)) formes.set(couleur, []);
      formes.get(couleur).push(forme);
    };
    for (const [code, forme] of this.communes) ranger(couleurDe(code), forme);
    for (const code of this.absents.keys()) ranger(couleurDuDepartement(code), this.departements.get(code));
    const parNombre = [...formes].sort(([, a], [, b]) => b.length - a.length);
    if (!this.obtenirUnMorceau) parNombre[0][1] = [...this.departements.values()];
    return parNombre.map(([couleur, siennes]) => ({ couleur, trace: joindre(siennes) }));
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
