"""Short names of entries that sort in the order in which entries are placed.

Invariant: a ref is a function of its entry alone; an entry that is dated anew gets another ref.
"""

from typing import NamedTuple

from dateline.reconcile.blocking import SHIFT
from dateline.reconcile.entries import Entry
from dateline.reconcile.when import order

Turn = tuple[int, bool, bool, int, str, str]


class Ref(NamedTuple):
    """`turn`: when it is placed, the same for all entries that compete; `at`: where its first trigger stands; `day`: the
    first day that it names, else the last on which its report can have come out, else 0. `dated`: the days that were found
    for its report, one after the other, where it is not as its report has it."""

    turn: Turn
    at: int
    key: str
    day: int
    dated: tuple[int, ...] = ()

    @property
    def report(self) -> str:
        return self.turn[-1]

    @property
    def address(self) -> str:
        return f"{self.turn[-1]}#{self.key}"

    @property
    def span(self) -> int:
        """The stretch of days that it is kept with."""
        return self.day >> SHIFT


def turn(entry: Entry) -> Turn:
    """When an entry is placed: closely dated first, of the others those that give a measure or a name to know the event
    by, those without any side last, then the earlier published, one report's together."""
    known = 0 if entry.tier == 0 or entry.figures or entry.named else 1 if entry.parties or entry.people else 2
    return entry.tier, entry.listing, entry.vague, known, order(entry.published), entry.report


def ref_of(entry: Entry, dated: tuple[int, ...] = ()) -> Ref:
    day = entry.windows[0].first if entry.windows else entry.told.last if entry.told else 0
    return Ref(turn(entry), entry.at, entry.key, day, dated)
