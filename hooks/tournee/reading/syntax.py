"""Why a text is no YAML, as somebody who sees the file would say it: where, and what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tournee.reading.sources import BLANKS, Problem, quote, to_paste, unseen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import yaml

SYNTAX: Final = (
    ("mapping values are not allowed", "il y a un « : » de trop ; mettez la valeur entre guillemets"),
    ("mapping keys are not allowed", "« ? » commence la valeur ; mettez-la entre guillemets"),
    ("escape", "« \\ » ne sert pas ici ; effacez-le, ou entourez la valeur d’apostrophes au lieu de guillemets"),
    ("hexdecimal", "« \\ » ne sert pas ici ; effacez-le, ou entourez la valeur d’apostrophes au lieu de guillemets"),
    ("quoted scalar", "un guillemet ouvert ici n’est jamais fermé"),
    ("tag", "un point d’exclamation commence la valeur ; mettez-la entre guillemets"),
    ("while scanning an alias", "l’étoile commence la valeur ; mettez-la entre guillemets"),
    ("while scanning an anchor", "l’esperluette commence la valeur ; mettez-la entre guillemets"),
    ("incompatible YAML document", "« %YAML » ne sert pas ici ; effacez cette ligne"),
    ("directive", "« % » commence la ligne ; mettez la valeur entre guillemets"),
    ("block scalar", "« | » ou « > » commence la valeur ; mettez-la entre guillemets"),
    ("block sequence entries are not allowed", "un tiret commence la valeur ; allez à la ligne, ou ôtez-le"),
    ("cannot start any token", "ce caractère ne peut pas commencer une valeur ; mettez-la entre guillemets"),
    (
        "could not find expected ':'",
        "ce n’est pas un champ (« nom: valeur ») ; si c’est la suite de la valeur d’au-dessus, écrivez-la au bout",
    ),
    ("did not find expected ',' or", "une accolade ou un crochet ouvert ici n’est pas fermé, ou une virgule manque"),
    ("did not find expected <document start>", "cette ligne n’est ni une fiche (« - ») ni un champ (« nom: valeur »)"),
    ("did not find expected", "l’alignement ou la ponctuation est faux ; comparez avec la fiche voisine"),
)

LEFT_OVER: Final = (
    (
        re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: .*)?"),
        (
            "un conflit entre deux modifications est resté ici ; gardez les bonnes lignes de chaque côté,"
            " puis effacez « <<<<<<< », « ======= » et « >>>>>>> »"
        ),
    ),
    (
        re.compile(r"\s*(?:```|~~~).*"),
        "« ``` » entoure un exemple dans une page ; effacez cette ligne, et celle qui ferme l’exemple",
    ),
    (re.compile(r"\s*<!--.*"), "un commentaire commence ici par « # » ; remplacez « <!-- », et effacez « --> »"),
    (
        re.compile(r" *\t\s*\S.*"),
        "une tabulation sert de retrait ; remplacez-la par des espaces (deux par niveau)",
    ),
)
"""Lines that another tool has left, whatever YAML makes of them."""

FIELD: Final = re.compile(r"(?P<margin> *(?:- +)?)(?P<key>[^\W\d][\w-]*) *:(?: (?P<value>.*))?")
GLUED: Final = re.compile(r"(?P<margin> *(?:- +)?)(?P<key>[^\W\d]\w*):(?P<value>[^\s/].*)")
EQUAL: Final = re.compile(r"(?P<margin> *(?:- +)?)(?P<key>[^\W\d]\w*) *= *(?P<value>.*)")
DASHED: Final = re.compile(r" *(?P<dash>-) .*")
DASH: Final = re.compile(r" *-(?=[^\W\d]\w*:)")
HEAD: Final = re.compile(rf"[ {''.join(BLANKS)}-]*\w*[ {''.join(BLANKS)}]*:?[{''.join(BLANKS)}]*")
BETWEEN_QUOTES: Final = re.compile(r"mettez(?:-la| la valeur) entre guillemets")
BEGUN: Final = ("quoted scalar", "a flow ", "could not find expected ':'")
"""What is seen further down, and stands where it begins."""


def explain(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    """The one problem of a text that YAML cannot read."""
    said, lines = f"{error.context or ''} {error.problem or ''}", text.split("\n")
    mark = error.context_mark if any(begun in said for begun in BEGUN) else error.problem_mark
    number = min(mark.line if mark else 0, len(lines) - 1)
    place = _Place(lines, number, mark.column if mark else 0, said)
    for left_over, message in LEFT_OVER:
        if left_over.fullmatch(place.line):
            return Problem(name, number + 1, message)
    found = next(filter(None, (reason(place) for reason in REASONS)), None)
    number, column, message, remede = found or (number, place.column + 1, *_hint(place))
    source = lines[number]
    extrait = f" ({quote(source)})" if source.strip() else ""
    return Problem(name, number + 1, f"l’écriture YAML n’est pas respectée{extrait} : {message}", column, remede)


def _hint(place: _Place) -> tuple[str, str]:
    """What YAML's own words mean, and the line to write where quotes mend it."""
    hint = next((hint for part, hint in SYNTAX if part in place.said), "comparez avec la fiche voisine")
    field = FIELD.fullmatch(place.line)
    if not field or not field["value"] or not BETWEEN_QUOTES.search(hint):
        return hint, ""
    line = _between_quotes(field, field["value"])
    return BETWEEN_QUOTES.sub(lambda _: f"écrivez {_told(line)}", hint), line


class _Place:
    """Where the reading stopped, and what YAML says of it."""

    def __init__(self, lines: Sequence[str], number: int, column: int, said: str) -> None:
        self.lines, self.number, self.column, self.said = lines, number, column, said
        self.line = lines[number]
        self.margin = len(self.line) - len(self.line.lstrip())

    def above(self) -> list[tuple[int, str]]:
        """The lines before it that say something, the nearest first."""
        numbered = reversed(list(enumerate(self.lines[: self.number])))
        return [(number, line) for number, line in numbered if line.strip() and not line.lstrip().startswith("#")]


Found = tuple[int, int, str, str] | None
"""The line and the column of what is to be mended, the one from 0 and the other from 1, how, and the right line."""


def _unseen_sign(place: _Place) -> Found:
    head = HEAD.match(place.line)
    sign = head and unseen(head[0])
    if not head or not sign:
        return None
    column = next(rank for rank, signe in enumerate(place.line, 1) if signe in BLANKS)
    return place.number, column, f"{sign}, qui ne se voit pas, est dans cette ligne ; retapez-la", ""


def _no_space(place: _Place) -> Found:
    if dash := DASH.match(place.line):
        line = f"{place.line[: dash.end()]} {place.line[dash.end() :]}"
        return place.number, dash.end(), "il manque une espace après le tiret", line
    for form, message in ((GLUED, "il manque une espace après « : »"), (EQUAL, "« = » tient la place de « : »")):
        if found := form.fullmatch(place.line):
            line = f"{found['margin']}{found['key']}: {found['value']}"
            return place.number, found.end("key") + 1, f"{message} ; écrivez {_told(line)}", line
    return None


def _more_after_a_quote(place: _Place) -> Found:
    field = FIELD.fullmatch(place.line)
    value = ((field and field["value"]) or "").strip()
    if not field or value[:1] not in {'"', "'", "[", "{"} or place.column <= field.start("value"):
        return None
    if "did not find expected" not in place.said or "," in place.said:
        return None
    closed = len(value) > 1 and value[0] == value[-1] in {'"', "'"}
    line = _between_quotes(field, value[1:-1] if closed else value)
    return place.number, place.column + 1, f"la valeur continue après {quote(value[0])} ; écrivez {_told(line)}", line


def _between_quotes(field: re.Match[str], value: str) -> str:
    """The line of a field, its value between quotes."""
    return f"{field['margin']}{field['key']}: {to_paste(value.strip())}"


def _told(line: str) -> str:
    """« nom: "la valeur" »: a line as a sentence says it, whole."""
    return f"« {line.strip().removeprefix('- ')} »"


def _log_that_is_closed(place: _Place) -> Found:
    above = place.above()
    if not above or not place.line.lstrip().startswith("-") or not above[0][1].rstrip().endswith("[]"):
        return None
    number, line = above[0]
    dit = f"« [] » dit que la liste est vide, or elle a une suite ligne {place.number + 1} ; ôtez les crochets"
    return number, line.rindex("[]") + 1, dit, line.rstrip().removesuffix("[]").rstrip()


def _indented_from_the_start(place: _Place) -> Found:
    if "<document start>" not in place.said or not (above := place.above()):
        return None
    number, line = above[-1]
    margin = len(line) - len(line.lstrip())
    dit = "cette ligne n’appartient à aucune fiche ; mettez-la à sa place, sous la sienne"
    return (number, margin + 1, dit, "") if margin else None


def _indented_otherwise(place: _Place) -> Found:
    """« 3 espaces de retrait au lieu de 2 » where a line of the same kind above has another margin."""
    dashed = place.line.lstrip().startswith("- ")
    field = FIELD.fullmatch(place.line)
    if not dashed and (field is None or field["margin"].strip()):
        return None
    if "mapping values" in place.said and field and place.column > field.end("key"):
        return None
    form, part = (DASHED, "dash") if dashed else (FIELD, "key")
    known = [(like.start(part), number) for number, line in place.above() if (like := form.fullmatch(line))]
    if not known:
        return None
    nearest = known[0]
    if abs(nearest[0] - place.margin) != 1:
        nearest = min(known, key=lambda one: (abs(one[0] - place.margin), -one[1]))
    wanted, number = nearest
    if wanted == place.margin:
        return None
    dit = f"{_spaces(place.margin)} de retrait au lieu de {wanted or 'zéro'}"
    dit += f" ; alignez cette ligne sur la ligne {number + 1}"
    after = place.lines[place.number + 1] if place.number + 1 < len(place.lines) else ""
    alone = len(after) - len(after.lstrip()) != place.margin  # or the line above is the one that is wrong
    return place.number, place.margin + 1, dit, f"{' ' * wanted}{place.line.lstrip()}" if alone else ""


def _spaces(count: int) -> str:
    return f"{count or 'aucune'} espace{'s' if count > 1 else ''}"


REASONS: Final[tuple[Callable[[_Place], Found], ...]] = (
    _unseen_sign,
    _log_that_is_closed,
    _more_after_a_quote,
    _indented_from_the_start,
    _no_space,
    _indented_otherwise,
)
