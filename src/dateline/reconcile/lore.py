"""What a comparison knows beside the two that it compares: how rare names are, and which classes lie above others.

Invariant: a function of the set of entries of one kind and of the packs' vocabularies.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from math import log

from dateline.reconcile.entries import Entry
from dateline.reconcile.grouping import Broader, ancestors

FEW = 20  # a smaller block tells little of what is rare
OFTEN = 6


@dataclass(frozen=True)
class Lore:
    rarity: Callable[[Collection[str]], float] = lambda _: 0.0
    broader: Broader = field(default_factory=dict)
    often: frozenset[str] = frozenset()  # people that one entry in six names, or more

    def finest(self, terms: Iterable[str]) -> frozenset[str]:
        """Without those that stand above another of them."""
        kept = set(terms)
        return frozenset(kept.difference(*(ancestors(t, self.broader) for t in kept)))

    def above(self, one: str, other: str) -> bool:
        """One of the two is the broader term."""
        return one in ancestors(other, self.broader) or other in ancestors(one, self.broader)

    def last(self, term: str) -> bool:
        """Nothing finer is known of it than itself."""
        return term in self.broader and term not in self.broader.values()


def lore_of(entries: Collection[Entry], broader: Broader) -> Lore:
    seen = Counter(person for entry in entries for person in entry.people)
    often = frozenset(p for p, count in seen.items() if OFTEN * count >= max(len(entries), FEW))
    return Lore(rarity_among(entries), broader, often)


def rarity_among(entries: Collection[Entry]) -> Callable[[Collection[str]], float]:
    """Natural logarithm of one in how many entries holds the two rarest of the names, both at once: "Joint Chiefs" is no
    rarer than "Chiefs". A small block tells little, so it counts as twenty."""
    holders: dict[str, set[int]] = defaultdict(set)
    for number, entry in enumerate(entries):
        for name in entry.names:
            holders[name].add(number)
    total = max(len(entries), FEW)

    def rarity(names: Collection[str]) -> float:
        rarest = sorted((len(holders[n]), n) for n in names if n in holders)[:2]
        both = set[int].intersection(*(holders[n] for _, n in rarest)) if rarest else set()
        return log(total / max(len(both), 1)) if rarest else 0.0

    return rarity
