"""Which reports hold which key: the index by which reports of shared text find each other.

Invariant: what is answered depends on the set of pairs held and on nothing else.

A pair is one number of 64 bits, key (40) before report (24), so that arrays of pairs sort by themselves. What was added lies in memory,
in a few arrays of growing size; what is kept by a store lies in shards by the key's first bits, some 40 kB each for 300,000 reports, of
which one more report reads and writes a few megabytes.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from dateline.reconcile.blocks import Load, nothing

Keys = NDArray[np.uint64]
Numbers = NDArray[np.uint32]
Ints = NDArray[np.int64]
KEY_BITS, MOST = 40, 1 << 24  # of a key; reports at most
NUMBER, SHARD = np.uint64(24), np.uint64(52)  # 4096 shards
GROWTH = 4  # an array that is not so many times the next one's size is merged with it


class Postings:
    def __init__(self, load: Load) -> None:
        self._load = load
        self._sharded = load is not nothing
        self._shards: dict[int, Keys] = {}
        self._changed: set[int] = set()
        self._new: list[Keys] = []

    def add(self, keys: Keys, numbers: Numbers) -> None:
        """Pairs that are not held yet."""
        if not len(keys):
            return
        if int(numbers.max()) >= MOST:
            raise OverflowError(
                f"report number {numbers.max()} of an index of {MOST} at most: part the store, or make it anew"
            )
        self._new.append(np.sort(_paired(keys, numbers)))
        while len(self._new) > 1 and len(self._new[-2]) < GROWTH * len(self._new[-1]):
            self._new.append(np.sort(np.concatenate((self._new.pop(), self._new.pop()))))

    def remove(self, keys: Keys, numbers: Numbers) -> None:
        out = np.sort(_paired(keys, numbers))
        self._new = [left for pairs in self._new if len(left := _without(pairs, out))]
        for at, gone in self._by_shard(out):
            self._put(at, _without(self._shard(at), gone))

    def holders(self, keys: Keys) -> tuple[Ints, Numbers]:
        """For sorted, distinct keys: each holder as its key's position in `keys` and its number."""
        asked = keys << NUMBER
        found = [_find(pairs, asked, 0) for pairs in self._new]
        begin = 0
        for at, part in self._by_shard(asked):
            found.append(_find(self._shard(at), part, begin))
            begin += len(part)
        if not found:
            return np.empty(0, np.int64), np.empty(0, np.uint32)
        return np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found])

    def holding(self, key: int) -> list[int]:
        """The holders of one key."""
        return [int(n) for n in self.holders(np.array([key], np.uint64))[1]]

    def changes(self) -> Iterator[tuple[str, bytes]]:
        """Shards that changed since last asked, by name. What was new is part of them from then on."""
        new, self._new = self._new, []
        for pairs in new:
            for at, part in _split(pairs):
                held = self._shard(at)
                self._put(at, np.sort(np.concatenate((held, part))) if len(held) else part.copy())
        self._sharded = True
        for at in sorted(self._changed):
            yield f"keys/{at}", self._shards[at].astype("<u8").tobytes()
        self._changed.clear()

    def _put(self, at: int, pairs: Keys) -> None:
        self._shards[at] = pairs
        self._changed.add(at)

    def _by_shard(self, pairs: Keys) -> Iterator[tuple[int, Keys]]:
        return _split(pairs) if self._sharded else iter(())

    def _shard(self, at: int) -> Keys:
        if at not in self._shards:
            self._shards[at] = np.frombuffer(self._load(f"keys/{at}") or b"", "<u8").astype(np.uint64)
        return self._shards[at]


def distinct(values: Keys) -> Keys:
    """Sorted, each once. numpy's own `unique` goes by hashes, which is slower for so many different values."""
    values = np.sort(values)
    new = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return values[new]


def ranges(starts: Ints, amounts: Ints) -> Ints:
    """starts[0], starts[0]+1, ... amounts[0] of them, then those of the next."""
    before = np.cumsum(amounts) - amounts
    found: Ints = np.arange(int(amounts.sum())) + np.repeat(starts - before, amounts)
    return found


def _paired(keys: Keys, numbers: Numbers) -> Keys:
    return (keys << NUMBER) | numbers.astype(np.uint64)


def _find(pairs: Keys, asked: Keys, begin: int) -> tuple[Ints, Numbers]:
    left = np.searchsorted(pairs, asked, "left")
    amounts = np.searchsorted(pairs, asked | np.uint64(MOST - 1), "right") - left
    numbers = (pairs[ranges(left, amounts)] & np.uint64(MOST - 1)).astype(np.uint32)
    return np.repeat(np.arange(begin, begin + len(asked)), amounts), numbers


def _without(pairs: Keys, out: Keys) -> Keys:
    at = np.searchsorted(pairs, out)
    at = at[at < len(pairs)]
    return np.delete(pairs, at[np.isin(pairs[at], out)])


def _split(pairs: Keys) -> Iterator[tuple[int, Keys]]:
    """Sorted pairs, shard by shard."""
    if len(pairs):
        shards = pairs >> SHARD
        cuts = (np.flatnonzero(np.diff(shards)) + 1).tolist()
        for begin, end in zip([0, *cuts], [*cuts, len(pairs)], strict=True):
            yield int(shards[begin]), pairs[begin:end]
