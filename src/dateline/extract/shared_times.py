"""Times that hold for more than the frame they stand on: joined verbs, what was done in a dated meeting, talks and their end."""

from collections.abc import Sequence

from dateline.extract.frames import Frame
from dateline.extract.tree import is_passive, own_clause, prepositional, subjects
from dateline.normalize.when import TimePhrase

_WITHIN = ("in", "at", "during", "on")


def share_times(frames: Sequence[Frame]) -> None:
    """Frames told as done without a time take it from the verb they are joined to ("met on Friday and agreed to ..."), or from the
    event in which they took place ("agreed in a 3 May meeting"), or in which what they fired was stopped."""
    dated = [f for f in frames if f.times]
    for frame in frames:
        if not frame.times and frame.realis == "actual" and not frame.trigger.carry:
            donor = next(
                (
                    d
                    for d in dated
                    if _joined_to(frame, d)
                    or _within(frame, d)
                    or _when(frame, d)
                    or describes(frame, d)
                    or _met_in_flight(frame, d)
                    or _met_in_flight(d, frame)
                ),
                None,
            )
            frame.times += (
                [t for t in donor.times if t.timex_type == "DATE"] if donor is not None else _alongside(frame)
            )


def share_ends(frames: Sequence[Frame]) -> None:
    """Talks that broke down on a day and at a place were held there, and that day; not those that somebody broke off."""
    for met in (f for f in frames if f.kind.name == "meeting" and f.realis == "actual"):
        ended = next((f for f in frames if f.kind.name == "rejection" and _is_end_of(f, met)), None)
        if ended is not None:
            met.times = met.times or [t for t in ended.times if t.timex_type == "DATE"]
            met.places = met.places or list(ended.places)


def _is_end_of(ended: Frame, met: Frame) -> bool:
    """Told by the same words, or by a participle at its subject: "a round of talks, held in Oslo, ended on Friday"."""
    if is_passive(ended.head):
        return False
    described = met.head.dep_ == "acl" and any(met.head in s.subtree for s in subjects(ended.head))
    return ended.words == met.words or described


def _joined_to(frame: Frame, donor: Frame) -> bool:
    """Two verbs of one tense and one subject, the first of them dated."""
    verb, first = frame.anchor, donor.anchor
    if verb.dep_ != "conj" or verb.head != first or verb.tag_ != first.tag_ or verb.tag_ not in ("VBD", "VBN", "VBZ"):
        return False
    return donor.realis == "actual" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _when(frame: Frame, donor: Frame) -> bool:
    """ "When they met on Friday, they agreed": the clause in front dates what follows."""
    clause = donor.anchor
    if clause.dep_ != "advcl" or clause.head != frame.anchor or clause.i > frame.anchor.i or donor.realis != "actual":
        return False
    return any(c.lower_ in ("when", "as") and c.dep_ in ("advmod", "mark") for c in clause.children)


def _alongside(frame: Frame) -> list[TimePhrase]:
    """ "they went into bunkers before dawn on Monday while two missiles were shot down": both at one time."""
    verb = frame.anchor
    if verb.dep_ != "advcl" or not any(c.dep_ == "mark" and c.lower_ in ("while", "as") for c in verb.children):
        return []
    times = [t for t in frame.phrases.times if t.timex_type in ("DATE", "TIME")]
    placing = [t for t in times if t.relation in (None, "on", "at", "in", "before")]
    return frame.phrases.inside(placing, own_clause(verb.head))


def _within(frame: Frame, donor: Frame) -> bool:
    return donor.noun and any(p in _WITHIN and o == donor.head for p, o in prepositional(frame.anchor))


def _met_in_flight(shot: Frame, stopped: Frame) -> bool:
    """ "A missile fired from Aden was shot down on Monday": what is stopped in flight was launched that day."""
    if stopped.kind.name != "interception" or shot.kind.family != "weapons" or shot.noun:
        return False
    verb = stopped.anchor
    verbs = (verb, verb.head) if verb.dep_ == "conj" else (verb,)
    return shot.head.dep_ in ("acl", "relcl") and shot.head.head.head in verbs and stopped.realis == "actual"


def describes(frame: Frame, donor: Frame) -> bool:
    """ "their failed February summit": what is said of the noun holds for the word before it."""
    return donor.noun and not frame.noun and frame.head.dep_ == "amod" and frame.head.head == donor.head
