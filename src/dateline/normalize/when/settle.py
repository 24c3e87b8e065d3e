"""A Sem set against its references: the publication, the dates told before it, the tense about it. Gives a Cal."""

from dataclasses import dataclass
from datetime import date

from dateline.normalize.when.almanac import (
    AGAINST_TENSE,
    ALWAYS,
    NOTHING,
    SEASON_START,
    Cal,
    Tense,
    anniversary,
    holiday_date,
    make_date,
    of_date,
    pick_month,
    pick_year,
    plus_months,
    shifted,
    weekday_near,
)
from dateline.normalize.when.sem import Sem


@dataclass(frozen=True, slots=True)
class Refs:
    """`pub`: the publication. `told`: the last day told in the text; `month`, `year`: as last told; `quarter`: the
    quarter
    that a financial text speaks of. `clock`: the clock time told last. `event` (only when resolving) is the event
    that a context reference counts from.
    `against`: how firmly the tense rules out the other direction (almanac.pick_year)."""

    pub: Cal
    told: Cal = NOTHING
    month: Cal = NOTHING
    quarter: Cal = NOTHING
    clock: Cal = NOTHING
    event: Cal | None = None
    against: float = AGAINST_TENSE


def settle(sem: Sem, refs: Refs, tense: Tense) -> Cal | None:
    """None where the reference needed is not known. Clock and part of day are carried over."""
    cal = _settle_date(sem, refs, tense)
    if cal is None:
        return None
    if sem.unit in {"S", "Min", "H"} and sem.shift is not None:
        return cal
    if sem.has_clock:
        return cal.but(hour=sem.hour, minute=sem.minute, second=sem.second)
    return cal.but(part=sem.part) if sem.part else cal


def _settle_date(sem: Sem, refs: Refs, tense: Tense) -> Cal | None:
    base = refs.pub if sem.kind != "context" else (refs.event if refs.event is not None else _context(sem, refs))
    if sem.decade is not None:
        return Cal(decade=sem.decade)
    if sem.century is not None:
        return Cal(century=sem.century)
    if sem.quarter or sem.unit == "QY" or (sem.unit == "Q" and sem.kind == "context"):
        return _quarter(sem, refs, tense)
    if sem.half:
        year = sem.year or _year_by_shift(sem, base)
        return Cal(year=year, half=sem.half) if year else None
    if sem.season:
        return _season(sem, base, tense)
    if sem.holiday:
        return _holiday(sem, base.date, tense, refs.against)
    if sem.month:
        return _month(sem, base, refs, tense)
    if sem.day:
        return _day_of_month(sem, base, refs, tense)
    if sem.weekday:
        return _weekday(sem, base.date, tense)
    if sem.year:
        return Cal(year=sem.year)
    if sem.unit and sem.shift is not None:
        if sem.which == "period" and refs.quarter.quarter and refs.quarter.year and refs.event is None:
            return refs.quarter.but(year=refs.quarter.year + sem.shift)
        if sem.unit == "WE" and sem.which == "the":
            return _weekend(base.date, tense)
        return shifted(base, sem.unit, sem.shift, sem.grain)
    if sem.part or sem.has_clock:
        return refs.event.but(hour=None, minute=None, second=None, part=None) if refs.event else Cal()
    return None


def _context(sem: Sem, refs: Refs) -> Cal:
    """The last time told before, at the grain that the shift needs, else the publication."""
    if sem.unit in {"S", "Min", "H"}:
        return refs.clock
    if sem.unit in {"Y", "M", "Q", "E"} and not sem.grain:
        return refs.month if refs.month.year and (refs.month.month or sem.unit == "Y") else refs.pub
    return refs.told if refs.told.date else refs.pub


def _year_by_shift(sem: Sem, base: Cal) -> int | None:
    return base.year + (sem.shift or 0) if base.year is not None else None


def _weekend(base: date | None, tense: Tense) -> Cal | None:
    """ "the weekend": the last one begun, or with a future tense the one to come."""
    if base is None:
        return None
    begun = weekday_near(base, 6, "from" if tense == "future" and base.isoweekday() < 6 else "upto")
    return shifted(of_date(begun), "WE", 0) if begun else None


def _quarter(sem: Sem, refs: Refs, tense: Tense) -> Cal | None:
    if sem.unit in {"QY", "Q"} and not sem.quarter:
        pub = shifted(refs.pub, "Q", -1)
        base = refs.quarter if refs.quarter.quarter else pub
        if base is None or base.year is None:
            return None
        if sem.unit == "Q":
            year, month = plus_months(base.year, (base.quarter or 1) * 3, 3 * (sem.shift or 0))
            return Cal(year=year, quarter=(month - 1) // 3 + 1)
        return base.but(year=sem.year or base.year + (sem.shift or 0))
    if sem.year:
        return Cal(year=sem.year, quarter=sem.quarter)
    if refs.pub.year is None or refs.pub.month is None:
        return None
    if sem.shift is not None:
        return Cal(year=refs.pub.year + sem.shift, quarter=sem.quarter)
    begun = (sem.quarter or 1) * 3 - 2 <= refs.pub.month
    return Cal(year=refs.pub.year - (0 if begun or tense == "future" else 1), quarter=sem.quarter)


def _season(sem: Sem, base: Cal, tense: Tense) -> Cal | None:
    if sem.year or base.year is None:
        return Cal(year=sem.year, season=sem.season) if sem.year else None
    if sem.shift is not None:
        return Cal(year=base.year + sem.shift, season=sem.season)
    month, first = base.month or 6, SEASON_START[sem.season or "SU"]
    inside = (month - first) % 12 < 3
    latest = base.year if month >= first else base.year - 1  # of the last one begun
    if sem.which == "last":
        year = latest - 1 if inside else latest
    elif sem.which in {"next", "following"}:
        year = latest + 1
    elif sem.which == "this" or inside:
        year = latest if inside else base.year
    else:  # of the calendar year, unless that is still to come and the tense is past
        year = latest if tense == "past" else base.year
    return Cal(year=year, season=sem.season)


def _holiday(sem: Sem, base: date | None, tense: Tense, against: float) -> Cal | None:
    name = sem.holiday or ""
    if sem.year or base is None:
        fixed = holiday_date(name, sem.year or 2001)
        if fixed is None:
            return None
        return of_date(fixed) if sem.year else Cal(month=fixed.month, day=fixed.day)
    days = [
        d for year in (base.year - 1, base.year, base.year + 1) if 1 <= year <= 9999 and (d := holiday_date(name, year))
    ]
    tense = {"last": "past", "next": "future"}.get(sem.which or "", tense)  # type: ignore[assignment]
    if sem.which in {"last", "next"}:
        days = [day for day in days if (day < base) == (sem.which == "last")]
    chosen = pick_year(days, base, tense, against)
    return of_date(chosen) if chosen else None


def _month(sem: Sem, base: Cal, refs: Refs, tense: Tense) -> Cal | None:
    month, day = sem.month or 1, sem.day
    if sem.year:
        return Cal(year=sem.year, month=month, day=day)
    if sem.unit == "Y" and sem.shift is not None:
        return Cal(year=base.year + sem.shift, month=month, day=day) if base.year else Cal(month=month, day=day)
    if base.year is None:
        return Cal(month=month, day=day)
    if day is not None:
        if sem.which in {"last", "next"}:
            return _year_for_day(month, day, base, "past" if sem.which == "last" else "future", ALWAYS)
        cal = _year_for_day(month, day, base, tense, refs.against)
        return shifted(cal, "W", 0) if cal and sem.grain == "W" and cal.date else cal
    here = base.month or 6
    if sem.which in {"last", "previous"}:
        year = base.year if month < here else base.year - 1
    elif sem.which in {"next", "following"}:
        year = base.year if month > here else base.year + 1
    elif sem.which in {"this", "that"}:
        year = refs.month.year if sem.which == "that" and refs.month.year and refs.event is None else base.year
    else:
        year = pick_month(month, base.year, here, tense, refs.against)
    return Cal(year=year, month=month)


def _year_for_day(month: int, day: int, base: Cal, tense: Tense, against: float) -> Cal | None:
    whole = base.date or make_date(base.year or 1, base.month or 7, 15 if base.month else 1)
    if whole is None:
        return Cal(month=month, day=day)
    years = [y for y in (whole.year - 1, whole.year, whole.year + 1) if 1 <= y <= 9999]
    days = [found for y in years if (found := make_date(y, month, day))]
    if month == 2 and day == 29 and not days:
        days = [found for y in range(whole.year - 4, whole.year + 4) if (found := make_date(max(y, 1), 2, 29))]
    chosen = pick_year(days, whole, tense, against)
    return of_date(chosen) if chosen else None


def _day_of_month(sem: Sem, base: Cal, refs: Refs, tense: Tense) -> Cal | None:
    """ "the 3rd": of a month that is named, of the month told last, or the latest one before the publication."""
    day = sem.day or 1
    if sem.unit == "M" and sem.shift is not None:
        moved = shifted(base, "M", sem.shift)
        return moved.but(day=day) if moved else None
    near = base.date if refs.event is not None else refs.told.date
    if near:
        return _nearest_day(day, near)
    if refs.event is None and refs.month.month and refs.month.year:
        return Cal(year=refs.month.year, month=refs.month.month, day=day)
    pub = refs.pub.date
    if pub is None:
        return Cal(year=refs.pub.year, month=refs.pub.month, day=day) if refs.pub.month else Cal(day=day)
    this = make_date(pub.year, pub.month, day)
    if this and (this <= pub or tense == "future"):
        return of_date(this)
    before = anniversary(pub.replace(day=1), -1)
    found = make_date(before.year, before.month, day) if before else None
    return of_date(found) if found else None


def _nearest_day(day: int, near: date) -> Cal | None:
    """That day of the month nearest to a date: after Dec. 31, the 3rd is in January."""
    months = [plus_months(near.year, near.month, step) for step in (-1, 0, 1)]
    days = [found for year, month in months if 1 <= year <= 9999 and (found := make_date(year, month, day))]
    chosen = min(days, key=lambda d: abs((d - near).days), default=None)
    return of_date(chosen) if chosen else None


def _weekday(sem: Sem, base: date | None, tense: Tense) -> Cal | None:
    weekday = sem.weekday or 1
    if base is None:
        return Cal(weekday=weekday)
    if sem.unit == "W" and sem.which is None:
        moved = shifted(of_date(base), "W", sem.shift or 0, "D")
        found = weekday_near(moved.date, weekday, "week") if moved and moved.date else None
    elif sem.which in {"last", "previous"}:
        found = weekday_near(base, weekday, "before")
    elif sem.which in {"next", "following"}:
        found = weekday_near(base, weekday, "after")
    elif sem.which == "this":
        found = weekday_near(base, weekday, "upto" if tense == "past" else "from")
    elif sem.which == "that":
        found = min(
            (d for way in ("upto", "from") if (d := weekday_near(base, weekday, way))),
            key=lambda d: abs((d - base).days),
            default=None,
        )
    else:
        found = weekday_near(base, weekday, "from" if tense == "future" else "upto")
    if found and sem.unit == "W" and sem.which is not None:
        moved = shifted(of_date(found), "W", sem.shift or 0, "D")
        found = moved.date if moved else None
    return of_date(found).but(weekday=weekday) if found else None
