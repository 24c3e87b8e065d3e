"""Where an entry looks for the events that it may be about, and how it is remembered who looks where.

Invariant: what an entry looks at is a function of itself and of how many are filed under its keys.

Those that name a day look at few keys. Those that name none look at years of months of a side, or at weeks of days: these are told by
their ends, and those who look are noted by the year or month, so that next to nothing is kept for a key.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from dateline.reconcile.blocking import BACK, Key

# behind the name of a key: of the year or month that it lies in, for those who look at stretches of such keys
WIDE = "~"
Stretch = tuple[int, int]


class Look(NamedTuple):
    """`keys` one by one; `near`: the months around one day of each side, so many before and after; `days`: the first and the one
    behind the last day of keys "day" and "told"; `crowded`: those of the keys that many share, so that it looks at them by side as well."""

    keys: frozenset[Key]
    near: Mapping[str, tuple[int, int]]
    days: Stretch | None
    crowded: frozenset[Key] = frozenset()

    def sees(self, key: Key) -> bool:
        if key.name == "near" and key.day:
            at = self.near.get(str(key.of))
            return at is not None and abs(_number(at[0]) - _number(key.day)) <= at[1]
        if self.days is not None and not key.of and key.name in ("day", "told"):
            return self.days[0] <= key.day < self.days[1]
        return key in self.keys

    def every(self) -> Iterator[Key]:
        for keys in self.nearest_first():
            yield from keys

    def ring(self, key: Key) -> int:
        """Which of the lots of `nearest_first` a key is in."""
        if key in self.keys:
            return int(key in self.crowded)
        before = 1 + bool(self.crowded)
        if key.name == "near":
            return before + abs(_number(self.near[str(key.of)][0]) - _number(key.day))
        before += 1 + max((reach for _, reach in self.near.values()), default=-1)
        return before + abs(key.day - (self.days[0] + BACK)) if self.days else before

    def nearest_first(self) -> Iterator[list[Key]]:
        """All keys, the likeliest first: by side where many share a stretch, then those that many share, then months and days further
        and further off."""
        yield [key for key in self.keys if key not in self.crowded]
        if self.crowded:
            yield list(self.crowded)
        for off in range(max((reach for _, reach in self.near.values()), default=-1) + 1):
            yield [
                Key("near", m, s)
                for s, (month, reach) in self.near.items()
                if off <= reach
                for m in _beside(month, off)
            ]
        if self.days is not None:
            first, end = self.days
            for off in range(end - first):
                days = {first + BACK - off, first + BACK + off}
                yield [Key(name, d) for name in ("day", "told") for d in days if first <= d < end]

    def noted(self) -> Iterator[Key]:
        """The keys, one by one, under which it is noted that it looks there."""
        yield from self.keys
        yield from (led_by(key) for key in self.keys if key.name == "near")

    def stretches(self) -> Iterator[tuple[Key, Stretch]]:
        """The keys of years and months under which it is noted which of their keys it looks at: the numbers of the first and the last
        month, or the first and the last day."""
        for side, (day, reach) in self.near.items():
            first, last = max(12, _number(day) - reach), min(12 * 9999 - 1, _number(day) + reach)
            for year in range(first // 12, last // 12 + 1):
                yield Key("near" + WIDE, _first(12 * year), side), (first, last)
        if self.days is not None:
            days = self.days[0], self.days[1] - 1
            for month in range(_number(days[0]), _number(days[1]) + 1):
                yield from ((Key(name + WIDE, _first(month)), days) for name in ("day", "told"))


def led_by(key: Key) -> Key:
    """Where those are noted who look at some months of a side, as so many are filed under it."""
    return Key("side" + WIDE, 0, key.of)


def wide(key: Key) -> tuple[Key, int] | None:
    """Where those are noted who look at this key among others beside it, and what of it must lie in their stretch."""
    if key.name == "near" and key.day:
        number = _number(key.day)
        return Key("near" + WIDE, _first(number // 12 * 12), key.of), number
    if key.name in ("day", "told") and not key.of:
        return Key(key.name + WIDE, _first(_number(key.day))), key.day
    return None


def _beside(month: int, off: int) -> list[int]:
    """The months so many before and after one, each given by its first day."""
    number = _number(month)
    return [_first(n) for n in sorted({number - off, number + off}) if 12 <= n < 12 * 9999]


@lru_cache(maxsize=65536)
def _number(day: int) -> int:
    """Of the month of a day."""
    here = date.fromordinal(day)
    return 12 * here.year + here.month - 1


@lru_cache(maxsize=65536)
def _first(month: int) -> int:
    return date(month // 12, month % 12 + 1, 1).toordinal()
