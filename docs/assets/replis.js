/* Ce qui est replié s’ouvre pour qui suit un lien vers ce qu’il contient, et pour qui imprime, sauf ce qui ferait des pages
   et des pages : on imprime de celui-là ce que l’on a ouvert. */
(() => {
  // biome-ignore lint/suspicious/noRedundantUseStrict: chargé comme un script, et non comme un module
  "use strict";

  addEventListener("beforeprint", () => {
    const replies = [...document.querySelectorAll("article details:not([open], [data-reste-plie])")];
    const basculer = () => {
      for (const repli of replies) repli.toggleAttribute("open");
    };
    basculer();
    addEventListener("afterprint", basculer, { once: true });
  });

  function ouvrir() {
    const repli = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("details:not([open])");
    repli?.toggleAttribute("open");
  }

  addEventListener("hashchange", ouvrir);
  ouvrir();
})();
