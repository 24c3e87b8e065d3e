"""A table in the shape of ACLED's data, for kinds that the packs map to its event types.

Columns have ACLED's names and codes. What a coder must decide (admin2, interaction, region, civilian targeting) is left to the coder; `fatalities`
is filled only where reports were read for it (a slot `deaths`), and is empty, not 0, elsewhere. Columns that begin with `dateline_` are ours.
"""

from typing import Any

from dateline.export import codebooks, plain
from dateline.export.made import Made
from dateline.export.selection import Selection, held
from dateline.model import Actor, Event
from dateline.record import EventView

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "event_type", "sub_event_type", "actor1", "assoc_actor_1",
    "actor2", "assoc_actor_2", "iso3", "country", "admin1", "location", "latitude", "longitude", "geo_precision",
    "source", "notes", "fatalities", "fatalities_low", "fatalities_high", "dateline_kind", "dateline_first_day",
    "dateline_last_day", "dateline_reports", "dateline_origins", "dateline_disputed", "dateline_weapons_low",
    "dateline_weapons_best", "dateline_weapons_high",
)  # fmt: skip
NOTE = "fatalities are empty where reports were not read for them; empty is not 0"


def rows(selection: Selection) -> Made:
    return codebooks.coded(selection, COLUMNS, missing, _row, NOTE)


def missing(selection: Selection, view: EventView) -> str | None:
    if view.event.realis != "actual":
        return "planned, possible or denied"
    kind = selection.glossary.kinds.get(view.event.kind)
    coded = kind and any(book.partition(":")[0] == "acled" for book in kind.codes)
    return None if coded else "of a kind that ACLED does not code"


def _row(selection: Selection, view: EventView) -> dict[str, Any]:
    event, place = view.event, codebooks.place_of(view.event)
    # a year is no date of ACLED's, whose coarsest is the month
    days = codebooks.span(view) if codebooks.time_precision(view) else None
    type_, sub = codebooks.acled_type(selection.glossary.kinds.get(event.kind), event)
    one, two = sides(selection, event)
    deaths, weapons = codebooks.low_best_high(event, "deaths"), codebooks.low_best_high(event, "count")
    return {
        "event_id_cnty": event.id, "event_date": days[0].isoformat() if days else None, "year": days[0].year if days else None,
        "time_precision": codebooks.time_precision(view), "event_type": type_, "sub_event_type": sub,
        "actor1": one[:1], "assoc_actor_1": one[1:], "actor2": two[:1], "assoc_actor_2": two[1:],
        "iso3": place.country if place else None, "country": selection.glossary.actor(place.country, "") if place else None,
        "admin1": place.admin if place else None, "location": place.name if place else None,
        "latitude": place.lat if place else None, "longitude": place.lon if place else None,
        "geo_precision": codebooks.geo_precision(place),
        "source": list(dict.fromkeys(r.outlet or r.id for r in selection.told_by(view))), "notes": view.title,
        "fatalities": deaths[1], "fatalities_low": deaths[0], "fatalities_high": deaths[2], "dateline_kind": event.kind,
        "dateline_first_day": view.when.first, "dateline_last_day": view.when.last, "dateline_reports": len(view.reports),
        "dateline_origins": event.origins, "dateline_disputed": view.disputed, "dateline_weapons_low": weapons[0],
        "dateline_weapons_best": weapons[1], "dateline_weapons_high": weapons[2],
    }  # fmt: skip


def sides(selection: Selection, event: Event) -> tuple[list[str], list[str]]:
    """The names of those who act and of the others."""
    agents = plain.of(held(event, "agent"), Actor)
    others = [a for a in plain.of(held(event, "other"), Actor) if a.code not in {b.code for b in agents if b.code}]
    return names(selection, agents), names(selection, others)


def names(selection: Selection, actors: list[Actor]) -> list[str]:
    return list(dict.fromkeys(selection.glossary.actor(a.code, a.org or a.name) for a in actors))
