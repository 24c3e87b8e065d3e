"""The events that a filter leaves, as places in the columns.

Invariant: the same events as `filter.conditions` leaves, in whatever order they are asked for.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

import numpy as np
from sqlalchemy import Connection, select

from dateline.record.columns import Columns, Flags, Ints, day_number
from dateline.record.filter import NOWHERE, Filter, conditions, corners, day_bounds
from dateline.record.fulltext import asked
from dateline.record.schema import rows

Order = Literal["newest", "oldest", "changed"]
ORDERS: tuple[Order, ...] = ("newest", "oldest", "changed")


def pick(connection: Connection, columns: Columns, which: Filter) -> Flags:
    """True for the events that the filter leaves. Numbers are compared here; names and words are asked of the tables."""
    kept = np.ones(len(columns.ids), np.bool_)
    if which.kind:
        kind = which.kind.strip().lower()
        kept &= columns.kind == (columns.kinds.index(kind) if kind in columns.kinds else -1)
    if which.since:
        kept &= columns.last >= day_number(day_bounds(which.since)[0])
    if which.until:
        kept &= (columns.first > 0) & (columns.first <= day_number(day_bounds(which.until)[1]))
    if which.min_origins:
        kept &= columns.origins >= which.min_origins
    if which.disputed:
        kept &= columns.disputed
    if which.box:
        kept &= _in_box(columns, which.box)
    named = Filter(actor=which.actor, place=which.place, text=which.text if asked(which.text or "") else None)
    if named.said():
        found = connection.execute(select(rows.c.seq).where(conditions(named, "event"))).scalars()
        there = np.zeros(len(columns.ids), np.bool_)
        there[columns.places(found)] = True
        kept &= there
    return kept


def _in_box(columns: Columns, box: str) -> Flags:
    if box == NOWHERE:
        return np.isnan(columns.lat)
    west, south, east, north = corners(box)
    over = (columns.lon >= west, columns.lon <= east)
    across: Flags = over[0] & over[1] if west <= east else over[0] | over[1]
    return across & (columns.lat >= south) & (columns.lat <= north)


def narrowed(which: Filter) -> bool:
    """Whether the filter leaves anything out. `as_of` is no condition: it chooses the store."""
    return bool(replace(which, as_of=None).said())


def in_order(columns: Columns, kept: Flags, order: Order) -> Ints:
    """The places of the events that are kept."""
    if order == "oldest":
        return np.flatnonzero(kept)
    whole = columns.newest if order == "newest" else columns.latest
    return whole[kept[whole]]


def key_of(columns: Columns, order: Order) -> Callable[[Any], tuple[Any, str]]:
    """What the order sorts by, rising: with the id, so that no two are equal."""
    if order == "oldest":
        return lambda at: (columns.sorts[at], columns.ids[at])
    numbers = columns.t0 if order == "newest" else columns.changed
    return lambda at: (-int(numbers[at]), columns.ids[at])


def after(columns: Columns, places: Ints, order: Order, cursor: tuple[Any, str]) -> int:
    """How many of the places the cursor has passed."""
    return bisect_right(places, cursor, key=key_of(columns, order))
