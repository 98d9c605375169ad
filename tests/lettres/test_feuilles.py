"""What is handed over or said on the phone: the sheet, the leaflet with its QR code, the call."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
import segno

from tests.bureautique import convertir, etrangeres, poppler, signes, texte_du_pdf
from tests.construction import RACINE
from tournee.fiches.courriers import Courrier
from tournee.lettres import formats
from tournee.lettres.formats import FORMATS
from tournee.lettres.lettre import lettre_vierge
from tournee.lettres.phrases import phrase
from tournee.loading.rules.courriers import problems_in
from tournee.reading.sources import DataError
from tournee.reading.texts import read_texts

if TYPE_CHECKING:
    from pathlib import Path

    from tournee.lettres.lettre import Lettre

JOUR = date(2026, 10, 1)
MARGES = {"depliant": 17.0, "feuille-a-remettre": 20.0, "page-pour-le-conseil": 20.0}
"""Where the QR code of each sheet begins, in millimetres from the left."""
REMISES = tuple(MARGES)
FEUILLES = ("appel-telephonique", *REMISES)

RENVOI = "https://tournee.exemple.org/communes/14570-saint-martin-de-bienfaite-la-cressonniere/"
CAMPAGNE = {
    "calendrier": "À la date du 1er octobre 2026, nous n’avons pas trouvé les dates de la prochaine édition\u00a0; "
    "le calendrier se lit sur territoire-numerique-libre.org.",
    "paliers": "badge, label Bronze, label Argent et label Or",
    "paliers_depuis": "2025",
}
LONGUES = CAMPAGNE | {
    "commune": "Saint-Martin-de-Bienfaite-la-Cressonnière",
    "de_commune": "de Saint-Martin-de-Bienfaite-la-Cressonnière",
    "collectivite": "Communauté de communes du Pays de Honfleur-Beuzeville",
    "epci": "Communauté de communes du Pays de Honfleur-Beuzeville",
    "communes_suivies": "Sur votre territoire, notre campagne est déjà en relation avec "
    "Saint-Martin-de-Bienfaite-la-Cressonnière, Domfront en Poiraie, Tinchebray-Bocage et trois autres communes.",
    "annee_label": "2023",
    "dernier_echange": "par notre lettre du 25 septembre 2026",
    "groupe_precedent": "Groupe d’utilisateurs et d’utilisatrices de logiciels libres du pays de Caux",
    "journal": phrase("journal"),
    "groupe": "Groupe d’utilisateurs et d’utilisatrices de logiciels libres de la Suisse normande",
    "groupe_site": "https://www.logiciels-libres-suisse-normande.exemple.org/",
    "telephone": "02 33 00 00 00",
    "courriel": "contact@logiciels-libres-suisse-normande.exemple.org",
    "exemples": "Dans la région, la communauté de communes du Pays de Honfleur-Beuzeville et le SMEACC, syndicat mixte "
    "d’eau et d’assainissement du Caux central, ont reçu ce label en 2025 et 2023\u00a0: la démarche y a donc déjà "
    "abouti.",
}
REMPLISSAGES = {"vide": {}, "campagne": CAMPAGNE, "long": LONGUES}


def courrier(identifiant: str) -> Courrier:
    return next(un for un in read_texts(RACINE, Courrier, problems_in) if un.id == identifiant)


def lettre(identifiant: str, remplissage: str = "long") -> Lettre:
    renvoi = RENVOI if identifiant in REMISES else ""
    return replace(lettre_vierge(courrier(identifiant), JOUR), valeurs=REMPLISSAGES[remplissage], renvoi=renvoi)


def texte(pdf: bytes) -> str:
    return " ".join(texte_du_pdf(pdf).split())


@pytest.mark.parametrize("remplissage", REMPLISSAGES)
@pytest.mark.parametrize("identifiant", FEUILLES)
def test_the_pdf_has_its_pages_its_tags_and_its_fonts(identifiant: str, remplissage: str) -> None:
    pdf = FORMATS["pdf"].write(lettre(identifiant, remplissage))
    assert formats.page_count(pdf) == courrier(identifiant).pages
    for attendu in (b"/StructTreeRoot", b"/MarkInfo", b"fr-FR", b"<pdfuaid:part>1</pdfuaid:part>"):
        assert attendu in pdf
    assert etrangeres(pdf) == set()
    polices = re.findall(rb"/Type\s*/FontDescriptor", pdf)
    assert polices
    assert len(re.findall(rb"/FontFile\d? \d", pdf)) == len(polices)


@pytest.mark.parametrize("identifiant", REMISES)
def test_nothing_that_is_handed_over_is_smaller_than_10_points(identifiant: str, tmp_path: Path) -> None:
    source = tmp_path / "feuille.pdf"
    source.write_bytes(FORMATS["pdf"].write(lettre(identifiant)))
    lu = poppler("pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", str(source)).decode()
    tailles = [int(taille) for taille in re.findall(r'<fontspec [^>]*size="(\d+)"', lu)]
    assert tailles
    assert min(tailles) >= 10


def test_the_leaflet_is_an_a4_sheet_in_landscape_read_from_its_cover() -> None:
    pdf = FORMATS["pdf"].write(lettre("depliant"))
    assert len(re.findall(rb"/MediaBox ?\[0 0 841\.8\d* 595\.27\d*\]", pdf)) == 2
    lu = texte(pdf)
    ordre = ("un label pour votre commune", "Pour en parler", "Le label en quelques mots", "Candidater, pas à pas")
    places = [lu.index(titre) for titre in ordre]
    assert places == sorted(places)
    assert "Remis à la mairie de Saint-Martin-de-Bienfaite-la-Cressonnière" in lu.replace("- ", "-")


def test_each_half_of_the_leaflet_keeps_to_itself() -> None:
    pdf = FORMATS["pdf"].write(lettre("depliant"))
    mots = [
        (float(debut), float(fin))
        for debut, fin in re.findall(
            r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"',
            poppler("pdftotext", "-bbox", "-", "-", entree=pdf).decode(),
        )
    ]
    pli, marge = 841.89 / 2, 16 * 72 / 25.4
    assert len(mots) > 200
    assert all(fin < pli - marge or debut > pli + marge for debut, fin in mots)


@pytest.mark.parametrize("volet", ["Le label en quelques mots", "Candidater, pas à pas", "Pour en parler"])
def test_a_side_of_the_leaflet_that_is_too_long_is_refused(volet: str) -> None:
    depliant = lettre("depliant")
    titre = f"## {volet}\n"
    assert titre in depliant.corps
    trop = replace(depliant, corps=depliant.corps.replace(titre, titre + "\nUne phrase de plus.\n" * 20))
    with pytest.raises(DataError, match=r"docs/courriers/depliant\.md:1: .*volet « .* » est trop long de \d+ mm"):
        FORMATS["pdf"].write(trop)


@pytest.mark.parametrize("corps", ["Bonjour.", "## Un\n\n## Deux", "## Un\n\n## Deux\n\n## Trois\n\n## Quatre"])
def test_a_leaflet_has_three_headings(corps: str) -> None:
    with pytest.raises(DataError, match="trois intertitres"):
        FORMATS["pdf"].write(replace(lettre("depliant"), corps=corps))


@pytest.mark.parametrize("identifiant", REMISES)
def test_the_qr_code_of_the_printed_page_holds_the_address(identifiant: str) -> None:
    pdf = FORMATS["pdf"].write(lettre(identifiant))
    image = poppler("pdftoppm", "-gray", "-r", "300", "-f", "1", "-l", "1", "-", entree=pdf)
    attendue = [[bool(module) for module in rangee] for rangee in segno.make(RENVOI, error="m").matrix]
    assert _modules(image, MARGES[identifiant], len(attendue)) == attendue
    assert RENVOI.encode() in pdf
    assert RENVOI.removeprefix("https://").rstrip("/").replace("-", "") in re.sub(r"[\s-]", "", texte(pdf))


def _modules(pgm: bytes, gauche: float, cote: int) -> list[list[bool]]:
    """The modules of the code that stands lowest on a page at 300 dpi, ``gauche`` millimetres from its left."""
    entete = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", pgm)
    assert entete
    largeur, points = int(entete[1]), pgm[entete.end() :]
    mm = 300 / 25.4
    x, taille = round(gauche * mm), round(30 * mm)

    def noire(y: int) -> bool:
        return min(points[y * largeur + x : y * largeur + x + taille]) < 128

    bas = next(y for y in range(int(entete[2]) - 1, -1, -1) if noire(y))
    y = bas + 1 - taille
    pas = taille / cote
    milieux = [round((rang + 0.5) * pas) for rang in range(cote)]
    return [[points[(y + dy) * largeur + x + dx] < 128 for dx in milieux] for dy in milieux]


@pytest.mark.parametrize("identifiant", REMISES)
def test_a_sheet_without_an_address_has_no_code(identifiant: str) -> None:
    feuille = replace(lettre(identifiant), renvoi="")
    assert b"/Figure" not in FORMATS["pdf"].write(feuille)
    assert "Code QR" not in FORMATS["txt"].write(feuille).decode()


@pytest.mark.parametrize("identifiant", REMISES)
def test_what_a_group_does_not_have_takes_its_line_away(identifiant: str) -> None:
    sans = replace(lettre(identifiant), valeurs=LONGUES | {"groupe_site": "", "exemples": ""})
    lu = texte(FORMATS["pdf"].write(sans))
    assert "Site du groupe" not in lu
    assert "Dans la région" not in lu
    assert "Site du label : territoire-numerique-libre.org" in lu


@pytest.mark.parametrize("identifiant", ["appel-telephonique", "feuille-a-remettre"])
def test_a_word_processor_knows_its_styles(identifiant: str) -> None:
    attendus = {"Title", "Heading 2"} | ({"Quotations"} if identifiant == "appel-telephonique" else set())
    odt = ZipFile(BytesIO(FORMATS["odt"].write(lettre(identifiant))))
    assert attendus <= set(re.findall(r'style:display-name="([^"]+)"', odt.read("styles.xml").decode()))
    docx = ZipFile(BytesIO(FORMATS["docx"].write(lettre(identifiant))))
    utilises = set(re.findall(r'<w:pStyle w:val="([^"]+)"', docx.read("word/document.xml").decode()))
    definis = set(re.findall(r'w:styleId="([^"]+)"', docx.read("word/styles.xml").decode()))
    assert {"Title", "Heading2"} <= utilises <= definis


@pytest.mark.lent
def test_long_names_stay_on_one_page_of_libreoffice_with_the_same_text(tmp_path: Path) -> None:
    sources: list[Path] = []
    for identifiant in ("appel-telephonique", "feuille-a-remettre"):
        for extension in ("odt", "docx"):
            source = tmp_path / f"{identifiant}-{extension}.{extension}"
            source.write_bytes(FORMATS[extension].write(lettre(identifiant)))
            sources.append(source)
    convertir(sources, tmp_path)
    for source in sources:
        pdf = source.with_suffix(".pdf").read_bytes()
        assert formats.page_count(pdf) == 1
        identifiant = source.stem.rpartition("-")[0]
        assert signes(texte(pdf)) == signes(texte(FORMATS["pdf"].write(lettre(identifiant))))


@pytest.mark.parametrize("identifiant", FEUILLES)
def test_the_french_of_a_sheet_is_set_as_french(identifiant: str) -> None:
    corps = courrier(identifiant).corps
    assert not re.search(r"[·•']| [;:?!»]|« |n° ", corps)
    assert "\n# " not in corps


def test_the_call_answers_five_replies_and_what_is_said_stands_apart() -> None:
    html = formats.html(lettre("appel-telephonique"))
    repondre = html.partition("Répondre</h3>")[2].partition("<h3")[0]
    assert len(re.findall(r"<p><strong>«", repondre)) == 5
    assert repondre.count("<blockquote>") == 5
