"""A region that begins: settings of its own, records that wait for their first line, all that is national left alone.

Which files belong to a region and which to the whole country is written here, and nowhere else.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from tournee.fiches.glossaire import Terme
from tournee.fiches.gulls import Gull
from tournee.fiches.journal import CompteRendu
from tournee.fiches.label import Label
from tournee.fiches.liens import LienExterne
from tournee.fiches.palmares import Laureat
from tournee.fiches.phrases import Phrase
from tournee.fiches.reglages import DE_TOUTE_REGION, Reglages
from tournee.fiches.suivi import Collectivite, Commune, Contact
from tournee.fiches.valeurs import FRANCE
from tournee.francais.phrases import compte
from tournee.loading.loading import load, load_reglages
from tournee.loading.reader import LISEZMOI, Reader
from tournee.reading.sources import DataError, Problem, read_text
from tournee.reading.texts import TEXTS, written_files
from tournee.territoire.fichiers import DOSSIER
from tournee.writing.replacing import beside, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from tournee.campagne.campagne import Campagne
    from tournee.reading.record import FileRecord

LISTES: Final[tuple[type[FileRecord], ...]] = (Commune, Collectivite, Gull)
"""The lists that a region fills; its settings are the rest of what it writes in a file of its own."""
DOSSIERS: Final = (Contact.dossier, Gull.dossier, CompteRendu.dossier)
"""The folders where each file is something that a region tells."""
NATIONAUX: Final[tuple[type[FileRecord], ...]] = (Label, Laureat, Terme, LienExterne, Phrase)
"""What is true of the whole country, or of the texts: no region writes it again."""
VIDES: Final = files(__package__) / "fiches_vides"
BLOC: Final = re.compile(r"(?:^#.*\n)*^(?P<champ>\w+):.*\n(?:^(?:[ -].*)?\n)*", re.MULTILINE)
"""A field at the top of a file, with the comments above it."""
OPTIONS: Final = {
    "nom": "--nom",
    "departements": "--departement",
    "fuseau": "--fuseau",
    "  nom": "--reseau",
    "  forum": "--forum",
    "fil": "--fil",
}
"""By the beginning of a line of the settings, the option that answers it."""
RADICAL: Final = 6
"""Letters of the name of a region by which its people are known too: « Normandie », « normand »."""


@dataclass(frozen=True, slots=True)
class Reponses:
    """What only who begins a campaign can say."""

    nom: str
    departements: tuple[str, ...]
    fuseau: str
    reseau: str
    forum: str
    fil: str


def commencer(
    root: Path,
    reponses: Reponses,
    make_territoire: Callable[[Path], object],
    check: Callable[[Path, Campagne], object],
) -> Campagne:
    """Make the project in ``root`` that of a new region; the campaign that begins.

    What another region has told is written over. DataError, and nothing written, if the project would not be right:
    ``check`` has the last word, on a copy.
    """
    textes = {Reglages.fichier: reglages(root, reponses)}
    textes |= {model.fichier: (VIDES / model.fichier.rpartition("/")[2]).read_text("utf-8") for model in LISTES}
    removed = tuple(_seuls(root))
    with beside(root, textes, removed) as copy:
        make_territoire(copy / DOSSIER)
        try:
            campagne = load(copy)
        except DataError as error:
            raise DataError(_of_answers(error.problems, textes[Reglages.fichier], reponses)) from error
        _same_of_all(load_reglages(root), campagne.reglages)
        check(copy, campagne)
        textes |= {f"{DOSSIER}/{path.name}": path.read_text("utf-8") for path in sorted((copy / DOSSIER).iterdir())}
    for name, text in textes.items():
        write(root / name, text)
    for name in removed:
        (root / name).unlink()
    return campagne


def refuse_what_would_be_lost(root: Path) -> None:
    """DataError where a region has told something in a project."""
    if perdus := [*_deja_la(root)]:
        raise DataError(perdus)


def _deja_la(root: Path) -> Iterator[Problem]:
    """Each file in which a region has told something, which another would write over."""
    remede = "gardez-en une copie, ou laissez « --remplacer » l’effacer"
    yield Problem(Reglages.fichier, 1, f"les réglages d’une campagne y sont déjà ; {remede}")
    reader = Reader(root)
    for model in LISTES:
        if fiches := reader.records(model) if reader.has(model) else ():
            yield Problem(model.fichier, fiches[0].line(), f"{compte(len(fiches), 'fiche')} d’une région ; {remede}")
    for name in _seuls(root):
        yield Problem(name, 1, f"une région le raconte ; {remede}")


def _seuls(root: Path) -> Iterator[str]:
    """The files that are each something that a region tells, from the root of the project."""
    for dossier in DOSSIERS:
        for path in sorted((root / dossier).glob("[!.]*")):
            if path.name != LISEZMOI:
                yield path.relative_to(root).as_posix()


def reglages(root: Path, reponses: Reponses) -> str:
    """The text of the settings: the answers, what waits to be known, and what is the same in any region."""
    tete = (VIDES / "campagne.yaml").read_text("utf-8")
    valeurs = {champ: json.dumps(valeur, ensure_ascii=False) for champ, valeur in asdict(reponses).items()}
    if FRANCE in reponses.departements:
        valeurs["departements"] = FRANCE
    communs = _blocs(read_text(root / Reglages.fichier, Reglages.fichier))
    return tete.format_map(valeurs) + "".join(communs[champ] for champ in communs if champ in DE_TOUTE_REGION)


def _blocs(texte: str) -> Mapping[str, str]:
    """Each field of a file with its comments; a heading is of none, for a blank line follows it."""
    return {trouve["champ"]: f"{trouve[0].rstrip()}\n" for trouve in BLOC.finditer(f"{texte}\n")}


def _same_of_all(avant: Reglages, apres: Reglages) -> None:
    """DataError where a setting that is the same in any region would be lost."""
    dits, redits = avant.model_dump(), apres.model_dump()
    if perdus := [champ for champ in DE_TOUTE_REGION if dits[champ] != redits[champ]]:
        dit = "ce réglage est écrit d’une façon que la commande ne sait pas reprendre ; mettez-le en lignes"
        raise DataError([avant.problem(champ, dit) for champ in perdus])


def _of_answers(problems: Iterable[Problem], texte: str, reponses: Reponses) -> Iterator[Problem]:
    """The same, told of the options that answer: the file in which they would be is not there."""
    lignes = texte.split("\n")
    for un in problems:
        champ = lignes[un.line - 1].partition(":")[0]
        if un.file != Reglages.fichier or champ not in OPTIONS:
            yield un
        elif champ != "fil" or reponses.fil != reponses.forum:  # what was not given is the forum, told above
            yield Problem(OPTIONS[champ], 0, un.message)


def noms_propres(campagne: Campagne) -> re.Pattern[str]:
    """What only a region is called by: its name, its network and its forum, its groups, who equips its town halls."""
    reglages = campagne.reglages
    noms = {reglages.reseau.nom, *(un.nom for un in campagne.gulls), *(un.nom for un in reglages.equipeurs)}
    adresses = {reglages.reseau.forum, reglages.fil, *(un.site for un in campagne.gulls if un.site)}
    noms |= {adresse.split("/")[2].removeprefix("www.") for adresse in adresses}
    regions = campagne.territoire.regions.values()
    radicaux = {nom[:-2] for nom in regions if nom.isalpha() and len(nom[:-2]) >= RADICAL}
    motifs = [*map(re.escape, sorted(noms | {*regions})), *(rf"{radical}\w*" for radical in sorted(radicaux))]
    return re.compile(rf"\b(?:{'|'.join(motifs)})\b", re.IGNORECASE)


def restes(root: Path, ancienne: Campagne) -> Iterator[Problem]:
    """Where the texts of a project still name a region that it was of."""
    noms = noms_propres(ancienne)
    for name, texte in written_files(root, TEXTS):
        if not name.startswith(f"{CompteRendu.dossier}/"):
            for numero, ligne in enumerate(texte.split("\n"), 1):
                if trouve := noms.search(ligne):
                    yield Problem(name, numero, f"« {trouve[0]} » n’est que d’une région", trouve.start() + 1)
