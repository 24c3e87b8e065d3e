"""Which events go with which names: actors, places, outlets, reports. As numbers, so that what a filter leaves is counted in milliseconds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from sqlalchemy import Connection, select

from dateline.record.card_tables import facets, shares
from dateline.record.columns import Columns, Ints
from dateline.record.parts import parts
from dateline.record.schema import members

BITS = ("first", "alone", "carried", "contradicted")
Named = tuple[str, str, str, int]  # id of an event, value, label, bits


@dataclass(frozen=True)
class Links:
    """Pairs of the place of an event and the number of a name, sorted by event. A name is a value and one way to spell it (`spelt`);
    `owner` is the number of its value. `bits` is a bit each for first, alone, carried and contradicted, of outlets alone."""

    events: Ints
    names: Ints
    bits: Ints
    values: tuple[str, ...]
    owner: Ints
    spelt: tuple[str, ...]

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What people read for each value: of the ways to spell it that an event has the last by the alphabet."""
        found = [""] * len(self.values)
        for name in np.flatnonzero(np.bincount(self.names, minlength=len(self.spelt))).tolist():
            value = int(self.owner[name])
            found[value] = max(found[value], self.spelt[name])
        return tuple(label or value for label, value in zip(found, self.values, strict=True))


def load(connection: Connection, columns: Columns, axis: str, values: Sequence[str] = ()) -> Links:
    """Of an axis: "actor", "place", "outlet" or "report". `values` are numbered first, in their order."""
    return linked(columns, named(connection, axis), values)


def named(connection: Connection, axis: str, ids: Sequence[str] | None = None) -> list[Named]:
    """The names of all events, or of some."""
    if ids is None:
        return _asked(connection, axis, None)
    return [one for some in parts(ids) for one in _asked(connection, axis, some)]


def _asked(connection: Connection, axis: str, ids: Sequence[str] | None) -> list[Named]:
    if axis == "outlet":
        asked = select(shares.c.id, shares.c.outlet, shares.c.bits)
        found = connection.execute(asked if ids is None else asked.where(shares.c.id.in_(ids)))
        return [(id_, outlet, outlet, bits) for id_, outlet, bits in found]
    if axis == "report":
        told = select(members.c.event, members.c.report).distinct()
        return [
            (id_, key, key, 0)
            for id_, key in connection.execute(told if ids is None else told.where(members.c.event.in_(ids)))
        ]
    grouped = select(facets.c.id, facets.c.value, facets.c.label).where(facets.c.axis == axis)
    return [
        (id_, value, label, 0)
        for id_, value, label in connection.execute(grouped if ids is None else grouped.where(facets.c.id.in_(ids)))
    ]


def linked(columns: Columns, found: Iterable[Named], values: Sequence[str] = ()) -> Links:
    none = np.zeros(0, np.int64)
    return joined(Links(none, none, none, tuple(values), np.arange(len(values)), tuple(values)), columns.place, found)


def joined(links: Links, place: Mapping[str, int], found: Iterable[Named]) -> Links:
    """With those of more events, which are at these places. What names an event that has no place is left out."""
    kept = [one for one in found if one[0] in place]
    values, owner, spelt, names = _numbered(links, kept)
    events = np.array([place[one[0]] for one in kept], np.int64)
    order = np.argsort(events, kind="stable")
    where = np.searchsorted(links.events, events[order], side="right")
    bits = np.array([one[3] for one in kept], np.int64)
    return Links(
        events=np.insert(links.events, where, events[order]), names=np.insert(links.names, where, names[order]),
        bits=np.insert(links.bits, where, bits[order]), values=values, owner=owner, spelt=spelt,
    )  # fmt: skip


def _numbered(links: Links, found: list[Named]) -> tuple[tuple[str, ...], Ints, tuple[str, ...], Ints]:
    """Values, owners and spellings with those that are new, and the number of the name of each that was found."""
    wanted = {one[1] for one in found}
    numbers = {value: n for n, value in enumerate(links.values) if value in wanted}
    near = np.flatnonzero(np.isin(links.owner, list(numbers.values()))).tolist()
    known = {(int(links.owner[n]), links.spelt[n]): n for n in near}
    values, owners, spelt, names = list[str](), list[int](), list[str](), list[int]()
    for _, value, label, _ in found:
        if value not in numbers:
            numbers[value] = len(links.values) + len(values)
            values.append(value)
        name = (numbers[value], label)
        if name not in known:
            known[name] = len(links.spelt) + len(spelt)
            owners.append(numbers[value])
            spelt.append(label)
        names.append(known[name])
    owner = np.append(links.owner, np.array(owners, np.int64))
    return (*links.values, *values), owner, (*links.spelt, *spelt), np.array(names, np.int64)
