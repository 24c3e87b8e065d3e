"""Who goes with whom when a person parts an event.

Invariant: the outcome is a function of the set of entries; those judged are not compared, the others go one by one in
the order in which entries are placed.
"""

from collections.abc import Iterable

from dateline.reconcile.compare import compare
from dateline.reconcile.entries import Entry
from dateline.reconcile.lore import Lore
from dateline.reconcile.placing import score
from dateline.reconcile.profile import Profile, profile_of
from dateline.reconcile.refs import turn


def follow(
    own: list[Entry], theirs: list[Entry], members: Iterable[Entry], lore: Lore
) -> tuple[list[Entry], list[Entry]]:
    """The two parts of `members`: each entry that is in neither goes to the part it fits better, in doubt to `theirs`."""
    known = {e.address for e in (*own, *theirs)}
    parts = profile_of((), own), profile_of((), theirs)
    for entry in sorted((e for e in members if e.address not in known), key=lambda e: (*turn(e), e.key)):
        mine, other = (_fit(entry, part, lore) for part in parts)
        parts[0 if mine > other else 1].add(entry)
    return parts[0].members, parts[1].members


def _fit(entry: Entry, part: Profile, lore: Lore) -> float:
    return score(compare(entry, part, lore))
