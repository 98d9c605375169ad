"""The town hall drawn among what stands around it: one drawing for each size of a commune, the same file for all."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.construction import renderer_de
from tournee.publications import communes, gulls, partage, silhouettes

if TYPE_CHECKING:
    from tournee.campagne.campagne import Campagne

IMAGE = re.compile(r'<img class="silhouette" src="\.\./\.\./(assets/silhouettes/\w+\.svg)" alt=""')


@pytest.mark.parametrize(
    ("code", "attendue"),
    [("61001", "ville"), ("14001", "bourg"), ("14003", "hameau")],
    ids=["25 000 inhabitants", "1 200", "300"],
)
def test_a_commune_is_drawn_by_its_size(campagne: Campagne, code: str, attendue: str) -> None:
    officielle = campagne.territoire.communes[code]
    assert silhouettes.sorte(officielle) == attendue
    uri = f"communes/{officielle.slug}/index.md"
    page = next(page for page in communes.publish(campagne, renderer_de(campagne)) if page.uri == uri)
    assert IMAGE.findall(str(page.read())) == [f"assets/silhouettes/{attendue}.svg"]


def test_each_drawing_is_whole_and_serves(campagne: Campagne) -> None:
    publies = {fichier.uri: str(fichier.read()) for fichier in silhouettes.publish(campagne, renderer_de(campagne))}
    dessines = Counter(map(silhouettes.sorte, campagne.territoire.communes.values()))
    assert sorted(publies) == sorted(f"assets/silhouettes/{nom}.svg" for nom in dessines)
    for dessin in publies.values():
        assert {un.tag.rpartition("}")[2] for un in ET.fromstring(dessin).iter()} == {"svg", "path", "circle"}  # noqa: S314  a drawing of ours
        assert len(dessin) < 2_000


def test_a_group_has_that_of_its_commune_and_none_where_nobody_told_it(campagne: Campagne) -> None:
    pages = {page.uri: str(page.read()) for page in gulls.publish(campagne, renderer_de(campagne))}
    for gull in campagne.gulls:
        trouvees = IMAGE.findall(pages[f"gulls/{gull.id}/index.md"])
        assert len(trouvees) == bool(gull.commune), gull.id


def test_the_picture_of_a_commune_shows_its_own(campagne: Campagne, monkeypatch: pytest.MonkeyPatch) -> None:
    def lue(nom: str) -> object:
        monkeypatch.setattr(partage, "sorte", lambda _: nom)
        renderer = renderer_de(campagne, site="https://tournee.example/")
        uri = "communes/61001-alencon/partage.png"
        return next(image for image in partage.publish(renderer.campagne, renderer) if image.uri == uri).read()

    assert len({lue(nom) for nom in silhouettes.SORTES}) == len(silhouettes.SORTES)
