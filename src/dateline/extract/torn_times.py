"""Notes on times of a report that contradict themselves; both readings are kept, and the reader is told."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from dateline.extract.entries import Entry
from dateline.extract.phrases import Phrases
from dateline.model import Time
from dateline.normalize.when import TimePhrase


def disagreements(found: Iterable[Phrases], entries: Sequence[Entry]) -> tuple[str, ...]:
    """A note for each time of the report that contradicts itself: a weekday that is not that of its date, two clocks apart."""
    torn = {(t.start, t.end): (p, t) for p in found for t in p.times if t.conflict}
    for placed in (p for entry in entries for p in entry.placed):
        for phrase in _told_twice(placed.moment.hours):
            torn.setdefault((phrase.start, phrase.end), (placed.frame.phrases, phrase))
    return tuple(
        f"times that cannot both hold: {p.words_of(t)}" for _, (p, t) in sorted(torn.items(), key=lambda i: i[0])
    )


def _told_twice(hours: Sequence[tuple[TimePhrase, Time]]) -> Iterator[TimePhrase]:
    yield from (a for (a, one), (b, two) in pairwise(hours) if a is b and one != two)
