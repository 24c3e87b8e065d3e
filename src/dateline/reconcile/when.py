"""Stretches of days, and how two of them stand to each other.

Invariant: every answer is symmetric, and none depends on the clock or the place of this machine.
Days are counted as ordinals (`date.toordinal`), a window is [first, last], both inclusive.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from dateline.model import Time

Grain = Literal["day", "month", "year", "long"]
Relation = Literal["same day", "within", "same period", "overlap", "next day", "near", "apart"]
GRAIN: dict[str, Grain] = {
    "second": "day",
    "minute": "day",
    "hour": "day",
    "part": "day",
    "day": "day",
    "week": "month",
    "month": "month",
    "season": "year",
    "year": "year",
    "decade": "long",
    "unknown": "long",
}
RANK: dict[str, int] = {"day": 0, "month": 1, "year": 2, "long": 3}
FAR_EAST = timedelta(hours=12)  # New Zealand's winter time
LAST_HOUR = "T23:59:59+00:00"


@dataclass(frozen=True, order=True)
class Window:
    first: int
    last: int
    grain: Grain
    approximate: bool = False

    @property
    def slack(self) -> int:
        """Days by which a stated window may be off: a time zone for a day, more for "about" and "late September"."""
        return {"day": 1, "month": 3, "year": 15, "long": 60}[self.grain] + (4 if self.approximate else 0)

    @property
    def single(self) -> bool:
        return self.first == self.last


@lru_cache(maxsize=8192)
def window(time: Time) -> Window | None:
    """The local days that a time covers; None where no year can be told."""
    if not time.start or not time.end:
        return None
    begin, end = datetime.fromisoformat(time.start), datetime.fromisoformat(time.end)
    # an open or absurd interval says nothing of the day
    if end < begin:
        return None
    last = max(begin, end - timedelta(microseconds=1))
    grain = GRAIN[time.precision]
    if grain == "day" and (last.date() - begin.date()).days > 1:
        grain = "month"
    return Window(begin.date().toordinal(), last.date().toordinal(), grain, time.approximate)


def relation(a: Window, b: Window) -> Relation:
    """How two windows stand: the finer of the two decides how much their meeting tells."""
    if a.first == a.last == b.first == b.last:
        return "same day"
    fine, wide = sorted((a, b), key=lambda w: (RANK[w.grain], w.last - w.first, w.first))
    gap = max(fine.first, wide.first) - min(fine.last, wide.last)
    if gap > 0:
        if gap == 1 and fine.grain == wide.grain == "day":
            return "next day"
        return "near" if gap <= max(fine.slack, wide.slack) else "apart"
    if fine.single and wide.single:
        return "same day"
    if (fine.first, fine.last) == (wide.first, wide.last):
        return "same period"
    if wide.first <= fine.first and fine.last <= wide.last:
        return "within"
    return "overlap"


@lru_cache(maxsize=65536)
def instant(published: str | None) -> datetime | None:
    """The latest moment that a publication time allows, in UTC: a bare date counts as the end of its day, so that of
    two reports the one known to be earlier comes first."""
    if not published:
        return None
    text = published if len(published) > 7 else f"{month_end(published)}"
    stamp = text if "T" in text or " " in text else text + LAST_HOUR
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def month_end(month: str) -> str:
    if len(month) == 4:
        return f"{month}-12-31"
    year, number = int(month[:4]), int(month[5:7])
    return (date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)).isoformat()


@lru_cache(maxsize=65536)
def published_window(published: str | None) -> Window | None:
    """The days on which the report can have come out (local to whoever wrote the stamp)."""
    if instant(published) is None or published is None:
        return None
    day = published[:10]
    if len(day) == 10:
        ordinal = date.fromisoformat(day).toordinal()
        return Window(ordinal, ordinal, "day")
    last = date.fromisoformat(month_end(day)).toordinal()
    first = date(int(day[:4]), int(day[5:7]) if len(day) == 7 else 1, 1).toordinal()
    return Window(first, last, "month" if len(day) == 7 else "year")


def told_window(published: str | None) -> Window | None:
    """The days that it was somewhere when the report came out: where the hour is known, also the day in the far east,
    since what happened there this morning bears tomorrow's date in a stamp from the west."""
    days, moment = published_window(published), instant(published)
    if days is None or moment is None or len(published or "") <= 10:
        return days
    return Window(days.first, max(days.last, (moment + FAR_EAST).date().toordinal()), "day")


def order(published: str | None) -> str:
    """Sort key: earliest first, undated reports last."""
    moment = instant(published)
    return moment.isoformat() if moment else "9999"


def minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])
