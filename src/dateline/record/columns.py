"""The events of a record as columns of numbers, in memory: what lists, the strip of time, the map and groups are counted from.

Some hundred bytes an event, made once and then brought from one state of the record to the next, so that a filter over a hundred thousand
events takes milliseconds. Nothing of the events themselves is in it: what is shown is looked up in the tables.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, and_, select

from dateline.record.card import LONG_AGO
from dateline.record.card_tables import cards
from dateline.record.parts import parts
from dateline.record.schema import rows

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
NEVER = LONG_AGO  # stands for a time that is not known


@dataclass(frozen=True)
class Columns:
    """Events in the order of the listing, oldest first. Times are seconds since 1970 (UTC) or NEVER; `first` and `last` are days as
    20190910, 0 where none is known; `lat` and `lon` are NaN where no place has a point. `newest` and `latest` are places in other orders:
    the newest event first, undated ones last; the event that changed last first; those of one time by id."""

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
    newest: Ints
    latest: Ints

    @cached_property
    def place(self) -> dict[str, int]:
        """The place of an event in the listing, by its id."""
        return dict(zip(self.ids, range(len(self.ids)), strict=True))

    @cached_property
    def _by_seq(self) -> tuple[Ints, Ints]:
        """The numbers of the rows, sorted, and the places of their events."""
        order = np.argsort(self.seq)
        return self.seq[order], order

    def numbered(self, numbers: Ints) -> tuple[Ints, Ints]:
        """Of these numbers of rows the places of those that are events', and the numbers that are not."""
        seq, place = self._by_seq
        if not len(seq):
            return seq, numbers
        at = np.minimum(np.searchsorted(seq, numbers), len(seq) - 1)
        mine = seq[at] == numbers
        return place[at[mine]], numbers[~mine]

    def places(self, ids: Iterable[str]) -> Ints:
        """The places of the events of these ids; those that are not there are left out."""
        place = self.place
        return np.fromiter((place[id_] for id_ in ids if id_ in place), np.int64)


def load(connection: Connection) -> Columns:
    return made(connection.execute(_asked()).all())


def of_ids(connection: Connection, ids: Sequence[str]) -> Columns:
    """The same of some events alone; those that are not there are left out."""
    asked = _asked()
    return made(row for some in parts(ids) for row in connection.execute(asked.where(rows.c.id.in_(some))))


def _asked() -> Any:
    c = cards.c
    both = cards.join(rows, and_(rows.c.list == c.list, rows.c.id == c.id))
    return select(
        rows.c.sort, rows.c.id, rows.c.seq, c.kind, c.disputed, c.origins, c.changed, rows.c.first_day, rows.c.last_day,
        c.t0, c.t1, c.p0, c.l0, c.x, c.y, c.lat, c.lon,
    ).select_from(both).where(c.list == "event")  # fmt: skip


def made(found: Iterable[Any]) -> Columns:
    """Of the rows that `_asked` gives, in any order."""
    ordered = sorted(map(tuple, found))  # no two have one id, so what comes after it is never compared
    sorts, ids, seq, kind, disputed, origins, changed, first, last, *rest = (
        zip(*ordered, strict=True) if ordered else [()] * 17
    )
    kinds = tuple(sorted(set(kind)))
    number = {name: n for n, name in enumerate(kinds)}
    t0, t1, p0, l0, x, y = (_ints(part, unknown) for part, unknown in zip(rest, (NEVER,) * 4 + (-1,) * 2, strict=False))
    moved = _ints(changed)
    by_id = np.array(sorted(range(len(ids)), key=ids.__getitem__), np.int64)
    return Columns(
        ids=list(ids), sorts=list(sorts), seq=_ints(seq), kind=_ints(number[k] for k in kind), kinds=kinds, disputed=_ints(disputed) > 0,
        origins=_ints(origins), changed=moved, first=_days(first), last=_days(last), t0=t0, t1=t1, p0=p0, l0=l0, x=x, y=y,
        lat=_floats(rest[6]), lon=_floats(rest[7]), newest=by_id[np.argsort(-t0[by_id], kind="stable")],
        latest=by_id[np.argsort(-moved[by_id], kind="stable")],
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
