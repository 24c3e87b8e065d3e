"""How two places stand to each other.

Invariant: symmetric; a place without a point is judged by its names alone, and then never called elsewhere unless both
are named as exact and neither holds the other's name.
"""

from math import asin, cos, radians, sin, sqrt

from dateline.model import Place
from dateline.reconcile.names import proper, same_place_name

EARTH_KM = 6371.0
WIDE = frozenset({"region", "country", "sea", "unknown"})


def kilometres(a: Place, b: Place) -> float | None:
    """Great-circle distance (haversine); None where a point is missing."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    north, east = radians(b.lat - a.lat), radians(b.lon - a.lon)
    h = sin(north / 2) ** 2 + cos(radians(a.lat)) * cos(radians(b.lat)) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, h)))


def place_outcome(a: Place, b: Place) -> str | None:
    """ "same", "around", "elsewhere", or None where it cannot be told."""
    named = proper(a.name) and proper(b.name)
    if same_place_name(a.name, b.name):
        return "around" if a.precision in ("country", "sea") else "same" if named else None
    if _holds(a, b) or _holds(b, a):
        return "around"
    away = kilometres(a, b)
    if away is None:
        return "elsewhere" if named and a.precision == b.precision == "exact" else None
    if any(p.precision in WIDE and p.radius_km is None for p in (a, b)):
        return None
    reach = (a.radius_km or 10.0) + (b.radius_km or 10.0)
    if away <= reach:
        return "around"
    return "elsewhere" if away > reach + 100 else None


def _holds(wide: Place, narrow: Place) -> bool:
    if wide.precision == "country":
        return bool(wide.country) and wide.country == narrow.country
    return bool(narrow.admin) and same_place_name(wide.name, narrow.admin or "")
