"""The shapes of countries, read out of the TopoJSON files that the package carries (shapes/README.md)."""

import gzip
import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

Ring = list[list[float]]


@lru_cache(maxsize=2)
def polygons(fine: bool) -> tuple[tuple[Ring, ...], ...]:
    """Every polygon as its rings, the outer one first, in degrees of longitude and latitude. `fine` is 1:50 million, else 1:110 million."""
    packed = (
        files("dateline.export.pictures").joinpath("shapes", f"countries-{50 if fine else 110}m.json.gz").read_bytes()
    )
    topology = json.loads(gzip.decompress(packed))
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    found: list[tuple[Ring, ...]] = []
    for shape in topology["objects"]["countries"]["geometries"]:
        parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
        found.extend(tuple(_ring(ring, arcs) for ring in part) for part in parts)
    return tuple(found)


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    """An arc is stored as steps on a grid."""
    (sx, sy), (tx, ty), x, y, points = transform["scale"], transform["translate"], 0, 0, []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append([round(x * sx + tx, 3), round(y * sy + ty, 3)])
    return points


def _ring(indices: list[int], arcs: list[Ring]) -> Ring:
    """Arcs in a row share their end points; ~n is arc n backwards."""
    points: Ring = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return points


def within(west: float, east: float, south: float, north: float, *, fine: bool) -> dict[str, Any]:
    """GeoJSON of the polygons that reach into a box; `east` may be beyond 180 where the box crosses the date line."""
    kept = [p for p in polygons(fine) if _reaches(p[0], west, east, south, north)]
    return {
        "type": "Feature",
        "properties": {},
        "geometry": {"type": "MultiPolygon", "coordinates": [list(p) for p in kept]},
    }


def _reaches(ring: Ring, west: float, east: float, south: float, north: float) -> bool:
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    if max(lats) < south or min(lats) > north:
        return False
    return any(max(lons) + turn >= west and min(lons) + turn <= east for turn in (-360, 0, 360))
