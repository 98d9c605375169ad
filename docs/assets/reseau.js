/* Ce qui vient du réseau : le demander, et quand il manque, le dire et le redemander. */

/** @type {(adresse: string) => Promise<Response>} */
async function joindre(adresse) {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(`${adresse} : ${reponse.status}`);
  return reponse;
}

/* « attendus » : ce que ce fichier a toujours. Un autre à sa place, comme la page d’accueil d’un wifi, manque autant que lui. */
/** @type {(adresse: string, ...attendus: string[]) => Promise<any>} */
export async function demander(adresse, ...attendus) {
  const venu = await (await joindre(adresse)).json();
  const manquent = attendus.filter((nom) => !(nom in Object(venu)));
  if (manquent.length) throw new Error(`${adresse} : sans ${manquent.join(", ")}`);
  return venu;
}

/* Ajoute à la page un script ou une feuille ; ce qui n’est pas venu n’y reste pas. */
/** @type {(balise: string, attributs: object) => Promise<void>} */
export const inserer = (balise, attributs) =>
  new Promise((pret, echec) => {
    const element = Object.assign(document.createElement(balise), attributs);
    element.onload = () => pret();
    element.onerror = () => {
      element.remove();
      echec(new Error(`${balise} : ${JSON.stringify(attributs)}`));
    };
    document.head.append(element);
  });

const REPRISE = "reprise"; // ce qu’une annonce reçoit quand on réessaie : tout ce qui y manque l’entend
const ESSAI = "Nouvel essai…";

function direCeQuiManque(annonce, manque) {
  const bouton = Object.assign(document.createElement("button"), { type: "button", textContent: "Réessayer" });
  bouton.className = "reprise";
  bouton.addEventListener("mousedown", (evenement) => evenement.preventDefault()); // le focus reste où il est
  bouton.addEventListener("click", () => {
    if (document.activeElement === bouton) annonce.focus({ preventScroll: true }); // le bouton s’en va
    annonce.dispatchEvent(new Event(REPRISE));
  });
  annonce.tabIndex = -1;
  annonce.replaceChildren(`${manque} `, bouton);
}

/* Rend de quoi obtenir ce que « faire » va chercher, une fois pour toutes. Quand il manque, l’annonce le dit et offre de
   réessayer ; demander de nouveau réessaie aussi, et qui attend attend que cela réussisse. */
/** @type {<T>(annonce: HTMLElement, manque: string, faire: () => Promise<T>) => () => Promise<T>} */
export function approvisionner(annonce, manque, faire) {
  let attendu;

  async function insister() {
    try {
      return await faire();
    } catch (erreur) {
      console.error(erreur);
    }
    await new Promise((suite) => {
      annonce.addEventListener(REPRISE, suite, { once: true });
      direCeQuiManque(annonce, manque);
    });
    annonce.replaceChildren(ESSAI);
    const venu = await insister();
    if (annonce.textContent === ESSAI) annonce.replaceChildren();
    return venu;
  }

  return () => {
    annonce.dispatchEvent(new Event(REPRISE));
    attendu ??= insister();
    return attendu;
  };
}
