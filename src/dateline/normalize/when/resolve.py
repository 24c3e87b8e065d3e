"""resolve: a context reference ("the next morning", "20 minutes later") counted from an event's time."""

import re

from dateline.model import Time
from dateline.normalize.when.almanac import Cal
from dateline.normalize.when.interval import time_of
from dateline.normalize.when.phrase import TimePhrase
from dateline.normalize.when.settle import Refs, settle

_EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?)?$")
_CLOCK = re.compile(r"T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?$")


def cal_of(time: Time) -> Cal:
    """The calendar fields of a Time, as far as it has them (a week gives its first day)."""
    if clock := _CLOCK.match(time.edtf):
        hour, minute, second = (int(part) if part else None for part in clock.groups())
        return Cal(hour=hour, minute=minute, second=second)
    found = _EDTF.match(time.edtf)
    if time.precision == "week" and time.start:
        found = _EDTF.match(time.start[:10])
    if found is None:
        return Cal(weekday=time.weekday)
    year, month, day, hour, minute, second = (int(part) if part else None for part in found.groups())
    if month is not None and not 1 <= month <= 12:  # an EDTF season
        month = None
    return Cal(year=year, month=month, day=day, hour=hour, minute=minute, second=second)


def resolve(phrase: TimePhrase, reference: Time) -> Time:
    """The value of a context phrase, given the time of the event it counts from; the phrase's own value for all
    others, and
    where the reference is too coarse. Keeps the reference's offset and basis for clock times and days."""
    if phrase.kind != "context":
        return phrase.value
    base = cal_of(reference)
    cal = settle(phrase.sem, Refs(pub=base, event=base), "past")
    if cal is None or cal == Cal():
        return phrase.value
    time = time_of(cal, phrase.sem.mod, phrase.sem.approximate or reference.approximate)
    return time.model_copy(
        update={
            "offset": phrase.value.offset or reference.offset,
            "basis": phrase.value.basis if phrase.value.offset else reference.basis,
        }
    )
