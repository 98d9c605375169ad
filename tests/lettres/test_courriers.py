"""A letter in each of its formats: whole, escaped, filled in, of its pages, the same each time; and what is refused."""

from __future__ import annotations

import html as html_
import re
import time
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.policy import default
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.bureautique import etrangeres, lire, sans_coupure, texte_du_pdf
from tests.construction import RACINE, renderer_de
from tests.lettres.test_feuilles import LONGUES
from tournee.fiches.courriers import Blanc, Courrier, Support
from tournee.fiches.natures import Destination
from tournee.lettres import formats
from tournee.lettres.formats import FORMATS
from tournee.lettres.lettre import lettre_vierge
from tournee.loading.rules.courriers import problems_in
from tournee.publications.courriers import publish
from tournee.reading.sources import DataError
from tournee.reading.texts import read_texts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Projet
    from tournee.campagne.campagne import Campagne
    from tournee.lettres.lettre import Lettre

JOUR = date(2026, 10, 1)
EXTENSIONS = sorted(Support.PAPIER.usage.formats)
RUSE = """#L’œuf *gras* $x$ @ref \\n <b>&amp; _a_ `c` ~ ^ [x](y) "z" 'q' {{ -- ... 1. % // #let(x) </w:t> ]]>"""

ENTETE = """---
titre: "Lettre d’essai"
resume: "Pour les tests."
quand: "Jamais."
destinataire: "Personne"
support: {support}
statuts: [a-contacter]
objet: "Œuvre & <essai> # * $ @ \\\\"
appel: "Madame, Monsieur le Maire,"
pages: 1
sources:
  - titre: "Une source"
    lien: "https://exemple.org/?a=1&b=2"
---
"""
CORPS = """
L’œuvre de {commune} : C'est **gras** et *léger*, à 5 % & 3 < 4, <b>balise</b>, #1 $x$ @y.

- un ;
- deux, {fait_local}

1. premier ([{groupe_site}](https://exemple.org/)) ;
2. second.
"""


def ecrire(racine: Path, corps: str, support: str = "papier") -> Courrier:
    dossier = racine / "docs" / "courriers"
    dossier.mkdir(parents=True, exist_ok=True)
    (dossier / "essai.md").write_text(ENTETE.format(support=support) + corps, encoding="utf-8")
    return read_texts(racine, Courrier, problems_in)[0]


def remplie(courrier: Courrier, **valeurs: str) -> Lettre:
    return replace(lettre_vierge(courrier, JOUR), valeurs=valeurs)


def avec(campagne: Campagne, *lettres: Courrier) -> Campagne:
    """The real campaign, with other letters."""
    return replace(campagne, courriers=lettres, jour=JOUR)


@pytest.fixture
def essai(tmp_path: Path) -> Courrier:
    return ecrire(tmp_path, CORPS)


@pytest.fixture(scope="module")
def vraies() -> tuple[Courrier, ...]:
    return read_texts(RACINE, Courrier, problems_in)


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_the_whole_letter_stands_in_each_format(essai: Courrier, extension: str) -> None:
    lu = lire(extension, FORMATS[extension].write(lettre_vierge(essai, JOUR)))
    attendus = (
        "Madame, Monsieur le Maire Mairie [de (nom de la commune)] [adresse postale]",
        "[lieu], le [date]",
        "Objet : Œuvre & <essai> # * $ @ \\ Madame, Monsieur le Maire, L’œuvre",
        "L’œuvre de [nom de la commune] : C'est gras et léger, à 5 % & 3 < 4, <b>balise</b>, #1 $x$ @y.",
        "un ;",
        "deux, [une phrase sur la collectivité]",
        "premier ([site du groupe]) ;",
        "[votre nom] [nom de votre groupe]",
    )
    for attendu in attendus:
        assert attendu in lu
    assert "{" not in lu


@pytest.mark.parametrize("extension", EXTENSIONS)
def test_any_character_survives_in_a_blank_in_each_format(essai: Courrier, extension: str) -> None:
    lettre = remplie(essai, **dict.fromkeys(Blanc, RUSE))
    lu = lire(extension, FORMATS[extension].write(lettre))
    assert lu.replace(" ", "").count(RUSE.replace(" ", "")) == 13
    assert "[votre nom]" not in lu


def test_any_character_is_escaped_in_the_page(essai: Courrier) -> None:
    fragment = formats.html(remplie(essai, commune="<script>alert('x')</script>"))
    assert "<script" not in fragment
    assert "&lt;script&gt;" in fragment
    assert "&lt;b&gt;balise&lt;/b&gt;" in fragment
    assert '<span class="blanc blanc--rempli" data-blanc="commune">' in fragment
    assert '<span class="blanc" data-blanc="fait_local">[une phrase sur la collectivité]</span>' in fragment


def test_a_value_of_several_lines_keeps_them(essai: Courrier) -> None:
    lettre = remplie(essai, adresse="1 rue du Pressoir\n61000 Alençon")
    assert "\n1 rue du Pressoir\n61000 Alençon\n" in FORMATS["txt"].write(lettre).decode()


def test_a_filled_blank_has_no_grey_in_a_word_processor(essai: Courrier) -> None:
    lettre = remplie(essai, **dict.fromkeys(Blanc, "valeur"))
    content = ZipFile(BytesIO(FORMATS["odt"].write(lettre))).read("content.xml").decode()
    assert "Blanc" not in content


def test_an_e_mail_has_no_addresses_on_top(tmp_path: Path) -> None:
    courrier = ecrire(tmp_path, CORPS, support="courriel")
    texte = FORMATS["txt"].write(lettre_vierge(courrier, JOUR)).decode()
    assert texte.startswith("Objet")
    assert texte.endswith("[votre nom]\n[nom de votre groupe]\n[courriel]\n[téléphone]\n")
    assert formats.page_count(FORMATS["pdf"].write(lettre_vierge(courrier, JOUR))) == 1


def test_a_draft_opens_in_a_mail_program_ready_to_be_sent(tmp_path: Path) -> None:
    courrier = ecrire(tmp_path, CORPS, support="courriel")
    lettre = replace(lettre_vierge(courrier, JOUR), courriel="mairie@exemple.org", valeurs={"commune": RUSE})
    brut = FORMATS["eml"].write(lettre)
    message = message_from_bytes(brut, policy=default)
    assert (message["To"], message["Subject"], message["X-Unsent"]) == (
        "mairie@exemple.org",
        "Œuvre & <essai> # * $ @ \\",
        "1",
    )
    assert message.get_content().startswith("Madame, Monsieur le Maire,\r\n\r\nL’œuvre de ")
    assert RUSE.replace(" ", "") in message.get_content().replace(" ", "")
    assert not {"Date", "From", "Message-ID"} & set(message.keys())
    assert brut == FORMATS["eml"].write(lettre)
    assert all(len(ligne) < 100 for ligne in brut.split(b"\r\n"))


def test_a_blank_known_to_be_empty_takes_its_sentence_away(tmp_path: Path) -> None:
    corps = "Premier. Notre site\u00a0: {groupe_site}. {exemples} {fait_local} Dernier.\n\n{calendrier}\n\nFin."
    courrier = ecrire(tmp_path, corps)
    lu = sans_coupure(
        FORMATS["txt"].write(remplie(courrier, groupe_site="", exemples="", calendrier="", groupe_commune="")).decode()
    )
    assert "Maire, Premier. [une phrase sur la collectivité] Dernier. Fin. [votre nom]" in lu
    assert lu.startswith("[nom de votre groupe] [courriel] [téléphone]")  # the line of the unknown commune went too


def test_a_point_of_a_list_goes_with_its_blank_and_an_abbreviation_ends_nothing(tmp_path: Path) -> None:
    corps = "Voyez l’art. 16, p. ex. {groupe_site}. Reste.\n\n- un ;\n- {exemples}\n- trois.\n\n1. {exemples}\n2. b."
    courrier = ecrire(tmp_path, corps)
    lu = sans_coupure(FORMATS["txt"].write(remplie(courrier, groupe_site="", exemples="")).decode())
    assert "Maire, Reste. - un ; - trois. 1. b. [votre nom]" in lu


@pytest.mark.parametrize(
    ("valeurs", "attendu"),
    [
        ({}, "au [téléphone] ou à l’adresse [courriel]."),
        ({"courriel": "a@exemple.org"}, "au [téléphone] ou à l’adresse a@exemple.org."),
        ({"courriel": ""}, "au [téléphone]."),
        ({"telephone": ""}, "à l’adresse [courriel]."),
        ({"telephone": "", "courriel": ""}, None),
    ],
)
def test_how_to_reach_the_group_is_one_sentence(tmp_path: Path, valeurs: dict[str, str], attendu: str | None) -> None:
    courrier = ecrire(tmp_path, "Avant. {joindre} Après.")
    lu = sans_coupure(FORMATS["txt"].write(remplie(courrier, **valeurs)).decode())
    phrase = f"Vous pouvez nous joindre {attendu} " if attendu else ""
    assert f"Avant. {phrase}Après." in lu


def test_the_page_of_a_letter_shows_one_way_to_reach_the_group(tmp_path: Path) -> None:
    """The two others wait there for a script."""
    page = formats.html(lettre_vierge(ecrire(tmp_path, "{joindre}"), JOUR))
    phrases = re.findall(r'<span class="phrase"([^>]*)>Vous', page)
    assert [re.sub(r'[" ]|data-', "", attributs) for attributs in phrases] == [
        *("", "sans=courrielhidden=", "sans=telephonehidden="),
    ]
    assert "{" not in page


@pytest.mark.parametrize("destination", Destination)
def test_the_neutral_form_of_address_stands_until_another_is_chosen(tmp_path: Path, destination: Destination) -> None:
    courrier = ecrire(tmp_path, "Bien à vous, {civilite}.").model_copy(
        update={"appel": "{civilite},", "pour": (destination,)}
    )
    qui = "le Maire" if destination is Destination.COMMUNE else "le Président"
    lu = sans_coupure(FORMATS["txt"].write(lettre_vierge(courrier, JOUR)).decode())
    assert lu.count(f"Madame, Monsieur {qui}") == 3  # on the envelope, above the text, in it
    choisie = destination.a_qui.civilites[0]
    lettre = remplie(courrier, civilite=choisie)
    assert sans_coupure(FORMATS["txt"].write(lettre).decode()).count(choisie) == 3


def test_the_longest_values_keep_every_letter_on_its_pages(vraies: tuple[Courrier, ...]) -> None:
    pages = {un.id: formats.page_count(FORMATS["pdf"].write(remplie(un, **LONGUES))) for un in vraies}
    assert pages == {un.id: un.pages for un in vraies}


@pytest.mark.parametrize("site", ["www.exemple.org", "logiciels-libres.org"])
def test_an_address_is_not_cut_at_the_end_of_a_line(tmp_path: Path, site: str) -> None:
    courrier = ecrire(tmp_path, "\n\n".join(f"{'n' * longueur} {{groupe_site}}." for longueur in range(50, 80, 2)))
    lu = texte_du_pdf(FORMATS["pdf"].write(remplie(courrier, groupe_site=site)))
    assert lu.count(f"{site}.\n") == 15


def test_the_subject_of_a_draft_is_filled_in(tmp_path: Path) -> None:
    courrier = ecrire(tmp_path, CORPS, support="courriel").model_copy(update={"objet": "Pour {commune}, le {date}"})
    lettre = replace(lettre_vierge(courrier, JOUR), valeurs={"commune": "Ville-Inventée"})
    message = message_from_bytes(FORMATS["eml"].write(lettre), policy=default)
    assert message["Subject"] == "Pour Ville-Inventée, le [date]"


def test_a_list_of_one_kind_is_not_taken_for_a_blank(projet: Projet) -> None:
    projet.remplacer("docs/courriers/bonjour.md", "support: papier", "support: papier\npour: [commune]")
    assert projet.problems() == []
    projet.remplacer("docs/courriers/bonjour.md", "\n---\n", "\n---\nÀ [commune].\n")
    (message,) = projet.problems()
    assert "« [commune] » serait imprimé tel quel" in message


def test_a_blank_in_the_address_of_a_link_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"essai\.md:15: un blanc ne peut pas être dans l’adresse d’un lien"):
        ecrire(tmp_path, "[site](https://{groupe_site}/)")


def test_the_text_is_72_columns_wide(vraies: tuple[Courrier, ...]) -> None:
    for courrier in vraies:
        lignes = FORMATS["txt"].write(lettre_vierge(courrier, JOUR)).decode().splitlines()
        assert max(map(len, lignes)) <= formats.LARGEUR


def test_the_pdf_is_a_tagged_a4_page_in_french(vraies: tuple[Courrier, ...]) -> None:
    for courrier in vraies:
        pdf = FORMATS["pdf"].write(lettre_vierge(courrier, JOUR))
        assert formats.page_count(pdf) == courrier.pages
        format_ = rb"841\.8\d* 595\.27\d*" if courrier.support == "depliant" else rb"595\.27\d* 841\.8\d*"
        assert re.search(rb"/MediaBox ?\[0 0 " + format_ + rb"\]", pdf)
        assert b"/MarkInfo" in pdf
        assert b"/StructTreeRoot" in pdf
        assert b"/Lang" in pdf
        assert b"fr-FR" in pdf
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
        assert etrangeres(pdf) == set()


def test_the_same_letter_gives_the_same_bytes(essai: Courrier, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def octets() -> dict[str, bytes]:
        return {nom: format_.write(lettre_vierge(essai, JOUR)) for nom, format_ in FORMATS.items()}

    premiers = octets()
    # A zip tells the time to two seconds; a person's settings must not matter.
    time.sleep(2.1)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    monkeypatch.setenv("HOME", str(tmp_path))
    seconds = octets()
    assert [nom for nom in premiers if premiers[nom] != seconds[nom]] == []


def test_the_day_is_told_by_the_properties(essai: Courrier) -> None:
    odt = ZipFile(BytesIO(FORMATS["odt"].write(lettre_vierge(essai, JOUR))))
    assert "2026-10-01T00:00:00Z" in odt.read("meta.xml").decode()
    assert odt.infolist()[0].date_time == (2026, 10, 1, 0, 0, 0)


@pytest.mark.parametrize("refuse", ["# Un titre", "> Une citation", "![image](x.png)", "`code`", "---"])
def test_what_a_letter_cannot_hold_is_refused_with_its_file(tmp_path: Path, refuse: str) -> None:
    courrier = ecrire(tmp_path, f"Bonjour.\n\n{refuse}\n")
    with pytest.raises(DataError, match=r"docs/courriers/essai\.md:1: .*pdf.*ne peut pas contenir"):
        FORMATS["pdf"].write(lettre_vierge(courrier, JOUR))


def test_a_failure_of_pandoc_is_told_with_the_file(essai: Courrier) -> None:
    with pytest.raises(
        DataError, match=r"docs/courriers/essai\.md:1: cette lettre ne peut pas être écrite en nimporte"
    ):
        formats._pandoc(lettre_vierge(essai, JOUR), "", "--from=json", "--to=nimporte")


def test_a_letter_longer_than_it_says_is_refused_with_its_line(tmp_path: Path, campagne: Campagne) -> None:
    longue = avec(campagne, ecrire(tmp_path, "Une phrase de plus, encore une.\n\n" * 40))
    with pytest.raises(DataError, match=r"docs/courriers/essai\.md:10: .*2.pages au lieu de 1"):
        list(publish(longue, renderer_de(longue)))


@pytest.mark.parametrize(
    ("phrase", "juste"),
    [
        ("La loi de 2016 oblige les mairies à choisir des logiciels libres.", "encourage"),
        ("L’article 16 impose les formats ouverts.", "encourage"),
        ("Les communes de plus de 3\u202f500 habitants doivent ouvrir leurs données.", "au moins 50 agents"),
    ],
)
def test_what_is_wrong_about_the_law_is_refused_with_what_is_right(tmp_path: Path, phrase: str, juste: str) -> None:
    with pytest.raises(DataError, match=rf"docs/courriers/essai\.md:16: .*n’est pas exact : .*{juste}"):
        ecrire(tmp_path, f"Bonjour.\n{phrase}\n")


def test_the_way_to_write_a_letter_names_every_blank_and_support() -> None:
    notice = (RACINE / "CONTRIBUTING.md").read_text("utf-8")
    assert [blanc for blanc in Blanc if f"`{{{blanc}}}`" not in notice] == []
    assert [support for support in Support if f"`{support}`" not in notice] == []


@pytest.mark.parametrize("phrase", ["Sans obligation d’agir.", "La loi encourage, sans obliger.", "Nul n’est obligé."])
def test_what_is_right_about_the_law_is_kept(tmp_path: Path, phrase: str) -> None:
    assert ecrire(tmp_path, phrase).corps == phrase


def test_a_letter_without_subject_is_refused_with_the_field_that_lacks(projet: Projet) -> None:
    projet.remplacer("docs/courriers/bonjour.md", "objet: Exemple\n", "")
    (message,) = projet.problems()
    assert message.startswith("docs/courriers/bonjour.md:2: le champ « objet » manque")


def test_a_script_to_say_has_no_subject(projet: Projet) -> None:
    projet.remplacer("docs/courriers/bonjour.md", "support: papier", "support: telephone")
    objet, appel = projet.problems()
    assert objet.startswith("docs/courriers/bonjour.md:8: le champ « objet » n’a pas de sens pour le support « teleph")
    assert appel.startswith("docs/courriers/bonjour.md:9: le champ « appel » n’a pas de sens")


def test_a_pdf_without_readable_pages_is_not_of_one_page() -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        formats.page_count(b"%PDF-1.7")


def test_styles_are_those_that_a_user_expects(essai: Courrier) -> None:
    lettre = lettre_vierge(essai, JOUR)
    odt = ZipFile(BytesIO(FORMATS["odt"].write(lettre)))
    docx = ZipFile(BytesIO(FORMATS["docx"].write(lettre)))
    for style in ("Expéditeur", "Destinataire", "Lieu et date", "Objet", "Signature"):
        assert f'style:display-name="{style}"' in odt.read("styles.xml").decode()
        assert f'w:val="{style}"' in docx.read("word/styles.xml").decode()
        assert f'text:style-name="{style.replace(" ", "_20_")}"' in odt.read("content.xml").decode()
    # Every style that a paragraph names is defined, or the word processor falls back silently.
    utilises = set(re.findall(r'<w:pStyle w:val="([^"]+)"', docx.read("word/document.xml").decode()))
    definis = set(re.findall(r'w:styleId="([^"]+)"', docx.read("word/styles.xml").decode()))
    assert utilises <= definis
    # LibreOffice takes a file that the manifest does not name for a damaged document.
    manifeste = odt.read("META-INF/manifest.xml").decode()
    for nom in set(odt.namelist()) - {"mimetype", "META-INF/manifest.xml"}:
        assert f'manifest:full-path="{nom}"' in manifeste


def test_the_four_layouts_of_a_letter_have_the_same_sheet() -> None:
    modeles = RACINE / "hooks/tournee/lettres/modeles"
    attendus = {
        modeles / "lettre.typ": ["(top: 20mm, bottom: 13mm, x: 20mm)", "(x: 100mm, y: 50mm)"],
        modeles / "commun.typ": ["size: 10.5pt"],
        modeles / "odt/styles.xml": [
            *(f'fo:margin-{cote}="20mm"' for cote in ("top", "left", "right")),
            *('fo:margin-bottom="13mm"', 'fo:font-size="10.5pt"', 'fo:margin-left="80mm"'),
        ],
        modeles / "docx/word/document.xml": [
            *(f'w:{cote}="{_twips(20)}"' for cote in ("top", "left", "right")),
            f'w:bottom="{_twips(13)}"',
        ],
        modeles / "docx/word/styles.xml": ['<w:sz w:val="21"/>', f'w:left="{_twips(80)}"'],
        RACINE / "docs/assets/css/lettre-imprimee.css": ["padding: 20mm 20mm 13mm", "10.5pt / 1.15", "0 0 0 80mm"],
    }
    for fichier, mesures in attendus.items():
        texte = fichier.read_text("utf-8")
        assert [mesure for mesure in mesures if mesure not in texte] == [], fichier.name


def _twips(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


def test_a_letter_names_faces_that_volunteers_have(essai: Courrier) -> None:
    odt = html_.unescape(ZipFile(BytesIO(FORMATS["odt"].write(lettre_vierge(essai, JOUR)))).read("styles.xml").decode())
    archive = ZipFile(BytesIO(FORMATS["docx"].write(lettre_vierge(essai, JOUR))))
    table, styles = (archive.read(f"word/{nom}.xml").decode() for nom in ("fontTable", "styles"))
    assert set(re.findall(r'style:font-name="([^"]+)"', odt)) == {"Liberation Serif", "Liberation Sans"}
    assert set(re.findall(r'w:ascii="([^"]+)"', styles)) == {"Times New Roman", "Arial"}
    for libre, word, genre in (("Serif", "Times New Roman", "roman"), ("Sans", "Arial", "swiss")):
        (declaree,) = re.findall(rf'<style:font-face [^>]*style:name="Liberation {libre}"[^>]*>', odt)
        assert f"svg:font-family=\"'Liberation {libre}', '{word}'\"" in declaree
        assert f'style:font-family-generic="{genre}"' in declaree
        police = table.partition(f'w:name="{word}"')[2].partition("</w:font>")[0]
        assert f'<w:altName w:val="Liberation {libre}"/>' in police
        assert f'<w:family w:val="{genre}"/>' in police


def test_publishes_a_page_and_four_files(essai: Courrier, campagne: Campagne) -> None:
    seule = avec(campagne, essai)
    renderer = renderer_de(seule)
    publies = {fichier.uri: fichier for fichier in publish(seule, renderer)}
    assert sorted(publies) == [
        *("courriers/essai.docx", "courriers/essai.md", "courriers/essai.odt", "courriers/essai.pdf"),
        "courriers/essai.txt",
    ]
    assert publies["courriers/essai.pdf"].source == "docs/courriers/essai.md"
    page = str(publies["courriers/essai.md"].content)
    assert "Œuvre &amp; &lt;essai&gt; # * $ @ \\" in page
    assert '<span class="blanc" data-blanc="commune">[nom de la commune]</span>' in page
    assert 'href="https://exemple.org/?a=1&amp;b=2"' in page
    for extension in Support.PAPIER.usage.formats:
        assert f'href="../../courriers/essai.{extension}"' in page
    # The links of the page are relative to its folder, and all lead to what is published or hand-written.
    cibles = set(renderer.links)
    assert {f"courriers/essai.{extension}" for extension in Support.PAPIER.usage.formats} <= cibles
    assert "guides/premier-contact/" in cibles


def test_the_real_letters_are_published_whole(vraies: tuple[Courrier, ...], campagne: Campagne) -> None:
    toutes = avec(campagne, *vraies)
    publies = list(publish(toutes, renderer_de(toutes)))
    assert len(publies) == sum(1 + len(courrier.support.usage.formats) for courrier in vraies)
    assert all(fichier.content for fichier in publies)
