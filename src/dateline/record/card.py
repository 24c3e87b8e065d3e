"""The thin summary of an event that listings show, and how it is made."""

from collections.abc import Mapping
from datetime import UTC, datetime
from math import asinh, pi, radians, tan
from typing import Any

from dateline.model import Actor, Belief, Event, Frozen, Place, Value
from dateline.reconcile.names import fold
from dateline.reconcile.when import instant
from dateline.record.glossary import Glossary
from dateline.record.moments import When, say, short
from dateline.record.view import EventView, view

WORLD = 1 << 24  # units a side of the map's square
NORTHMOST = 85.05  # degrees: where Web Mercator ends
DAY = 86_400
LONG_AGO = -(10**12)  # before any day that can be written
ON_MAP = ("from", "place", "target", "toward")  # where an event stands on a map: the first that has a point
TOLD = ("disputed", "corrected", "unconfirmed", "confirmed by the actor")


class Card(Frozen):
    """`when` is said in words, `day` fits a column; `states` are those of its values that a reader should know of.
    `held` are the values believed, by attribute, without their sentences."""

    title: str
    when: str
    day: str
    date: str | None
    times_local: tuple[str, ...]
    utc_offset: str | None
    times_utc: tuple[str, ...]
    first_day: str | None
    last_day: str | None
    disputed: bool
    background: bool
    states: tuple[str, ...]
    reports: int
    first_report: str | None
    learnt: str | None
    place: str | None
    precision: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    reach_km: float | None
    held: Mapping[str, tuple[Value, ...]]


class Stamp(Frozen):
    """What a card needs to know of a report."""

    outlet: str
    published: str | None
    learnt_at: str


def card(seen: EventView, stamps: Mapping[str, Stamp]) -> Card:
    moment, event = seen.when, seen.event
    point = located(event)
    known = [stamps[k] for k in seen.reports if k in stamps]
    return Card(
        title=seen.title,
        when=say(moment),
        day=short(moment),
        date=moment.day,
        times_local=moment.clocks,
        utc_offset=moment.offset if moment.clocks else None,
        times_utc=tuple(f"{m:%Y-%m-%dT%H:%MZ}" for m in moment.moments),
        first_day=moment.first,
        last_day=moment.last,
        disputed=seen.disputed,
        background=seen.background,
        states=states(event),
        reports=len(seen.reports),
        first_report=min((s.published for s in known if s.published), key=_second, default=None),
        learnt=min((s.learnt_at for s in known), default=None),
        place=point.name if point else None,
        precision=point.precision if point else None,
        lat=point.lat if point else None,
        lon=point.lon if point else None,
        radius_km=point.radius_km if point else None,
        reach_km=_reach(event),
        held={b.attribute: tuple(h.value for h in b.held) for b in event.beliefs},
    )


def states(event: Event) -> tuple[str, ...]:
    """Of its values, in the order of how much a reader should mind; "single" stands for all that one origin alone tells."""
    have = {b.state for b in event.beliefs}
    said = tuple(s for s in TOLD if s in have)
    return said if said or event.origins > 1 else ("one origin",)


def located(event: Event) -> Place | None:
    for attribute in ON_MAP:
        for value in _held(event.belief(attribute)):
            if isinstance(value, Place) and value.lat is not None and value.lon is not None:
                return value
    return None


def _held(belief: Belief | None) -> list[Value]:
    return [h.value for h in belief.held] if belief else []


def _reach(event: Event) -> float | None:
    """The stated range, in km: the greatest of the values held."""
    figures = [v for v in _held(event.belief("range_km")) if v.type == "quantity"]
    return max((f.high or f.value for f in figures), default=None)


def span(moment: When) -> tuple[int | None, int | None]:
    """The event with its uncertainty as seconds since 1970. Local days without an hour are taken as if they were UTC's."""
    if moment.moments:
        first, last = min(moment.moments), max(moment.moments)
        return int(first.timestamp()), int(last.timestamp()) + 60
    if not moment.first:
        return None, None
    first_, last_ = _midnight(moment.first), _midnight(moment.last or moment.first)
    return (None, None) if first_ is None or last_ is None else (first_, last_ + DAY)


def _midnight(day: str) -> int | None:
    try:
        return int(datetime.fromisoformat(day).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return None


def second(published: str | None) -> int | None:
    """A publication time as seconds since 1970; of a day its end."""
    known = instant(published)
    return int(known.timestamp()) if known else None


def _second(published: str) -> int:
    return second(published) or 0


def grid(lat: float, lon: float) -> tuple[int, int]:
    """Web Mercator, from the north-west corner."""
    north = max(-NORTHMOST, min(NORTHMOST, lat))
    x = (lon + 180) % 360 / 360
    y = (1 - asinh(tan(radians(north))) / pi) / 2
    return min(WORLD - 1, int(x * WORLD)), min(WORLD - 1, max(0, int(y * WORLD)))


def columns(event: Event, glossary: Glossary, stamps: Mapping[str, Stamp]) -> dict[str, Any]:
    """The row of `cards` but for what it takes from `rows`."""
    seen = view(event, glossary)
    made = card(seen, stamps)
    t0, t1 = span(seen.when)
    known = [stamps[k] for k in seen.reports if k in stamps]
    published = [s for one in known if (s := second(one.published)) is not None]
    x, y = grid(made.lat, made.lon) if made.lat is not None and made.lon is not None else (None, None)
    return {
        "kind": event.kind, "realis": event.realis, "disputed": int(seen.disputed), "origins": event.origins,
        "reports": made.reports, "t0": t0, "t1": t1, "p0": min(published, default=None),
        "l0": second(made.learnt), "x": x, "y": y, "lat": made.lat, "lon": made.lon, "radius_km": made.radius_km,
        "body": made.model_dump_json(),
    }  # fmt: skip


def grouped(event: Event, glossary: Glossary) -> list[dict[str, str]]:
    """The rows of `facets`: who acts or is acted on, and where."""
    found: dict[tuple[str, str], str] = {}
    for value in (h.value for b in event.beliefs for h in b.held):
        if isinstance(value, Actor) and (name := value.code or fold(value.org or value.name)):
            found["actor", name] = glossary.actor(value.code, value.org or value.name)
        elif isinstance(value, Place) and (name := fold(value.name)):
            found["place", name] = value.name
    return [
        {"id": event.id, "axis": axis, "value": value, "label": label} for (axis, value), label in sorted(found.items())
    ]
