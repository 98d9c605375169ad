/* What the scripts of docs/assets give to each other. Here and not beside them: nobody's browser needs it. */

declare const L: any; // Leaflet, a plain script without types
interface Window {
  map_suivi: any; // what folium draws
  geo_json_collectivites: any;
}
interface ParentNode {
  querySelector(choix: string): any; // the kind of an element is the template's business
  querySelectorAll(choix: string): NodeListOf<any>;
}

/* ——— communes.js ——— */

type Repertoire = import("../docs/assets/communes.js").Repertoire;
interface Zone {
  dans?: string;
  code?: string;
  siren?: string;
  nom: string;
  part: string;
  douteuse?: boolean;
  tranche: number;
}
interface CommuneDuRepertoire {
  code: string;
  rang: number;
  nom: string;
  departement: Zone;
  epci?: Zone;
  postaux: string[];
  population: number;
  anciennes: { code: string; nom: string }[];
  suivie: boolean;
  statut: string;
  statutEnMots: string;
  groupe: string | null;
  label?: string;
  labelSur: number | null;
  ancien: boolean;
}

/* ——— recherche/ ——— */

interface Nom {
  texte: string;
  code: string;
  mots: string[];
  colle: string;
  court: string;
}
interface Cherchee {
  noms: Nom[]; // celui d’aujourd’hui, puis ceux d’avant
  postaux: string[];
}
interface Demande {
  codes: string[];
  ecrits: string[];
  mots: string[];
  colle: string;
  court: string;
}
interface EntreeDeLIndex {
  location: string;
  titre: string;
  texte: string;
  boost: number;
  nom: Nom;
  mots: string[];
  page: EntreeDeLIndex | null;
}
type Morceaux = string[]; // ceux de rang impair sont marqués
interface ReponseDuMoteur {
  location: string;
  titre: Morceaux;
  extrait: Morceaux;
}
interface PageTrouvee {
  page: ReponseDuMoteur;
  parties: ReponseDuMoteur[];
}
interface CommuneCherchee extends Omit<CommuneDuRepertoire, "nom" | "anciennes"> {
  nom: Nom;
  lieu: string[];
  adresse: string;
  anciennes: Nom[];
}
interface Trouvee {
  commune: CommuneCherchee;
  qualite: number;
  raison?: string;
}

/* ——— carte/ ——— */

type Point = [number, number];
type Cadre = [number, number, number, number]; // west, north, east, south on the plan
interface Forme {
  polygones: Point[][][];
  bords: number[];
}
interface Topologie {
  arcs: Point[][];
  transform: { scale: Point; translate: Point };
  objects: Record<string, { geometries: { id: string; type: string; arcs: any[] }[] }>;
}
interface Trait {
  trace: Path2D;
  couleur: string;
  epaisseur: number;
  opacite?: number;
}
interface Tableau {
  lots: { couleur: string; trace: Path2D }[];
  limites: Trait[];
}
interface Vue {
  echelle: number; // pixels a degree
  x: number;
  y: number;
  nettete: number;
}
interface Couche {
  famille: (commune: CommuneDuRepertoire) => any;
  couleur: (commune: CommuneDuRepertoire) => string;
  bulle: (commune: CommuneDuRepertoire) => string;
}
interface FicheDeCarte {
  nom: string;
  lieu: string;
  phrase: string;
  page: string;
  ecrire?: string;
  noter?: string;
}
interface CarteVivante {
  annoncer: (texte: string) => void;
  filtrer: (filtre: { cles: Set<string> | null; groupe: string; retenue: VoulueSurLaCarte["retenue"] }) => void;
  colorier: (couche: string) => void;
  montrer: (cle: string, deLoin: boolean) => Promise<void>;
  quitter: () => void;
  revenir: () => void;
  cadrer: (filtre: Filtre) => Promise<void>;
  situer: () => Promise<string | undefined>;
  choisirSurLeDessin: (point: [number, number, number]) => Promise<void>;
}
interface Filtre {
  departement?: string;
  epci?: string;
  groupe?: string;
}
interface VoulueSurLaCarte {
  couche: string;
  retenue: (commune: CommuneDuRepertoire) => boolean;
  choisie?: string;
  element: Element;
}

/* ——— courriers/ ——— */

interface Courriel {
  vers: string;
  objet: string;
  texte: string;
}
type Valeurs = Record<string, string | undefined>;
interface Etat {
  statut: string;
  conditions: string[];
  population: number;
}
interface SituationDeLettre extends Etat {
  cle: string; // ce qui la nomme dans le suivi
  nom: string;
  valeurs: Valeurs;
}
interface CommuneDeLettre extends SituationDeLettre {
  code: string;
  courriel: string | null;
  partagent: string[]; // les autres mairies qui ont ce courriel
  site: string;
  faits: string[]; // des phrases que le site propose
  label: string;
  labelSur: number | null;
  epci: (SituationDeLettre & { retiree: boolean }) | null;
  statutEnMots: string;
  retiree: boolean; // elle a demandé à ne pas figurer dans le suivi
}
interface Modele {
  id: string;
  titre: string;
  html: Record<string, string>; // par formule neutre de qui la reçoit
  support: string;
  formats: string[];
  adressee: boolean;
  geste: string; // ce que le suivi en dira
  attend: boolean; // on y revient, si rien n’est venu
  pour: string[];
  rang: number;
  statuts: string[];
  habitants_max: number | null;
  si: string[];
  sauf: string[];
}
interface Blanc {
  mot: string;
  famille: string; // « groupe », « commune », « personne », « campagne »
  phrase: boolean;
  choix: boolean;
  facultatif: boolean;
}
interface Plume {
  creer: (nom: string, attributs?: Record<string, string>, ...enfants: (Node | string)[]) => Element;
  trouver: (nom: string, dans?: any) => Element[];
  valeur: (element: Element, nom: string) => string | null;
}
interface Donnees {
  lettres: Modele[];
  groupes: { id: string; nom: string; valeurs: Valeurs }[];
  statuts: Record<string, string>;
  sans_suivi: string;
  blancs: Record<string, Blanc>;
  destinations: Record<string, { mot: string; civilites: string[]; neutre: string }>;
  conditions: Record<string, string>;
  relance: number; // jours
  objet: string;
  campagne: Valeurs;
  fuseau: string;
  odt: Record<string, string>;
  docx: Record<string, string>;
  styles: Record<string, string>;
  lignes_d_expediteur: number;
}
interface LettreOuverte {
  cle: string;
  modele: Modele;
  corps: HTMLElement;
  parties: Element[];
  empreintes: string[];
  modifiee?: boolean;
}
interface Etape {
  code?: string;
  lettre?: string;
  groupe?: string;
  destination?: string;
}
interface Atelier {
  page: HTMLElement;
  section: HTMLElement;
  un: (choix: string) => any;
  feuille: HTMLElement;
  champs: HTMLElement;
  choixDeDestination: HTMLSelectElement;
  choixDuGroupe: HTMLSelectElement;
  choixDeLettre: HTMLSelectElement;
  recherche: { champ: HTMLInputElement; resultats: HTMLElement; titre: HTMLElement };
  donnees: Donnees | null;
  connaitre: () => Promise<(code: string) => CommuneDeLettre | null>;
  commune: CommuneDeLettre | null;
  lettre: LettreOuverte | null;
  lettreVoulue: boolean;
  saisies: Record<string, string>;
  omis: Set<string>;
  dressees: Map<string, LettreOuverte>;
}
interface Mot {
  texte?: string;
  gras?: boolean;
  leger?: boolean;
  lien?: string;
  blanc?: boolean;
  saut?: boolean;
}
interface Bloc {
  partie?: string;
  genre: string; // « p », « titre », « citation », « ul », « ol »
  mots?: Mot[];
  points?: Mot[][];
}

/* ——— contribuer/ ——— */

type Saisies = Record<string, any>; // ce qu’une personne a écrit, par champ ; une liste pour des cases
interface Contact {
  commune?: string;
  collectivite?: string;
  nom: string;
  le: string;
  geste: string;
  par: string;
  note?: string;
  exception?: string;
  source?: string;
  relance?: string;
  modele?: string;
  jusqu_au?: string;
  edition?: string;
  motif?: string;
}
interface Groupe {
  id: string;
  nom: string;
  vue_en: string;
}
interface Champ {
  requis: boolean;
  dedans: Champs | undefined; // un champ qui en contient d’autres n’a rien de ce qui suit
  description: string;
  plusieurs: boolean;
  max: number | null;
  au_moins: number | null;
  au_plus: number | null;
  motif: string | null;
  attendu: string | null;
  presque: [string, string][];
  exemple: string | null;
}
type Champs = Record<string, Champ>; // dans l’ordre du fichier
interface SorteDeFichier {
  dossier: string;
  guillemets: string[];
  champs: Champs;
}
interface Proposition {
  dossier: string;
  nom: string; // celui du fichier
  texte: string;
  objet: string;
  annonce: string;
}
interface Sorte {
  fichier: (regles: Regles) => SorteDeFichier;
  ajuster: (noter: Formulaire) => void;
  completer?: (noter: Formulaire, valeurs: any, tous: Refus[]) => void;
  refus: (valeurs: any, jour: string, regles: Regles) => Refus[];
  consequences: (valeurs: any, jour: string, regles: Regles) => string[];
  proposer: (valeurs: any, regles: Regles) => Proposition;
}
interface Formulaire {
  page: HTMLElement;
  un: (choix: string) => any;
  sorte: Sorte;
  section: HTMLElement;
  formulaire: any;
  blocs: any[];
  recherche: { champ: HTMLInputElement; resultats: HTMLElement };
  repertoire: Repertoire | null;
  regles: Regles | null;
  jour: string;
  vise: Saisies;
}
interface Ligne {
  le: string; // un jour, un mois ou une année
  geste: string;
  par: string;
  jusqu_au?: string;
  fichier: string;
  ligne: number;
}
interface Suivie {
  suivi: Ligne[];
  retiree?: boolean; // elle a demandé à ne pas y figurer : le site n’en sait rien d’autre
  label?: { le: string; actuel: boolean };
}
interface Regles {
  gestes: Record<
    string,
    {
      phrase: string;
      statut?: string;
      provisoire?: string;
      exige?: string[];
      permet?: string[];
      demarche?: boolean;
      dernier_mot?: boolean;
      retire?: boolean;
      ramene?: boolean;
    }
  >;
  statuts: Record<string, { mot: string; libre: boolean; a_suivre: boolean }>; // dans l’ordre de la démarche
  depart: string;
  rouvert: string;
  label: string;
  hors_suivi: string;
  contact: SorteDeFichier;
  groupe: SorteDeFichier & { exemple: string; confiance: number };
  groupes: Record<string, { nom: string; place: string }>;
  annees: [number, number];
  delais: { reservation: number; relance: number };
  fuseau: string;
  editions: Record<string, { debut: string; fin: string; periode: string }>;
  dits: Record<string, string>;
  balise: string;
  invisible: string;
  extrait: number;
  vie_privee: {
    motifs: [string, string][]; // ce que l’on cherche, et ce que l’on en dit
    neutres: string[]; // ce qui porte un nom sans être personne
    courriel: string;
    fonctions: string[];
    debuts: string[];
    personnes: string[];
    prenoms: string[];
    articles: string[];
    longueur_sure: number;
  };
  collectivites: Record<string, { nom: string }>;
  suivies: Record<string, Suivie>;
  forge: { nom: string; fichier: string; ticket: string; remplit: boolean; membres: boolean } | null;
}
interface Refus {
  champ: string;
  dit: string;
  manque?: boolean; // rien n’y est encore écrit
  indiscret?: boolean; // une exception, que l’on justifie, le permet
}
