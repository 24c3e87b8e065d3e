"""Settled times as `model.Time`: EDTF, bounds, precision.

EDTF has no week, quarter or half-year: such a time has the month or year it lies in as `edtf` ("" where it lies in two
years) and its true bounds in `start` and `end`. A weekday without a date has only `weekday`; a clock without a day
is "T07:00".
"""

from calendar import monthrange
from datetime import date, datetime, timedelta

from dateline.model import Time
from dateline.model.values import Precision
from dateline.normalize.when.almanac import SEASON_START, Cal, make_date, plus_months
from dateline.normalize.when.words import PART_HOURS

_EDTF_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
Bounds = tuple[datetime, datetime] | None


def time_of(cal: Cal, mod: str | None = None, approximate: bool = False) -> Time:
    """The Time of a settled date; `mod` START, MID or END narrows its bounds (to the first, middle, last third;
    early and
    late of a day are its first and last eight hours)."""
    bounds = _narrow(_bounds(cal), cal, mod)
    edtf, precision = _edtf(cal, bounds)
    if mod in {"START", "MID", "END"} and precision == "day" and bounds:
        precision = "part"
    return Time(
        edtf=edtf,
        precision=precision,
        approximate=approximate,
        weekday=cal.weekday if "T" in edtf or not edtf else _weekday(cal),
        start=_iso(bounds[0]) if bounds else None,
        end=_iso(bounds[1]) if bounds else None,
    )


def between(first: Time, last: Time, precision: Precision) -> Time | None:
    """The stretch from the one to the other, both included; `edtf` is the month or year that holds it. None where either has no
    bounds."""
    if not (first.start and last.end):
        return None
    start, end = datetime.fromisoformat(first.start), datetime.fromisoformat(last.end)
    return Time(edtf=_shared((start, end)), precision=precision, approximate=True, start=_iso(start), end=_iso(end))


def _weekday(cal: Cal) -> int | None:
    return cal.weekday or (cal.date.isoweekday() if cal.date and cal.hour is None else None)


def _edtf(cal: Cal, bounds: Bounds) -> tuple[str, Precision]:
    if cal.hour is not None:
        return _day_text(cal) + f"T{cal.hour:02d}:{cal.minute or 0:02d}" + (
            f":{cal.second:02d}" if cal.second is not None else ""
        ), _clock_precision(cal)
    if cal.decade is not None:
        return f"{cal.decade:03d}X", "decade"
    if cal.century is not None:
        return f"{cal.century - 1:02d}XX", "unknown"
    if cal.season:
        return (f"{cal.year:04d}-{_EDTF_SEASON[cal.season]}" if cal.year else ""), "season"
    if cal.week or cal.quarter or cal.half:
        return _shared(bounds), "week" if cal.week else "season"
    text = _day_text(cal)
    precision: Precision = (
        "part"
        if cal.part
        else "day"
        if cal.day or (cal.weekday and not text)
        else "month"
        if cal.month
        else "year"
        if cal.year
        else "unknown"
    )
    return text, precision


def _clock_precision(cal: Cal) -> Precision:
    return "second" if cal.second is not None else "minute" if cal.minute is not None else "hour"


def _day_text(cal: Cal) -> str:
    if cal.year is None:
        if cal.month and cal.day:
            return f"XXXX-{cal.month:02d}-{cal.day:02d}"
        return f"XXXX-{cal.month:02d}" if cal.month else f"XXXX-XX-{cal.day:02d}" if cal.day else ""
    if cal.month is None:
        return f"{cal.year:04d}"
    return f"{cal.year:04d}-{cal.month:02d}" + (f"-{cal.day:02d}" if cal.day else "")


def _shared(bounds: Bounds) -> str:
    """The month or year that holds both ends."""
    if bounds is None:
        return ""
    first, last = bounds[0], bounds[1] - timedelta(seconds=1)
    if first.year != last.year:
        return ""
    return f"{first.year:04d}-{first.month:02d}" if first.month == last.month else f"{first.year:04d}"


def _bounds(cal: Cal) -> Bounds:
    try:
        return _bounds_of(cal)
    except (ValueError, OverflowError):
        return None


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _bounds_of(cal: Cal) -> Bounds:
    if cal.year is None:
        return None
    day = cal.date
    if cal.day and day is None:
        return None
    if cal.hour is not None:
        if day is None:
            return None
        start = _midnight(day) + timedelta(hours=cal.hour, minutes=cal.minute or 0, seconds=cal.second or 0)
        step = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1)}.get(
            _clock_precision(cal), timedelta(hours=1)
        )
        return start, start + step
    if day is not None:
        low, high = PART_HOURS.get(cal.part or "", (0, 24))
        return _midnight(day) + timedelta(hours=low), _midnight(day) + timedelta(hours=high)
    if cal.week:
        monday = date.fromisocalendar(cal.year, cal.week, 1)
        return _midnight(monday + timedelta(days=5 * cal.weekend)), _midnight(monday + timedelta(days=7))
    if cal.quarter or cal.half:
        length = 3 if cal.quarter else 6
        return _months(cal.year, ((cal.quarter or cal.half or 1) - 1) * length + 1, length)
    if cal.season:
        return _months(cal.year, SEASON_START[cal.season], 3)
    return _months(cal.year, cal.month, 1) if cal.month else _months(cal.year, 1, 12)


def _months(year: int, month: int, count: int) -> Bounds:
    last_year, last_month = plus_months(year, month, count - 1)
    last = make_date(last_year, last_month, monthrange(last_year, last_month)[1])
    return (datetime(year, month, 1), _midnight(last + timedelta(days=1))) if last else None


def _narrow(bounds: Bounds, cal: Cal, mod: str | None) -> Bounds:
    if bounds is None or mod not in {"START", "MID", "END"} or cal.hour is not None:
        return bounds
    start, end = bounds
    if cal.month and not cal.day and not cal.week:
        first = {"START": 1, "MID": 11, "END": 21}[mod]
        stop = {"START": 11, "MID": 21}.get(mod)
        return start.replace(day=first), start.replace(day=stop) if stop else end
    third = (end - start) / 3
    low = start + {"START": 0, "MID": 1, "END": 2}[mod] * third
    return (low, low + third) if cal.day else (_floor(low), _floor(low + third))


def _floor(moment: datetime) -> datetime:
    return moment.replace(hour=0, minute=0, second=0, microsecond=0)


def _iso(moment: datetime) -> str:
    text = moment.replace(microsecond=0).isoformat()
    return text if moment.second else text[:16]
