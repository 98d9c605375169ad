/* Le fond dans Leaflet : une toile sous les tracés, peinte une fois par arrêt ; entre deux, le navigateur la déplace. */

import { peindre } from "./fond.js";

const NETTETE_MAX = 2; // au-delà, un téléphone peint plus de points que l’œil n’en voit

/** @type {(carte: any) => any} */
export function tendre(carte) {
  const calque = carte.createPane("communes");
  calque.style.zIndex = 350; // sous les tracés (400), au-dessus de rien
  calque.style.pointerEvents = "none";

  const Toile = L.Renderer.extend({
    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.setAttribute("aria-hidden", "true");
    },

    _destroyContainer() {
      this._container.remove();
    },

    _updatePaths() {},

    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      const { x, y } = this._bounds.getSize();
      this.nettete = Math.min(devicePixelRatio, NETTETE_MAX);
      const [width, height] = [Math.round(x * this.nettete), Math.round(y * this.nettete)];
      if (this._container.width !== width || this._container.height !== height) {
        Object.assign(this._container, { width, height });
        Object.assign(this._container.style, { width: `${x}px`, height: `${y}px` });
      }
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this.peindre();
    },

    montrer(tableau) {
      this.tableau = tableau;
      this.peindre();
    },

    peindre() {
      if (!this.tableau) return;
      const echelle = (256 * 2 ** this._map.getZoom()) / 360;
      const coin = this._map.getPixelOrigin().add(this._bounds.min);
      const vue = { echelle, x: 180 * echelle - coin.x, y: 180 * echelle - coin.y, nettete: this.nettete };
      peindre(this._container.getContext("2d"), vue, this.tableau);
    },
  });
  return new Toile({ pane: "communes", padding: 0.4 }).addTo(carte);
}
