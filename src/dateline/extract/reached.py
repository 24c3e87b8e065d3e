"""What stands within the reach of a frame: a time, a place."""

from typing import TYPE_CHECKING

from dateline.extract.tree import noun_phrase

if TYPE_CHECKING:
    from dateline.extract.frames import Frame
    from dateline.normalize.where import PlacePhrase

_AT = ("in", "at", "near", "outside")


def has_time(frame: "Frame") -> bool:
    reach = {t.i for t in frame.reach} | ({t.i for t in frame.head.subtree} if frame.noun else set())
    return any(
        (head := frame.phrases.head_of(t)) is not None and head.i in reach and t.timex_type in ("DATE", "TIME")
        for t in frame.phrases.times
    )


def has_place(frame: "Frame") -> bool:
    """A place where it is held: "in Oslo", or before a noun ("the Oslo talks")."""
    before = {t.i for t in noun_phrase(frame.head)} if frame.noun else set()
    heads = [(p, h.i) for p in frame.phrases.places if (h := frame.phrases.head_of(p)) is not None]
    return bool(places_at(frame)) or any(h in before and p.value.precision not in ("country", "sea") for p, h in heads)


def places_at(frame: "Frame") -> "list[PlacePhrase]":
    """Places that say where it happened."""
    reach = {t.i for t in frame.reach}
    return [
        p
        for p in frame.phrases.places
        if (head := frame.phrases.head_of(p)) is not None and head.i in reach and p.governed in _AT
    ]
