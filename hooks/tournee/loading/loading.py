"""From the files of a project to its Campagne, or every problem at once."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from tournee.campagne.campagne import Campagne
from tournee.campagne.journaux import completer
from tournee.engines.clock import today
from tournee.fiches.courriers import Courrier
from tournee.fiches.glossaire import Terme
from tournee.fiches.guides import GLOSSAIRE, Guide, place_dans_la_demarche
from tournee.fiches.journal import CompteRendu
from tournee.fiches.label import Label
from tournee.fiches.liens import LienExterne
from tournee.fiches.palmares import Laureat
from tournee.fiches.phrases import Phrase
from tournee.fiches.reglages import Reglages
from tournee.fiches.suivi import Collectivite, Commune, Contact
from tournee.loading.reader import Reader
from tournee.loading.rules import courriers, guides, journal, liens, phrases, problems_between, problems_of_each, textes
from tournee.reading.citations import citations
from tournee.reading.salvage import unread, wholes
from tournee.reading.socle import is_as_laid
from tournee.reading.sources import DataError
from tournee.reading.texts import DATA, TEXTS, written_files
from tournee.territoire.fichiers import DOSSIER, load_territoire

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


def load_reglages(root: Path) -> Reglages:
    """The settings of the campaign alone; DataError with all that must be mended there."""
    reader = Reader(root)
    reglages = reader.record(Reglages)
    if reglages is None or reader.problems:
        raise DataError(reader.problems)
    return reglages


def load(root: Path, jour: date | None = None) -> Campagne:
    """The campaign of the project in ``root``, as of a day, its own today by default; DataError with all to mend."""
    reader = Reader(root)
    reglages, label = reader.record(Reglages), reader.record(Label)
    jour = jour or today((reglages and reglages.fuseau) or "UTC")
    territoire = reader.attempt(load_territoire, root / DOSSIER)
    gulls, palmares = reader.gulls(), reader.records(Laureat)
    contacts = reader.lone(Contact)
    communes, collectivites = completer(
        reader.records(Commune), reader.records(Collectivite), contacts, wholes(palmares), territoire
    )
    lettres = reader.texts(Courrier, courriers.problems_in)
    ecrits = reader.texts(
        Guide, guides.problems_among(reader.names(Guide) | ({GLOSSAIRE} if reader.has(Terme) else set()))
    )
    comptes_rendus = reader.texts(CompteRendu, journal.problems_in)
    termes, externes = reader.optional_records(Terme), reader.optional_records(LienExterne)
    prose = tuple(written_files(root, TEXTS))
    if LienExterne.fichier not in reader.unread:
        posee = is_as_laid(root, LienExterne.fichier)
        reader.problems += liens.problems_between(citations(prose), externes, jour, posee=posee)
    reader.problems += [*textes.textes_perdus(reader.lost, reader.torn), *textes.textes_sans_personne(prose)]
    partout = (*prose, *written_files(root, DATA))
    reader.problems += phrases.phrases_abandonnees(partout, reader.optional_records(Phrase))
    if territoire is None:
        raise DataError(reader.problems)
    campagne = Campagne(
        jour=jour,
        reglages=reglages or unread(Reglages),
        label=label or unread(Label),
        palmares=palmares,
        gulls=gulls,
        communes=communes,
        collectivites=collectivites,
        courriers=lettres,
        territoire=territoire,
        guides=tuple(sorted(ecrits, key=place_dans_la_demarche)),
        comptes_rendus=tuple(sorted(comptes_rendus, key=attrgetter("le", "id"), reverse=True)),
        glossaire=termes,
        liens=externes,
        contacts=contacts,
    )
    reader.problems += problems_of_each(campagne, reader.ids)
    campagne = replace(
        campagne,
        palmares=wholes(palmares),
        gulls=wholes(gulls),
        communes=wholes(communes),
        collectivites=wholes(collectivites),
        contacts=wholes(contacts),
    )
    reader.problems += problems_between(campagne)
    if reader.problems:
        raise DataError(reader.problems)
    return campagne.avec_les_laureats()
