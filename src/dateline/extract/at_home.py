"""Home politics told in the words of diplomacy: "the senator condemned the governor", where no other state is in sight."""

from collections.abc import Iterable, Sequence

from dateline.extract.entries import Entry
from dateline.extract.frames import Frame
from dateline.extract.tree import is_passive, subjects
from dateline.normalize.who import ActorPhrase

# what takes two parties; a drill, a move of troops or a sanction can be one state's alone
_BETWEEN = ("meeting", "call", "offer", "request", "rejection", "threat", "condemnation", "agreement")

_DEALS = ("agreement", "rejection")
_WORDS = ("offer", "request", "threat", "condemnation")
_TAKEN_DOWN = frozenset("blow destroy demolish dismantle raze explode".split())
_ENOUGH = 6  # mentions of one party; a flash of two sentences may leave the other to its readers


def without_home_affairs(entries: Sequence[Entry], actors: Iterable[ActorPhrase]) -> list[Entry]:
    """The entries, but for acts between parties where the whole report names one party only, and that by its people and offices;
    and but for the words and deals of those who are told and are no party ("critics urged the president", "Mr. Bell agreed")."""
    entries = [e for e in entries if not _own_works(e)]
    entries = [e for e in entries if e.codes or not (_spoken_by_others(e) or _done_by_one(e))]
    named = [a.value.code for a in actors if a.value.code]
    if len(set(named)) > 1 or len(named) < _ENOUGH:
        return list(entries)
    return [e for e in entries if e.kind not in _BETWEEN or _acts_as_state(e)]


def _own_works(entry: Entry) -> bool:
    """ "It blew up the tunnels of its test site": what a state takes down on its own ground, with nobody struck."""
    frames = [p.frame for p in entry.placed]
    ground = {p.value.country for f in frames for slot, p in f.places if slot == "target"} - {None}
    return (
        entry.kind == "attack"
        and all(f.head.lemma_ in _TAKEN_DOWN for f in frames)
        and ground == entry.codes
        and any(t.tag_ == "PRP$" for f in frames for t in f.reach)
        and not any(f.others or f.terms for f in frames)
    )


def _spoken_by_others(entry: Entry) -> bool:
    """Words told in the active voice: those who speak are named, or pointed at, though they stand for no state or body; "it" does."""
    return entry.kind in _WORDS and all(
        _active(p.frame) and not any(s.lower_ == "it" for s in subjects(p.frame.anchor)) for p in entry.placed
    )


def _done_by_one(entry: Entry) -> bool:
    """ "Mr. Bell promised to help", "she refused": somebody did, who is no party; "the sides agreed" leaves open who they are."""
    return entry.kind in _DEALS and all(
        _active(p.frame) and any(s.tag_ == "NNP" or s.lower_ in ("he", "she") for s in subjects(p.frame.head))
        for p in entry.placed
    )


def _active(frame: Frame) -> bool:
    return not frame.noun and not is_passive(frame.head)


def _acts_as_state(entry: Entry) -> bool:
    """ "Russia will think about it", "Moscow refused" """
    return any(a.form in ("country", "metonym") for p in entry.placed for a in p.frame.agents)
