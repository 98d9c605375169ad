"""The calendar of the campaign: its page, those to subscribe to, and what the next meeting goes through."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tournee.campagne.jalons import jalons, jalons_a_venir
from tournee.campagne.ordre_du_jour import ordre_du_jour
from tournee.campagne.reunions import a_raconter, a_venir, annoncees, prochaine, serie
from tournee.engines.calendars import Entry, calendar
from tournee.fiches.label import Label
from tournee.fiches.reglages import Reglages
from tournee.francais.noms import slug
from tournee.francais.phrases import majuscule
from tournee.francais.typographie import insecables, typographie
from tournee.reading.record import Record
from tournee.site.adresses import AGENDA, ECHEANCES, PROCHAINE_REUNION, REUNIONS
from tournee.site.comptes_rendus import AU_PLUS, FORMES, en_texte
from tournee.site.donnees_structurees import reunions as reunions_structurees
from tournee.site.site_files import SiteFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tournee.campagne.campagne import Campagne
    from tournee.campagne.echeances import Echeance
    from tournee.campagne.jalons import Jalon
    from tournee.fiches.gulls import Gull
    from tournee.fiches.suivi import Fiche
    from tournee.site.rendering import Renderer


def publish(campagne: Campagne, renderer: Renderer) -> Iterator[SiteFile]:
    """``/agenda/``, its calendars, ``/agenda/prochaine-reunion/``."""
    reunions, echeances = serie(campagne.reglages), [*_echeances(campagne)]
    yield _file(renderer, REUNIONS, "les réunions", Reglages.fichier, reunions)
    yield _file(renderer, ECHEANCES, "le calendrier du label", Label.fichier, echeances)
    for gull in campagne.gulls:
        siennes = [*reunions, *echeances, *_suites(campagne, gull)]
        yield _file(renderer, renderer.addresses.calendrier(gull), gull.nom, f"{gull.file}#L{gull.line()}", siennes)
    yield renderer.page(
        AGENDA,
        "agenda.html",
        titre="L’agenda",
        description="Les réunions du réseau, les dates du label, et comment les mettre dans votre agenda.",
        source=Reglages.fichier,
        rencontres=(rencontres := a_venir(campagne)),
        structure=reunions_structurees(campagne, rencontres),
        jalons=jalons_a_venir(campagne),
        a_ouvrir=[edition for edition in campagne.label.editions if edition.annee >= campagne.jour.year],
    )
    ordres = {une: ordre_du_jour(campagne, une) for une in {prochaine(campagne), a_raconter(campagne)}}
    yield renderer.page(
        PROCHAINE_REUNION,
        "prochaine-reunion.html",
        titre="La prochaine réunion",
        description="Ce qui a bougé, ce qui attend et ce qui vient : de quoi tenir une réunion du réseau, à copier.",
        source=Reglages.fichier,
        rencontres=annoncees(campagne),
        ordre=ordres[prochaine(campagne)],
        raconte=ordres[a_raconter(campagne)],
        textes={
            nom: (forme, en_texte(renderer, ordres[forme.rencontre(campagne)], nom)) for nom, forme in FORMES.items()
        },
        au_plus=AU_PLUS,
    )


def _file(renderer: Renderer, uri: str, name: str, source: str, entries: Sequence[Entry]) -> SiteFile:
    """A calendar; its events lead to their pages where the address of the site is known."""
    campagne, reglages = renderer.campagne, renderer.campagne.reglages

    def address_of(entry: Entry) -> str:
        about = entry.about
        return renderer.public(renderer.addresses.de(about) if isinstance(about, Record) else AGENDA)

    content = partial(
        calendar,
        entries,
        name=f"{reglages.nom} : {name}",
        domain=f"{slug(reglages.nom)}-{'-'.join(campagne.territoire.regions)}",
        zone=reglages.fuseau,
        stamp=campagne.jour,
        address_of=address_of,
    )
    return SiteFile(uri, content, source)


def _echeances(campagne: Campagne) -> Iterator[Entry]:
    """The dates of the label of which the day is known: a month is no day, and its page alone tells it."""
    for jalon in jalons(campagne):
        if jalon.precis:
            yield Entry(f"label-{jalon.id}", jalon.dit, jalon.le.debut, text=_explication(jalon), place=jalon.lieu)


def _explication(jalon: Jalon) -> str:
    if jalon.repere is None:
        return ""
    return f"Repère de la campagne, {jalon.repere.avant} jours avant la clôture. {jalon.repere.pourquoi}"


def _suites(campagne: Campagne, gull: Gull) -> Iterator[Entry]:
    """What a group has to come back to, and when its reservations end: the name of the place, and no more."""
    for fiche in campagne.suivies(campagne.fiches):
        etat, nom = campagne.situation(fiche), typographie(campagne.nom_distinct(fiche))
        if etat.groupe == gull.id and etat.relance:
            yield _suite("relance", f"À relancer : {nom}", etat.relance, fiche)
        if etat.reservation and etat.reservation.par == gull.id:
            yield _suite("reservation", f"Fin de réservation : {nom}", etat.reservation.fin, fiche)


def _suite(quoi: str, titre: str, echeance: Echeance, fiche: Fiche) -> Entry:
    texte = f"{majuscule(echeance.calcul)}."
    return Entry(f"{quoi}-{fiche.cle}", insecables(titre), echeance.jour, text=texte, about=fiche)
