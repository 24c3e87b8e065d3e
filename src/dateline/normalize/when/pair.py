"""Two clocks for one moment: "07:00 local time on Tuesday (22:00 GMT Monday)" gives the local offset."""

from dataclasses import replace
from datetime import datetime, timedelta

from dateline.model import Time
from dateline.normalize.when.phrase import TimePhrase
from dateline.normalize.when.sem import Sem
from dateline.normalize.zones import format_offset

_LOWEST, _HIGHEST = timedelta(hours=-12), timedelta(hours=14)
_STEP = timedelta(minutes=15)


def paired(phrase: TimePhrase, others: tuple[Time, ...], sems: tuple[Sem, ...]) -> TimePhrase:
    """The phrase with its alternates; where one clock has an offset and the other none, the other's follows from it.

    The unzoned clock is the value, whichever came first; a difference no zone has marks the phrase as in conflict."""
    if not others:
        return phrase
    best = next((i for i, other in enumerate(others) if other.offset and other.start), 0)
    others = (others[best], *others[:best], *others[best + 1 :])
    sem = sems[best]
    first, second = phrase.value, others[0]
    second = _on_day(second, first)
    bare = first.start is None
    first = _on_day(first, second) if bare else first
    if first.offset is None and second.offset:
        local, known, swap = first, second, False
    elif second.offset is None and first.offset:
        local, known, swap = second, first, True
    else:
        far = _apart(first, second)
        return replace(phrase, value=first, alternates=(second, *others[1:]), conflict=phrase.conflict or far)
    local, known, offset = _derive(local, known, sem, swap, bare)
    if offset is None:
        return replace(phrase, alternates=(second, *others[1:]), conflict=phrase.conflict or local.start is not None)
    local = local.model_copy(update={"offset": offset, "basis": "stated"})
    return replace(phrase, value=local, alternates=(known, *others[1:]), zone="local" if swap else phrase.zone)


def carried(before: TimePhrase, phrase: TimePhrase, gap: str) -> TimePhrase:
    """ "6:44 a.m. (9:44 p.m. Friday GMT) and 7:01 a.m.": the second clock is on the day and offset found for the
    first."""
    first, value = before.value, phrase.value
    listed = gap.strip(" ,").lower() in {"and", "and at", "then", "and about", "and around", ""}
    if not (
        listed
        and before.alternates
        and first.start
        and first.offset
        and value.start is None
        and value.clock
        and not value.offset
    ):
        return phrase
    return replace(
        phrase, value=_on_day(value, first).model_copy(update={"offset": first.offset, "basis": first.basis})
    )


def _derive(local: Time, known: Time, other: Sem, swap: bool, bare: bool) -> tuple[Time, Time, str | None]:
    """The local offset. A clock whose day is not stated is moved by a day where that makes an offset; two weekdays that
    the publication day parts ("Tuesday ... Monday" in a report of Monday) are put into one week."""
    if local.start is None or known.start is None or known.offset is None:
        return local, known, _from_clocks(local, known)
    free = not other.has_day and not swap
    steps = (
        ((0, 0), (0, -1), (0, 1))
        if free
        else ((0, 0), (1, 0), (-1, 0))
        if bare and not swap
        else ((0, 0), (7, 0), (0, 7))
    )
    for here, there in steps:
        moved = _moved(local, here), _moved(known, there)
        if offset := _offset(*moved):
            return *moved, offset
    return local, known, None


def _offset(local: Time, known: Time) -> str | None:
    gap = _start(local).replace(second=0) - _start(known).replace(second=0) + _delta(known.offset or "+00:00")
    return format_offset(gap) if _LOWEST <= gap <= _HIGHEST and gap % _STEP == timedelta(0) else None


def _from_clocks(local: Time, known: Time) -> str | None:
    """From two clocks without days: the one difference within the zones of the earth, if only one is."""
    if not local.clock or not known.clock or not known.offset:
        return None
    gap = _clock(local) - _clock(known) + _delta(known.offset)
    fits = [g for g in (gap - timedelta(days=1), gap, gap + timedelta(days=1)) if _LOWEST < g <= _HIGHEST]
    near = [g for g in fits if g <= timedelta(hours=12)] or fits
    return format_offset(near[0]) if near and near[0] % _STEP == timedelta(0) else None


def _apart(first: Time, second: Time) -> bool:
    """Both clocks have offsets: are they different moments?"""
    if not (first.start and second.start and first.offset and second.offset):
        return False
    return _start(first) - _delta(first.offset) != _start(second) - _delta(second.offset)


def _on_day(time: Time, other: Time) -> Time:
    """A bare clock put on the day of the other."""
    if time.start is not None or other.start is None or time.clock is None:
        return time
    stamp = other.start[:10] + "T" + time.clock
    end = (datetime.fromisoformat(stamp) + timedelta(minutes=1)).isoformat()[:16] if stamp < "9999-12-31" else stamp
    return time.model_copy(update={"edtf": stamp, "start": stamp, "end": end})


def _moved(time: Time, days: int) -> Time:
    if not days or not time.start or not time.end:
        return time
    try:
        start = (datetime.fromisoformat(time.start) + timedelta(days=days)).isoformat()[:16]
        end = (datetime.fromisoformat(time.end) + timedelta(days=days)).isoformat()[:16]
    except OverflowError:
        return time
    return time.model_copy(update={"edtf": start, "start": start, "end": end})


def _start(time: Time) -> datetime:
    return datetime.fromisoformat(time.start or "2000-01-01")


def _clock(time: Time) -> timedelta:
    hour, minute = (time.clock or "00:00").split(":")
    return timedelta(hours=int(hour), minutes=int(minute))


def _delta(offset: str) -> timedelta:
    sign = -1 if offset[0] == "-" else 1
    return sign * timedelta(hours=int(offset[1:3]), minutes=int(offset[4:6]))
