"""A settled date made into the value of a phrase: Time, TIMEX3, shift, the other half of the day."""

from dataclasses import replace
from datetime import datetime, timedelta

from dateline.model import Time
from dateline.normalize.when.almanac import Cal, of_date
from dateline.normalize.when.interval import time_of
from dateline.normalize.when.phrase import Shift, TimePhrase
from dateline.normalize.when.sem import Sem
from dateline.normalize.when.settle import Refs
from dateline.normalize.when.timex import duration_of, seconds_of, timex_of
from dateline.normalize.zones import offset_at


def placed(cal: Cal, refs: Refs) -> Cal:
    """A clock or part of day without a day is taken to be on the day told last, for TIMEX3 only."""
    if cal.year is not None or cal.month or cal.day or cal.weekday or cal.decade or cal.century:
        return cal
    day = refs.told if refs.told.date else refs.pub
    return cal.but(year=day.year, month=day.month, day=day.day) if day.date else cal


def valued(made: TimePhrase, cal: Cal, on_day: Cal, dated: bool = False) -> TimePhrase:
    """The phrase with the value and TIMEX3 of its settled date; for a context reference its shift and guess.

    `on_day` is `cal` on the day told last; `dated`: the publication is known, so "that November" has a value."""
    sem = made.sem
    timex = timex_of(on_day)
    if sem.mod == "24" and on_day.date:
        timex = timex[:10] + "T24:00"
    shift = _shift_of(sem)
    if sem.length or (timex == "XXXX-XX-XX" and sem.unit in {"S", "Min", "H"}):
        # "two days after he left": TIMEX3 has the length, the event is elsewhere
        length = sem.length or ((float(abs(sem.shift or 0)), sem.unit or "H"),)
        made = replace(made, timex_type="DURATION", seconds=seconds_of(Sem(length=length)))
        timex = duration_of(Sem(length=length))
    if sem.kind == "context" and not sem.day and not (sem.month and dated):
        empty = _bare_clock(sem)
        return replace(made, timex=timex, shift=shift, value=empty, guess=timed(on_day, sem), zone=sem.zone)
    value = timed(cal, sem)
    made = replace(made, timex=timex, value=value, shift=shift, conflict=_disagrees(sem, cal))
    return replace(made, alternates=_other_half(value, sem)) if sem.twelve and sem.has_clock else made


def _bare_clock(sem: Sem) -> Time:
    if sem.has_clock:
        return timed(Cal(hour=sem.hour, minute=sem.minute, second=sem.second), sem)
    return Time(edtf="", precision="part" if sem.part else "unknown", approximate=sem.approximate)


def timed(cal: Cal, sem: Sem) -> Time:
    time = time_of(cal, sem.mod, sem.approximate)
    if not sem.zone or sem.zone == "local":
        return time
    day = (time.start or time.edtf).split("T")[0]
    offset = (
        offset_at(sem.zone, (time.start or day))
        if len(day) == 10
        else offset_at(sem.zone, "2000-01-01")
        if sem.zone[0] in "+-"
        else None
    )
    return time.model_copy(update={"offset": offset, "basis": "stated" if offset else "none"})


def _other_half(value: Time, sem: Sem) -> tuple[Time, ...]:
    """ "at six minutes past five": the same clock twelve hours on."""
    if value.start is None or value.end is None or value.clock is None:
        hour = ((sem.hour or 0) + 12) % 24
        return (time_of(Cal(hour=hour, minute=sem.minute)),) if value.edtf.startswith("T") else ()
    moved = datetime.fromisoformat(value.start) + timedelta(hours=12 if (sem.hour or 0) < 12 else -12)
    return (time_of(of_date(moved.date()).but(hour=moved.hour, minute=sem.minute), None, sem.approximate),)


def _shift_of(sem: Sem) -> Shift | None:
    if sem.kind != "context":
        return None
    unit = sem.unit or "D"
    return Shift(unit, sem.shift or 0, sem.grain or unit)


def _disagrees(sem: Sem, cal: Cal) -> bool:
    """A weekday named with a date that is another day of the week."""
    if sem.day and cal.date is None and cal.year and cal.month:
        return True
    return bool(sem.weekday and sem.day and cal.date and cal.date.isoweekday() != sem.weekday)
