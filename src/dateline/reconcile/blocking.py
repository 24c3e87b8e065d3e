"""Which events are worth comparing with an entry: those filed under a day, month, year, side or person it names.

Invariant: two entries of one kind that can be one occurrence share a key, unless one is undated, names nobody and was
published far from the other. Work grows with the entries on the days named, not with all entries of the kind.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from math import log

from dateline.reconcile.entries import Entry
from dateline.reconcile.profile import Profile
from dateline.reconcile.timing import month_days
from dateline.reconcile.when import Window
from dateline.reconcile.yearless import neighbours

Key = tuple[str, Hashable]
LONGEST = 62  # days of a lasting event that are filed one by one
BACK, AHEAD = 21, 62  # days around the publication searched for an entry without a day and without names
MONTHS, YEARS = 24, 50  # of a long stretch, filed one by one
QUARTER = 15  # minutes filed as one
STEPS = 20  # figures within a twentieth of each other are filed as one or side by side
MOST = 200  # candidates compared at most: those that lie nearest to the publication


class Index:
    """The events of one kind, by key."""

    def __init__(self) -> None:
        self._filed: dict[Key, dict[int, Profile]] = defaultdict(dict)

    def file(self, entry: Entry, event: Profile) -> None:
        for key in filed(entry):
            self._filed[key][event.number] = event

    def candidates(self, entry: Entry) -> list[Profile]:
        found = self._found(looked_up(entry))
        if len(found) <= MOST:
            return [found[n] for n in sorted(found)]
        if entry.told is None:
            marked = self._found(alike(entry))
            return sorted(found.values(), key=lambda e: (e.number not in marked, e.number))[:MOST]
        day = entry.told.last
        return sorted(found.values(), key=lambda e: (abs(day - _day(e, day)), e.number))[:MOST]

    def marked(self, entry: Entry) -> list[Profile]:
        """Events of any day that share a clock time, a figure or a sentence with it."""
        found = self._found(alike(entry))
        return [found[n] for n in sorted(found)][:MOST]

    def _found(self, keys: Iterable[Key]) -> dict[int, Profile]:
        return {n: e for key in keys for n, e in self._filed.get(key, {}).items()}


def _day(event: Profile, otherwise: int) -> int:
    span = event.span()
    return span.first if span else otherwise


def filed(entry: Entry) -> Iterator[Key]:
    """Under every day, month and year that it touches: who comes later is dated as closely or less."""
    for window in entry.windows:
        last = max(window.last, entry.until or 0)
        yield from (("day", d) for d in range(window.first, min(last, window.first + LONGEST) + 1))
        yield from (("month", m) for m in _months(window.first, last))
        yield from (("year", y) for y in _years(window.first, last))
    yield from (("month-day", m) for m in month_days(entry))
    yield from (("side", s) for s in entry.parties)
    yield from (("person", p) for p in entry.people)
    if entry.told:
        yield "told", entry.told.last
    if entry.wording:
        yield "story", entry.wording.story
    yield from marks(entry)


def marks(entry: Entry) -> Iterator[Key]:
    """What an event may be known by whatever its date."""
    yield from (("clock", m // QUARTER) for m in entry.clocks)
    yield from ((name, round(STEPS * log(abs(v) + 1))) for name, v in entry.figures)
    yield from (("origin", o) for o in entry.origins)


def alike(entry: Entry) -> Iterator[Key]:
    """Its marks, and those of clock times and figures beside its own."""
    for name, value in marks(entry):
        yield name, value
        if isinstance(value, int):
            yield from ((name, value - 1), (name, value + 1))


def looked_up(entry: Entry) -> Iterator[Key]:
    if entry.wording:
        yield "story", entry.wording.story
        return
    yield from (("month-day", m) for named in entry.month_days for m in {named, *neighbours(named)})
    for window in entry.windows:
        yield from _around(window)
    if entry.windows or entry.month_days:
        return
    yield from (("side", s) for s in entry.parties)
    yield from (("person", p) for p in entry.people)
    if entry.told and not entry.parties and not entry.people:
        day = entry.told.last
        yield from ((name, d) for name in ("day", "told") for d in range(day - BACK, day + AHEAD))


def _around(window: Window) -> Iterator[Key]:
    first, last = window.first - window.slack, window.last + window.slack
    if window.grain == "day":
        yield from (("day", d) for d in range(first, last + 1))
    elif window.grain == "month":
        yield from (("month", m) for m in _months(first, last))
    else:
        yield from (("year", y) for y in _years(first, last))


def _months(first: int, last: int) -> list[str]:
    a, b = date.fromordinal(first), date.fromordinal(last)
    count = min(12 * (b.year - a.year) + b.month - a.month, MONTHS)
    return [f"{a.year + (a.month - 1 + n) // 12}-{(a.month - 1 + n) % 12 + 1:02d}" for n in range(count + 1)]


def _years(first: int, last: int) -> list[int]:
    a, b = date.fromordinal(first).year, date.fromordinal(last).year
    return list(range(a, min(b, a + YEARS) + 1))
