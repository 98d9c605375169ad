/* Une fois la lettre emportée : réserver, l’envoyer, la noter, revenir dans quelques semaines. */

import { dater } from "../textes.js";
import { enregistrer } from "./emporter.js";
import { agenda, plusTard } from "./rappel.js";
import { situationDe } from "./situation.js";

/* Par où elle part, selon ce qui la porte */
const ENVOIS = {
  papier: "Imprimez-la, signez-la et postez-la.",
  courriel: "Envoyez-la depuis l’adresse du groupe.",
  telephone: "Téléphonez, cette page sous les yeux.",
};
const REMISE = "Imprimez-la, et remettez-la en mains propres.";

/** @type {(atelier: Atelier) => void} */
export function direLaSuite(atelier) {
  const { choixDeDestination, choixDuGroupe, commune, donnees, lettre, un } = atelier;
  const { attend, geste, id, support } = lettre.modele;
  const etat = situationDe(choixDeDestination.value, commune);
  const groupe = donnees.groupes.some((connu) => connu.id === choixDuGroupe.value) ? choixDuGroupe.value : "";
  un(".ensuite__envoyer").textContent = ENVOIS[support] ?? REMISE;
  un(".ensuite__revenir").hidden = !attend;
  un(".ensuite__rappel").disabled = !etat;
  const adresse = un(".ensuite__noter").dataset.formulaire;
  const suite = etat ? `#${etat.cle}` : "";
  un(".ensuite__noter").href =
    `${adresse}${suite && `${suite}/${[geste, groupe, groupe && id].filter(Boolean).join("/")}`}`;
  un(".ensuite__reserver").hidden = !etat || etat.statut !== donnees.sans_suivi;
  un(".ensuite__reserver a").href =
    `${adresse}${suite && `${suite}/${["reservation", groupe].filter(Boolean).join("/")}`}`;
}

/** @type {(atelier: Atelier) => string} */
export function rappeler({ choixDeDestination, commune, donnees, lettre, un }) {
  const etat = situationDe(choixDeDestination.value, commune);
  const ecrit = new Date();
  const jour = plusTard(ecrit, donnees.relance);
  const quand = dater(jour, donnees.fuseau);
  const rappel = {
    id: `${etat.cle}-${lettre.modele.id}-${ecrit.getTime()}@${location.hostname}`,
    jour,
    ecrit,
    titre: `À relancer\u00a0: ${etat.nom}`,
    texte: `Courrier\u00a0: ${lettre.modele.titre}.\nUn appel au secrétariat d’abord\u00a0; puis une relance, une seule.`,
    lien: un(".ensuite__noter").href,
  };
  enregistrer(agenda(rappel), `rappel-${etat.cle}.ics`);
  return `Le rappel est téléchargé, pour le ${quand}\u00a0: ouvrez-le dans votre agenda.`;
}
