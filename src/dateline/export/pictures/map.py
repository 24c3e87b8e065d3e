"""Where events happened, on Natural Earth's shapes. What a place is worth is drawn: its area of doubt, and another grey for a mere country."""

from math import asin, atan2, cos, degrees, pi, radians, sin
from typing import Any

import altair as alt

from dateline.export import table
from dateline.export.made import tally
from dateline.export.pictures import world
from dateline.export.pictures.drawn import Drawn, empty, finish, plot
from dateline.export.pictures.frame import Frame, around
from dateline.export.pictures.spots import Spot, gather
from dateline.export.pictures.style import BLUE, GREY, INK, WIDTH
from dateline.export.selection import Selection
from dateline.model import Place

HEIGHT = 470
WORLD_HEIGHT = 336  # the world without the Antarctic
EQUAL_EARTH = 5.45  # how wide the projection is, in its scale
SOUTHERN = 0.13  # how far the middle of what is shown lies north of the equator, in the same
KEY = "A number: how many events, where there are several. A dashed ring: how far off the place may be."
EARTH = 6371.0  # km
SEEN = 14  # pixels of a disc's radius, from which on it is wider than its spot
LAND, COAST, SEA = "#F1EEE8", "#C9C3B8", "#F7FAFC"


def map_(selection: Selection) -> Drawn:
    """Events with a place, whether or not their day is known."""
    found = [table.located(v.event) for v in selection.views]
    places = [one[1] for one in found if one]
    left_out = tally(None if one else "without a place on the map" for one in found)
    if not places:
        return empty("Where it happened", selection, left_out)
    frame = around([(p.lon or 0.0, p.lat or 0.0) for p in places], WIDTH, HEIGHT, WORLD_HEIGHT)
    spots = gather(places, frame)
    chart = alt.layer(_land(frame), *_doubt(places, frame), *_spots(spots)).project(**_projection(frame))
    finished = chart.properties(
        width=frame.width, height=frame.height, view=alt.ViewBackground(fill=SEA, stroke=COAST, strokeWidth=0.5)
    )
    return finish(finished, "Where it happened", selection, len(places), left_out, key=KEY)


def _projection(frame: Frame) -> dict[str, Any]:
    edge = [[0, 0], [frame.width, frame.height]]
    if frame.whole:
        scale = frame.width / EQUAL_EARTH
        middle = [frame.width / 2, frame.height / 2 + SOUTHERN * scale]
        return {"type": "equalEarth", "scale": scale, "translate": middle, "clipExtent": edge}
    return {"type": "mercator", "rotate": [-frame.lon, 0, 0], "center": [0, frame.lat], "scale": frame.scale,
            "translate": [frame.width / 2, frame.height / 2], "clipExtent": edge}  # fmt: skip


def _land(frame: Frame) -> Any:
    shapes = world.within(*frame.box, fine=not frame.whole)
    return plot([shapes]).mark_geoshape(fill=LAND, stroke=COAST, strokeWidth=0.6)


def _doubt(places: list[Place], frame: Frame) -> list[Any]:
    """A disc for each place whose radius of doubt can be seen beside its spot and on the sheet; a country is no disc."""
    seen = {(p.lon or 0.0, p.lat or 0.0, p.radius_km) for p in places if p.radius_km and p.precision != "country"}
    discs = [
        disc(lon, lat, km)
        for lon, lat, km in sorted(seen, key=str)
        if km and SEEN < frame.pixels(km, lat) < frame.width * 0.6
    ]
    if not discs:
        return []
    return [plot(discs).mark_geoshape(fill=BLUE, fillOpacity=0.07, stroke=BLUE, strokeOpacity=0.45,
                                                            strokeWidth=0.8, strokeDash=[3, 3])]  # fmt: skip


def disc(lon: float, lat: float, km: float, corners: int = 72) -> dict[str, Any]:
    """A ring of points at one distance; clockwise, as the drawing library wants the inside of a shape."""
    angle, south = km / EARTH, radians(lat)
    ring = []
    for n in range(corners + 1):
        bearing = 2 * pi * (n % corners) / corners
        y = asin(sin(south) * cos(angle) + cos(south) * sin(angle) * cos(bearing))
        x = atan2(sin(bearing) * sin(angle) * cos(south), cos(angle) - sin(south) * sin(y))
        ring.append([round((lon + degrees(x) + 540) % 360 - 180, 4), round(degrees(y), 4)])
    return {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def _spots(spots: list[Spot]) -> list[Any]:
    rows = [
        {"lon": s.lon, "lat": s.lat, "events": s.events, "size": round(pi * s.radius**2, 1), "label": s.label,
         "number": str(s.events) if s.events > 1 else "", "what": "only the country is known" if s.coarse else "a place is known",
         "places": ", ".join(name for name, _ in s.names.most_common(8))}
        for s in spots
    ]  # fmt: skip
    base = plot(rows).encode(longitude="lon:Q", latitude="lat:Q")
    order = ["a place is known", "only the country is known"]
    known = [o for o in order if any(r["what"] == o for r in rows)]
    dots = base.mark_circle(opacity=0.88, stroke="#FFFFFF", strokeWidth=1.2).encode(
        size=alt.Size("size:Q", scale=None, legend=None),
        color=alt.Color("what:N", scale=alt.Scale(domain=known, range=[{order[0]: BLUE, order[1]: GREY}[k] for k in known]),
                        legend=alt.Legend(symbolType="circle") if len(known) > 1 else None),
        tooltip=[alt.Tooltip("events:Q"), alt.Tooltip("places:N")],
    )  # fmt: skip
    numbers = base.mark_text(fontSize=11, fontWeight="bold", color="#FFFFFF").encode(text="number:N")
    words = [_words(base, s) for s in spots if s.label]
    return [dots, numbers, *words]


def _words(base: Any, spot: Spot) -> Any:
    """A label beside its spot, on a rim of the paper's colour so that coasts do not cross it."""
    one = base.transform_filter(f"datum.label != '' && datum.lon == {spot.lon} && datum.lat == {spot.lat}")
    away = round(spot.radius + 4, 1)
    place: dict[str, Any] = {
        "right": {"align": "left", "dx": away}, "left": {"align": "right", "dx": -away},
        "below": {"align": "center", "dy": away, "baseline": "top"}, "above": {"align": "center", "dy": -away, "baseline": "bottom"},
    }[spot.side]  # fmt: skip
    place["fontSize"] = 11.5
    rim = one.mark_text(
        **place, stroke="#FFFFFF", strokeWidth=3, strokeOpacity=0.85, strokeJoin="round", color="#FFFFFF"
    )
    return alt.layer(rim.encode(text="label:N"), one.mark_text(**place, color=INK).encode(text="label:N"))
