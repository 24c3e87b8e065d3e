"""GeoJSON (RFC 7946): one Feature an event that has a day, month or year and a place on the map.

The point is no more than the middle of what is known: `radius_km` and `place_precision` say how much it is worth.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.export import table
from dateline.export.made import Made, tally
from dateline.export.selection import Selection, Whole, whole
from dateline.model import Place
from dateline.record import EventView

# what a point and its own properties say already
ELSEWHERE = frozenset({"id", "lat", "lon", "radius_km"})


def features(selection: Selection) -> Made:
    found = sum(missing(view) is None for view in selection.views)
    return Made(
        b"".join(stream([selection], whole(selection))),
        {"events": found, "features": found},
        tally(map(missing, selection.views)),
        selection.sources,
    )


def stream(parts: Iterable[Selection], _: Whole) -> Iterator[bytes]:
    """The file of all parts together, piece by piece."""
    yield b'{"type": "FeatureCollection", "features": ['
    between = ""
    for part in parts:
        rows = zip(part.views, table.rows(part), strict=True)
        for feature in (_feature(part, view, row) for view, row in rows if missing(view) is None):
            yield (between + json.dumps(feature, ensure_ascii=False, allow_nan=False)).encode("utf-8", "replace")
            between = ", "
    yield b"]}\n"


def missing(view: EventView) -> str | None:
    """Why an event is not on the map."""
    if not view.when.day:
        return "without a date"
    return None if table.located(view.event) else "without a place on the map"


def _feature(selection: Selection, view: EventView, row: dict[str, Any]) -> dict[str, Any]:
    attribute, place = table.located(view.event) or ("place", Place(name=""))
    told = {name: table.listed(name, row.get(name)) for name in table.COLUMNS if name not in ELSEWHERE}
    where = {
        "place_role": attribute,
        "place_name": place.name,
        "place_precision": place.precision,
        "radius_km": place.radius_km,
    }
    page = selection.page(view)
    return {
        "type": "Feature",
        "id": view.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {**where, **told, **({"page": page} if page else {})},
    }
