"""The events of a record as columns of numbers, in memory: what lists, the strip of time, the map and groups are counted from.

Some hundred bytes an event, made once for a state of the record, so that a filter over a hundred thousand events takes milliseconds. Nothing
of the events themselves is in it: what is shown is looked up in the tables.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, and_, select

from dateline.record.card import LONG_AGO
from dateline.record.card_tables import cards, facets, shares
from dateline.record.schema import members, reports, rows

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
NEVER = LONG_AGO  # stands for a time that is not known
EVENT = (cards.c.list == "event",)


@dataclass(frozen=True)
class Links:
    """Which events go with which names: pairs of the place of an event and the number of a name, sorted by event."""

    events: Ints
    names: Ints
    values: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Columns:
    """Events in the order of the listing, oldest first. Times are seconds since 1970 (UTC) or NEVER; `first` and `last` are days as
    20190910, 0 where none is known; `lat` and `lon` are NaN where no place has a point."""

    ids: list[str]
    sorts: list[str]
    seq: Ints
    kind: Ints
    kinds: tuple[str, ...]
    disputed: Flags
    origins: Ints
    changed: Ints
    first: Ints
    last: Ints
    t0: Ints
    t1: Ints
    p0: Ints
    l0: Ints
    x: Ints
    y: Ints
    lat: Floats
    lon: Floats

    @cached_property
    def place(self) -> dict[str, int]:
        """The place of an event in the listing, by its id."""
        return {id_: n for n, id_ in enumerate(self.ids)}

    @cached_property
    def by_seq(self) -> tuple[Ints, Ints]:
        """The numbers of rows, sorted, and the places of their events."""
        order = np.argsort(self.seq)
        return self.seq[order], order

    @cached_property
    def newest(self) -> Ints:
        """Places, the newest event first, undated ones last; those of one time by id."""
        return _ordered(-self.t0, self.ids)

    @cached_property
    def latest(self) -> Ints:
        """Places, the event that changed last first."""
        return _ordered(-self.changed, self.ids)

    def places(self, numbers: Iterable[int]) -> Ints:
        """From the numbers of rows to the places of their events."""
        seq, order = self.by_seq
        wanted = np.fromiter(numbers, np.int64)
        at = np.searchsorted(seq, wanted)
        at = at[at < len(seq)]
        return order[at]


def _ordered(keys: Ints, ids: list[str]) -> Ints:
    by_id = np.argsort(np.array(ids), kind="stable") if ids else np.zeros(0, np.int64)
    return by_id[np.argsort(keys[by_id], kind="stable")]


def load(connection: Connection) -> Columns:
    both = cards.join(rows, and_(rows.c.list == cards.c.list, rows.c.id == cards.c.id))
    c = cards.c
    asked = select(
        rows.c.id, rows.c.sort, rows.c.seq, c.kind, c.disputed, c.origins, c.changed, rows.c.first_day, rows.c.last_day,
        c.t0, c.t1, c.p0, c.l0, c.x, c.y, c.lat, c.lon,
    ).select_from(both).where(*EVENT)  # fmt: skip
    found = sorted(tuple(r) for r in connection.execute(asked))
    found.sort(key=lambda r: (r[1], r[0]))
    ids, sorts, seq, kind, disputed, origins, changed, first, last, *rest = (
        zip(*found, strict=True) if found else [()] * 17
    )
    kinds = tuple(sorted(set(kind)))
    number = {name: n for n, name in enumerate(kinds)}
    t0, t1, p0, l0, x, y, lat, lon = rest
    return Columns(
        ids=list(ids), sorts=list(sorts), seq=_ints(seq), kind=_ints(number[k] for k in kind), kinds=kinds,
        disputed=_ints(disputed) > 0, origins=_ints(origins), changed=_ints(changed), first=_days(first), last=_days(last),
        t0=_ints(t0, NEVER), t1=_ints(t1, NEVER), p0=_ints(p0, NEVER), l0=_ints(l0, NEVER), x=_ints(x, -1), y=_ints(y, -1),
        lat=_floats(lat), lon=_floats(lon),
    )  # fmt: skip


def _ints(values: Iterable[int | None], otherwise: int = 0) -> Ints:
    return np.fromiter((otherwise if v is None else v for v in values), np.int64)


def _floats(values: Iterable[float | None]) -> Floats:
    return np.fromiter((np.nan if v is None else v for v in values), np.float64)


def _days(values: Iterable[str | None]) -> Ints:
    return np.fromiter((day_number(v) if v else 0 for v in values), np.int64)


def day_number(day: str) -> int:
    """ "2019-09-10" as 20190910."""
    digits = day.replace("-", "")
    return int(digits) if digits.isdigit() else 0


def load_facet(connection: Connection, columns: Columns, axis: str) -> Links:
    found = connection.execute(select(facets.c.id, facets.c.value, facets.c.label).where(facets.c.axis == axis))
    return _links(columns, ((r[0], r[1], r[2]) for r in found))


def load_reports(connection: Connection, columns: Columns) -> Links:
    """Names are keys of reports, numbered as they are listed: the newest first, undated ones last."""
    stamped = connection.execute(select(reports.c.key, reports.c.published)).all()
    order = sorted(stamped, key=lambda r: r.key)
    order.sort(key=lambda r: r.published or "", reverse=True)
    keys = [r.key for r in order]
    told = connection.execute(select(members.c.event, members.c.report).distinct())
    return _links(columns, ((event, report, report) for event, report in told), keys)


def _links(columns: Columns, found: Iterable[tuple[str, str, str]], values: list[str] | None = None) -> Links:
    number = {v: n for n, v in enumerate(values or ())}
    labels: dict[str, str] = {}
    events, names = [], []
    for id_, value, label in found:
        at = columns.place.get(id_)
        if at is None or (values is not None and value not in number):
            continue
        names.append(number.setdefault(value, len(number)))
        events.append(at)
        labels[value] = max(label, labels.get(value, ""))
    order = np.argsort(np.array(events, np.int64), kind="stable") if events else np.zeros(0, np.int64)
    known = tuple(number)
    return Links(
        np.array(events, np.int64)[order],
        np.array(names, np.int64)[order],
        known,
        tuple(labels.get(v, v) for v in known),
    )


@dataclass(frozen=True)
class Shares:
    """What each outlet's reports add to each event: a bit each for first, alone, carried and contradicted."""

    links: Links
    bits: Ints


BITS = ("first", "alone", "carried", "contradicted")


def load_shares(connection: Connection, columns: Columns) -> Shares:
    found = connection.execute(select(shares.c.id, shares.c.outlet, shares.c.bits)).all()
    kept = [(r.id, r.outlet, r.bits) for r in found if r.id in columns.place]
    kept.sort(key=lambda r: columns.place[r[0]])
    links = _links(columns, ((id_, outlet, outlet) for id_, outlet, _ in kept))
    return Shares(links, np.array([bits for _, _, bits in kept], np.int64))
