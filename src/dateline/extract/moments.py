"""Moments: when a frame takes place, in the local time of the place where it does."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.extract.frames import Frame
from dateline.model import Time
from dateline.normalize.when import TimePhrase, resolve
from dateline.normalize.zones import country_zone, to_zone


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


def moment_of(frame: Frame, reference: Time | None, published: str | None) -> Moment:
    """The moment of a frame; phrases relative to an event ("the previous day") are counted from `reference`."""
    zone = zone_of(frame)
    days: list[tuple[TimePhrase, Time]] = []
    hours: list[tuple[TimePhrase, Time]] = []
    end = None
    for phrase in frame.times or frame.loose:
        value = phrase.value
        if phrase.kind == "context":
            value = resolve(phrase, reference) if reference is not None else phrase.guess or phrase.value
        value = _ahead(_local(value, zone), published)
        if value.clock and value.precision in ("minute", "second", "hour"):
            hours.append((phrase, value))
        elif value.date or value.weekday is not None:
            days.append((phrase, value))
        if phrase.end_value is not None:
            end = (phrase, phrase.end_value)
    return Moment(tuple(days), tuple(_dated(hours, days)), end, weak=not frame.times)


def _dated(hours: list[tuple[TimePhrase, Time]], days: list[tuple[TimePhrase, Time]]) -> list[tuple[TimePhrase, Time]]:
    """Clock times without a day take the one day that the frame names."""
    exact = [t for _, t in days if t.date and len(t.date) == 10]
    if len(exact) != 1:
        return hours
    return [(p, replace_date(t, exact[0].edtf)) if not t.date else (p, t) for p, t in hours]


def _ahead(value: Time, published: str | None) -> Time:
    """A bare weekday six days before publication is in truth the day after it: told from where that day has begun ("early
    Wednesday, local time", written on Tuesday in America). A publication with a clock time is taken at its word."""
    if (
        value.weekday is None
        or value.precision not in ("day", "part")
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


def replace_date(time: Time, day: str) -> Time:
    return time.model_copy(update={"edtf": f"{day.split('T', maxsplit=1)[0]}T{time.edtf.split('T')[1]}"})


def _local(value: Time, zone: str | None) -> Time:
    if zone is None or value.basis != "stated" or value.offset is None:
        return value
    return to_zone(value, zone)


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
