"""From the columns of one state of the record to those of the next: only what changed between them is read.

Invariant: what comes out answers as what is loaded anew from the tables.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dateline.record.columns import Columns, Ints
from dateline.record.links import Links, Named, joined

PLAIN = ("seq", "disputed", "origins", "changed", "first", "last", "t0", "t1", "p0", "l0", "x", "y", "lat", "lon")


@dataclass(frozen=True)
class Step:
    """`moves` leads from the old place of an event to its new one, -1 where it is gone or has changed; `fresh` are the new places of
    what has changed or come, by id."""

    columns: Columns
    moves: Ints
    fresh: dict[str, int]


def step(old: Columns, changed: Iterable[str], fresh: Columns) -> Step:
    """`changed` are the ids of all events that changed, came or went, `fresh` those of them that are there now."""
    gone = np.unique(old.places(changed))
    kept = np.ones(len(old.ids), np.bool_)
    kept[gone] = False
    ids, sorts = _without(old.ids, gone), _without(old.sorts, gone)
    at = np.array([
        bisect_left(range(len(ids)), mine, key=lambda n: (sorts[n], ids[n])) for mine in zip(fresh.sorts, fresh.ids, strict=True)
    ], np.int64)  # fmt: skip
    moves = np.full(len(old.ids), -1, np.int64)
    left = np.arange(len(ids))
    moves[kept] = left + np.searchsorted(at, left, side="right")
    places = at + np.arange(len(at))
    kinds = (*old.kinds, *(k for k in fresh.kinds if k not in old.kinds))
    number = np.array([kinds.index(k) for k in fresh.kinds], np.int64)
    parts: dict[str, Any] = {name: np.insert(getattr(old, name)[kept], at, getattr(fresh, name)) for name in PLAIN}
    made = Columns(
        ids=_with(ids, at, fresh.ids), sorts=_with(sorts, at, fresh.sorts), kinds=kinds,
        kind=np.insert(old.kind[kept], at, number[fresh.kind]), newest=left, latest=left, **parts,
    )  # fmt: skip
    newest = _ordered(old.newest, moves, places, lambda n: (-int(made.t0[n]), made.ids[n]))
    latest = _ordered(old.latest, moves, places, lambda n: (-int(made.changed[n]), made.ids[n]))
    return Step(replace(made, newest=newest, latest=latest), moves, dict(zip(fresh.ids, places.tolist(), strict=True)))


def _without(values: list[str], gone: Ints) -> list[str]:
    left = list(values)
    for at in reversed(gone.tolist()):
        del left[at]
    return left


def _with(values: list[str], at: Ints, more: Sequence[str]) -> list[str]:
    for where, value in zip(reversed(at.tolist()), reversed(more), strict=True):
        values.insert(where, value)
    return values


def _ordered(order: Ints, moves: Ints, places: Ints, key: Callable[[Any], tuple[int, str]]) -> Ints:
    """The same order of what was moved, with those of some more places."""
    moved = moves[order]
    moved = moved[moved >= 0]
    more = sorted(places.tolist(), key=key)
    return np.insert(moved, np.array([bisect_right(moved, key(n), key=key) for n in more], np.int64), more)


def links(old: Links, to: Step, found: Iterable[Named]) -> Links:
    """`found` are the names of what has changed or come."""
    moved = to.moves[old.events]
    here = moved >= 0
    kept = Links(moved[here], old.names[here], old.bits[here], old.values, old.owner, old.spelt)
    return joined(kept, to.fresh, found)


def renumbered(old: Links, values: Sequence[str]) -> Links:
    """With the numbers of these values, which hold the old ones in their order. Each value is spelt one way."""
    left = iter(old.values)
    following, to = next(left, None), []
    for number, value in enumerate(values):
        if value == following:
            to.append(number)
            following = next(left, None)
    names = np.array(to, np.int64)[old.names]
    return Links(old.events, names, old.bits, tuple(values), np.arange(len(values)), tuple(values))
