"""Traps for whatever writes data into a page, and the records that hold them in every text that they would accept."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError

from tournee.fiches.valeurs import Indication
from tournee.reading.record import Record

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from tournee.campagne.campagne import Campagne

MARQUE: Final = "piege-7"
"""What says that a trap was written at all."""
PIEGE: Final = (
    f"""{MARQUE}<script>piege(1)</script>'"><img src=x onerror=piege(2)>&lt;img src=x onerror=piege(3)&gt;"""
    """&#60;svg onload=piege(4)&#62;" onfocus=piege(5) autofocus x="</script></title>\n---\n# x"""
)
"""Markup raw and as entities, quotes that leave an attribute, the ends of a script and of a front matter."""
REDIRECTION: Final = f"""0;url=/{MARQUE}/" http-equiv="refresh" x="{"long" * 30}"""
"""What made a page of its visitor's next one; and a word longer than any page is wide."""

R = TypeVar("R")
CORPS: Final = "corps"
"""The whole text of a letter or of a guide is Markdown, with tests of its own."""


def _adapter(annotation: Any, field: FieldInfo) -> TypeAdapter[Any]:
    return TypeAdapter(Annotated[annotation, field])


def _accepte(record: Record, champ: str, texte: str) -> bool:
    """Whether this text may stand there: an identifier, an address or a code would refuse it, so would a reference."""
    field = type(record).model_fields[champ]
    if _nomme(field):
        return False
    try:
        _adapter(field.annotation, field).validate_python(texte, strict=True)
    except ValidationError:
        return False
    return True


def _nomme(field: FieldInfo) -> bool:
    """Whether it names another record: a rule takes nothing there but the name of one (loading/rules)."""
    dedans = (mark for part in get_args(field.annotation) for mark in getattr(part, "__metadata__", ()))
    return any(isinstance(mark, Indication) for mark in (*field.metadata, *dedans))


def pieger(valeur: R, piege: str = PIEGE) -> R:
    """The same record, or records, with the trap in each text that they would take, written there or not yet."""
    nouvelle: Any = valeur
    if isinstance(valeur, Record):
        champs = [champ for champ in type(valeur).model_fields if champ != CORPS]
        nouvelle = valeur.model_copy(update={champ: _pieger(valeur, champ, piege) for champ in champs})
    elif isinstance(valeur, tuple):
        nouvelle = tuple(pieger(partie, piege) for partie in valeur)
    return nouvelle  # type: ignore[no-any-return]  # a copy of what was given


def _pieger(record: Record, champ: str, piege: str) -> Any:
    valeur = getattr(record, champ)
    if (valeur is None or type(valeur) is str) and _accepte(record, champ, piege):
        return piege
    return pieger(valeur, piege)


def piegee(campagne: Campagne, piege: str = PIEGE) -> Campagne:
    """The campaign with the trap in every text of every file, the made ones of the territory included.

    Two letters are enough for what they take from the data; a leaflet would overflow with these words.
    """
    records = {
        champ.name: pieger(getattr(campagne, champ.name), piege)
        for champ in fields(campagne)
        if isinstance(getattr(campagne, champ.name), Record | tuple)
    }
    courriers = tuple(
        un.model_copy(update={"pages": 4})  # these words take more room than a letter's own
        for un in records["courriers"]
        if un.id in {"premier-contact", "premier-contact-courriel"}
    )
    communes = {
        code: replace(commune, de_nom=piege, adresse=f"{piege}, 61000 {MARQUE}", deleguees={"61999": piege})
        for code, commune in campagne.territoire.communes.items()
    }
    epci = {siren: replace(un, nom=piege) for siren, un in campagne.territoire.epci.items()}
    territoire = replace(
        campagne.territoire, communes=communes, epci=epci, regions=dict.fromkeys(campagne.territoire.regions, piege)
    )
    return replace(campagne, **records | {"courriers": courriers, "territoire": territoire})
