"""Time zones: of a country, and of a point, from the tz database's zone.tab (packaged with tzdata)."""

import re
from functools import cache
from importlib.resources import files

from dateline.model import Place
from dateline.normalize.where.countries import alpha2_to_alpha3
from dateline.normalize.where.geo import Point, distance
from dateline.normalize.zones import country_zone

_COORDINATES = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?([+-])(\d{3})(\d{2})(\d{2})?")


def _point(text: str) -> Point:
    """ISO 6709: "+5545+03735" or "+404251-0740023"."""
    match = _COORDINATES.fullmatch(text)
    if not match:
        raise ValueError(f"zone.tab: {text!r} is no ISO 6709 point")
    s1, d1, m1, c1, s2, d2, m2, c2 = match.groups()
    lat = int(d1) + int(m1) / 60 + int(c1 or 0) / 3600
    lon = int(d2) + int(m2) / 60 + int(c2 or 0) / 3600
    return (-lat if s1 == "-" else lat), (-lon if s2 == "-" else lon)


@cache
def _table() -> dict[str, list[tuple[str, Point]]]:
    """Zones of each country (alpha-3), most important first as the table has them."""
    out: dict[str, list[tuple[str, Point]]] = {}
    for line in (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, point, zone = line.split("\t")[:3]
            out.setdefault(alpha2_to_alpha3().get(code, code), []).append((zone, _point(point)))
    out["XKX"] = [("Europe/Belgrade", (42.67, 21.17))]
    return out


# countries that keep one clock although zone.tab lists several towns (of Ukraine, Crimea is told by its listed places)
_ONE_CLOCK = frozenset(("CHN", "UKR", "DEU", "UZB", "MYS"))


def _nearest(point: Point, zones: list[tuple[str, Point]]) -> str:
    """The zone of the nearest reference town. East-west distance counts double: zones run north to south."""
    return min(zones, key=lambda z: distance(point, z[1]) + distance(point, (point[0], z[1][1])))[0]


def timezone_of(where: Place | str) -> str | None:
    """IANA zone of a place or of a country (alpha-3).

    A place's own zone first; then that of the nearest reference town of its country; None for a sea of no country.
    A country of several zones gives its capital's.
    """
    if isinstance(where, str):
        return country_zone(where)
    if where.timezone:
        return where.timezone
    zones = _table().get(where.country or "", [])
    if (
        where.lat is None
        or where.lon is None
        or where.precision == "country"
        or len(zones) < 2
        or where.country in _ONE_CLOCK
    ):
        return country_zone(where.country) if where.country else None
    return _nearest((where.lat, where.lon), zones)
