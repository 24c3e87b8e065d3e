"""How the words of an entry stand to those of an event, where words are all that is known of both.

Invariant: an outcome is one that a fair part of the event's members bears out, so that one odd member does not draw others
after it. Entries without wording get no outcome.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from operator import attrgetter

from dateline.reconcile.entries import Entry
from dateline.reconcile.profile import Profile
from dateline.reconcile.wording import RELATIONS, Wording, relation

USUAL = 5  # one in five members
Outcome = str | None


def _worded(event: Profile) -> list[Wording]:
    return [m.wording for m in event.members if m.wording]


def trigger(entry: Entry, event: Profile) -> Outcome:
    """The closest relation that it has to a fifth of the members or more."""
    if entry.wording is None:
        return None
    mine, others = entry.wording, Counter((w.word, w.base, w.senses, w.above) for w in _worded(event))
    found = Counter[str]()
    for (word, base, senses, above), count in others.items():
        found[relation(mine, Wording("", "", "", word, base, senses, above))] += count
    return next((r for r in RELATIONS if USUAL * found[r] >= found.total()), None) if found else None


def _role(name: str, instead: str = "") -> Callable[[Entry, Profile], Outcome]:
    """Compares the words of a role; `instead` is the role that the same may have beside another verb ("they killed him", "he
    died")."""
    words_of: Callable[[Wording], frozenset[str]] = attrgetter(name)
    crossed: Callable[[Wording], frozenset[str]] = attrgetter(instead or name)

    def compared(entry: Entry, event: Profile) -> Outcome:
        if entry.wording is None or not words_of(entry.wording):
            return None
        worded = _worded(event)
        usual, other = _usual(map(words_of, worded)), _usual(map(crossed, worded)) if instead else set[str]()
        if words_of(entry.wording) & usual:
            return "same words"
        if words_of(entry.wording) & other:
            return "in another role"
        return "other words" if usual else None

    return compared


def _usual(named: Iterable[frozenset[str]]) -> set[str]:
    held = [words for words in named if words]
    seen = Counter(word for words in held for word in words)
    return {word for word, count in seen.items() if USUAL * count >= len(held)}


def sentence(entry: Entry, event: Profile) -> Outcome:
    """Two words of one sentence mostly tell two things."""
    if entry.wording is None:
        return None
    worded = _worded(event)
    return "the same" if any(w.sentence == entry.wording.sentence for w in worded) else None


COMPARISONS: tuple[tuple[str, Callable[[Entry, Profile], Outcome]], ...] = (
    ("trigger", trigger),
    ("doer", _role("doer", "undergoer")),
    ("undergoer", _role("undergoer", "doer")),
    ("beside", _role("beside")),
    ("sentence", sentence),
)
