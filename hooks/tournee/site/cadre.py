"""What the frame of every page says of the campaign: values that any engine gives its templates (``extra.cadre``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from tournee.francais.phrases import jour
from tournee.site.donnees_structurees import organisation
from tournee.site.rendering import en_json

if TYPE_CHECKING:
    from tournee.site.rendering import Renderer


def cadre(renderer: Renderer, *, politique: str, hors_ligne: bool) -> dict[str, Any]:
    """By their names in overrides/partials/, all made HTML."""
    campagne = renderer.campagne
    dit = {
        "jour": f"{campagne.jour}",
        "jour_dit": jour(campagne.jour),
        "label": campagne.label.nom,
        "organisme": campagne.label.organisme.nom,
        "licence": campagne.reglages.licence_donnees.nom,
        "organisation": en_json(organisation(campagne)),
        "site": renderer.site,
        "forge": renderer.forge or "",
        "politique": politique,
        "hors_ligne": hors_ligne,
    }
    return {nom: en_html(valeur) for nom, valeur in dit.items()}


def en_html(valeur: Any) -> Any:
    """A value for the theme, whose templates escape nothing: made HTML once, its texts in depth."""
    match valeur:
        case Markup():
            return valeur
        case str():
            return escape(valeur)
        case list():
            return [en_html(part) for part in valeur]
        case dict():
            return {nom: en_html(part) for nom, part in valeur.items()}
    return valeur
