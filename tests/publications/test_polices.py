"""The faces of the pages: they hold what is written there, weigh little, and leave their makers' names to them."""

from __future__ import annotations

import html
import re
import subprocess
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import fontpkg
import pytest
from fontTools.ttLib import TTFont

from tests.browser.test_pages import PAGES
from tests.construction import RACINE, renderer_de
from tournee.engines.web_fonts import COURANTES, INSECABLE, RARES, woff2
from tournee.publications import polices
from tournee.publications.polices import DOSSIER, ENTIERES, FACES
from tournee.reading.sources import DataError

if TYPE_CHECKING:
    from pathlib import Path

    from tournee.campagne.campagne import Campagne

FEUILLE = (RACINE / "docs/assets/css/polices.css").read_text("utf-8")
NOMS = "L’Haÿ-les-Roses, Bœrsch, Œting, Ÿ, Saint-Barthélemy-d’Agenais, Noël, Ürschenheim, Île, Ñ, Çà, Äÿ"
ESPACE_FINE = "\u202f"
"""The one sign that these faces do not draw: whoever lays out makes it of their space."""
TEMOIN = (
    "Où en est la tournée des mairies ? Choisissez votre commune : une lettre, un rendez-vous, puis le label. "
    "Les groupes d’utilisateurs de logiciels libres vont voir les élus de leur région."
)
ATTENTES = {
    ("Attente Arial", 400): ("texte", "Arimo"),
    ("Attente Arial", 700): ("texte-gras", "Arimo"),
    ("Attente Roboto", 400): ("texte", "Roboto"),
    ("Attente Roboto", 700): ("texte-gras", "Roboto"),
    ("Attente DejaVu", 400): ("texte", "DejaVu Sans"),
    ("Attente DejaVu", 700): ("texte-gras", "DejaVu Sans"),
    ("Attente Times", 700): ("titres", "Liberation Serif"),
    ("Attente Noto", 700): ("titres", "Noto Serif"),
    ("Attente DejaVu Serif", 700): ("titres", "DejaVu Serif"),
}
"""Which face each one stands for, and a family whose letters are as wide as those of the one that it names."""


@pytest.fixture(scope="module")
def notres() -> dict[str, bytes]:
    return {nom: woff2(face, f"Carnet {nom}") for nom, face in FACES.items()}


@pytest.mark.parametrize("nom", FACES)
def test_a_face_draws_all_that_it_is_cut_for_and_weighs_little(nom: str, notres: dict[str, bytes]) -> None:
    police = TTFont(BytesIO(notres[nom]))
    assert {signe for signe in FACES[nom].signs if ord(signe) not in police.getBestCmap()} <= {ESPACE_FINE}
    assert len(notres[nom]) < 12_000


@pytest.mark.parametrize("nom", ENTIERES)
def test_a_browser_asks_for_the_rare_signs_of_a_face_where_they_are_written(nom: str) -> None:
    regles = re.findall(r"@font-face {(.*?)}", FEUILLE, re.DOTALL)
    fichiers = (f"/{nom}.woff2", f"/{nom}-rares.woff2")
    entiere, rares = (regle for regle in regles if any(fichier in regle for fichier in fichiers))
    assert f"/{nom}-rares.woff2" in rares  # what is told last is tried first
    assert "unicode-range" not in entiere
    assert _signes(rares) == {*RARES}
    dits = re.compile(r"url\([^)]*\)|unicode-range:[^;]*;|\s")
    assert dits.sub("", rares) == dits.sub("", entiere)


def _signes(regle: str) -> set[str]:
    """Those for which a browser asks for this face."""
    bornes = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", regle)
    return {chr(code) for debut, fin in bornes for code in range(int(debut, 16), int(fin or debut, 16) + 1)}


def test_few_pages_write_a_rare_sign(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert not {*COURANTES} & {*RARES}
    assert sum(not _ecrits(page).isdisjoint(RARES) for page in pages) < len(pages) / 20


@pytest.mark.parametrize("nom", ["texte", "signes"])
def test_a_face_is_cut_the_same_each_time(nom: str, notres: dict[str, bytes]) -> None:
    assert notres[nom] == woff2(FACES[nom], f"Carnet {nom}")


def test_the_hyphen_that_does_not_break_is_drawn_as_the_other(notres: dict[str, bytes]) -> None:
    dessins = TTFont(BytesIO(notres["texte"])).getBestCmap()
    assert dessins[INSECABLE] == dessins[ord("-")]


@pytest.mark.parametrize("nom", FACES)
def test_a_face_leaves_the_names_reserved_and_tells_its_licence(nom: str, notres: dict[str, bytes]) -> None:
    noms = TTFont(BytesIO(notres[nom]))["name"]
    assert [noms.getDebugName(numero) for numero in (1, 4, 6, 16)] == [*[f"Carnet {nom}"] * 3, None]
    assert "SIL Open Font License" in noms.getDebugName(13)


def test_the_faces_hold_the_signs_of_every_kind_of_page(site: Path) -> None:
    dessines = set().union(*(face.signs for face in FACES.values()))
    ecrits = set(NOMS)
    for lieu in PAGES:
        ecrits |= _ecrits(site / lieu if lieu.endswith(".html") else site / lieu / "index.html")
    assert ecrits <= dessines


def _ecrits(page: Path) -> set[str]:
    """The signs that a page shows."""
    entiere = page.read_text("utf-8")
    texte = html.unescape(re.sub(r"<(head|script|style|template)\b.*?</\1>|<[^>]+>", " ", entiere, flags=re.DOTALL))
    return {signe for signe in texte if not signe.isspace() or signe == ESPACE_FINE}


def test_the_site_serves_the_faces_and_their_licences(campagne: Campagne) -> None:
    fichiers = {fichier.uri: fichier.read() for fichier in polices.publish(campagne, renderer_de(campagne))}
    citees = {f"{DOSSIER}{nom}" for nom in re.findall(r"polices/([\w-]+\.woff2)", FEUILLE)}
    assert citees == {uri for uri in fichiers if uri.endswith(".woff2")}
    licences = [str(fichiers[uri]) for uri in fichiers if uri.endswith(".txt")]
    assert len(licences) == 2
    assert all("SIL OPEN FONT LICENSE Version 1.1" in licence for licence in licences)


def test_a_face_that_lacks_stops_the_build_with_what_brings_it(
    campagne: Campagne, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polices, "FACES", {"texte": replace(FACES["texte"], family="Police Imaginaire")})
    with pytest.raises(DataError, match="« Police Imaginaire » manque : « pip install fontpkg-police-imaginaire »"):
        list(polices.publish(campagne, renderer_de(campagne)))


@pytest.mark.parametrize(("attente", "graisse"), ATTENTES)
def test_a_face_of_the_machine_takes_the_measures_of_ours(attente: str, graisse: int, notres: dict[str, bytes]) -> None:
    nom, famille = ATTENTES[attente, graisse]
    police = TTFont(BytesIO(notres[nom]))
    rapport = _largeur(police) / _largeur(_de_reference(famille, graisse), graisse)
    hauteurs = police["hhea"].ascent, -police["hhea"].descent, police["hhea"].lineGap
    mesures = [rapport, *(hauteur / police["head"].unitsPerEm / rapport for hauteur in hauteurs)]
    regle = next(
        regle
        for regle in re.findall(r"@font-face {(.*?)}", FEUILLE, re.DOTALL)
        if f'"{attente}"' in regle and ("font-weight: 700" in regle) == (graisse == 700)
    )
    dites = {quoi: float(valeur) for quoi, valeur in re.findall(r"([\w-]+): ([\d.]+)%", regle)}
    noms = ("size-adjust", "ascent-override", "descent-override", "line-gap-override")
    assert dites == {quoi: round(100 * mesure, 1) for quoi, mesure in zip(noms, mesures, strict=True)}


def _largeur(police: TTFont, graisse: int = 400) -> float:
    """How wide a French text is, in ems a sign."""
    noms, dessins = police.getBestCmap(), police.getGlyphSet(location={"wght": graisse})
    largeurs: list[float] = [dessins[noms[ord(signe)]].width for signe in TEMOIN]
    return sum(largeurs) / len(largeurs) / int(police["head"].unitsPerEm)


def _de_reference(famille: str, graisse: int) -> TTFont:
    """A face of a package, else of the machine, which may lack it."""
    if fontpkg.slugify(famille) in fontpkg.families():
        fichier = next(un for un in fontpkg.family(famille).files if un.style == "normal")
        return TTFont(fichier.path)
    commande = ["fc-match", "--format=%{family}:%{file}", f"{famille}:{'bold' if graisse == 700 else 'regular'}"]
    trouvee, _, chemin = subprocess.run(commande, capture_output=True, text=True, check=True).stdout.partition(":")
    if trouvee != famille:
        pytest.skip(f"La police « {famille} » n’est pas sur cette machine.")
    return TTFont(chemin)
