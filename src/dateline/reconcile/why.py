"""Why an event is one: for each entry, what speaks for its belonging to the rest.

Invariant: the sums shown are the very comparisons that decide, taken against all other members.
"""

from collections.abc import Iterable

from dateline.model import Frozen
from dateline.reconcile.compare import compare
from dateline.reconcile.entries import Entry
from dateline.reconcile.lore import Lore
from dateline.reconcile.profile import profile_of
from dateline.reconcile.weights import Step, settings


class Waterfall(Frozen):
    """One entry against the rest of its event: the start, the steps, the sum (log-odds)."""

    report: str
    entry: str
    start: float
    steps: tuple[Step, ...]
    total: float


def why(members: Iterable[Entry], lore: Lore) -> tuple[Waterfall, ...]:
    """One waterfall a member, in the order of their addresses; a lone member has no steps."""
    kept = sorted(members, key=lambda e: e.address)
    return tuple(_waterfall(e, [o for o in kept if o is not e], lore) for e in kept)


def _waterfall(entry: Entry, rest: list[Entry], lore: Lore) -> Waterfall:
    steps = tuple(compare(entry, profile_of(0, rest), lore)) if rest else ()
    start = settings().start
    return Waterfall(
        report=entry.report, entry=entry.key, start=start, steps=steps, total=start + sum(s.weight for s in steps)
    )
