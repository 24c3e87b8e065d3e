"""One row an event: the values held, by column, before they are cells of a file."""

from typing import Any

from dateline.export import plain
from dateline.export.selection import Selection, held
from dateline.model import Actor, Count, Event, Place, Quantity, Term, Time
from dateline.record import EventView, Glossary
from dateline.record.lags import lags

COLUMNS = (
    "id", "kind", "realis", "title", "date", "date_precision", "first_day", "last_day", "end", "times_local",
    "utc_offset", "times_utc", "agents", "others", "people", "count", "count_bound", "weapon", "weapon_class",
    "range_km", "apogee_km", "duration_s", "speed", "from", "toward", "place", "target", "outcome", "lat", "lon",
    "radius_km", "states", "disputed", "background", "reports", "origins", "told_after_minutes",
    "told_after_days", "actor_after_minutes", "actor_after_days", "sources",
)  # fmt: skip
LISTS = frozenset({"times_local", "times_utc", "agents", "others", "people", "count", "weapon", "weapon_class", "range_km",
                   "apogee_km", "duration_s", "from", "toward", "place", "target", "outcome", "states", "sources"})  # fmt: skip
POINTS = ("from", "place", "target", "toward")


def rows(selection: Selection) -> list[dict[str, Any]]:
    """In the order of listings. `sources` are the addresses of the reports, or their ids."""
    found = []
    for view in selection.views:
        sources = [r.url or r.id for r in (selection.reports.get(k) for k in view.reports) if r]
        found.append({**row(view, selection.glossary), **late(view, selection), "sources": sources})
    return found


def late(view: EventView, selection: Selection) -> dict[str, int | None]:
    """How long after the event it was told: by the first report, and on the word of the side that acted. In minutes where both
    instants are known, else in days."""
    found = lags(view, selection.reports)
    return {
        f"{who}_after_{unit}": getattr(lag, unit) if lag else None
        for who, lag in (("told", found.first), ("actor", found.actor))
        for unit in ("minutes", "days")
    }


def listed(name: str, value: Any) -> Any:
    """A column that can hold several values holds a list, however many there are."""
    if name not in LISTS:
        return value
    return list(value) if isinstance(value, list | tuple) else [] if value is None else [value]


def row(view: EventView, glossary: Glossary) -> dict[str, Any]:
    """Values that are held, by column; None or [] where nothing is."""
    event = view.event
    number, bound = plain.count(plain.of(held(event, "count"), Count))
    agents = plain.codes(plain.of(held(event, "agent"), Actor))
    return {
        "id": event.id, "kind": event.kind, "realis": event.realis, "title": view.title, "date": view.when.day,
        "date_precision": precision(view), "first_day": view.when.first, "last_day": view.when.last,
        "end": view.when.until, "times_local": view.when.clocks,
        "utc_offset": view.when.offset if view.when.clocks else None,
        "times_utc": [f"{m:%Y-%m-%dT%H:%MZ}" for m in view.when.moments], "agents": agents,
        "others": plain.codes(plain.of(held(event, "other"), Actor), without=agents),
        "people": plain.people(plain.of(held(event, "person"), Actor)), "count": number, "count_bound": bound,
        "weapon": [t.phrase or t.term for t in plain.of(held(event, "weapon"), Term)],
        "weapon_class": plain.finest(plain.of(held(event, "weapon_class"), Term), glossary.broader),
        "range_km": plain.figures(plain.of(held(event, "range_km"), Quantity)),
        "apogee_km": plain.figures(plain.of(held(event, "apogee_km"), Quantity)),
        "duration_s": plain.figures(plain.of(held(event, "duration"), Quantity)),
        "speed": plain.speed(plain.of(held(event, "speed"), Quantity)),
        **{name: plain.places(plain.of(held(event, name), Place)) for name in ("from", "toward", "place", "target")},
        "outcome": [t.term for t in plain.of(held(event, "outcome"), Term)], **point(event),
        "states": [f"{b.attribute}: {b.state}" for b in event.beliefs], "disputed": view.disputed,
        "background": view.background, "reports": len(view.reports), "origins": event.origins,
    }  # fmt: skip


def precision(view: EventView) -> str | None:
    """How finely the time is known: the precision of the day that is held, "minute" where a clock time is."""
    if view.when.clocks:
        return "minute"
    times = [t for t in plain.of(held(view.event, "time"), Time) if t.date == view.when.day]
    return times[0].precision if view.when.day and times else None


def located(event: Event) -> tuple[str, Place] | None:
    """The attribute and place that put an event on a map: where it started from, else where it was, what it struck, where it flew."""
    for attribute in POINTS:
        for place in plain.of(held(event, attribute), Place):
            if place.lat is not None and place.lon is not None:
                return attribute, place
    return None


def point(event: Event) -> dict[str, float | None]:
    found = located(event)
    return {} if found is None else {"lat": found[1].lat, "lon": found[1].lon, "radius_km": found[1].radius_km}
