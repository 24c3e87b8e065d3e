"""Entries of all reports gathered to events.

Invariant: the outcome is a function of the set of entries.

Gathered once, the events tell when reports without a date came out; dated so, those reports' entries are placed anew.
"""

from collections import defaultdict
from collections.abc import Iterable

from dateline.reconcile.dating import dates
from dateline.reconcile.entries import Entry, retold
from dateline.reconcile.grouping import Broader
from dateline.reconcile.placing import Block, block
from dateline.reconcile.profile import Profile
from dateline.reconcile.when import Window

ROUNDS = 2  # a report dated in the first may help to date another in the second


def gather(entries: Iterable[Entry], broader: Broader) -> list[Profile]:
    by_kind: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_kind[entry.kind].append(entry)
    blocks = {kind: block(by_kind[kind], broader) for kind in sorted(by_kind)}
    for _ in range(ROUNDS):
        found = dates(blocks)
        if not found:
            break
        blocks = {kind: _again(one, found) for kind, one in blocks.items()}
    return [event for one in blocks.values() for event in one.events]


def _again(one: Block, found: dict[str, Window]) -> Block:
    """The block once more, where it holds a report whose date has been found."""
    if not any(e.report in found for e in one.entries):
        return one
    return block((retold(e, found[e.report]) if e.report in found else e for e in one.entries), one.lore.broader)
