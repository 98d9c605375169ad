/* Le suivi : des filtres et un tri sur la liste, puis la carte, chargée quand elle approche de l’écran.
   Sans ce script, la liste est entière et une carte dessinée tient lieu de l’autre. */
(() => {
  "use strict";

  const page = document.querySelector(".page-carte");
  const formulaire = page.querySelector(".filtres");
  const compte = page.querySelector(".filtres__compte");
  const tableau = page.querySelector("#liste");
  const lignes = [...tableau.tBodies[0].rows];
  const cadre = page.querySelector(".carte-suivi");
  const francais = new Intl.Collator("fr", { numeric: true, sensitivity: "base" });
  const reperes = new Map(); // clé d’une collectivité → ses éléments sur la carte
  const groupes = new Map(); // identifiant d’un groupe → son élément sur la carte

  const plat = (texte) => texte.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /* ——— Filtres ——— */

  const choix = () => Object.fromEntries(new FormData(formulaire));

  const convient = (ligne, { nom, statut, groupe, departement }) =>
    (!nom || plat(ligne.cells[0].dataset.tri).includes(plat(nom.trim()))) &&
    (!statut || ligne.dataset.statut === statut) &&
    (!groupe || ligne.dataset.groupe.split(" ").includes(groupe)) &&
    (!departement || ligne.dataset.departement === departement);

  function filtrer() {
    const voulu = choix();
    let visibles = 0;
    for (const ligne of lignes) {
      ligne.hidden = !convient(ligne, voulu);
      visibles += !ligne.hidden;
    }
    const pluriel = visibles > 1 ? "s" : "";
    compte.textContent = `${visibles} collectivité${pluriel} affichée${pluriel} sur ${lignes.length}.`;
    filtrerLaCarte();
    const requete = new URLSearchParams(Object.entries(voulu).filter(([, valeur]) => valeur));
    history.replaceState(null, "", requete.size ? `?${requete}${location.hash}` : location.pathname + location.hash);
  }

  function filtrerLaCarte() {
    for (const ligne of lignes) {
      for (const element of reperes.get(ligne.dataset.cle) ?? []) {
        element.classList.toggle("est-masque", ligne.hidden);
      }
    }
    const { groupe } = choix();
    for (const [identifiant, element] of groupes) {
      element.classList.toggle("est-masque", Boolean(groupe) && identifiant !== groupe);
    }
  }

  function reprendre() {
    for (const [nom, valeur] of new URLSearchParams(location.search)) {
      const champ = formulaire.elements.namedItem(nom);
      if (champ) champ.value = valeur;
    }
    formulaire.hidden = false;
    formulaire.addEventListener("input", filtrer);
    formulaire.addEventListener("submit", (evenement) => evenement.preventDefault());
    formulaire.addEventListener("reset", () => setTimeout(filtrer));
    filtrer();
  }

  /* ——— Tri ——— */

  function trier(colonne) {
    const entete = tableau.tHead.rows[0].cells[colonne];
    const sens = entete.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
    for (const autre of tableau.tHead.rows[0].cells) autre.removeAttribute("aria-sort");
    entete.setAttribute("aria-sort", sens);
    const signe = sens === "ascending" ? 1 : -1;
    lignes.sort((a, b) => signe * francais.compare(a.cells[colonne].dataset.tri, b.cells[colonne].dataset.tri));
    tableau.tBodies[0].append(...lignes);
  }

  for (const [colonne, entete] of [...tableau.tHead.rows[0].cells].entries()) {
    const bouton = document.createElement("button");
    bouton.type = "button";
    bouton.className = "tri";
    bouton.append(...entete.childNodes);
    bouton.addEventListener("click", () => trier(colonne));
    entete.append(bouton);
  }

  /* ——— Carte ——— */

  const charger = (balise, attributs) =>
    new Promise((pret, echec) => {
      const element = Object.assign(document.createElement(balise), attributs);
      element.onload = pret;
      element.onerror = echec;
      document.head.append(element);
    });

  function rendreAccessible(element, nom, adresse) {
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "link");
    element.setAttribute("aria-label", nom);
    element.addEventListener("click", () => location.assign(adresse));
    element.addEventListener("keydown", (evenement) => {
      if (evenement.key === "Enter") location.assign(adresse);
    });
  }

  function anneau(carte, point) {
    const options = { interactive: false, radius: 10, fill: false };
    const cercles = ["anneau anneau--bord", "anneau"].map((className) =>
      L.circleMarker([point[1], point[0]], { ...options, className }).addTo(carte).getElement());
    return cercles;
  }

  async function afficher() {
    const { leaflet, style, script } = cadre.dataset;
    await Promise.all([
      charger("link", { rel: "stylesheet", href: style }),
      charger("script", { src: leaflet }),
    ]);
    const element = Object.assign(document.createElement("div"), { id: "map_suivi", className: "carte-suivi__leaflet" });
    cadre.append(element);
    await charger("script", { src: script });

    const carte = window.map_suivi;
    carte.attributionControl.remove();
    L.control.zoom({ zoomInTitle: "Zoomer", zoomOutTitle: "Dézoomer" }).addTo(carte);
    carte.scrollWheelZoom.disable();
    carte.on("focus", () => carte.scrollWheelZoom.enable());
    carte.on("blur", () => carte.scrollWheelZoom.disable());

    window.geo_json_collectivites.eachLayer((couche) => {
      const { cle, nom, adresse, point, classe } = couche.feature.properties;
      const elements = [couche.getElement()];
      rendreAccessible(couche.getElement(), nom, adresse);
      if (classe.includes("--ancien")) elements.push(...anneau(carte, point));
      reperes.set(cle, elements);
    });
    carte.eachLayer((couche) => {
      const { gull, adresse, alt } = couche.options;
      if (!gull) return;
      rendreAccessible(couche.getElement(), alt, adresse);
      groupes.set(gull, couche.getElement());
    });
    cadre.classList.add("est-vivante");
    filtrerLaCarte();
  }

  reprendre();
  new IntersectionObserver((entrees, observateur) => {
    if (!entrees.some((entree) => entree.isIntersecting)) return;
    observateur.disconnect();
    afficher();
  }, { rootMargin: "200px" }).observe(cadre);
})();
