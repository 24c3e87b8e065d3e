"""Dates without a year: how they stand to other dates, and which year they mean once it can be told.

Invariant: a year is only given from what is known: one that the same entry names, or the day its report came out.
"""

from calendar import monthrange
from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache

from dateline.model import Realis, Time
from dateline.reconcile.when import Window

YEARS = 4  # back to the last 29 February


def month_day(time: Time) -> str | None:
    """ "06-12" of a date whose year cannot be told."""
    stated = time.date or ""
    return stated[2:] if stated.startswith("--") and len(stated) == 7 and "X" not in stated else None


def month(time: Time) -> str | None:
    """ "06" of a month whose year cannot be told."""
    stated = time.date or ""
    return stated[2:] if stated.startswith("--") and len(stated) == 4 and "X" not in stated else None


@lru_cache(maxsize=65536)
def of_day(day: int) -> str:
    return date.fromordinal(day).strftime("%m-%d")


@lru_cache(maxsize=512)
def neighbours(named: str) -> frozenset[str]:
    """The calendar days before and after, of a leap year."""
    day = date.fromisoformat(f"2000-{named}").toordinal()
    return frozenset((of_day(day - 1), of_day(day + 1)))


def in_years(named: Collection[str], windows: Iterable[Window]) -> tuple[Window, ...]:
    """The days of the years that the same entry names: "July 4" in one sentence, "2017" in another."""
    years = sorted({date.fromordinal(w.first).year for w in windows if w.grain == "year" and w.last - w.first > 360})
    return tuple(w for year in years for n in sorted(named) if (w := _window(year, n)))


def by_report(named: Collection[str], told: Window, realis: Realis) -> tuple[Window, ...]:
    """The days or months as a report of that day means them: the last gone by, or, of a plan, the nearest."""
    year = date.fromordinal(told.last).year
    found: list[Window] = []
    for name in sorted(named):
        near = [w for y in range(year - YEARS, year + 2) if (w := _window(y, name))]
        if realis in ("planned", "possible"):
            found.append(min(near, key=lambda w: abs(w.first - told.last)))
        else:
            found.extend([w for w in near if w.first <= told.last + 1][-1:])
    return tuple(found)


def last_weekday(named: Collection[int], told: Window) -> tuple[Window, ...]:
    """ "On Thursday" of a report of that day: the last one gone by, told on the day or after it."""
    days = [told.last - (date.fromordinal(told.last).isoweekday() - n) % 7 for n in sorted(named)]
    return tuple(Window(d, d, "day") for d in days) if len(days) == 1 else ()


def _window(year: int, named: str) -> Window | None:
    number, day = int(named[:2]), int(named[3:] or 0)
    length = monthrange(year, number)[1]
    if day > length:
        return None
    first = date(year, number, day or 1).toordinal()
    return Window(first, first, "day") if day else Window(first, first + length - 1, "month")
