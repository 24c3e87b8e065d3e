"""Moments: when a frame takes place, in the local time of the place where it does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateline.extract.counted import counted_from, stated_by
from dateline.extract.frames import Frame
from dateline.extract.tree import climb, is_verb
from dateline.extract.two_clocks import other_clock
from dateline.model import Time
from dateline.normalize.when import TimePhrase
from dateline.normalize.zones import country_zone, to_zone

_EAST = timedelta(hours=6)
_ENDS = frozenset({"end", "conclude", "finish", "close", "wrap"})


@dataclass(frozen=True)
class Moment:
    """`days` are (phrase, value) of dates, `hours` those with a clock time; all local to the event."""

    days: tuple[tuple[TimePhrase, Time], ...] = ()
    hours: tuple[tuple[TimePhrase, Time], ...] = ()
    end: tuple[TimePhrase, Time] | None = None
    weak: bool = False  # only the reporting is dated ("..., the military said on Tuesday")

    @property
    def date(self) -> str | None:
        """The most precise day, month or year stated."""
        known = [t.date for _, t in (*self.hours, *self.days) if t.date]
        return max(known, key=len) if known else None

    @property
    def best(self) -> Time | None:
        """The most precise of the times, as an interval to compare by."""
        known = [t for _, t in (*self.hours, *self.days) if t.date]
        return max(known, key=lambda t: len(t.edtf)) if known else None

    @property
    def clocks(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(t.clock for _, t in self.hours if t.clock))


def moment_of(frame: Frame, reference: Time | None, published: str | None, zone: str | None = None) -> Moment:
    """The moment of a frame; phrases relative to an event ("the previous day") are counted from `reference`. `zone` is that of the
    event it points back to, for want of a place of its own."""
    zone = zone_of(frame) or zone
    days: list[tuple[TimePhrase, Time]] = []
    hours: list[tuple[TimePhrase, Time]] = []
    end = None
    for phrase in frame.times or frame.loose:
        value = phrase.value
        if phrase.kind == "context":
            since = stated_by(frame) if frame.counted else _told_before(phrase, frame)
            since = since or reference
            value = counted_from(phrase, since) if since is not None else phrase.guess or phrase.value
        if (both := other_clock(phrase, value, zone, published)) is not None:
            hours += [(phrase, clock) for clock in both]
            continue
        value = _local(value, zone, published)
        if frame.phrases.is_weekday(phrase) and not aside(frame):
            value = _ahead(value, published, zone)
        if _closing(frame, phrase) and phrase.relation in (None, "on", "at", "in"):
            end = (phrase, value)
            continue
        if value.clock and value.precision in ("minute", "second", "hour"):
            hours.append((phrase, value))
        elif value.date or value.weekday is not None:
            days.append((phrase, value))
        if phrase.end_value is not None:
            end = (phrase, phrase.end_value)
    return Moment(tuple(days), tuple(_dated(hours, days)), end, weak=not frame.times)


def stated_day(times: Sequence[TimePhrase]) -> Time | None:
    """The last day that a sentence states."""
    days = [
        t.value
        for t in times
        if t.kind != "context" and t.relation not in ("since", "until") and t.value.precision == "day"
    ]
    return days[-1] if days else None


def _told_before(phrase: TimePhrase, frame: Frame) -> Time | None:
    """The day that its sentence names before it: "said on Sunday that those fired a day earlier went far"."""
    days = [t for t in frame.phrases.times if t.end <= phrase.start and t.states_day and t.relation != "since"]
    return days[-1].value if days else None


def _closing(frame: Frame, phrase: TimePhrase) -> bool:
    """ "the drills ended on Tuesday": what goes on for days, and the last of them is named."""
    head = frame.phrases.head_of(phrase)
    if frame.kind.name != "exercise" or head is None:
        return False
    verb = next((t for t in climb(head) if is_verb(t)), None)
    return verb is not None and verb.lemma_ in _ENDS


def aside(frame: Frame) -> bool:
    """ "less than a week after Saturday's barrage": told only to place the rest in time."""
    above = frame.head.head
    return (
        frame.noun
        and frame.head.dep_ in ("pobj", "pcomp")
        and above.lower_ in ("after", "since", "before", "following")
    )


def _dated(hours: list[tuple[TimePhrase, Time]], days: list[tuple[TimePhrase, Time]]) -> list[tuple[TimePhrase, Time]]:
    """Clock times without a day take the one day that the frame names."""
    exact = [t for _, t in days if t.date and len(t.date) == 10]
    if len(exact) != 1:
        return hours
    return [(p, replace_date(t, exact[0].edtf)) if not t.date else (p, t) for p, t in hours]


def _ahead(value: Time, published: str | None, zone: str | None) -> Time:
    """A bare weekday six days before publication is in truth the day after it: told from where that day has begun ("early
    Wednesday, local time", written on Tuesday in America). A publication with a clock time is taken at its word, and so is one
    where the day does not begin early."""
    if zone is not None and not _early(zone, published):
        return value
    if (
        value.precision not in ("day", "part")
        or not published
        or len(published) != 10
        or not value.date
        or len(value.date) != 10
    ):
        return value
    if (date.fromisoformat(published) - date.fromisoformat(value.date)).days != 6:
        return value
    day = (date.fromisoformat(published) + timedelta(days=1)).isoformat()
    return value.model_copy(
        update={"edtf": day, "start": day, "end": (date.fromisoformat(day) + timedelta(days=1)).isoformat()}
    )


def _early(zone: str, published: str | None) -> bool:
    """Whether the day begins there long before it does in the West."""
    when = (
        datetime.fromisoformat((published or "2000-01-01")[:10])
        if published and len(published) >= 10
        else datetime(2000, 1, 1)
    )
    shift = when.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    return shift is not None and shift >= _EAST


def replace_date(time: Time, day: str) -> Time:
    return time.model_copy(update={"edtf": f"{day.split('T', maxsplit=1)[0]}T{time.edtf.split('T')[1]}"})


def _local(value: Time, zone: str | None, published: str | None) -> Time:
    if zone is None or value.basis != "stated" or value.offset is None:
        return value
    return to_zone(value, zone, (published or "")[:10] or None)


def zone_of(frame: Frame) -> str | None:
    """The zone of where it happens: a place of the frame, else the country that acts (for an attack: the one attacked)."""
    for _, place in frame.places:
        if place.value.timezone and place.value.precision not in ("sea", "country"):
            return _seoul(place.value.timezone)
    struck = frame.others if frame.kind.name == "attack" else []
    for actor in (*struck, *frame.agents):
        if actor.value.code and (zone := country_zone(actor.value.code)):
            return _seoul(zone)
    return None


def _seoul(zone: str) -> str:
    """Times of the North are told by the South, whose clock was never set back; Pyongyang's own differed from 2015 to 2018."""
    return "Asia/Seoul" if zone == "Asia/Pyongyang" else zone
