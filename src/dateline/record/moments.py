"""Times made comparable and sayable: the local day, the clock, and what both are in UTC."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dateline.model import Time

MONTH_NAMES = "January February March April May June July August September October November December"
MONTHS = ("", *MONTH_NAMES.split())
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def utc(time: Time) -> datetime | None:
    """The instant of a time with a clock and an offset."""
    if not (time.clock and time.offset and time.start):
        return None
    shift = offset(time.offset)
    return None if shift is None else datetime.fromisoformat(time.start[:19]).replace(tzinfo=shift).astimezone(UTC)


def offset(text: str) -> timezone | None:
    sign, digits = text[:1], text[1:].replace(":", "")
    if sign not in "+-" or len(digits) != 4 or not digits.isdigit():
        return None
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return timezone(timedelta(minutes=-minutes if sign == "-" else minutes))


def first_day(time: Time) -> str | None:
    return time.start[:10] if time.start else None


def last_day(time: Time) -> str | None:
    """The last local day of the interval, whose `end` is exclusive."""
    if not time.end:
        return first_day(time)
    try:
        end = datetime.fromisoformat(time.end[:19]) - timedelta(microseconds=1)
    except (ValueError, OverflowError):
        return first_day(time)
    return max(end.date().isoformat(), first_day(time) or "")


def say_day(day: str, *, weekday: bool = False) -> str:
    """ "2019-09-10" as "10 September 2019"; a month or a year as such; "--06-12" as "12 June (year not told)"."""
    if day.startswith("--"):
        month, _, number = day[2:].partition("-")
        return f"{int(number)} {MONTHS[int(month)]} (year not told)".lstrip("0 ") if number else MONTHS[int(month)]
    parts = day.split("-")
    if len(parts) == 1 or not all(p.isdigit() for p in parts):
        return {"X": f"the {day[:3]}0s"}.get(day[-1:], day) if len(day) == 4 else day
    if len(parts) == 2:
        return f"{MONTHS[int(parts[1])]} {parts[0]}" if int(parts[1]) in range(1, 13) else _season(parts)
    said = f"{int(parts[2])} {MONTHS[int(parts[1])]} {parts[0]}"
    return f"{DAYS[date(*map(int, parts)).weekday()]} {said}" if weekday else said


def _season(parts: list[str]) -> str:
    """EDTF level 1 writes the seasons of a year as months 21 to 24."""
    name = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}.get(parts[1])
    return f"{name} {parts[0]}" if name else parts[0]


def ordinal(number: int) -> str:
    tail = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def say_instant(moment: datetime, day: str | None) -> str:
    """ "22:00 UTC on the 9th" beside the local day `day`; the day is left out where it is the same."""
    clock = f"{moment:%H:%M} UTC"
    return clock if moment.date().isoformat() == day else f"{clock} on the {ordinal(moment.day)}"


@dataclass(frozen=True)
class When:
    """The time that an event is held to have happened at, as a listing shows it.

    `first` and `last` bound it in local days; `weekday` is ISO's; `clocks` are local, `moments` the same in UTC where that is known."""

    day: str | None = None
    first: str | None = None
    last: str | None = None
    clocks: tuple[str, ...] = ()
    moments: tuple[datetime, ...] = ()
    offset: str | None = None
    approximate: bool = False
    weekday: int | None = None
    until: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Sorts by day, then by clock; what has no day comes last."""
        return self.first or "9999", self.clocks[0] if self.clocks else "99"


def zone_offset(timezone_name: str | None, day: str | None, clock: str) -> str | None:
    """The UTC offset in force at a place ("Asia/Pyongyang") on that day and hour; None where either is not known."""
    if not timezone_name or not day or len(day) != 10 or day.startswith("--"):
        return None
    try:
        there = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(timezone_name)).utcoffset()
    except (ValueError, ZoneInfoNotFoundError):
        return None
    if there is None:
        return None
    minutes = int(there.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def when(times: list[Time], until: Time | None = None, timezone_name: str | None = None) -> When:
    """One When from the times held for an event, best first: the day is the most precise one, the clocks are those told
    for it or without a day. `timezone_name` is that of the place, for clocks that come without an offset."""
    if not times:
        return When(until=until.date if until else None)
    best = max(times, key=lambda t: len(t.date or ""))
    same = [t for t in times if t.date in (best.date, None)]
    clocked = sorted((t for t in same if t.clock), key=lambda t: t.clock or "")
    zone = next((t.offset for t in clocked if t.offset), None)
    if zone is None and clocked:
        zone = zone_offset(timezone_name, best.date, clocked[0].clock or "")
    moments = (utc(t) or _at(best.date, t.clock, t.offset or zone) for t in clocked)
    return When(
        day=best.date,
        first=first_day(best),
        last=_later(last_day(best), last_day(until) if until else None),
        clocks=tuple(dict.fromkeys(t.clock for t in clocked if t.clock)),
        moments=tuple(dict.fromkeys(m for m in moments if m)),
        offset=zone,
        approximate=any(t.approximate for t in same),
        weekday=best.weekday,
        until=until.date if until else None,
    )


def _at(day: str | None, clock: str | None, zone: str | None) -> datetime | None:
    """The instant of a clock time that was told apart from its day."""
    shift = offset(zone or "")
    if not day or len(day) != 10 or day.startswith("--") or not clock or shift is None:
        return None
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=shift).astimezone(UTC)


def _later(a: str | None, b: str | None) -> str | None:
    return max(filter(None, (a, b)), default=None)


def say(moment: When) -> str:
    """ "at 07:00 local time on Tuesday 10 September 2019 (22:00 UTC on the 9th)"; "" where nothing is known."""
    if not moment.day:
        return f"on a {name} (week not known)" if (name := _weekday(moment)) else ""
    whole = len(moment.day) == 10 or moment.day.startswith("--")
    day = say_day(moment.day, weekday=len(moment.day) == 10)
    about = "about " if moment.approximate and not moment.clocks else ""
    said = f"{'on' if whole else 'in'} {about}{day}"
    if moment.until and moment.until != moment.day:
        said = f"from {about}{day} to {say_day(moment.until)}"
    if moment.clocks:
        near = "about " if moment.approximate else ""
        said = f"at {near}{' and '.join(moment.clocks)} local time {said}"
    if moment.moments:
        said += f" ({' and '.join(say_instant(m, moment.day) for m in moment.moments)})"
    return said


def _weekday(moment: When) -> str:
    """Its name; "" where none is told, or none that there is."""
    number = moment.weekday
    return DAYS[number - 1] if number is not None and 1 <= number <= len(DAYS) else ""


def short(moment: When) -> str:
    """For a column of a listing: "2019-09-10 07:00"."""
    if not moment.day:
        return f"{name[:3]} ?" if (name := _weekday(moment)) else "undated"
    clock = f" {moment.clocks[0]}" if moment.clocks else ""
    return f"{'~' if moment.approximate else ''}{moment.day}{clock}"
