"""Ranges: two times that are the ends of one stretch, and one stretch told on two clocks."""

from dataclasses import replace
from datetime import date

from dateline.model import Time
from dateline.normalize.when.almanac import of_date, weekday_near
from dateline.normalize.when.pair import paired
from dateline.normalize.when.phrase import TimePhrase
from dateline.normalize.when.valued import timed

_THROUGH = frozenset({"to", "-", "through", "until", "till", "and", "up to", "thru", "–", "—"})
_FINE = {
    "second": 0,
    "minute": 0,
    "hour": 0,
    "part": 1,
    "day": 1,
    "week": 2,
    "month": 3,
    "season": 3,
    "year": 4,
    "decade": 5,
}


def spans(first: TimePhrase, second: TimePhrase, between: str, again: bool = False) -> bool:
    """Two neighbours are the ends of a range: "from A to B", "between A and B", "A-B"; `again`: behind a range that they
    may tell on another clock."""
    gap = between.strip().lower()
    if (
        first.end_value
        or gap not in _THROUGH
        or first.timex_type not in {"DATE", "TIME"}
        or second.timex_type not in {"DATE", "TIME"}
    ):
        return False
    if gap == "and" and first.relation != "between" and not again:
        return False
    if gap in {"to", "up to", "until", "till"} and first.relation not in {"from", "between"} and gap != "to":
        return False
    if first.timex.endswith("REF") or second.timex.endswith("REF"):
        return False
    if gap == "to" and first.relation not in {"from", "between"} and first.timex_type != second.timex_type:
        return False
    return _FINE.get(first.value.precision, 9) == _FINE.get(second.value.precision, 9) or first.relation in {
        "from",
        "between",
    }


def not_before(first: TimePhrase, second: TimePhrase) -> Time:
    """The second end of a range; a weekday that was dated before the first is the one after it."""
    value, sem = second.value, second.sem
    if not (first.value.start and value.start and value.start < first.value.start and sem.weekday and not sem.day):
        return value
    day = weekday_near(date.fromisoformat(first.value.start[:10]), sem.weekday, "from")
    if day is None:
        return value
    moved = of_date(day).but(part=sem.part, hour=sem.hour, minute=sem.minute, second=sem.second)
    return timed(moved, sem).model_copy(update={"weekday": value.weekday})


def opens_again(first: TimePhrase, second: TimePhrase, text: str, base: int) -> bool:
    """The second stands first in brackets behind a range."""
    return first.end_value is not None and text[first.end - base : second.start - base].strip() == "("


def on_two_clocks(first: TimePhrase, second: TimePhrase, text: str, base: int) -> TimePhrase | None:
    """ "from 9:00 to 9:30 a.m. local time (00:00 to 00:30 GMT)": one stretch, each end paired as a single clock is."""
    if first.end_value is None or second.end_value is None or text[second.end - base : second.end - base + 1] != ")":
        return None
    if not all(time.clock for time in (first.value, second.value, first.end_value, second.end_value)):
        return None
    begun = paired(replace(first, end_value=None), (_zoned(second.value, second.end_value),), (second.sem,))
    ended = paired(
        replace(first, value=first.end_value, end_value=None, alternates=()), (second.end_value,), (second.sem,)
    )
    return replace(
        begun,
        end=second.end + 1,
        end_value=ended.value,
        alternates=(*begun.alternates, *ended.alternates),
        conflict=begun.conflict or ended.conflict,
    )


def _zoned(first: Time, last: Time) -> Time:
    """The zone is said once, behind the second clock."""
    if first.offset or not last.offset:
        return first
    return first.model_copy(update={"offset": last.offset, "basis": last.basis})
