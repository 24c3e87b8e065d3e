"""How many events a stretch of time holds, bin by bin, on one of the three axes of time.

Invariant: every event of the filter is counted once: in a bin, in a span, before, after, or undated.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from dateline.record.card import DAY
from dateline.record.columns import NEVER, Ints
from dateline.record.desk import Look

Axis = Literal["event", "report", "learnt"]
AXES: tuple[Axis, ...] = ("event", "report", "learnt")
SPANS = 60  # uncertain dates drawn one by one
EDGE = 0.02  # of all events may lie outside the stretch that is shown first, on either side
YEAR = 365 * DAY
WIDTHS = (60, 300, 900, 3600, 3 * 3600, 6 * 3600, 12 * 3600, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 91 * DAY)


@dataclass(frozen=True)
class Bin:
    start: int
    count: int
    disputed: int


@dataclass(frozen=True)
class Stretch:
    """Events whose date is known to lie in a stretch longer than a bin."""

    start: int
    end: int
    count: int


@dataclass(frozen=True)
class Density:
    """`start`, `end` and `width` are seconds, times count from 1970 (UTC). `more_spans` counts events whose stretch is not drawn."""

    axis: Axis
    start: int
    end: int
    width: int
    bins: tuple[Bin, ...]
    spans: tuple[Stretch, ...]
    more_spans: int
    before: int
    after: int
    undated: int


def density(
    look: Look, axis: Axis = "event", *, start: int | None = None, end: int | None = None, bins: int = 120
) -> Density:
    """`start` and `end` bound what is shown; where they are not given, nearly all events are in it."""
    columns, kept = look.columns, look.kept
    times = {"event": columns.t0, "report": columns.p0, "learnt": columns.l0}[axis][kept]
    ends = columns.t1[kept] if axis == "event" else times + 1
    disputed = columns.disputed[kept]
    known = times != NEVER
    times, ends, disputed = times[known], ends[known], disputed[known]
    first, last = _reach(times)
    low = first if start is None else start
    high = max(low + 60, last + 1 if end is None else end)
    width = nice(max(1, -(-(high - low) // bins)))
    low -= low % width
    high += (low - high) % width
    long = ends - times > max(width, DAY)
    here = ~long & (times >= low) & (times < high)
    lying = long & (times < high) & (ends > low)
    spans, more = _spans(times[lying], ends[lying])
    return Density(
        axis=axis, start=low, end=high, width=width, bins=_bins((times[here] - low) // width, disputed[here], low, width),
        spans=spans, more_spans=more, before=int((~long & (times < low)).sum() + (long & (ends <= low)).sum()),
        after=int((times >= high).sum()), undated=int((~known).sum()),
    )  # fmt: skip


def nice(width: int) -> int:
    """The next width of a bin that people count in: minutes, hours, days, weeks, years."""
    return next((w for w in WIDTHS if w >= width), YEAR * -(-width // YEAR))


def _reach(times: Ints) -> tuple[int, int]:
    if not len(times):
        return 0, DAY
    skip = int(len(times) * EDGE)
    ordered = np.sort(times)
    return int(ordered[skip]), int(ordered[-1 - skip])


def _bins(at: Ints, disputed: Ints, low: int, width: int) -> tuple[Bin, ...]:
    numbers, places, counts = np.unique(at, return_inverse=True, return_counts=True)
    split = np.bincount(places, weights=disputed, minlength=len(numbers))
    return tuple(
        Bin(low + int(n) * width, int(count), int(of)) for n, count, of in zip(numbers, counts, split, strict=True)
    )


def _spans(times: Ints, ends: Ints) -> tuple[tuple[Stretch, ...], int]:
    """Those that most events share, and how many events have others."""
    if not len(times):
        return (), 0
    pairs, counts = np.unique(np.stack((times, ends), axis=1), axis=0, return_counts=True)
    most = np.argsort(-counts, kind="stable")
    kept = sorted((int(pairs[n][0]), int(pairs[n][1]), int(counts[n])) for n in most[:SPANS])
    return tuple(Stretch(*one) for one in kept), int(counts[most[SPANS:]].sum())
