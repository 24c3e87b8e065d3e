"""Things kept by number or name, in blocks that are loaded when first asked for and written when changed.

Invariant: what a block holds does not depend on when it was loaded. A block is the pickle of a dict; a store that keeps them must be
one that only Dateline writes to, as unpickling runs what it is given.
"""

import pickle
from collections.abc import Callable, Hashable, Iterator
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
Load = Callable[[str], bytes | None]


def nothing(name: str) -> bytes | None:
    """No block was kept."""
    del name
    return None


class Blocks(Generic[K, T]):
    """`block` says which block a key lies in."""

    def __init__(self, name: str, load: Load, block: Callable[[K], int]) -> None:
        self._name, self._load, self._of = name, load, block
        self._held: dict[int, dict[K, T]] = {}
        self._changed: set[int] = set()

    def get(self, key: K) -> T | None:
        return self._block(self._of(key)).get(key)

    def __getitem__(self, key: K) -> T:
        return self._block(self._of(key))[key]

    def put(self, key: K, value: T | None) -> None:
        """None takes it out."""
        at = self._of(key)
        if value is not None:
            self._block(at)[key] = value
        elif self._block(at).pop(key, None) is None:
            return
        self._changed.add(at)

    def changes(self) -> Iterator[tuple[str, bytes]]:
        """Blocks that changed since last asked, by name."""
        for at in sorted(self._changed):
            yield f"{self._name}/{at}", pickle.dumps(self._held[at], pickle.HIGHEST_PROTOCOL)
        self._changed.clear()

    def _block(self, at: int) -> dict[K, T]:
        block = self._held.get(at)
        if block is None:
            kept = self._load(f"{self._name}/{at}")
            block = self._held[at] = pickle.loads(kept) if kept else {}
        return block


def by_number(number: int) -> int:
    return number >> 8


def by_digest(key: str) -> int:
    """Of keys that are hexadecimal digests."""
    return int(key[:3], 16)
