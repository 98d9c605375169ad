/* Une carte dans une page : un doigt fait défiler la page, deux déplacent la carte, et une souris y trouve de vrais liens. */

const SEUIL = 6; // en deçà, un pointeur qui bouge est un appui
const AVIS = 1000; // le doigt levé, le temps de finir de lire

/* Ce qui est à deux doigts l’est ; à un doigt, le navigateur fait défiler la page, et la carte dit ce qu’elle attend.
   Un appui qui a glissé n’ouvre rien : son clic est déjà refusé quand la carte le reçoit. */
/** @type {(cadre: HTMLElement) => void} */
export function cohabiter(cadre) {
  const avis = Object.assign(document.createElement("p"), { className: "carte-avis", hidden: true });
  avis.textContent = "Déplacez la carte avec deux doigts";
  avis.setAttribute("aria-hidden", "true");
  cadre.append(avis);
  const depart = { x: 0, y: 0 };

  cadre.addEventListener("pointerdown", ({ clientX: x, clientY: y }) => Object.assign(depart, { x, y }), {
    capture: true,
  });
  cadre.addEventListener(
    "click",
    (evenement) => {
      const { detail, clientX, clientY } = evenement; // au clavier, le détail est nul
      if (detail && Math.hypot(clientX - depart.x, clientY - depart.y) > SEUIL) evenement.preventDefault();
    },
    { capture: true },
  );
  for (const type of /** @type {const} */ (["touchstart", "touchmove"])) {
    cadre.addEventListener(type, (evenement) => evenement.touches.length > 1 && evenement.preventDefault(), {
      passive: false,
    });
  }
  cadre.addEventListener("pointercancel", ({ pointerType }) => {
    avis.hidden = pointerType !== "touch";
  });
  cadre.addEventListener("touchend", () => {
    setTimeout(() => {
      avis.hidden = true;
    }, AVIS);
  });
}

/* Un lien qui se tient sous la souris : ce qui est peint s’ouvre aussi dans un autre onglet, et son adresse se copie. */
/** @type {(cadre: HTMLElement) => (adresse: string | undefined, evenement: MouseEvent) => void} */
export function lienSousLaSouris(cadre) {
  const lien = Object.assign(document.createElement("a"), { className: "carte-lien", tabIndex: -1, hidden: true });
  lien.setAttribute("aria-hidden", "true"); // un clavier, un lecteur d’écran ont la liste
  cadre.append(lien);
  return (adresse, { clientX, clientY }) => {
    lien.hidden = !adresse;
    if (!adresse) return;
    const { left, top } = cadre.getBoundingClientRect();
    lien.href = adresse;
    lien.style.translate = `${clientX - left}px ${clientY - top}px`;
  };
}
