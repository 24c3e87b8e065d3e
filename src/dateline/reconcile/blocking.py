"""Which events are worth comparing with an entry: those filed under a day, month, year, side or person it names.

Invariant: two entries of one kind that can be one occurrence share a key, unless one is undated, names nobody and was
published far from the other. Work grows with the entries on the days named, not with all entries of the kind: a key that
many entries share is parted by sides, and what is still shared by many gives its first entries only.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from math import log
from typing import NamedTuple
from zlib import crc32

from dateline.reconcile.entries import Entry
from dateline.reconcile.timing import month_days
from dateline.reconcile.when import Window
from dateline.reconcile.yearless import neighbours

LONGEST = 62  # days of a lasting event that are filed one by one
BACK, AHEAD = 21, 62  # days around the publication searched for an entry without a day and without names
MONTHS, YEARS = 24, 50  # of a long stretch, filed one by one
QUARTER = 15  # minutes filed as one
STRETCHES = frozenset({"day", "in month", "month", "year"})  # keys that are parted by sides where many share them
STEPS = 20  # figures within a twentieth of each other are filed as one or side by side
SHIFT = 5  # 2 ** SHIFT days are kept together
APART = 8  # parts in which keys without a day are kept


class Key(NamedTuple):
    """`day` is the first of the stretch that the key is about, 0 where it is about none."""

    name: str
    day: int
    of: str | int = ""

    @property
    def part(self) -> str:
        """The stretch of days, or the lot, that it is kept with."""
        return _span(self.day >> SHIFT) if self.day else _lot(self.name, self.of)


@lru_cache(maxsize=65536)
def _span(number: int) -> str:
    return str(number)


@lru_cache(maxsize=65536)
def _lot(name: str, of: str | int) -> str:
    return f"x{crc32(f'{name} {of}'.encode()) % APART}"


UNDATED = "undated"


def sides_of(entry: Entry) -> list[str]:
    return [*sorted(entry.parties), *sorted(entry.people)]


def filed(entry: Entry) -> Iterator[Key]:
    """Under every day, month and year that it touches, as who comes later is dated as closely or less; a month that it touches as a
    whole stands for its days. Where many are filed under one of these, those of a side are found by the key `of` that side."""
    sides = sides_of(entry)
    yield from (Key(name, day) for name, day in dict.fromkeys(_stretches(entry)))
    yield from (Key("month-day", 0, m) for m in sorted(month_days(entry)))
    months = sorted({month_of(w.first) for w in entry.windows} or ({month_of(entry.told.last)} if entry.told else {0}))
    for side in sides:
        yield Key("side", 0, side)
        yield from (Key("near", m, side) for m in months)
    if entry.told:
        yield Key("told", entry.told.last)
    if entry.wording:
        yield Key("story", 0, entry.wording.story)
    yield from marks(entry)


def _stretches(entry: Entry) -> Iterator[tuple[str, int]]:
    for window in entry.windows:
        last = max(window.last, entry.until or 0)
        if _whole_month(window.first, last):
            yield "in month", window.first
        else:
            yield from (("day", d) for d in range(window.first, min(last, window.first + LONGEST) + 1))
        yield from (("month", m) for m in months_in(window.first, last))
        yield from (("year", y) for y in _years(window.first, last))


def held(entry: Entry) -> Iterator[Key]:
    """The names and people by which an entry is found when it changes how rare they are."""
    yield from (Key("name", 0, n) for n in sorted(entry.names))
    yield from (Key("whom", 0, p) for p in sorted(entry.people))


def marks(entry: Entry) -> Iterator[Key]:
    """What an event may be known by whatever its date."""
    yield from (Key("clock", 0, m) for m in sorted({m // QUARTER for m in entry.clocks}))
    yield from (Key(name, 0, n) for name, n in sorted({(n, round(STEPS * log(abs(v) + 1))) for n, v in entry.figures}))
    yield from (Key("origin", 0, o) for o in sorted(entry.origins))


def alike(entry: Entry) -> Iterator[Key]:
    """Its marks, and those of clock times and figures beside its own."""
    for key in marks(entry):
        yield key
        if isinstance(key.of, int):
            yield from (Key(key.name, 0, key.of - 1), Key(key.name, 0, key.of + 1))


def stretches(entry: Entry) -> Iterator[Key]:
    """The days, months and years at which an entry that names any looks."""
    yield from (
        Key("month-day", 0, m) for named in sorted(entry.month_days) for m in sorted({named, *neighbours(named)})
    )
    for window in entry.windows:
        yield from _around(window)


def around(told: Window) -> tuple[int, int]:
    """The first day at which it looks that names neither days nor sides, and the day behind the last."""
    return told.last - BACK, told.last + AHEAD


def _around(window: Window) -> Iterable[Key]:
    first, last = window.first - window.slack, window.last + window.slack
    if window.grain == "day":
        return [*(Key("day", d) for d in range(first, last + 1)), *(Key("in month", m) for m in months_in(first, last))]
    if window.grain == "month":
        return (Key("month", m) for m in months_in(first, last))
    return (Key("year", y) for y in _years(first, last))


@lru_cache(maxsize=65536)
def month_of(day: int) -> int:
    """Its first day."""
    return date.fromordinal(day).replace(day=1).toordinal()


@lru_cache(maxsize=65536)
def _whole_month(first: int, last: int) -> bool:
    begins = date.fromordinal(first)
    return begins.day == 1 and last - first + 1 == monthrange(begins.year, begins.month)[1]


@lru_cache(maxsize=65536)
def months_in(first: int, last: int) -> list[int]:
    a, b = date.fromordinal(first), date.fromordinal(last)
    count = min(12 * (b.year - a.year) + b.month - a.month, MONTHS)
    return [date(a.year + (a.month - 1 + n) // 12, (a.month - 1 + n) % 12 + 1, 1).toordinal() for n in range(count + 1)]


@lru_cache(maxsize=65536)
def _years(first: int, last: int) -> list[int]:
    a, b = date.fromordinal(first).year, date.fromordinal(last).year
    return [date(y, 1, 1).toordinal() for y in range(a, min(b, a + YEARS) + 1)]
