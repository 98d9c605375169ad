/* Une lettre sur sa feuille : ses blancs qui se remplissent sur place, puis ce qu’elle dit, pour tout ce qui l’emporte.
   La feuille est la seule vérité : ce qui y a été modifié à la main n’est jamais refait. */

const mis = new WeakMap(); // ce que nous avons écrit dans chaque blanc ; autre chose vient de la personne
const modeles = new WeakMap(); // ce que disait chaque phrase à blancs avant qu’on y touche

const creer = (balise, className) => Object.assign(document.createElement(balise), { className });

/* ——— Dresser ——— */

/* Le HTML du modèle → les parties de la feuille, chacune de ses lignes à part, et le corps qui se modifie */
/** @type {(html: string) => { feuille: DocumentFragment, corps: HTMLElement }} */
export function dresser(html) {
  const modele = document.createElement("template");
  modele.innerHTML = html; // écrit par le site, où pandoc a tout échappé
  const corps = creer("div", "feuille__corps");
  const feuille = document.createDocumentFragment();
  for (const bloc of [...modele.content.children]) {
    if (bloc.matches("[class^=feuille__]")) {
      if (bloc.matches(".feuille__signature, .feuille__qr")) feuille.append(corps);
      bloc.querySelectorAll("p").forEach(couperEnLignes);
      feuille.append(bloc);
    } else {
      corps.append(bloc);
    }
  }
  if (!corps.parentNode) feuille.append(corps);
  for (const phrase of corps.querySelectorAll(".phrase")) modeles.set(phrase, squelette(phrase));
  return { feuille, corps };
}

function couperEnLignes(paragraphe) {
  const lignes = [creer("span", "ligne")];
  for (const noeud of [...paragraphe.childNodes]) {
    if (noeud.nodeName === "BR") lignes.push(creer("span", "ligne"));
    else lignes.at(-1).append(noeud);
  }
  paragraphe.replaceChildren(...lignes);
}

/* ——— Remplir ——— */

/** @type {(feuille: Element) => Set<string>} */
export const blancsDe = (feuille) =>
  new Set([...feuille.querySelectorAll("[data-blanc]")].map((blanc) => blanc.dataset.blanc));

/* Une valeur vide emporte la phrase ou la ligne de son blanc, ou amène celle qui l’attendait (« data-sans ») ;
   sans valeur, le blanc reste à remplir. */
/** @type {(feuille: Element, valeurs: Valeurs, blancs: Record<string, { mot: string }>) => void} */
export function remplir(feuille, valeurs, blancs) {
  for (const blanc of feuille.querySelectorAll("[data-blanc]")) {
    const nom = blanc.dataset.blanc;
    const texte = valeurs[nom] || `[${blancs[nom].mot}]`;
    blanc.classList.toggle("blanc--rempli", Boolean(valeurs[nom]));
    if (mis.get(blanc) === texte) continue;
    blanc.replaceChildren(...texte.split("\n").flatMap((ligne, rang) => (rang ? [creer("br", ""), ligne] : [ligne])));
    mis.set(blanc, texte);
  }
  for (const groupe of feuille.querySelectorAll(".phrase, .ligne")) {
    const { sans } = groupe.dataset;
    const vide = [...groupe.querySelectorAll("[data-blanc]")].some((blanc) => valeurs[blanc.dataset.blanc] === "");
    groupe.hidden = vide || (sans !== undefined && valeurs[sans] !== "");
  }
  for (const bloc of feuille.querySelectorAll("p, li")) {
    bloc.hidden = bloc.querySelector("[hidden]") !== null && !mots(bloc).length;
  }
}

/* Un blanc que la personne a réécrit sur la feuille devient du texte ordinaire,
   une phrase où elle a mis du sien ne disparaît plus avec son blanc. */
/** @type {(feuille: Element) => void} */
export function liberer(feuille) {
  for (const blanc of feuille.querySelectorAll("[data-blanc]")) {
    if (mis.get(blanc) === texteDe(blanc)) continue;
    blanc.removeAttribute("data-blanc");
    blanc.removeAttribute("class");
  }
  for (const phrase of feuille.querySelectorAll(".phrase")) {
    if (modeles.get(phrase) !== squelette(phrase)) phrase.removeAttribute("class");
  }
}

/* Un texte, ses blancs par leur nom : le même quelle que soit la commune */
/** @type {(noeud: any, personnel?: (blanc: HTMLElement) => boolean) => string} */
export const squelette = (noeud, personnel = () => false) => {
  if (noeud.nodeType === Node.TEXT_NODE) return noeud.data;
  if (noeud.dataset?.blanc && !personnel(noeud)) return `{${noeud.dataset.blanc}}`;
  return [...noeud.childNodes].map((enfant) => squelette(enfant, personnel)).join("");
};

const texteDe = (noeud) =>
  noeud.nodeName === "BR"
    ? "\n"
    : noeud.nodeType === Node.TEXT_NODE
      ? noeud.data
      : [...noeud.childNodes].map(texteDe).join("");

/* ——— Lire ——— */

const BLOCS = new Set(["P", "DIV", "BLOCKQUOTE", "PRE", "H1", "H2", "H3", "H4", "H5", "H6"]);
const LISTES = new Set(["UL", "OL"]);
// biome-ignore lint/suspicious/noControlCharactersInRegex: ce sont eux que l’on cherche, aucun document XML ne les admet
const INTERDITS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/* Les mots d’un nœud : { texte, gras, leger, lien, blanc } ou { saut: true }, sans espace en trop */
/** @type {(noeud: Node) => Mot[]} */
export function mots(noeud) {
  const trouves = [];
  const lire = (ici, allure) => {
    if (ici.nodeType === Node.TEXT_NODE) {
      trouves.push({ ...allure, texte: ici.data.toWellFormed?.() ?? ici.data });
    } else if (ici.nodeName === "BR") {
      trouves.push({ saut: true });
    } else if (!ici.hidden) {
      const ligne = ici.classList?.contains("ligne") && ici.previousElementSibling;
      if (ligne) trouves.push({ saut: true });
      const dedans = { ...allure, ...allureDe(ici) };
      for (const enfant of ici.childNodes) lire(enfant, dedans);
    }
  };
  for (const enfant of noeud.childNodes) lire(enfant, {});
  return resserrer(trouves);
}

function allureDe(element) {
  const { nodeName, style } = element;
  return {
    ...((nodeName === "STRONG" || nodeName === "B" || style?.fontWeight === "bold") && { gras: true }),
    ...((nodeName === "EM" || nodeName === "I" || style?.fontStyle === "italic") && { leger: true }),
    ...(nodeName === "A" && /^https?:/.test(element.href) && { lien: element.getAttribute("href") }),
    ...(element.dataset?.blanc && !element.classList.contains("blanc--rempli") && { blanc: true }),
  };
}

/* Une espace au plus entre deux mots, aucune aux bords ni autour d’un saut, aucun saut aux bords */
function resserrer(trouves) {
  const serres = [];
  for (const mot of trouves) {
    const avant = serres.at(-1);
    const colle = !avant || avant.saut || avant.texte.endsWith(" ");
    if (mot.saut) {
      if (avant?.texte) avant.texte = avant.texte.trimEnd();
      if (avant) serres.push({ saut: true });
      continue;
    }
    const net = mot.texte.replace(INTERDITS, "").replace(/[ \t\r\n]+/g, " ");
    const texte = colle ? net.replace(/^ /, "") : net;
    if (texte) serres.push({ ...mot, texte });
  }
  while (serres.length && (serres.at(-1).saut || !serres.at(-1).texte.trimEnd())) serres.pop();
  if (serres.length) serres.at(-1).texte = serres.at(-1).texte.replace(/ $/, "");
  return serres;
}

/* La feuille → ses blocs : { partie, genre: "p" | "titre" | "citation", mots }
   ou { partie, genre: "ul" | "ol", points: [mots, …] } */
/** @type {(feuille: Element) => Bloc[]} */
export function lire(feuille) {
  return [...feuille.children].flatMap((partie) => {
    const nom = [...partie.classList].findLast((classe) => classe.startsWith("feuille__")).replace("feuille__", "");
    return blocsDe(partie).map((bloc) => ({ partie: nom, ...bloc }));
  });
}

function blocsDe(parent) {
  const blocs = [];
  let libre = null; // du texte hors de tout paragraphe, quand tout a été effacé puis réécrit
  for (const noeud of parent.childNodes) {
    if (BLOCS.has(noeud.nodeName) || LISTES.has(noeud.nodeName)) {
      libre = null;
      if (!noeud.hidden) blocs.push(...blocDe(noeud));
    } else {
      if (!libre) {
        libre = [];
        blocs.push({ genre: "p", mots: libre });
      }
      const boite = document.createElement("span");
      boite.append(noeud.cloneNode(true));
      libre.push(...mots(boite));
    }
  }
  return blocs.filter((bloc) => bloc.points?.length || bloc.mots?.length);
}

function blocDe(noeud) {
  if (LISTES.has(noeud.nodeName)) {
    const points = [...noeud.children]
      .filter((point) => !point.hidden)
      .map(mots)
      .filter(({ length }) => length);
    return [{ genre: noeud.nodeName.toLowerCase(), points }];
  }
  const composite = [...noeud.children].some(({ nodeName }) => BLOCS.has(nodeName) || LISTES.has(nodeName));
  const blocs = composite
    ? blocsDe(noeud)
    : [{ genre: /^H\d$/.test(noeud.nodeName) ? "titre" : "p", mots: mots(noeud) }];
  if (noeud.nodeName !== "BLOCKQUOTE") return blocs;
  return blocs.map((bloc) => (bloc.genre === "p" ? { ...bloc, genre: "citation" } : bloc));
}

/* ——— Dire en texte simple ——— */

const enLigne = (mots) => mots.map((mot) => (mot.saut ? "\n" : mot.texte)).join("");

/** @type {(blocs: Bloc[]) => string} */
export function enTexte(blocs) {
  return blocs
    .map(({ genre, mots: phrase, points }) =>
      phrase
        ? enLigne(phrase)
        : points.map((point, rang) => `${genre === "ol" ? `${rang + 1}.` : "-"} ${enLigne(point)}`).join("\n"),
    )
    .join("\n\n");
}
