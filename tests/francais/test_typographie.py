"""The apostrophes of names that come from official files, in the pages where they are read."""

from __future__ import annotations

import pytest

from tournee.francais.typographie import apostrophes


@pytest.mark.parametrize(
    ("echappe", "lu"),
    [
        ("<h2>Côtes-d&#39;Armor</h2>", "<h2>Côtes-d’Armor</h2>"),
        ('<optgroup label="d&#39;Or" data-label="d&#39;Or">', '<optgroup label="d’Or" data-label="d&#39;Or">'),
        ("<p>l&#39;<b>eau</b>, a &#39; b</p>", "<p>l&#39;<b>eau</b>, a &#39; b</p>"),
        (
            '<a href="x&#39;y" data-nom="L&#39;Ag" aria-label="Voir L&#39;Ag" title="d&#39;Ag">L&#39;Ag</a>',
            '<a href="x&#39;y" data-nom="L&#39;Ag" aria-label="Voir L’Ag" title="d’Ag">L’Ag</a>',
        ),
        (
            "<code>nom: L&#39;Ag</code> L&#39;Ag <textarea>L&#39;Ag</textarea>",
            "<code>nom: L&#39;Ag</code> L’Ag <textarea>L&#39;Ag</textarea>",
        ),
    ],
)
def test_what_is_read_has_round_apostrophes_and_what_programs_read_is_left_alone(echappe: str, lu: str) -> None:
    assert apostrophes(echappe) == lu
