"""A table in the shape of UCDP's Georeferenced Event Dataset, for kinds that the packs map to organised violence.

Columns have GED's names and codes. `low`, `best` and `high` are deaths, filled only where reports were read for them (a slot `deaths`);
`type_of_violence` is told only where both sides are known. Columns that begin with `dateline_` are ours.
"""

from typing import Any

from dateline.export import codebooks, plain
from dateline.export.acled import sides
from dateline.export.countries import alpha2
from dateline.export.made import Made
from dateline.export.selection import Selection, held
from dateline.model import Actor, Event
from dateline.record import EventView

COLUMNS = (
    "id", "year", "type_of_violence", "side_a", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1",
    "latitude", "longitude", "country", "event_clarity", "date_prec", "date_start", "date_end", "best", "high", "low",
    "dateline_kind", "dateline_origins", "dateline_disputed", "dateline_weapons_low", "dateline_weapons_best",
    "dateline_weapons_high",
)  # fmt: skip
NOTE = "low, best and high are deaths and empty where reports were not read for them; empty is not 0"


def rows(selection: Selection) -> Made:
    return codebooks.coded(selection, COLUMNS, missing, _row, NOTE)


def missing(selection: Selection, view: EventView) -> str | None:
    kind = selection.glossary.kinds.get(view.event.kind)
    if not (kind and kind.codes.get("ucdp")):
        return "of a kind that is no organised violence"
    return None if view.event.realis == "actual" else "planned, possible or denied"


def _row(selection: Selection, view: EventView) -> dict[str, Any]:
    event, place, days = view.event, codebooks.place_of(view.event), codebooks.span(view)
    reports = selection.told_by(view)
    one, two = sides(selection, event)
    deaths, weapons = codebooks.low_best_high(event, "deaths"), codebooks.low_best_high(event, "count")
    speakers = [s.name for b in event.beliefs for h in b.held for p in h.support for s in p.said_by if s.name]
    return {
        "id": event.id, "year": days[0].year if days else None, "type_of_violence": violence(event), "side_a": one, "side_b": two,
        "number_of_sources": len(reports), "source_article": [r.url or r.id for r in reports],
        "source_office": [r.outlet or r.id for r in reports], "source_date": [r.published or "" for r in reports],
        "source_headline": [r.title or "" for r in reports], "source_original": list(dict.fromkeys(speakers)),
        "where_prec": codebooks.where_prec(place), "where_coordinates": place.name if place else None,
        "where_description": view.title, "adm_1": place.admin if place else None, "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "country": selection.glossary.actor(place.country, "") if place else None,
        "event_clarity": 1 if codebooks.date_prec(view) == 1 and place else 2, "date_prec": codebooks.date_prec(view),
        "date_start": days[0].isoformat() if days else None, "date_end": days[1].isoformat() if days else None,
        "best": deaths[1], "high": deaths[2], "low": deaths[0], "dateline_kind": event.kind, "dateline_origins": event.origins,
        "dateline_disputed": view.disputed, "dateline_weapons_low": weapons[0], "dateline_weapons_best": weapons[1],
        "dateline_weapons_high": weapons[2],
    }  # fmt: skip


def violence(event: Event) -> int | None:
    """1 where a state is on either side, 2 where none is. One-sided violence (3) needs to know that civilians were meant."""
    agents, others = ({a.code for a in plain.of(held(event, n), Actor) if a.code} for n in ("agent", "other"))
    if not agents or not others:
        return None
    return 1 if any(alpha2(code) for code in agents | others) else 2
