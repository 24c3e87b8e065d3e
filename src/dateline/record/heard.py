"""What the log holds of reports, in numbers: read once, and then only what was added to it.

Invariant: what comes of adding is what is loaded anew, as the log only grows.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from dateline.record import log
from dateline.record.outlets import UNNAMED
from dateline.record.schema import readings, reports
from dateline.record.versions import speaking

UNDERSTOOD = '"unread":null'  # how the JSON of a reading says that its report was understood


class Published(NamedTuple):
    """Of an outlet: its reports, those without a date, and the latest date."""

    reports: int = 0
    undated: int = 0
    latest: str | None = None


class Ends(NamedTuple):
    """How far the log was read: the last numbers of reports and of readings."""

    report: int = 0
    reading: int = 0


@dataclass(frozen=True)
class Heard:
    """`keys` are the reports in the order of their list, the newest first and undated ones last, with the publication of each ("" where it
    is not known) and its number. `unread` are the outlets of the reports that could not be understood."""

    ends: Ends
    keys: list[str]
    stamps: list[str]
    seqs: list[int]
    outlets: dict[str, Published]
    unread: dict[str, str]

    @cached_property
    def _by_seq(self) -> dict[int, int]:
        return dict(zip(self.seqs, range(len(self.seqs)), strict=True))

    def of(self, numbers: Iterable[int]) -> list[tuple[str, str]]:
        """Key and publication of the reports of these numbers."""
        at = (self._by_seq[n] for n in numbers)
        return [(self.keys[n], self.stamps[n]) for n in at]


NOTHING = Heard(Ends(), [], [], [], {}, {})


def load(connection: Connection) -> Heard:
    return more(connection, NOTHING)


def more(connection: Connection, old: Heard) -> Heard:
    """With what was added to the log since."""
    c = reports.c
    new = connection.execute(
        select(c.seq, c.key, c.published, func.coalesce(c.outlet, UNNAMED).label("outlet")).where(
            c.seq > old.ends.report
        )
    ).all()
    # that of a report that is new lies behind as well: both are added in one step
    last = connection.execute(select(func.max(readings.c.seq))).scalar() or 0
    understood = connection.execute(
        select(readings.c.report).where(readings.c.seq > old.ends.reading, readings.c.body.contains(UNDERSTOOD))
    ).scalars()
    unread = {**old.unread, **{r.key: r.outlet for r in new}}
    for key in understood:
        unread.pop(key, None)
    outlets = dict(old.outlets)
    for one in new:
        outlets[one.outlet] = _with(outlets.get(one.outlet, Published()), one.published)
    keys, stamps, seqs = _in_order(old, [(r.published or "", r.key, r.seq) for r in new])
    return Heard(Ends(max((r.seq for r in new), default=old.ends.report), last), keys, stamps, seqs, outlets, unread)


def _with(known: Published, published: str | None) -> Published:
    latest = max(filter(None, (known.latest, published)), default=None)
    return Published(known.reports + 1, known.undated + (published is None), latest)


def _in_order(old: Heard, new: list[tuple[str, str, int]]) -> tuple[list[str], list[str], list[int]]:
    if len(new) > len(old.keys):  # quicker than one by one
        every = sorted([*zip(old.stamps, old.keys, old.seqs, strict=True), *new], key=lambda one: one[1])
        every.sort(key=lambda one: one[0], reverse=True)
        return [key for _, key, _ in every], [stamp for stamp, _, _ in every], [seq for _, _, seq in every]
    keys, stamps, seqs = list(old.keys), list(old.stamps), list(old.seqs)
    for stamp, key, seq in new:

        def behind(n: int, stamp: str = stamp, key: str = key) -> bool:
            return stamps[n] < stamp or (stamps[n] == stamp and keys[n] > key)

        at = bisect_left(range(len(keys)), True, key=behind)
        keys.insert(at, key)
        stamps.insert(at, stamp)
        seqs.insert(at, seq)
    return keys, stamps, seqs


@dataclass(frozen=True)
class Replaced:
    """Keys of the versions that a later one of the same address replaced."""

    end: int
    keys: frozenset[str]


def replaced(connection: Connection, old: Replaced | None = None) -> Replaced:
    """Of the whole log, or with what was added since."""
    end = connection.execute(select(func.max(reports.c.seq))).scalar() or 0
    if old is None:
        several = (
            select(reports.c.url).where(reports.c.url.is_not(None)).group_by(reports.c.url).having(func.count() > 1)
        )
        urls: list[str] = list(connection.execute(several).scalars())
    else:
        added = select(reports.c.url).where(reports.c.seq > old.end, reports.c.url.is_not(None))
        urls = list(connection.execute(added.distinct()).scalars())
    every, silent = _versions(connection, urls)
    return Replaced(end, frozenset(((old.keys if old else frozenset()) - every) | silent))


def _versions(connection: Connection, urls: list[str]) -> tuple[set[str], set[str]]:
    """Keys of all reports of these addresses, and of those that do not speak."""
    found = log.of_addresses(connection, urls)
    every = {one.report.key for one in found}
    return every, every - {r.key for r in speaking(found)}
