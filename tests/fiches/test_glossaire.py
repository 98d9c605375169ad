"""The words that are explained: in a bubble, and in the list of those that a text uses."""

from __future__ import annotations

from tournee.fiches.glossaire import Terme, bulles, cites


def test_acronyms_and_chosen_words_are_explained_where_they_stand() -> None:
    sigle = Terme(terme="EPCI", definition="Un regroupement de communes.")
    mot = Terme(terme="palier", definition="Un degré.")
    choisi = Terme(terme="install party", definition="Une fête.", bulle=True)
    assert bulles((sigle, mot, choisi)) == "*[EPCI]: Un regroupement de communes.\n*[install party]: Une fête.\n"
    assert cites((sigle, mot, choisi), "Un EPCI, un palier.") == (sigle,)
    assert cites((sigle,), "Des EPCIs") == ()
