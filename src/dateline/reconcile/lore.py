"""What a comparison knows beside the two that it compares: how rare names are, and which classes lie above others.

Invariant: a function of the set of entries of one kind and of the packs' vocabularies. Of a large kind a sample is looked
at, drawn by the entries' own digests, and sizes go up in steps: so that one entry more seldom changes anything, and what it
changes can be told.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations_with_replacement
from math import log

from dateline.reconcile.entries import Entry
from dateline.reconcile.grouping import Broader, ancestors

FEW = 20  # a smaller block tells little of what is rare
OFTEN = 6
SAMPLE = 1024  # entries looked at, at most
EXACT, STEP = 256, 1.25  # sizes above are taken down to steps of a quarter
# Natural logarithms of one in fifty, one in nine, one in four entries of the kind.
TELLING = (("rare", 4.0), ("telling", 2.2), ("some", 1.4))


@dataclass(frozen=True)
class Lore:
    rarity: Callable[[Collection[str]], float] = lambda _: 0.0
    broader: Broader = field(default_factory=dict)
    often: frozenset[str] = frozenset()  # people that one entry in six names, or more

    def finest(self, terms: Iterable[str]) -> frozenset[str]:
        """Without those that stand above another of them."""
        kept = frozenset(terms)
        if len(kept) < 2:
            return kept
        return frozenset(kept.difference(*(ancestors(t, self.broader) for t in kept)))

    def above(self, one: str, other: str) -> bool:
        """One of the two is the broader term."""
        return one in ancestors(other, self.broader) or other in ancestors(one, self.broader)

    def last(self, term: str) -> bool:
        """Nothing finer is known of it than itself."""
        return term in self.broader and term not in self.broader.values()


def lore_of(entries: Collection[Entry], broader: Broader) -> Lore:
    learnt = Learnt()
    learnt.change((), entries)
    return learnt.lore(broader)


@dataclass(frozen=True)
class Shaken:
    """For whom a change of the lore may change an outcome: for all; or for those who hold all names of one of these groups,
    or one of these people. `recount`: entries that were passed over belong to the sample now."""

    everyone: bool = False
    names: frozenset[frozenset[str]] = frozenset()
    people: frozenset[str] = frozenset()
    recount: bool = False


@dataclass
class Learnt:
    """The sample of one kind: `size` is the number of all its entries, of which one in 2 ** `drawn` is looked at; `taken`
    names and people of those, by their marks; `holders` which of them have a name; `people` how many name a person."""

    size: int = 0
    drawn: int = 0
    taken: dict[str, tuple[frozenset[str], frozenset[str]]] = field(default_factory=dict)
    holders: dict[str, set[str]] = field(default_factory=dict)
    people: Counter[str] = field(default_factory=Counter)

    def change(self, gone: Iterable[Entry], new: Iterable[Entry]) -> Shaken:
        total, often, fresh = self._total(), self.often(), not self.size
        names = set[frozenset[str]]()
        for by, entries in ((-1, gone), (1, new)):
            for entry in entries:
                self.size += by
                if not _in(entry.mark, self.drawn):
                    continue
                if not fresh:
                    names.update(self._turning(entry.names, by, total))
                (self._take if by > 0 else self._drop)(entry.mark, entry.names, entry.people)
        drawn = max(0, -(-self.size // SAMPLE) - 1).bit_length()
        recount, everyone = drawn < self.drawn, drawn != self.drawn
        self.drawn = drawn
        for mark in [m for m in self.taken if not _in(m, drawn)]:
            self._drop(mark, *self.taken[mark])
        # of names that nobody in the sample holds it cannot be told who holds them
        everyone |= bool(drawn) and _outcome(total, 0) != _outcome(self._total(), 0)
        if not (everyone or fresh):
            names.update(self._turned(total, self._total()))
        return Shaken(everyone or fresh, frozenset(names), often ^ self.often(), recount)

    def often(self) -> frozenset[str]:
        return frozenset(p for p, count in self.people.items() if OFTEN * count >= self._total())

    def lore(self, broader: Broader) -> Lore:
        return Lore(self.rarity, broader, self.often())

    def rarity(self, names: Collection[str]) -> float:
        """Natural logarithm of one in how many entries holds the two rarest of the names, both at once: "Joint Chiefs" is
        no rarer than "Chiefs". A small block tells little, so it counts as twenty."""
        if not names:
            return 0.0
        rarest = sorted((_class(len(self.holders.get(n, ()))), n) for n in names)[:2]
        return _weight(self._total(), self._both(n for _, n in rarest))

    def _both(self, names: Iterable[str]) -> int:
        return len(set[str].intersection(*(self.holders.get(n, set()) for n in names)))

    def _turning(self, names: frozenset[str], by: int, total: int) -> Iterator[frozenset[str]]:
        """Names, alone and by two, of which one holder more or fewer changes how telling they are."""
        for one, other in combinations_with_replacement(sorted(names), 2):
            count = self._both((one, other))
            risen = one == other and _class(count) != _class(count + by)
            if risen or _outcome(total, count) != _outcome(total, count + by):
                yield frozenset((one, other))

    def _turned(self, before: int, after: int) -> Iterator[frozenset[str]]:
        """Names, alone and by two, that are more or less telling as the kind has grown or shrunk."""
        counts = {c for c in range(1, max(before, after) + 1) if _outcome(before, c) != _outcome(after, c)}
        if not counts:
            return
        held = {name for name, marks in self.holders.items() if len(marks) >= min(counts)}
        found = Counter[frozenset[str]]()
        for names, _ in self.taken.values():
            pairs = combinations_with_replacement(sorted(names & held), 2)
            found.update(frozenset(pair) for pair in pairs)
        yield from (names for names, count in found.items() if count in counts)

    def _total(self) -> int:
        """In steps, so that it seldom changes."""
        size = max(len(self.taken), FEW)
        return size if size <= EXACT else round(EXACT * STEP ** int(log(size / EXACT, STEP) + 1e-9))

    def _take(self, mark: str, names: frozenset[str], people: frozenset[str]) -> None:
        self.taken[mark] = names, people
        self.people.update(people)
        for name in names:
            self.holders.setdefault(name, set()).add(mark)

    def _drop(self, mark: str, names: frozenset[str], people: frozenset[str]) -> None:
        if self.taken.pop(mark, None) is None:
            return
        for person in people:
            self.people[person] -= 1
            if not self.people[person]:
                del self.people[person]
        for name in names:
            self.holders[name].discard(mark)
            if not self.holders[name]:
                del self.holders[name]


def _in(mark: str, drawn: int) -> bool:
    return int(mark[:8], 16) % (1 << drawn) == 0


def _class(count: int) -> int:
    """Numbers of holders that count as one number when the rarest names are looked for."""
    return max(count, 1).bit_length()


def _weight(total: int, holders: int) -> float:
    return log(total / max(holders, 1))


def _outcome(total: int, holders: int) -> str | None:
    return next((outcome for outcome, least in TELLING if _weight(total, holders) >= least), None)
