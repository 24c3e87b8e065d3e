"""Times that hold for more than the frame they stand on: joined verbs, and what was done in a dated meeting."""

from collections.abc import Sequence

from dateline.extract.frames import Frame
from dateline.extract.tree import prepositional

_WITHIN = ("in", "at", "during", "on")


def share_times(frames: Sequence[Frame]) -> None:
    """Frames told as done without a time take it from the verb they are joined to ("met on Friday and agreed to ..."), or from the
    event in which they took place ("agreed in a 3 May meeting")."""
    dated = [f for f in frames if f.times]
    for frame in frames:
        if not frame.times and frame.realis == "actual" and not frame.trigger.carry:
            donor = next((d for d in dated if _joined_to(frame, d) or _within(frame, d)), None)
            frame.times += [t for t in donor.times if t.timex_type == "DATE"] if donor is not None else []


def _joined_to(frame: Frame, donor: Frame) -> bool:
    """Two verbs of one tense and one subject, the first of them dated."""
    verb, first = frame.anchor, donor.anchor
    if verb.dep_ != "conj" or verb.head != first or verb.tag_ != first.tag_ or verb.tag_ not in ("VBD", "VBN", "VBZ"):
        return False
    return donor.realis == "actual" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _within(frame: Frame, donor: Frame) -> bool:
    return donor.noun and any(p in _WITHIN and o == donor.head for p, o in prepositional(frame.anchor))
