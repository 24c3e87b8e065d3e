"""Looking at a projection again and again: only the rows that changed since the last look are read.

Invariant: the changes found are those that `diff` finds between the whole records.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Connection, select

from dateline.model import (
    Change,
    CommitmentChange,
    CommitmentCheck,
    Event,
    Judgement,
    Reading,
    Record,
    Report,
    TallyAudit,
    TallyChange,
)
from dateline.record import log
from dateline.record.changes import Difference, Moment, between
from dateline.record.filter import Filter, conditions
from dateline.record.former import CHUNK, Former, Kept, Key, Rows
from dateline.record.parts import by_list, parts
from dateline.record.schema import GLANCED, LOG, members, redirects, rows
from dateline.record.scratch import Scratch
from dateline.record.store import Store
from dateline.record.versions import Learnt, speaking

STREAMED = {"yield_per": 200}  # rows in memory at a time
MARKS = select(rows.c.list, rows.c.id, rows.c.digest)
ROWS = select(rows.c.list, rows.c.id, rows.c.sort, rows.c.digest, rows.c.first_day, rows.c.last_day, rows.c.body)
FORMS: dict[str, type[BaseModel]] = {"event": Event, "tally": TallyAudit, "commitment": CommitmentCheck}


Models = dict[tuple[Key, str], Any]  # what rows say, by their digest too


class Glance:
    """What the rows of a projection said at the last look. Of them nothing is in memory; `scratch` is the database that they are in."""

    def __init__(self, rows_: Iterable[tuple[Key, Kept]]) -> None:
        self.scratch = Scratch()
        self._former = Former(self.scratch, rows_)

    @classmethod
    def at(cls, connection: Connection) -> "Glance":
        return cls(_packed(connection.execute(ROWS.where(rows.c.list.in_(GLANCED)), execution_options=STREAMED)))

    def next(self, connection: Connection, touched: Iterable[tuple[str, str]] | None = None) -> "Step | None":
        """What has changed (None: nothing). `touched` are the rows that may have, by (list, id); None: any."""
        moved = (
            self._all_moved(connection) if touched is None else self._some_moved(connection, {Key(*k) for k in touched})
        )
        if not moved:
            return None
        before, after = self._former.rows(moved), dict(_read(connection, moved))
        return Step(moved, before, after, _difference(connection, self._former, before, after))

    def settle(self, step: "Step") -> None:
        """The step counts; within a change of `scratch`."""
        self._former.move(step.changed, step.after)

    def _some_moved(self, connection: Connection, some: set[Key]) -> frozenset[Key]:
        was = self._former.digests(some)
        is_ = dict(_digests(connection, some))
        return frozenset(key for key in some if was.get(key) != is_.get(key))

    def _all_moved(self, connection: Connection) -> frozenset[Key]:
        """Both are read in the order of their keys, which is that of code points here as there, so that neither need be in memory."""
        found = connection.execute(
            MARKS.where(rows.c.list.in_(GLANCED)).order_by(rows.c.list, rows.c.id), execution_options=STREAMED
        )
        now = ((Key(list_, id_), mark) for list_, id_, mark in found)
        each = groupby(merge(self._former.each_digest(), now), key=itemgetter(0))
        return frozenset(key for key, told in each if not _same([mark for _, mark in told]))


@dataclass(frozen=True)
class Step:
    """From one glance to the next: the rows that changed, as they were and as they are, and what that says, with the reports and
    readings that its changes stand on."""

    changed: frozenset[Key]
    before: Rows
    after: Rows
    difference: Difference


def _same(marks: Sequence[str]) -> bool:
    return len(marks) == 2 and marks[0] == marks[1]


def names(
    connection: Connection, which: Filter, some: Iterable[Key] | None = None
) -> tuple[frozenset[str], frozenset[str]]:
    """What the filter leaves, of all or of some rows: ids of events, and addresses of tallies and commitments."""
    found = {list_: frozenset(left(connection, which, list_, some)) for list_ in GLANCED}
    return found["event"], found["tally"] | found["commitment"]


def left(connection: Connection, which: Filter, list_: str, some: Iterable[Key] | None = None) -> Iterator[str]:
    """Ids of the rows of a list that the filter leaves, of all or of some."""
    wanted = select(rows.c.id).where(conditions(which, list_))
    if some is None:
        yield from connection.execute(wanted, execution_options=STREAMED).scalars()
        return
    for part in parts((key.id for key in some if key.list == list_), CHUNK):
        yield from connection.execute(wanted.where(rows.c.id.in_(part))).scalars()


def copy_until(store: Store, counts: str) -> Store:
    """A store in memory with the log as it was when it had come so far (see watching.counted)."""
    past = Store.open()

    def fill(source: Connection) -> None:
        reports_, readings_, judgements_ = (
            source.execute(
                select(table.c.body, table.c.learnt_at).order_by(table.c.seq).limit(int(count)),
                execution_options=STREAMED,
            )
            for table, count in zip(LOG, counts.split("."), strict=True)
        )
        past.changed(lambda target: _fill(source, target, (reports_, readings_, judgements_)))

    store.asked(fill)
    return past


def _fill(source: Connection, target: Connection, parts: Sequence[Iterable[Any]]) -> None:
    for body, at in parts[0]:
        log.add_report(target, Report.model_validate_json(body), at)
    for body, at in parts[1]:
        log.add_reading(target, Reading.model_validate_json(body), at)
    for body, at in parts[2]:
        log.add_judgement(target, Judgement.model_validate_json(body), at)
    log.set_meta(target, "glossary", log.get_meta(source, "glossary") or "{}")


def _digests(connection: Connection, some: Iterable[Key]) -> Iterator[tuple[Key, str]]:
    """Of those of some that there are."""
    for list_, ids in by_list(some, CHUNK):
        found = connection.execute(MARKS.where(rows.c.list == list_, rows.c.id.in_(ids)))
        yield from ((Key(list_, id_), mark) for _, id_, mark in found)


def _read(connection: Connection, wanted: Iterable[Key]) -> Iterator[tuple[Key, Kept]]:
    """Those that there are."""
    for list_, ids in by_list(wanted, CHUNK):
        yield from _packed(connection.execute(ROWS.where(rows.c.list == list_, rows.c.id.in_(ids))))


def _packed(found: Iterable[Any]) -> Iterator[tuple[Key, Kept]]:
    for list_, id_, sort, mark, first, last, body in found:
        day = first if list_ == "event" and first == last and _happened(body) else None
        packed = zlib.compress(body.encode(), 1)
        yield Key(list_, id_), Kept(sort, mark, packed, date.fromisoformat(day) if day else None)


def _happened(body: str) -> bool:
    """Told without taking the whole event apart: no other part of it has that name, and quotes in a text are escaped."""
    return '"realis":"actual"' in body


def _difference(connection: Connection, former: Former, before: Rows, after: Rows) -> Difference:
    """Between the parts of the two records that changed, with the events that share a report with them: those decide
    which event is which."""
    models: Models = {}
    old, new = _part(before, models), _part(after, models)
    told = {m.report for part in (old, new) for e in part.events for m in e.members}
    versions = _versions(connection, told)
    speak = {r.key: r for r in speaking(versions)}
    near = {Key("event", id_) for id_ in _events_of(connection, told | speak.keys())}
    beside = former.rows(near - before.keys() - after.keys())
    old, new = _part({**before, **beside}, models), _part({**after, **beside}, models)
    moved = _moved(connection, [e.id for e in old.events])
    named = _reports_of(old) | _reports_of(new)
    known = {**{v.report.key: v.report for v in versions}, **log.some_reports(connection, named)}
    # those of one address: the one that spoke before has an event of the old part, the one that speaks now is the latest
    was = {key: r for key, r in known.items() if key in _reports_of(old)}
    now = {**{key: r for key, r in known.items() if key in _reports_of(new)}, **speak}
    later = new.model_copy(update={"redirects": moved})
    found = between(Moment(old, was, {}), Moment(later, now, {}), log.glossary(connection))
    # a reading is large, an event has any number of reports, and only the sentences of the changes are shown
    told = set(_told(found.changes))
    return replace(
        found,
        reports={key: r for key, r in found.reports.items() if key in told},
        readings=log.some_readings(connection, told),
    )


def _told(changes: Iterable[Change]) -> Iterator[str]:
    """The reports that the changes stand on."""
    for change in changes:
        if isinstance(change, TallyChange | CommitmentChange):
            yield change.report
        else:
            yield from (support.report for support in change.said)


def _part(kept: Rows, models: Models) -> Record:
    """In the order of the listings. `models` are those made already: what did not change is the same in both parts, and is most of them."""
    made: dict[str, list[Any]] = {list_: [] for list_ in GLANCED}
    for key, row in sorted(kept.items(), key=lambda one: (one[1].sort, one[0].id)):
        at = key, row.digest
        if at not in models:
            models[at] = FORMS[key.list].model_validate_json(zlib.decompress(row.packed))
        made[key.list].append(models[at])
    return Record(events=tuple(made["event"]), tallies=tuple(made["tally"]), commitments=tuple(made["commitment"]))


def _reports_of(part: Record) -> set[str]:
    told = {m.report for e in part.events for m in e.members}
    return told | {t.report for t in part.tallies} | {c.report for c in part.commitments}


def _versions(connection: Connection, keys: Iterable[str]) -> list[Learnt]:
    """All versions of the reports."""
    return log.of_addresses(connection, (r.url for r in log.some_reports(connection, keys).values() if r.url))


def _events_of(connection: Connection, keys: Iterable[str]) -> set[str]:
    return {
        event
        for some in parts(sorted(keys), CHUNK)
        for event in connection.execute(select(members.c.event).where(members.c.report.in_(some))).scalars()
    }


def _moved(connection: Connection, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (old, new)
        for some in parts(ids, CHUNK)
        for old, new in connection.execute(select(redirects.c.old, redirects.c.new).where(redirects.c.old.in_(some)))
    )
