"""Events gathered into the spots of a map: places that would touch share one, and labels that would touch are left out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, sqrt

from dateline.export.pictures.frame import Frame
from dateline.export.pictures.style import clipped
from dateline.model import Place

LETTER = 6.3  # pixels, of a letter in a label
LINE = 14  # pixels, of a label's height
LABELS = 18
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass
class Spot:
    """`names` counts the events of each place in it; `coarse`: only the country is known of all of them. `side` is where its label is."""

    lon: float
    lat: float
    x: float
    y: float
    names: Counter[str]
    coarse: bool
    label: str = ""
    side: str = "right"

    @property
    def events(self) -> int:
        return sum(self.names.values())

    @property
    def radius(self) -> float:
        return min(5.0 + 3.0 * sqrt(self.events), 34.0)


def gather(places: Sequence[Place], frame: Frame) -> list[Spot]:
    """Greatest first. The order of `places` does not matter."""
    counted = Counter((p.name, p.lon or 0.0, p.lat or 0.0, p.precision == "country") for p in places)
    spots: list[Spot] = []
    for (name, lon, lat, coarse), n in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        x, y = frame.at(lon, lat)
        near = next((s for s in spots if hypot(s.x - x, s.y - y) < s.radius + 7), None)
        if near:
            near.names[name] += n
            near.coarse = near.coarse and coarse
        else:
            spots.append(Spot(lon, lat, x, y, Counter({name: n}), coarse))
    spots.sort(key=lambda s: (-s.events, s.lon, s.lat))
    _label(spots, frame)
    return spots


def _label(spots: list[Spot], frame: Frame) -> None:
    """Each spot in turn gets its label on the first side where it touches nothing."""
    taken = [(s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius) for s in spots]
    given = 0
    for spot in spots:
        for side, box in _boxes(spot, _text(spot)):
            inside = box[0] > 0 and box[2] < frame.width and box[1] > 0 and box[3] < frame.height
            if given < LABELS and inside and not any(_touch(box, other) for other in taken):
                spot.label, spot.side, given = _text(spot), side, given + 1
                taken.append(box)
                break


def _boxes(spot: Spot, text: str) -> list[tuple[str, Box]]:
    wide, away = LETTER * len(text), spot.radius + 3
    top, bottom = spot.y - LINE / 2, spot.y + LINE / 2
    return [
        ("right", (spot.x + away, top, spot.x + away + wide, bottom)),
        ("left", (spot.x - away - wide, top, spot.x - away, bottom)),
        ("below", (spot.x - wide / 2, spot.y + away, spot.x + wide / 2, spot.y + away + LINE)),
        ("above", (spot.x - wide / 2, spot.y - away - LINE, spot.x + wide / 2, spot.y - away)),
    ]


def _text(spot: Spot) -> str:
    first = spot.names.most_common(1)[0][0]
    more = len(spot.names) - 1
    return clipped(first, 28) + (f" + {more}" if more else "")


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
