"""What stands on a stretch of the map: single events, and clusters of those that lie close at that zoom.

Invariant: the counts of what is given, of what lies outside the box and of what stands on no map add up to the events of the filter.
"""

from dataclasses import dataclass

import numpy as np

from dateline.record.browse import by_ids
from dateline.record.card import WORLD, Card, grid
from dateline.record.columns import Ints
from dateline.record.desk import Look

CELLS = 3  # as a power of two: cells of clusters across a tile of 512 pixels
MOST_ZOOM = 20
MOST_SPOTS = 400  # a browser moves no more of them smoothly
Box = tuple[float, float, float, float]
WORLD_BOX: Box = (-180.0, -85.0, 180.0, 85.0)


@dataclass(frozen=True)
class Spot:
    """`count` events round a point, the middle of them; `box` is west, south, east, north of them. A single one is named
    by `id`, with its `card`."""

    lat: float
    lon: float
    count: int
    disputed: int
    box: Box
    id: str | None = None
    card: Card | None = None


@dataclass(frozen=True)
class Mapped:
    spots: tuple[Spot, ...]
    unmapped: int
    outside: int


def mapped(look: Look, box: Box = WORLD_BOX, zoom: int = 1) -> Mapped:
    """`box` is west, south, east, north in degrees; one over the date line has its west east of its east."""
    columns = look.columns
    known = look.kept & (columns.x >= 0)
    seen = np.flatnonzero(known)
    x, y = columns.x[seen], columns.y[seen]
    west, south, east, north = box
    (left, top), (right, bottom) = grid(north, west), grid(south, east)
    right = WORLD if east >= 180 else right
    across = (x >= left) & (x <= right) if left <= right else (x >= left) | (x <= right)
    inside = across & (y >= top) & (y <= bottom)
    seen, x, y = seen[inside], x[inside], y[inside]
    order, starts = _cells(x, y, zoom)
    seen = seen[order]
    spots = _spots(look, seen, starts) if len(starts) else ()
    unmapped = int((look.kept & (columns.x < 0)).sum())
    return Mapped(spots, unmapped, int(known.sum()) - len(seen))


def _cells(x: Ints, y: Ints, zoom: int) -> tuple[Ints, Ints]:
    """The points sorted by the cell that they lie in, and where each cell begins. Cells are larger than the zoom asks for where
    there would be too many."""
    cell = 1 << max(0, 24 - CELLS - max(0, min(MOST_ZOOM, zoom)))
    while True:
        cells = (x // cell) * (WORLD + 1) + y // cell
        order = np.argsort(cells, kind="stable")
        cells = cells[order]
        starts = np.flatnonzero(np.r_[True, cells[1:] != cells[:-1]]) if len(cells) else np.zeros(0, np.int64)
        if len(starts) <= MOST_SPOTS:
            return order, starts
        cell *= 2


def _spots(look: Look, seen: Ints, starts: Ints) -> tuple[Spot, ...]:
    """One for each run of places that begins at a start."""
    columns = look.columns
    counts = np.diff(np.r_[starts, len(seen)])
    lat, lon = columns.lat[seen], columns.lon[seen]
    middle = [np.add.reduceat(part, starts) / counts for part in (lat, lon)]
    edges = [
        how.reduceat(part, starts)
        for how, part in ((np.minimum, lon), (np.minimum, lat), (np.maximum, lon), (np.maximum, lat))
    ]
    disputed = np.add.reduceat(columns.disputed[seen].astype(np.int64), starts)
    alone = [columns.ids[int(seen[at])] for at, count in zip(starts, counts, strict=True) if count == 1]
    cards = iter(by_ids(look.connection, alone))
    made = []
    for n, count in enumerate(counts.tolist()):
        box = (float(edges[0][n]), float(edges[1][n]), float(edges[2][n]), float(edges[3][n]))
        one = next(cards) if count == 1 else None
        made.append(
            Spot(lat=float(middle[0][n]), lon=float(middle[1][n]), count=count, disputed=int(disputed[n]), box=box,
                 id=one.id if one else None, card=one.card if one else None)
        )  # fmt: skip
    return tuple(made)
