"""Dates reckoned: shifts, weekdays, holidays, and the choice of a year that the text leaves out. Proleptic
Gregorian."""

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Literal

from dateline.normalize.when.words import FIXED_DAYS

Tense = Literal["past", "present", "future"] | None
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # northern hemisphere, by whole months


@dataclass(frozen=True, slots=True)
class Cal:
    """A date or time as far as it is settled. `week` is an ISO week with `year` its ISO year; `weekend` its Saturday
    and Sunday."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    week: int | None = None
    weekend: bool = False
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None
    century: int | None = None
    weekday: int | None = None
    part: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None

    def but(self, **changes: Any) -> "Cal":
        return replace(self, **changes)

    @property
    def date(self) -> date | None:
        if self.year is None or self.month is None or self.day is None:
            return None
        return make_date(self.year, self.month, self.day)


NOTHING = Cal()


def make_date(year: int, month: int, day: int) -> date | None:
    """None for an impossible date (31 June)."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def of_date(day: date) -> Cal:
    return Cal(year=day.year, month=day.month, day=day.day)


def _plus_days(day: date, count: int) -> date | None:
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def plus_months(year: int, month: int, count: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + count
    return index // 12, index % 12 + 1


def anniversary(day: date, months: int) -> date | None:
    """The same day of another month, or that month's last."""
    year, month = plus_months(day.year, day.month, months)
    return make_date(year, month, min(day.day, monthrange(year, month)[1])) if 1 <= year <= 9999 else None


_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000, "HY": 6}


def shifted(base: Cal, unit: str, count: int, grain: str | None = None) -> Cal | None:
    """The period `count` units from `base`, at the unit's own precision, or to the day with grain D. None where the
    base
    is too coarse ("two days" from a month) or the calendar ends."""
    day = base.date
    if unit in {"S", "Min", "H"}:
        return _shifted_clock(base, unit, count)
    if unit in {"D", "N", "W", "F", "WE"}:
        days = count * {"D": 1, "N": 1, "W": 7, "F": 14, "WE": 7}[unit]
        moved = _plus_days(day, days) if day else None
        if moved is None:
            return None
        if unit in {"D", "N"} or grain == "D":
            return of_date(moved)
        iso = moved.isocalendar()
        return Cal(year=iso.year, week=iso.week, weekend=unit == "WE")
    if unit not in _MONTHS or base.year is None:
        return None
    if grain == "D":
        moved = anniversary(day, count * _MONTHS[unit]) if day else None
        return of_date(moved) if moved else None
    if unit in {"Y", "E", "C", "L"}:
        year = base.year + count * _MONTHS[unit] // 12
        if not 1 <= year <= 9999:
            return None
        return (
            Cal(decade=year // 10)
            if unit == "E"
            else Cal(century=(year - 1) // 100 + 1)
            if unit == "C"
            else Cal(year=year)
        )
    if base.month is None:
        return None
    year, month = plus_months(base.year, base.month, count * _MONTHS[unit])
    if not 1 <= year <= 9999:
        return None
    return Cal(year=year, quarter=(month - 1) // 3 + 1) if unit == "Q" else Cal(year=year, month=month)


def _shifted_clock(base: Cal, unit: str, count: int) -> Cal | None:
    """Minutes and hours count only from a stated clock time."""
    if base.hour is None:
        return None
    day = base.date or date(2000, 1, 2)
    seconds = count * {"S": 1, "Min": 60, "H": 3600}[unit]
    try:
        moved = datetime(day.year, day.month, day.day, base.hour, base.minute or 0, base.second or 0) + timedelta(
            seconds=seconds
        )
    except (OverflowError, ValueError):
        return None
    clock = Cal(
        hour=moved.hour, minute=moved.minute, second=moved.second if unit == "S" or base.second is not None else None
    )
    return clock if base.date is None else clock.but(year=moved.year, month=moved.month, day=moved.day)


def weekday_near(base: date, weekday: int, way: Literal["upto", "before", "from", "after", "week"]) -> date | None:
    """The day of that name up to and with `base`, before it, from it on, after it, or in its ISO week."""
    gap = weekday - base.isoweekday()
    if way == "week":
        return _plus_days(base, gap)
    if way in {"upto", "before"}:
        back = -gap % 7
        return _plus_days(base, -(back or (7 if way == "before" else 0)))
    ahead = gap % 7
    return _plus_days(base, ahead or (7 if way == "after" else 0))


ALWAYS = 1e6
FIRM_TENSE = 40.0  # as AGAINST_TENSE, behind "on", "in", "at": only the next ten days or so are still ahead
MONTH_AHEAD = 2.0  # the same for a bare month ahead where no tense is told
AGAINST_TENSE = 4.0  # how many times further off a date seems that the tense speaks against (te3 and corpus, dev)


def pick_year(candidates: list[date], base: date, tense: Tense, against: float = AGAINST_TENSE) -> date | None:
    """Of one month-day in several years the nearest, where a date that the tense speaks against counts as `against`
    times
    as far: "was killed on Oct. 23" in March is last year's; "extended to Jan. 3" in November is the next, for all
    its verb."""
    return min(candidates, key=lambda day: (_farness((day - base).days, 1, tense, against), day > base), default=None)


def pick_month(month: int, base_year: int, base_month: int, tense: Tense, against: float = AGAINST_TENSE) -> int:
    """The year of a bare month name, by the same measure; without a tense the past is taken to be meant."""
    years = (base_year - 1, base_year, base_year + 1)
    gaps = {year: (year - base_year) * 12 + month - base_month for year in years}
    ahead = MONTH_AHEAD if tense is None else 1.0
    return min(
        years,
        key=lambda year: (
            _farness(gaps[year], 0, tense or "present", against) * (ahead if gaps[year] > 0 else 1),
            gaps[year],
        ),
    )


def _farness(gap: int, grace: int, tense: Tense, against: float) -> float:
    wrong = (tense == "past" and gap > grace) or (tense == "future" and gap < 0)
    return abs(gap) * (against if wrong else 5.0 if tense is None and gap > grace else 1.0)


def holiday_date(name: str, year: int) -> date | None:
    """The day of a holiday in a year; moving ones by their rules (Easter: Meeus/Jones/Butcher)."""
    if name in FIXED_DAYS:
        return make_date(year, *FIXED_DAYS[name])
    if not 1583 <= year <= 4099:
        return None
    from_easter = {"easter": 0, "easter sunday": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7}
    if name in from_easter:
        return _plus_days(easter(year), from_easter[name])
    nth = {"thanksgiving": (11, 4, 4), "thanksgiving day": (11, 4, 4), "labor day": (9, 1, 1)}
    if name in nth:
        month, weekday, count = nth[name]
        first = weekday_near(date(year, month, 1), weekday, "from")
        return _plus_days(first, 7 * (count - 1)) if first else None
    return weekday_near(date(year, 5, 31), 1, "upto") if name == "memorial day" else None


def easter(year: int) -> date:
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    j, k = c // 4, c % 4
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * j - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)
