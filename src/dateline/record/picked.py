"""The events that a filter leaves, as places in the columns.

Invariant: the same events as `filter.conditions` leaves, in whatever order they are asked for.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Literal

import numpy as np
from sqlalchemy import Connection, select

from dateline.record.columns import Columns, Flags, Ints, day_number
from dateline.record.filter import NOWHERE, Filter, corners, day_bounds, named
from dateline.record.index import Index
from dateline.record.parts import parts
from dateline.record.schema import tags

Order = Literal["newest", "oldest", "changed"]
ORDERS: tuple[Order, ...] = ("newest", "oldest", "changed")


def pick(connection: Connection, index: Index, which: Filter, worded: Ints | None) -> Flags:
    """True for the events that the filter leaves. Numbers are compared here, names asked of the tables; `worded` are the places of
    the events that hold the words asked for, None where none are."""
    columns = index.columns
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
    if worded is not None:
        kept &= _only(columns, worded)
    if which.actor:
        kept &= _only(columns, columns.places(_tagged(connection, "actor", [named(which.actor)])))
    if which.place:
        word = named(which.place)
        known = sorted(value for value in index.place_words(connection) if word in value)
        kept &= _only(columns, columns.places(_tagged(connection, "place", known)))
    return kept


def _only(columns: Columns, places: Ints) -> Flags:
    kept = np.zeros(len(columns.ids), np.bool_)
    kept[places] = True
    return kept


def _tagged(connection: Connection, axis: str, values: list[str]) -> Iterator[str]:
    """The ids of the events that one of the values stands at."""
    for some in parts(values):
        asked = select(tags.c.id).where(tags.c.axis == axis, tags.c.value.in_(some), tags.c.list == "event")
        yield from connection.execute(asked).scalars()


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
