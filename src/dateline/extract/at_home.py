"""Home politics told in the words of diplomacy: "the senator condemned the governor", where no other state is in sight."""

from collections.abc import Iterable, Sequence

from dateline.extract.entries import Entry
from dateline.normalize.who import ActorPhrase

# what takes two parties; a drill, a move of troops, a sanction or an undertaking can be one state's alone
_BETWEEN = ("meeting", "call", "offer", "request", "rejection", "threat", "condemnation")

_ENOUGH = 6  # mentions of one party; a flash of two sentences may leave the other to its readers


def without_home_affairs(entries: Sequence[Entry], actors: Iterable[ActorPhrase]) -> list[Entry]:
    """The entries, but for acts between parties where the whole report names one party only, and that by its people and offices."""
    named = [a.value.code for a in actors if a.value.code]
    if len(set(named)) > 1 or len(named) < _ENOUGH:
        return list(entries)
    return [e for e in entries if e.kind not in _BETWEEN or _acts_as_state(e)]


def _acts_as_state(entry: Entry) -> bool:
    """ "Russia will think about it", "Moscow refused" """
    return any(a.form in ("country", "metonym") for p in entry.placed for a in p.frame.agents)
