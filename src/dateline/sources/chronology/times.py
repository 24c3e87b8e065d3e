"""The day and the clock of a row, in the local time of the place."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from dateline.model import Time
from dateline.sources.chronology.mapping import Map
from dateline.sources.dates import parse_date

CLOCK = re.compile(
    r"(?P<hour>[01]?\d|2[0-3]):?(?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?\s*\(?(?P<zone>UTC|GMT|Z|[+-]\d\d:?\d\d)?\)?",
    re.IGNORECASE,
)
FIRST_YEAR, LAST_YEAR = 1000, 9000  # beyond them a date is no date but a filler
PRECISION = {10: "day", 7: "month", 4: "year"}


@dataclass(frozen=True)
class Moment:
    """`day` is the local day, month or year; `clock` the local time with its offset, where the row has one."""

    day: str
    clock: datetime | None = None


class Unreadable(ValueError):
    """A cell that is no date or time; says what was got and what was expected."""


def moment_of(day: str | None, clock: str | None, how: Map) -> Moment:
    """Raises Unreadable where the row has no date, or one that cannot be read."""
    here = ZoneInfo(how.zone)
    if clock and (whole := _whole(clock, here)):
        return Moment(whole.date().isoformat(), whole)
    stated = _day(day)
    if clock is None or len(stated) != 10:
        return Moment(stated)
    found = CLOCK.fullmatch(clock.strip())
    if found is None:
        raise Unreadable(f"{clock!r:.40} is no time; expected a form like 07:29, 07:29 UTC or 2019-09-10T07:29+09:00")
    told = time(int(found["hour"]), int(found["minute"]))
    zone = _offset(found["zone"]) or ZoneInfo(how.date_zone or how.zone)
    local = datetime.combine(date.fromisoformat(stated), told, zone).astimezone(here)
    return Moment(local.date().isoformat(), local)


def _whole(text: str, here: ZoneInfo) -> datetime | None:
    """A date and time in one cell, in its own zone or the place's."""
    try:
        found = datetime.fromisoformat(text.strip()) if "T" in text else None
        if found is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
            return None
        return (found if found.tzinfo else found.replace(tzinfo=here)).astimezone(here)
    except (ValueError, OverflowError):
        return None


def _day(text: str | None) -> str:
    stated = (text or "").strip()
    if not stated:
        raise Unreadable("no date")
    found = stated if re.fullmatch(r"\d{4}(-\d\d){0,2}", stated) else (parse_date(stated) or "")[:10]
    if not found or not _sound(found):
        raise Unreadable(f"{stated!r:.40} is no date; expected a form like 2019-09-10, 2019-09 or 2019")
    return found


def _first(day: str) -> date:
    """Of a month or year its first day. Raises ValueError where there is none such."""
    return date.fromisoformat(day + "-01-01"[: 10 - len(day)] if len(day) == 4 else (day + "-01")[:10])


def _sound(day: str) -> bool:
    try:
        return FIRST_YEAR <= _first(day).year <= LAST_YEAR
    except ValueError:
        return False


def _offset(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text.upper() in ("UTC", "GMT", "Z"):
        return UTC
    digits = text[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-ahead if text[0] == "-" else ahead)


def day_value(day: str) -> Time:
    """A day, month or year as an interval of local time."""
    first = _first(day)
    return Time.model_validate({
        "edtf": day, "start": f"{first}T00:00:00", "end": f"{_after(first, len(day))}T00:00:00",
        "precision": PRECISION[len(day)], "basis": "stated",
    })  # fmt: skip


def _after(first: date, length: int) -> date:
    if length == 10:
        return first + timedelta(days=1)
    months = 12 if length == 4 else 1
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def clock_value(moment: datetime) -> Time:
    begin = moment.replace(second=0, microsecond=0, tzinfo=None)
    stamp = moment.strftime("%z")
    return Time(
        edtf=begin.isoformat(timespec="minutes"),
        start=begin.isoformat(),
        end=(begin + timedelta(minutes=1)).isoformat(),
        precision="minute",
        offset=f"{stamp[:3]}:{stamp[3:5]}",
        basis="stated",
    )
