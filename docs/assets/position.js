/* Où est la personne, si elle le veut : sa position reste dans son navigateur. */

const REFUS = {
  1: "Votre navigateur n’a pas donné votre position.",
  2: "Votre appareil n’a pas trouvé votre position.",
  3: "Votre appareil a mis trop de temps à trouver votre position.",
};

/* Rend [longitude, latitude], ou lance ce qu’il faut en dire */
/** @type {() => Promise<Point>} */
export const situer = () =>
  new Promise((trouvee, refusee) => {
    const refuser = (code) => refusee(new Error(REFUS[code] ?? REFUS[2]));
    if (!navigator.geolocation) return refuser(2);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => trouvee([longitude, latitude]),
      ({ code }) => refuser(code),
      { timeout: 15_000, maximumAge: 600_000 },
    );
  });
