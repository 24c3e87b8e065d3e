"""CSV: one row an event. Cells that a spreadsheet would run as a formula are defused."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from dateline.export import plain
from dateline.model import Actor, Count, Event, Place, Quantity, Term, Time, Value
from dateline.record import EventView, Filter, Glossary, Store
from dateline.record.wording import time

COLUMNS = (
    "id", "kind", "realis", "title", "date", "end", "times_local", "utc_offset", "times_utc", "agents", "others",
    "people", "count", "count_bound", "weapon", "weapon_class", "range_km", "apogee_km", "duration_s", "speed",
    "from", "toward",
    "place", "target", "outcome", "lat", "lon", "radius_km", "states", "disputed", "background", "reports", "origins",
    "sources",
)  # fmt: skip
# what Excel, LibreOffice and Google Sheets take for the start of a formula; tab and return are cut off by some first
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def lines(store: Store, which: Filter | None = None) -> Iterator[str]:
    """The header and the rows, without line ends."""
    which = which or Filter()
    yield _line(COLUMNS)
    with store.at(which) as then:
        reports, glossary, views = then.reports(), then.glossary(), then.events(replace(which, as_of=None))
    for view in views:
        cells = row(view, glossary)
        cells["sources"] = [reports[k].url or reports[k].id for k in view.reports if k in reports]
        yield _line(cell(cells.get(name)) for name in COLUMNS)


def row(view: EventView, glossary: Glossary) -> dict[str, Any]:
    """Values that are held, by column."""
    event = view.event

    def held(attribute: str) -> list[Value]:
        belief = event.belief(attribute)
        return [h.value for h in belief.held] if belief else []

    number, bound = plain.count(plain.of(held("count"), Count))
    agents = plain.codes(plain.of(held("agent"), Actor))
    return {
        "id": event.id, "kind": event.kind, "realis": event.realis, "title": view.title, "date": view.when.day,
        "end": view.when.until, "times_local": view.when.clocks,
        "utc_offset": view.when.offset if view.when.clocks else None,
        "times_utc": [f"{m:%Y-%m-%dT%H:%MZ}" for m in view.when.moments], "agents": agents,
        "others": plain.codes(plain.of(held("other"), Actor), without=agents),
        "people": plain.people(plain.of(held("person"), Actor)), "count": number, "count_bound": bound,
        "weapon": [t.phrase or t.term for t in plain.of(held("weapon"), Term)],
        "weapon_class": plain.finest(plain.of(held("weapon_class"), Term), glossary.broader),
        "range_km": plain.figures(plain.of(held("range_km"), Quantity)),
        "apogee_km": plain.figures(plain.of(held("apogee_km"), Quantity)),
        "duration_s": plain.figures(plain.of(held("duration"), Quantity)),
        "speed": plain.speed(plain.of(held("speed"), Quantity)),
        **{name: plain.places(plain.of(held(name), Place)) for name in ("from", "toward", "place", "target")},
        "outcome": [t.term for t in plain.of(held("outcome"), Term)], **point(event),
        "states": [f"{b.attribute}: {b.state}" for b in event.beliefs], "disputed": view.disputed,
        "background": view.background, "reports": len(view.reports), "origins": event.origins,
    }  # fmt: skip


def point(event: Event) -> dict[str, float | None]:
    """Where the event goes on a map: the place it started from, else where it was, else what it struck."""
    for attribute in ("from", "place", "target", "toward"):
        belief = event.belief(attribute)
        for held in belief.held if belief else ():
            place = held.value
            if isinstance(place, Place) and place.lat is not None:
                return {"lat": place.lat, "lon": place.lon, "radius_km": place.radius_km}
    return {}


def cell(value: Any) -> str:
    """One value as a cell; several are parted by "; "."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return defused("; ".join(cell(v) for v in value))
    if isinstance(value, Time):
        return time(value)
    return str(value) if isinstance(value, int | float) else defused(str(value))


def defused(text: str) -> str:
    """With an apostrophe in front of what a spreadsheet would run."""
    clean = "".join(max(c, " ") for c in text)
    return f"'{clean}" if clean.lstrip().startswith(DANGEROUS) else clean


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(list(cells))
    return out.getvalue()
