"""Precision and bounds in the terms of the code books of conflict data.

UCDP: Högbladh, "UCDP Georeferenced Event Dataset (GED) Codebook", version 23.1 (2023).
ACLED: "Armed Conflict Location & Event Data Project (ACLED) Codebook" (2023).
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from dateline.export import cells
from dateline.export.made import Made, tally
from dateline.export.plain import number
from dateline.export.selection import Selection, held, whole_day
from dateline.export.table import located, precision
from dateline.model import Count, Event, Place
from dateline.reconcile.kinds import KindInfo
from dateline.record import EventView


def coded(
    selection: Selection,
    columns: Sequence[str],
    missing: Callable[[Selection, EventView], str | None],
    row: Callable[[Selection, EventView], Mapping[str, Any]],
    note: str,
) -> Made:
    """A table of a row an event, of those for which `missing` names no reason to leave them out."""
    shown = [v for v in selection.views if missing(selection, v) is None]
    body = cells.file(columns, [row(selection, v) for v in shown])
    left = tally(missing(selection, v) for v in selection.views)
    return Made(body, {"events": len(shown), "rows": len(shown)}, left, selection.sources, (note,))


def span(view: EventView) -> tuple[date, date] | None:
    """First and last day that the event can have happened on; None where no year is known."""
    try:
        first = date.fromisoformat(view.when.first or "")
        return first, max(first, date.fromisoformat(view.when.last or view.when.first or ""))
    except ValueError:
        return None


def date_prec(view: EventView) -> int | None:
    """UCDP: 1 the day is known, 2 a stretch of two to six days, 3 a week, 4 up to a month, 5 up to a year. None beyond."""
    days = span(view)
    if days is None:
        return None
    if precision(view) == "week":
        return 3
    length = (days[1] - days[0]).days + 1
    if whole_day(view.when.day) and not view.when.approximate:
        return 1  # an event that went on for days is dated to the day at both ends
    bounds = ((6, 2), (7, 3), (31, 4), (366, 5))
    return next((code for most, code in bounds if length <= most), None)


def time_precision(view: EventView) -> int | None:
    """ACLED: 1 the day is known, 2 the week, 3 the month. None where even the month is not."""
    found = date_prec(view)
    return {1: 1, 2: 2, 3: 2, 4: 3}.get(found or 0)


def where_prec(place: Place | None) -> int | None:
    """UCDP: 1 an exact place, 2 within about 25 km of one, 4 a first-order division, 5 a larger or fuzzy area, 6 the country,
    7 international waters. (3, a second-order division, is not told apart.) None where no place is known."""
    if place is None:
        return None
    if place.precision == "region":
        return 4 if place.admin else 5
    return {"exact": 1, "near": 2, "country": 6, "sea": 7}.get(place.precision, 5)


def geo_precision(place: Place | None) -> int | None:
    """ACLED: 1 the town or site, 2 a small part of a region, 3 a larger region or less."""
    if place is None:
        return None
    return {"exact": 1, "near": 2}.get(place.precision, 3)


def place_of(event: Event) -> Place | None:
    found = located(event)
    return found[1] if found else None


def low_best_high(event: Event, attribute: str) -> tuple[float | None, float | None, float | None]:
    """Of a counted attribute: the least and the most that any report gives and that no later word of its own source replaced, and
    the number held. All None where no report gives a number, which is not nought."""
    belief = event.belief(attribute)
    values = [h.value for h in (*belief.held, *belief.others) if not h.superseded] if belief else []
    counts = [v for v in values if isinstance(v, Count) and v.number is not None]
    best = next((v.number for v in held(event, attribute) if isinstance(v, Count)), None)
    if not counts:
        return None, None, None
    # "at least 3" says nothing of the most, "at most 3" nothing of the least
    low = [c.number for c in counts if c.number is not None and c.bound != "at most"]
    high = [c.high or c.number for c in counts if c.number is not None and c.bound != "at least"]
    least, most = min(low, default=None), max(high, default=None)
    return tuple(None if n is None else number(n) for n in (least, best, most))  # type: ignore[return-value]


def acled_type(kind: KindInfo | None, event: Event) -> tuple[str | None, str | None]:
    """Event type and sub-event type as the packs map the kind, by what is known of the event."""
    codes = kind.codes if kind else {}
    known = (c for key, c in codes.items() if key.startswith("acled:") and held(event, key.partition(":")[2]))
    type_, _, sub = (next(known, None) or codes.get("acled") or "").partition(" > ")
    return type_ or None, sub or None
