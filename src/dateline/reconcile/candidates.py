"""Which earlier reports one report may have been made from, by the keys that they share.

Invariant: what is found for a report depends on the earlier reports that share a key with it, and on no other.

A key speaks for the WITNESSES earliest reports that hold it: what matters is where a text began, and a formula that stands in ten thousand
reports costs no more than one in ten. A report is a candidate that shares AT_LEAST two keys. They are ranked by how many they share;
one that adds no key to those before it is a carrier of the same text and left out, so that a page spliced from several texts meets
each of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.reconcile.blocks import Load
from dateline.reconcile.postings import Ints, Keys, Numbers, Postings, distinct, ranges

WITNESSES, AT_LEAST, MOST, NEW = 10, 2, 8, 2
PORTION = 4096  # reports a portion of places
HALF, LOWER = np.uint64(32), np.uint64((1 << 32) - 1)


@dataclass(frozen=True)
class Near:
    """Candidates of one report, best first: `chosen` to be aligned with it, `ranked` by shared keys alone."""

    chosen: tuple[int, ...]
    ranked: tuple[int, ...]


class Places:
    """Time and key of each report by number, for putting many in order at once. All are held: 16 bytes a report."""

    def __init__(self, load: Load, count: int) -> None:
        kept = [np.frombuffer(load(f"places/{at}") or b"", "<i8") for at in range(-(-count // PORTION))]
        self._held = np.concatenate([np.empty(0, np.int64), *kept]).reshape(-1, 2)
        self._changed: set[int] = set()

    def put(self, number: int, place: tuple[int, int]) -> None:
        if number >= len(self._held):
            more = max(PORTION, number + 1) // PORTION * PORTION
            self._held = np.vstack((self._held, np.zeros((more, 2), np.int64)))
        self._held[number] = place[0], place[1] - (1 << 63)
        self._changed.add(number // PORTION)

    def changes(self) -> Iterator[tuple[str, bytes]]:
        """Portions that changed since last asked, by name."""
        for at in sorted(self._changed):
            yield f"places/{at}", self._held[at * PORTION : (at + 1) * PORTION].astype("<i8").tobytes()
        self._changed.clear()

    def ranks(self, numbers: Ints) -> Ints:
        """Ranks of these among each other, earliest first."""
        held = self._held[numbers]
        ranks = np.empty(len(numbers), np.int64)
        ranks[np.lexsort((held[:, 1], held[:, 0]))] = np.arange(len(numbers))
        return ranks


class Held:
    """All that hold some of the keys, by key and then earliest first. Keys that only one report holds are left out."""

    def __init__(self, keys: Keys, postings: Postings, places: Places) -> None:
        self.keys = keys = distinct(keys)
        at, numbers = postings.holders(keys)
        several = np.bincount(at, minlength=len(keys))[at] > 1
        at, numbers = at[several], numbers[several]
        there = np.zeros(int(numbers.max(initial=0)) + 1, bool)
        there[numbers] = True
        self.known = np.flatnonzero(there)
        self.rank = places.ranks(self.known)
        ranks = self.rank[(np.cumsum(there) - 1)[numbers]]
        # position of the key above, rank below: one number sorts faster than two
        both = np.sort((at.astype(np.uint64) << HALF) | ranks.astype(np.uint64))
        self.at = (both >> HALF).astype(np.int64)
        self.who = np.argsort(self.rank)[(both & LOWER).astype(np.int64)]
        self.amounts = np.bincount(self.at, minlength=len(keys))
        self.starts = np.cumsum(self.amounts) - self.amounts


def near(asked: Numbers, keys: Keys, owner: Ints, held: Held) -> Iterator[tuple[int, Near]]:
    """For those of the asked reports that have candidates. `keys` are theirs, `owner` whose by position in `asked`; `held` is made of
    these keys."""
    key = np.searchsorted(held.keys, keys)
    shared = held.amounts[key] > 1
    key, mine = key[shared], np.searchsorted(held.known, asked[owner[shared]])
    amounts = np.minimum(held.amounts[key], WITNESSES)
    witness = held.who[ranges(held.starts[key], amounts)]
    key, mine = np.repeat(key, amounts), np.repeat(mine, amounts)
    before = held.rank[witness] < held.rank[mine]
    yield from _ranked(key[before], mine[before], witness[before], held)


def _ranked(key: Ints, mine: Ints, witness: Ints, held: Held) -> Iterator[tuple[int, Near]]:
    order = np.argsort((mine << 32) | held.rank[witness], kind="stable")
    key, mine, witness = key[order], mine[order], witness[order]
    new = np.ones(len(mine), bool)
    new[1:] = (mine[1:] != mine[:-1]) | (witness[1:] != witness[:-1])
    begins = np.flatnonzero(new)
    amounts = np.diff(begins, append=len(mine))
    begins, amounts = begins[amounts >= AT_LEAST], amounts[amounts >= AT_LEAST]
    whose = mine[begins]
    order = np.lexsort((np.arange(len(begins)), -amounts, whose))
    parts = np.flatnonzero(np.diff(whose[order], prepend=-1))
    for part in np.split(order, parts[1:]) if len(order) else ():
        ranked = [int(held.known[witness[begins[i]]]) for i in part]
        shares = [key[begins[i] : begins[i] + amounts[i]].tolist() for i in part[: MOST * WITNESSES]]
        yield int(held.known[whose[part[0]]]), Near(tuple(_chosen(ranked, shares)), tuple(ranked[:MOST]))


def _chosen(ranked: Sequence[int], shares: Sequence[Sequence[int]]) -> list[int]:
    chosen: list[int] = []
    covered: set[int] = set()
    for number, share in zip(ranked, shares, strict=False):
        if len(covered.union(share)) >= len(covered) + NEW:
            covered.update(share)
            chosen.append(number)
            if len(chosen) == MOST:
                break
    return chosen


def later(changed: Numbers, held: Held) -> set[int]:
    """The reports whose candidates may be others by one of `changed` being there: those behind it that hold a key it speaks for.
    `held` is made of the keys of `changed`."""
    new = np.isin(held.known, changed)[held.who]
    position = np.arange(len(held.at)) - held.starts[held.at]
    first = np.full(len(held.amounts), len(held.at))
    spoken = new & (position < WITNESSES)
    np.minimum.at(first, held.at[spoken], position[spoken])
    return set(held.known[np.unique(held.who[position > first[held.at]])].tolist())
