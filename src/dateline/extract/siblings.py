"""Blows told together and then in the plural share what is said of them: "bombs in Chad and Niger ... the blasts, on May 7, ..."."""

from collections.abc import Sequence

from dateline.extract.entries import Entry, Placed
from dateline.extract.story import day_of


def lend_to_siblings(entries: Sequence[Entry]) -> None:
    """Add the day that a plural states of one of several blows told in one breath to those that have none."""
    for entry in entries:
        siblings = [e for e in entries if e is not entry and _born_together(e, entry)]
        for placed in entry.placed[1:] if siblings else ():
            day = next(((p.span, day_of(t)) for p, t in placed.moment.days if len(t.date or "") >= 10), None)
            if day is None or placed.moment.weak or not _of_all(placed):
                continue
            for other in siblings:
                if not any(len(d) >= 10 for d in other.dates) and not any(p.day for p in other.placed):
                    other.placed[0].day = day


def _born_together(left: Entry, right: Entry) -> bool:
    """Opened by one word of one sentence, for a place each."""
    a, b = left.placed[0].frame, right.placed[0].frame
    return left.kind == right.kind and a.listed and a.phrases is b.phrases and a.head == b.head


def _of_all(placed: Placed) -> bool:
    frame = placed.frame
    return frame.noun and placed.definite and frame.head.tag_ == "NNS" and not frame.places
