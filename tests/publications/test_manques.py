"""No sentence breaks where a value is not known: each optional field of the model missing, each date less precise."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date
from functools import partial
from html import unescape
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.construction import renderer_de
from tournee.fiches.courriers import Courrier
from tournee.fiches.guides import Guide
from tournee.fiches.gulls import Gull
from tournee.fiches.label import Edition
from tournee.fiches.suivi import Commune, Geste
from tournee.francais.dates import MOIS, DatePartielle
from tournee.lettres.formats import FORMATS
from tournee.lettres.valeurs import de_la_campagne, du_groupe
from tournee.loading.rules import problems_between, problems_of_each
from tournee.publications import a_faire, carte, collectivites, communes, donnees, gulls, journal, pages, territoires
from tournee.reading.record import Record
from tournee.site.shortcodes import BLOCS, fragment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tournee.campagne.campagne import Campagne
    from tournee.reading.sources import Problem


TEXTES: Final = (Courrier, Guide)
"""Their bodies are for their own tests."""
BLOC: Final = re.compile(
    r"</?(?:p|li|td|th|tr|h\d|dt|dd|div|section|ul|table|caption|header|summary|option|br|title)\b[^>]*>"
)
SANS_TEXTE: Final = re.compile(r"<(script|style|svg|template|textarea)\b.*?</\1>", re.DOTALL)
PETITS: Final = "le|la|les|du|des|en|au|aux|à|de|par|avec|jusqu’au|jusqu’en|sur|pour|dont|sous"
TRACES: Final = {
    "une valeur de Python": re.compile(r"\bNone\b|Undefined|\(\)|\[\]"),
    "un vide entre deux signes": re.compile(r"« ?»|\( *\)|, *[,.;)]|\. *,|; *[;.]|: *[.;,]"),
    "une espace devant un signe bas": re.compile(r"\S [.,)](?!\.)"),
    "un début sans rien": re.compile(r"^[,;:.)]", re.MULTILINE),
    "une phrase sans majuscule": re.compile(r"^[a-zà-öø-ÿœ].*\.$", re.MULTILINE),
    "une fin sans rien": re.compile(rf"(?<![\w.-])(?:{PETITS})\s*(?:[.,;)]|$)", re.MULTILINE | re.IGNORECASE),
    "une date sans son jour": re.compile(rf"\b(?:le|au|du)\s(?:{'|'.join(MOIS)}|20\d\d)\b"),
    "ce qui ouvre ou ferme, après une virgule": re.compile(r"Candidatures?, "),
}


def visible(html: str) -> str:
    """The text of a page, a line for each of its blocks."""
    sans_code = re.sub(r"<code\b.*?</code>", "un code", SANS_TEXTE.sub("", html), flags=re.DOTALL)
    texte = unescape(re.sub(r"<[^>]+>", "", BLOC.sub("\n", sans_code)))
    return "\n".join(filter(None, (" ".join(ligne.split()) for ligne in texte.split("\n"))))


def changer(valeur: Any, changement: Callable[[Record], dict[str, Any]]) -> Any:
    """The same record, or records, with what is changed in each."""
    if isinstance(valeur, tuple):
        return tuple(changer(partie, changement) for partie in valeur)
    if not isinstance(valeur, Record) or isinstance(valeur, TEXTES):
        return valeur
    dedans = {champ: changer(getattr(valeur, champ), changement) for champ in type(valeur).model_fields}
    return valeur.model_copy(update=dedans | changement(valeur))


def changee(campagne: Campagne, changement: Callable[[Record], dict[str, Any]]) -> Campagne:
    return replace(
        campagne, **{champ.name: changer(getattr(campagne, champ.name), changement) for champ in fields(campagne)}
    )


def facultatifs(valeur: Any) -> Iterator[tuple[type[Record], str]]:
    """Each field that some record may leave out, wherever it stands."""
    if isinstance(valeur, tuple):
        for partie in valeur:
            yield from facultatifs(partie)
    if isinstance(valeur, Record) and not isinstance(valeur, TEXTES):
        for nom, champ in type(valeur).model_fields.items():
            if not champ.is_required():
                yield type(valeur), nom
            yield from facultatifs(getattr(valeur, nom))


@pytest.fixture(scope="module")
def pleine(campagne_imaginee: Campagne) -> Campagne:
    """A region with a commune for each deed, all its fields filled in, and a group and an edition that say all."""
    campagne = campagne_imaginee
    edition = next(un for un in campagne.label.editions if un.annee == campagne.jour.year)
    codes = [code for code in campagne.territoire.communes if code.startswith("99")]
    valeurs = {
        "note": "Une note.",
        "source": "https://exemple.org",
        "relance": date(2032, 2, 11),
        "modele": "premier-contact",
        "jusqu_au": date(2032, 4, 23),
        "edition": edition.annee,
        "motif": "autre",
    }
    gestes: list[Commune] = []
    for code, geste in zip(codes, [*Geste, *Geste], strict=False):
        permis = {"note", "source", "relance", *geste.effet.exige, *geste.effet.permet}
        ligne = {"le": "2032-01-25", "geste": geste, "par": "zebre"} | {nom: valeurs[nom] for nom in permis}
        ancienne = ligne | {"le": "2031-07-04"} if len(gestes) >= len(Geste) else ligne
        nom = campagne.territoire.communes[code].nom
        demande = ligne | {"le": "2031-06-23", "geste": Geste.RETRAIT}
        suivi = (demande, ancienne) if geste.effet.ramene else (ancienne,)
        gestes.append(Commune.model_validate({"insee": code, "nom": nom, "suivi": suivi}))
    complet = Gull.model_validate(
        {
            "id": "zebre",
            "nom": "Complet",
            "commune": "96007",
            "departement": "96",
            "forme": "association",
            "site": "https://exemple.org",
            "activite": {"vue_en": 2032, "source": "https://exemple.org"},
            "resume": "Un groupe.",
            "referent": {"pseudo": "libriste", "lien": "https://exemple.org"},
            "contact": "contact@exemple.org",
            "propose": ("atelier",),
            "territoire": ("000000018",),
            "doute": "À vérifier.",
        }
    )
    ouverte = edition.model_copy(
        update={"ouverture": DatePartielle(2031, 6, 24), "cloture": DatePartielle(2032, 4, 11)}
    )
    editions = tuple(ouverte if un is edition else un for un in campagne.label.editions)
    suivies = {commune.insee: commune for commune in (*campagne.communes, *gestes)}
    return replace(
        campagne,
        gulls=(*campagne.gulls, complet),
        communes=tuple(suivies[code] for code in sorted(suivies)),
        label=campagne.label.model_copy(update={"editions": editions}),
    )


def dites(campagne: Campagne) -> Iterator[tuple[str, str]]:
    """The texts that the site makes of a campaign, by where each stands."""
    renderer = renderer_de(campagne)
    for module in (pages, gulls, collectivites, journal, communes, territoires, a_faire):
        for fichier in module.publish(campagne, renderer):
            yield fichier.uri, visible(str(fichier.read()))
    for module in (carte, donnees):
        page = next(module.publish(campagne, renderer))
        yield page.uri, visible(str(page.read()))
    for ligne in carte.rows_of(campagne):
        yield "bulle", ligne.bulle
    for nom in BLOCS:
        yield nom, visible(fragment(nom, "guides/", renderer))
    for gull in campagne.gulls:
        fiches = campagne.a_ecrire(gull)
        yield (
            "kit.txt",
            renderer.text_file(
                "kit.txt.html", gull=gull, fiches=fiches, adressees=[], formats=[FORMATS["odt"]]
            ).decode(),
        )
        yield from du_groupe(campagne, gull).items()
    yield from de_la_campagne(campagne).items()


def problemes(campagne: Campagne) -> Iterator[Problem]:
    yield from problems_of_each(campagne, {})
    yield from problems_between(campagne)


def fautes(campagne: Campagne) -> list[tuple[str, str, str]]:
    return [
        (lieu, quoi, texte[max(trouve.start() - 50, 0) : trouve.end() + 25])
        for lieu, texte in dites(campagne)
        for quoi, motif in TRACES.items()
        for trouve in motif.finditer(texte)
    ]


def test_nothing_is_broken_where_all_is_known(pleine: Campagne) -> None:
    assert list(problemes(pleine)) == []
    assert fautes(pleine) == []


def _sans(modele: type[Record], nom: str, record: Record) -> dict[str, Any]:
    defaut = modele.model_fields[nom].get_default(call_default_factory=True)
    return {nom: defaut} if type(record) is modele else {}


PARTS: Final = 4
"""Of the fields, so that two workers share them."""


@pytest.mark.lent  # every page is made again for each field
@pytest.mark.parametrize("part", range(PARTS))
def test_no_sentence_needs_a_value_that_may_be_missing(pleine: Campagne, part: int) -> None:
    manques = dict.fromkeys(couple for champ in fields(pleine) for couple in facultatifs(getattr(pleine, champ.name)))
    assert (Edition, "ouverture") in manques
    trouvees = {}
    for modele, nom in list(manques)[part::PARTS]:
        sans = changee(pleine, partial(_sans, modele, nom))
        if sans == pleine or any(problemes(sans)):
            continue  # nobody wrote it; or the check refuses it: nobody will print it
        if mal := fautes(sans):
            trouvees[modele.__name__, nom] = mal
    assert trouvees == {}


@pytest.mark.parametrize("precision", [("annee", "mois"), ("annee",)], ids="-".join)
def test_no_date_is_told_more_precise_than_it_is(pleine: Campagne, precision: tuple[str, ...]) -> None:
    """« le 25 janvier 2032 » becomes « en janvier 2032 »: no day is made up, no article is left."""

    def moins_precise(record: Record) -> dict[str, Any]:
        dates = {nom: getattr(record, nom) for nom in type(record).model_fields}
        return {
            nom: DatePartielle(**{partie: getattr(quand, partie) for partie in precision})
            for nom, quand in dates.items()
            if isinstance(quand, DatePartielle)
        }

    vague = changee(pleine, moins_precise)
    assert fautes(vague) == []
    inventees = re.compile(
        r"\b(?:1er\s(?:janvier|juin|juillet)|30\sjuin|31\s(?:janvier|juillet|décembre))\s2031"
        r"|\b(?:1er\sjanvier|31\s(?:janvier|décembre))\s2032"
    )
    assert [(lieu, trouve[0]) for lieu, texte in dites(vague) for trouve in inventees.finditer(texte)] == []
