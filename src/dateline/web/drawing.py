"""Drawings that need no script: the strip of time and the map, as shapes with links. Coordinates only; templates make the SVG."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import log1p
from urllib.parse import urlencode

from dateline.record.card import DAY, WORLD, grid
from dateline.record.density import Density
from dateline.record.mapped import Mapped, Spot
from dateline.record.moments import MONTHS
from dateline.record.wording import numbered

WIDE, HIGH = 1000, 84  # units of the strip: bars stand in it, spans lie under it
LANE, LANES = 5, 6


@dataclass(frozen=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    disputed: float
    said: str
    since: str
    until: str


@dataclass(frozen=True)
class Lying:
    x: float
    y: float
    width: float
    said: str
    since: str
    until: str


@dataclass(frozen=True)
class Strip:
    bars: tuple[Bar, ...]
    spans: tuple[Lying, ...]
    height: int
    ticks: tuple[str, ...]


def strip(found: Density) -> Strip:
    length = max(1, found.end - found.start)
    most = max((b.count for b in found.bins), default=1)
    bars = []
    for one in found.bins:
        height = max(3.0, HIGH * one.count / most) if most < 50 else max(3.0, HIGH * log1p(one.count) / log1p(most))
        x = WIDE * (one.start - found.start) / length
        wide = WIDE * found.width / length
        first, last = day_at(one.start), day_at(one.start + found.width - 1)
        said = f"{said_days(first, last)}: {numbered(one.count, 'event')}"
        said += f", {one.disputed} disputed" if one.disputed else ""
        bars.append(
            Bar(round(x, 2), round(HIGH - height, 2), round(max(wide - 1, wide * 0.8), 2), round(height, 2),
                round(height * one.disputed / one.count, 2), said, first, last)
        )  # fmt: skip
    lying = _lying(found, length)
    lanes = len({one.y for one in lying})
    return Strip(tuple(bars), lying, HIGH + 4 + lanes * LANE, ticks(found.start, found.end))


def _lying(found: Density, length: int) -> tuple[Lying, ...]:
    """Uncertain dates, each in the first lane that is free there; where all lanes are taken it lies in the last."""
    ends: list[float] = []
    out = []
    for one in found.spans:
        left = max(0.0, WIDE * (one.start - found.start) / length)
        right = min(float(WIDE), WIDE * (one.end - found.start) / length)
        lane = next((n for n, end in enumerate(ends) if end <= left), len(ends))
        if lane >= LANES:
            lane = LANES - 1
        if lane == len(ends):
            ends.append(0)
        ends[lane] = right
        first, last = day_at(one.start), day_at(one.end - 1)
        said = f"some time in {said_days(first, last)}: {numbered(one.count, 'event')}"
        out.append(Lying(round(left, 2), HIGH + 4 + lane * LANE, round(max(3, right - left - 1), 2), said, first, last))
    return tuple(out)


def day_at(second: int) -> str:
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=second)).date().isoformat()


def said_days(first: str, last: str) -> str:
    """ "4 May 2019", "4 to 10 May 2019", "27 April to 10 May 2019"."""
    a, b = first.split("-"), last.split("-")
    end = f"{int(b[2])} {MONTHS[int(b[1])]} {b[0]}"
    if a == b:
        return end
    if a[:2] == b[:2]:
        return f"{int(a[2])} to {end}"
    start = f"{int(a[2])} {MONTHS[int(a[1])]}" + ("" if a[0] == b[0] else f" {a[0]}")
    return f"{start} to {end}"


def ticks(start: int, end: int, many: int = 5) -> tuple[str, ...]:
    """Labels at even distances."""
    out = []
    for n in range(many):
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=start + (end - start) * n // (many - 1))
        day = f"{moment.day} {MONTHS[moment.month][:3]}"
        if end - start <= 3 * DAY:
            out.append(f"{day}, {moment:%H:%M}")
        elif end - start <= 200 * DAY:
            out.append(f"{day} {moment.year}" if n in (0, many - 1) else day)
        else:
            out.append(f"{MONTHS[moment.month][:3]} {moment.year}")
    return tuple(out)


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    r: float
    area: float  # how far off the point may be, in the drawing's units
    spot: Spot
    href: str
    said: str


@dataclass(frozen=True)
class Sheet:
    """`view` is the window into a square world of 1000 units."""

    view: tuple[float, float, float, float]
    dots: tuple[Dot, ...]


UNITS = 1000.0
LEAST = 120.0  # units of the narrowest window: about 43 degrees


def sheet(found: Mapped, query: dict[str, str]) -> Sheet:
    at = [(spot, *_units(spot.lat, spot.lon)) for spot in found.spots]
    view = _window([(x, y) for _, x, y in at])
    most = max((s.count for s in found.spots), default=1)
    dots = []
    for spot, x, y in sorted(at, key=lambda one: -one[0].count):
        r = view[2] / 1000 * (7 + 15 * (spot.count / most) ** 0.5)
        area = _area(spot, y) if spot.card else 0.0
        dots.append(Dot(x, y, round(r, 3), area, spot, _leads(spot, query), _said(spot)))
    return Sheet(view, tuple(dots))


def _units(lat: float, lon: float) -> tuple[float, float]:
    x, y = grid(lat, lon)
    return round(x / WORLD * UNITS, 3), round(y / WORLD * UNITS, 3)


def _area(spot: Spot, y: float) -> float:
    """The radius of what the point is worth, true at its latitude."""
    radius = (spot.card.radius_km if spot.card else None) or 0.0
    above = _units(min(84.0, spot.lat + radius / 111.2), spot.lon)[1]
    return round(abs(y - above), 3)


def _window(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Three by two, round all points with some room."""
    if not points:
        return 0.0, 160.0, UNITS, UNITS * 2 / 3
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    wide = min(UNITS, max(LEAST, (right - left) * 1.25, (bottom - top) * 1.25 * 1.5))
    high = wide / 1.5
    x = max(0.0, min(UNITS - wide, (left + right) / 2 - wide / 2))
    y = max(0.0, min(UNITS - high, (top + bottom) / 2 - high / 2))
    return round(x, 2), round(y, 2), round(wide, 2), round(high, 2)


def _leads(spot: Spot, query: dict[str, str]) -> str:
    if spot.id:
        kept = {k: v for k, v in query.items() if k == "as_of"}
        return f"/events/{spot.id}" + (f"?{urlencode(kept)}" if kept else "")
    west, south, east, north = spot.box
    box = f"{west - 0.01:.2f},{south - 0.01:.2f},{east + 0.01:.2f},{north + 0.01:.2f}"
    return f"/?{urlencode({**query, 'box': box})}"


def _said(spot: Spot) -> str:
    if spot.card:
        near = f", within about {spot.card.radius_km:g} km" if spot.card.radius_km else ""
        return f"{spot.card.title}: {spot.card.place or 'a point'}{near}"
    return f"{numbered(spot.count, 'event')} here"
