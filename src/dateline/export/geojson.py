"""GeoJSON (RFC 7946): one Feature an event that has a day, month or year and a place on the map.

The point is no more than the middle of what is known: `radius_km` and `place_precision` say how much it is worth.
"""

import json
from typing import Any

from dateline.export import table
from dateline.export.made import Made, encoded, tally
from dateline.export.selection import Selection
from dateline.model import Place
from dateline.record import EventView

# what a point and its own properties say already
ELSEWHERE = frozenset({"id", "lat", "lon", "radius_km"})


def features(selection: Selection) -> Made:
    rows = zip(selection.views, table.rows(selection), strict=True)
    found = [_feature(selection, view, row) for view, row in rows if missing(view) is None]
    body = {"type": "FeatureCollection", "features": found}
    return Made(
        encoded([json.dumps(body, ensure_ascii=False, allow_nan=False)]),
        {"events": len(found), "features": len(found)},
        tally(map(missing, selection.views)),
        selection.sources,
    )


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
