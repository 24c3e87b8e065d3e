"""The part of the world that a map shows, and where a place stands on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asinh, atan, cos, degrees, radians, sinh, tan

WORLD = 110  # degrees of longitude from which on a map shows the whole world
LEAST = 5.0  # degrees of longitude that a map shows at the least
A_DEGREE = 111.2  # km of a degree of latitude
EDGE = 78.0  # degrees of latitude beyond which Mercator is of no use


@dataclass(frozen=True)
class Frame:
    """`lon` and `lat` are the middle; `scale` is Mercator's, pixels a radian. `whole` is the world on one sheet."""

    lon: float
    lat: float
    scale: float
    width: int
    height: int
    whole: bool = False

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Pixels from the left and from the top. For the whole world only near enough to keep labels apart."""
        east = (lon - self.lon + 540) % 360 - 180
        if self.whole:
            return self.width * (0.5 + east / 400), self.height * 0.56 - lat * self.width / 330
        down = asinh(tan(radians(self.lat))) - asinh(tan(radians(max(-EDGE, min(EDGE, lat)))))
        return self.width / 2 + radians(east) * self.scale, self.height / 2 + down * self.scale

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, east, south, north, with a little beyond."""
        if self.whole:
            return -180, 180, -90, 90
        half, tall = degrees(self.width / 2 / self.scale), self.height / 2 / self.scale
        middle = asinh(tan(radians(self.lat)))
        return self.lon - half, self.lon + half, degrees(atan(sinh(middle - tall))), degrees(atan(sinh(middle + tall)))

    def pixels(self, km: float, lat: float) -> float:
        """How long so many kilometres are on the map, at that latitude."""
        a_degree = self.width / 360 if self.whole else radians(1) * self.scale
        return km / A_DEGREE * a_degree / max(0.2, cos(radians(lat)))


def around(points: Sequence[tuple[float, float]], width: int, height: int, whole: int) -> Frame:
    """The frame that holds all points (longitude, latitude), with room; across the date line where that is shorter. `whole` is the
    height of the whole world."""
    west, east = _arc(sorted({lon for lon, _ in points}))
    lats = [max(-EDGE, min(EDGE, lat)) for _, lat in points]
    if east - west > WORLD or max(lats) - min(lats) > WORLD / 2:
        return Frame(0, 0, 0, width, whole, whole=True)
    low, high = (asinh(tan(radians(lat))) for lat in (min(lats), max(lats)))
    across = max(east - west, LEAST) * 1.45
    tall = max((high - low) * 1.45, radians(LEAST) * height / width)
    scale = min(width / radians(across), height / tall)
    return Frame((west + east) / 2, degrees(atan(sinh((low + high) / 2))), scale, width, height)


def _arc(lons: list[float]) -> tuple[float, float]:
    """The shortest stretch of longitude that holds all: what is left of the circle without its widest gap."""
    gaps = [(lons[(n + 1) % len(lons)] + (360 if n + 1 == len(lons) else 0) - lon, n) for n, lon in enumerate(lons)]
    _, widest = max(gaps)
    west = lons[(widest + 1) % len(lons)]
    east = lons[widest]
    return west, east if east >= west else east + 360
