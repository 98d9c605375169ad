/* Ce que veut dire un mot du glossaire, sous lui : au survol, et d’un doigt. Sans script, le navigateur le dit à sa façon. */
(() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: chargé comme un script, et non comme un module
  "use strict";

  const bulle = Object.assign(document.createElement("span"), { className: "bulle" });
  bulle.setAttribute("role", "tooltip");
  bulle.hidden = true;

  function montrer(mot) {
    bulle.textContent = mot.dataset.bulle;
    mot.append(bulle);
    bulle.hidden = false;
    const { left, right } = bulle.getBoundingClientRect();
    const debord = Math.max(0, right - document.documentElement.clientWidth + 8) || Math.min(0, left - 8);
    bulle.style.marginLeft = `${-debord}px`;
  }

  function cacher() {
    bulle.hidden = true;
    bulle.style.marginLeft = "";
  }

  for (const mot of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("article abbr[title]"))) {
    mot.dataset.bulle = mot.title;
    mot.removeAttribute("title");
    mot.addEventListener("pointerenter", () => montrer(mot));
    mot.addEventListener("pointerleave", cacher);
  }
  addEventListener("keydown", ({ key }) => key === "Escape" && cacher());
})();
