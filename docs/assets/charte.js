/* Le contraste de deux couleurs (WCAG 2), dans les couleurs du moment. */

/** @type {(couleur: string) => number} */
function clarte(couleur) {
  const [rouge, vert, bleu] = couleur.match(/[\d.]+/g).map((part) => {
    const dose = Number(part) / 255;
    return dose <= 0.04045 ? dose / 12.92 : ((dose + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu;
}

/** @type {(une: string, autre: string) => number} */
function contraste(une, autre) {
  const [sombre, clair] = [clarte(une), clarte(autre)].sort((a, b) => a - b);
  return (clair + 0.05) / (sombre + 0.05);
}

function mesurer() {
  for (const couple of document.querySelectorAll(".charte__couple")) {
    const [fond, encre] = ["rect", "circle"].map((forme) => getComputedStyle(couple.querySelector(forme)).fill);
    const mesure = contraste(encre, fond);
    couple.classList.toggle("est-trop-pale", mesure < couple.dataset.seuil);
    couple.querySelector("output").textContent =
      `${mesure.toFixed(1).replace(".", ",")} (au moins ${couple.dataset.seuil.replace(".", ",")})`;
  }
}

mesurer();
new MutationObserver(mesurer).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
