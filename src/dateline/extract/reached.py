"""What stands within the reach of a frame: a time, a place."""

from typing import TYPE_CHECKING

from dateline.extract.tree import noun_phrase

if TYPE_CHECKING:
    from dateline.extract.frames import Frame
    from dateline.normalize.where import PlacePhrase

_AT = ("in", "at", "near", "outside")


def has_time(frame: "Frame") -> bool:
    times = [t for t in frame.phrases.times if t.timex_type in ("DATE", "TIME")]
    return bool(frame.phrases.inside(times, [*frame.reach, *(frame.head.subtree if frame.noun else ())]))


def has_place(frame: "Frame") -> bool:
    """A place where it is held: "in Oslo", or before a noun ("the Oslo talks")."""
    before = {t.i for t in noun_phrase(frame.head)} if frame.noun else set()
    heads = [(p, h.i) for p in frame.phrases.places if (h := frame.phrases.head_of(p)) is not None]
    return bool(places_at(frame)) or any(h in before and p.value.precision not in ("country", "sea") for p, h in heads)


def places_at(frame: "Frame") -> "list[PlacePhrase]":
    """Places that say where it happened."""
    return frame.phrases.inside([p for p in frame.phrases.places if p.governed in _AT], frame.reach)
