"""An event as those see it who look at it from their keys, one after the other.

Invariant: what is seen is all that a decision can hang on: where it stays, the decision stays.
"""

from collections.abc import Sequence, Set
from typing import NamedTuple

from dateline.reconcile.blocking import STRETCHES, Key, sides_of
from dateline.reconcile.entries import Entry
from dateline.reconcile.filing import Filing
from dateline.reconcile.looking import Look
from dateline.reconcile.lore import Lore
from dateline.reconcile.placing import seen
from dateline.reconcile.profile import Profile
from dateline.reconcile.refs import Ref
from dateline.reconcile.weights import NEVER

BEYOND = 1 << 30
LONG = frozenset({"near", "day", "told"})  # names of keys at stretches of which one looks


class Sight(NamedTuple):
    """`ring`: the lot of keys under which the event is found, BEYOND where it is not; `what` is seen of it, and how well it fits."""

    ring: int
    what: tuple[object, ...]
    total: float


UNSEEN = Sight(BEYOND, (), NEVER)


class Sights:
    """One event as later and later entries see it."""

    def __init__(self, event: Ref, filing: Filing, number: int, lore: Lore, gone: Set[Ref]) -> None:
        self._filing, self._number, self._lore, self._gone = filing, number, lore, gone
        self._made, self._count = Profile(event), 0
        self._keys: dict[Key, list[Ref]] = {}

    def of(self, ref: Ref, entry: Entry, look: Look, members: list[Ref]) -> "Sight":
        """What an entry sees of it. Entries must come in order."""
        while self._count < len(members) and members[self._count].turn < ref.turn:
            other = members[self._count]
            self._made.add(self._filing.entry(other))
            for key in self._filing.keys(other):
                self._keys.setdefault(key, []).append(other)
            self._count += 1
        ring = self._ring(look)
        return UNSEEN if ring == BEYOND else Sight(ring, *seen(entry, self._made, self._lore))

    def _ring(self, look: Look) -> int:
        """The first lot of keys under which it is found."""
        common = list(look.keys & self._keys.keys())
        if look.near or look.days:
            common += [key for key in self._keys if key.name in LONG and key.day and look.sees(key)]
        common += [
            key for key in look.keys if key.of and key.name in STRETCHES and Key(key.name, key.day) in self._keys
        ]
        lots = sorted(((look.ring(key), key) for key in common), key=lambda lot: lot[0])
        return next((ring for ring, key in lots if self._given(key)), BEYOND)

    def _given(self, key: Key) -> bool:
        """Some member is among those that the key gives. It gives the first, so that of those filed together one speaks for all that
        come after it. Of those that went some are still filed, as their reports have them, and were given or not as they are now; where
        one went that a crowded key gave, all who look there are asked anyway."""
        members = self._keys[key] if key in self._keys else self._filed(key)
        if members and self._filing.all_given(self._number, key):
            return True
        stayed = [m for m in members if m not in self._gone] if self._gone else members
        first = (next((m for m in stayed if bool(m.dated) == dated), None) for dated in (False, True))
        asked = (*filter(None, first), *(m for m in members if m in self._gone))
        return any(self._filing.gives(self._number, key, m) for m in asked)

    def _filed(self, key: Key) -> Sequence[Ref]:
        """The members under a stretch of days that have a side."""
        there = self._keys.get(Key(key.name, key.day), ())
        return [m for m in there if key.of in sides_of(self._filing.entry(m))]
