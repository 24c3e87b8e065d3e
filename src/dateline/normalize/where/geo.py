"""The sphere: distance, and the point at a distance and bearing. Degrees, kilometres, mean earth radius 6371.0 km."""

from collections.abc import Sequence
from math import asin, atan2, cos, degrees, radians, sin, sqrt

RADIUS_KM = 6371.0

BEARINGS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip

Point = tuple[float, float]


def distance(a: Point, b: Point) -> float:
    """Great-circle distance by the haversine formula."""
    lat1, lon1, lat2, lon2 = map(radians, (*a, *b))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * RADIUS_KM * asin(sqrt(min(1.0, h)))


def toward(start: Point, bearing: float, km: float) -> Point:
    """The point `km` from `start` on the initial `bearing` (degrees clockwise from north)."""
    lat, lon, angle, arc = radians(start[0]), radians(start[1]), radians(bearing), km / RADIUS_KM
    to_lat = asin(sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(angle))
    to_lon = lon + atan2(sin(angle) * sin(arc) * cos(lat), cos(arc) - sin(lat) * sin(to_lat))
    return round(degrees(to_lat), 4), round((degrees(to_lon) + 540) % 360 - 180, 4)


def middle_and_spread(points: Sequence[Point]) -> tuple[Point, float]:
    """Mean of the points' unit vectors, and their root mean square distance from it in km. Works across the date line.

    With R the length of the mean vector, 1 - R is half the mean squared angle for small angles."""
    x = y = z = 0.0
    for lat, lon in points:
        a, b = radians(lat), radians(lon)
        x, y, z = x + cos(a) * cos(b), y + cos(a) * sin(b), z + sin(a)
    x, y, z = x / len(points), y / len(points), z / len(points)
    middle = round(degrees(atan2(z, sqrt(x * x + y * y))), 4), round(degrees(atan2(y, x)), 4)
    return middle, RADIUS_KM * sqrt(max(0.0, 2 * (1 - sqrt(x * x + y * y + z * z))))
