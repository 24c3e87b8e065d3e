"""What is worked out from a set of packs, once a set: packs are frozen, and a reader asks for every report anew."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TypeVar

from dateline.packs.schema import Pack

T = TypeVar("T")
_KEPT = 8  # sets of packs


def once_a_set(build: Callable[[Sequence[Pack]], T]) -> Callable[[Sequence[Pack]], T]:
    """Keeps the results of `build` for the last few sets of packs. The packs are held as well, so that no id is given twice."""
    kept: dict[tuple[int, ...], tuple[tuple[Pack, ...], T]] = {}

    @wraps(build)
    def built(packs: Sequence[Pack]) -> T:
        key = tuple(map(id, packs))
        if key not in kept:
            if len(kept) >= _KEPT:
                kept.pop(next(iter(kept)))
            kept[key] = (tuple(packs), build(packs))
        return kept[key][1]

    return built
