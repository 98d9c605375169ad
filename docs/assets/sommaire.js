/* Le sommaire d’une page : à côté d’elle, il est déplié et dit la partie qu’on lit ; au-dessus, il attend qu’on l’ouvre. */
(() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: chargé comme un script, et non comme un module
  "use strict";

  const pli = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".sommaire__pli"));
  if (!pli) return;
  const large = matchMedia("(min-width: 76.25em)"); // comme dans sommaire.css
  const liens = /** @type {HTMLAnchorElement[]} */ ([...pli.querySelectorAll("a")]);
  const titres = liens.map((lien) => document.getElementById(decodeURIComponent(lien.hash.slice(1))));

  const plier = () => {
    pli.open = large.matches;
  };
  large.addEventListener("change", plier);
  plier();

  /* La dernière partie dont le titre a passé le quart de la fenêtre */
  function dire() {
    const lue = titres.findLastIndex((titre) => titre?.getBoundingClientRect().top < innerHeight / 4);
    for (const lien of liens) lien.removeAttribute("aria-current");
    liens[lue]?.setAttribute("aria-current", "true");
  }

  const vue = new IntersectionObserver(dire, { rootMargin: "0px 0px -75%" });
  for (const titre of titres) if (titre) vue.observe(titre);
})();
