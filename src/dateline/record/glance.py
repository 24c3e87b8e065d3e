"""Looking at a projection again and again: only the rows that changed since the last look are read.

Invariant: the changes found are those that `diff` finds between the whole records.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any, NamedTuple

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
from dateline.record.schema import GLANCED, LOG, members, readings, redirects, reports, rows
from dateline.record.store import Store
from dateline.record.versions import Learnt, speaking

CHUNK = 500  # keys a question
FORMS: dict[str, type[BaseModel]] = {"event": Event, "tally": TallyAudit, "commitment": CommitmentCheck}


class Key(NamedTuple):
    list: str
    id: str


@dataclass(frozen=True)
class Kept:
    """A row as it was: its place in the listing, its digest, its body packed, and the day of an event that happened on one."""

    sort: str
    digest: str
    packed: bytes
    day: date | None


Rows = dict[Key, Kept]
Models = dict[tuple[Key, str], Any]  # what rows say, by their digest too


class Glance:
    """What the rows of a projection said at the last look."""

    def __init__(self, kept: Rows) -> None:
        self._kept = kept

    @classmethod
    def at(cls, connection: Connection) -> "Glance":
        return cls(dict(_read(connection, _digests(connection, None))))

    def day(self, name: str) -> date | None:
        """Of an event that is told as having happened on a known day."""
        found = self._kept.get(Key("event", name))
        return found.day if found else None

    def next(self, connection: Connection, touched: Iterable[tuple[str, str]] | None = None) -> "Step | None":
        """What has changed (None: nothing). `touched` are the rows that may have, by (list, id); None: any."""
        some = None if touched is None else [Key(*key) for key in touched]
        now = _digests(connection, some)
        known = self._kept.keys() if some is None else self._kept.keys() & set(some)
        changed = {key for key, (_, mark) in now.items() if key not in self._kept or self._kept[key].digest != mark}
        gone = known - now.keys()
        if not changed and not gone:
            return None
        kept = {**self._kept, **dict(_read(connection, {key: now[key] for key in changed}))}
        for key in gone:
            del kept[key]
        moved = frozenset(changed | gone)
        return Step(Glance(kept), moved, _difference(connection, self._kept, kept, set(moved)))


@dataclass(frozen=True)
class Step:
    """From one glance to the next: the rows that changed, and what that says, with the reports and readings that its changes stand on."""

    after: Glance
    changed: frozenset[Key]
    difference: Difference


def names(
    connection: Connection, which: Filter, some: Iterable[Key] | None = None
) -> tuple[frozenset[str], frozenset[str]]:
    """What the filter leaves, of all or of some rows: ids of events, and addresses of tallies and commitments."""
    left = {list_: frozenset(_left(connection, which, list_, some)) for list_ in GLANCED}
    return left["event"], left["tally"] | left["commitment"]


def _left(connection: Connection, which: Filter, list_: str, some: Iterable[Key] | None) -> Iterator[str]:
    wanted = select(rows.c.id).where(conditions(which, list_))
    if some is None:
        yield from connection.execute(wanted).scalars()
        return
    for part in _chunks([key.id for key in some if key.list == list_]):
        yield from connection.execute(wanted.where(rows.c.id.in_(part))).scalars()


def copy_until(store: Store, counts: str) -> Store:
    """A store in memory with the log as it was when it had come so far (see watching.counted)."""
    past = Store.open()

    def fill(source: Connection) -> None:
        reports_, readings_, judgements_ = (
            islice(source.execute(select(table.c.body, table.c.learnt_at).order_by(table.c.seq)).all(), int(count))
            for table, count in zip(LOG, counts.split("."), strict=True)
        )
        past.changed(lambda target: _fill(source, target, (reports_, readings_, judgements_)))

    store.asked(fill)
    return past


def _fill(source: Connection, target: Connection, parts: Sequence[Iterable[tuple[str, str]]]) -> None:
    for body, at in parts[0]:
        log.add_report(target, Report.model_validate_json(body), at)
    for body, at in parts[1]:
        log.add_reading(target, Reading.model_validate_json(body), at)
    for body, at in parts[2]:
        log.add_judgement(target, Judgement.model_validate_json(body), at)
    log.set_meta(target, "glossary", log.get_meta(source, "glossary") or "{}")


def _digests(connection: Connection, some: Sequence[Key] | None) -> dict[Key, tuple[str, str]]:
    """(sort, digest) of all rows, or of those of some that there are."""
    wanted = select(rows.c.list, rows.c.id, rows.c.sort, rows.c.digest)
    if some is None:
        asked = [wanted.where(rows.c.list.in_(GLANCED))]
    else:
        asked = [
            wanted.where(rows.c.list == list_, rows.c.id.in_(part))
            for list_ in GLANCED
            for part in _chunks([key.id for key in some if key.list == list_])
        ]
    return {Key(list_, id_): (sort, mark) for one in asked for list_, id_, sort, mark in connection.execute(one)}


def _read(connection: Connection, wanted: dict[Key, tuple[str, str]]) -> Iterator[tuple[Key, Kept]]:
    for list_ in GLANCED:
        ids = [key.id for key in wanted if key.list == list_]
        for some in _chunks(ids):
            asked = select(rows.c.id, rows.c.body, rows.c.first_day, rows.c.last_day)
            found = connection.execute(asked.where(rows.c.list == list_, rows.c.id.in_(some)))
            for id_, body, first, last in found:
                key = Key(list_, id_)
                day = first if list_ == "event" and first == last and _happened(body) else None
                packed = zlib.compress(body.encode(), 1)
                yield key, Kept(*wanted[key], packed, date.fromisoformat(day) if day else None)


def _happened(body: str) -> bool:
    """Told without taking the whole event apart: no other part of it has that name, and quotes in a text are escaped."""
    return '"realis":"actual"' in body


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(ids), CHUNK):
        yield ids[at : at + CHUNK]


def _difference(connection: Connection, before: Rows, after: Rows, touched: set[Key]) -> Difference:
    """Between the parts of the two records that changed, with the events that share a report with them: those decide
    which event is which."""
    models: Models = {}
    old, new = _part(before, touched, models), _part(after, touched, models)
    told = {m.report for part in (old, new) for e in part.events for m in e.members}
    versions = _versions(connection, told)
    speak = {r.key: r for r in speaking(versions)}
    near = {Key("event", id_) for id_ in _events_of(connection, told | speak.keys())}
    wide = touched | near
    old, new = _part(before, wide, models), _part(after, wide, models)
    moved = _moved(connection, [e.id for e in old.events])
    named = _reports_of(old) | _reports_of(new)
    known = {**{v.report.key: v.report for v in versions}, **_reports(connection, named)}
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
        readings=_readings(connection, told),
    )


def _told(changes: Iterable[Change]) -> Iterator[str]:
    """The reports that the changes stand on."""
    for change in changes:
        if isinstance(change, TallyChange | CommitmentChange):
            yield change.report
        else:
            yield from (support.report for support in change.said)


def _part(kept: Rows, keys: set[Key], models: Models) -> Record:
    """In the order of the listings. `models` are those made already: what did not change is the same in both parts, and is most of them."""
    made: dict[str, list[Any]] = {list_: [] for list_ in GLANCED}
    for key in sorted((k for k in keys if k in kept), key=lambda k: (kept[k].sort, k.id)):
        at = key, kept[key].digest
        if at not in models:
            models[at] = FORMS[key.list].model_validate_json(zlib.decompress(kept[key].packed))
        made[key.list].append(models[at])
    return Record(events=tuple(made["event"]), tallies=tuple(made["tally"]), commitments=tuple(made["commitment"]))


def _reports_of(part: Record) -> set[str]:
    told = {m.report for e in part.events for m in e.members}
    return told | {t.report for t in part.tallies} | {c.report for c in part.commitments}


def _versions(connection: Connection, keys: Iterable[str]) -> list[Learnt]:
    """All versions of the reports."""
    urls = [r.url for r in _reports(connection, keys).values() if r.url]
    out: list[Learnt] = []
    for some in _chunks(sorted(set(urls))):
        found = connection.execute(select(reports.c.body, reports.c.learnt_at).where(reports.c.url.in_(some)))
        out += (Learnt(Report.model_validate_json(body), at) for body, at in found)
    return out


def _events_of(connection: Connection, keys: Iterable[str]) -> set[str]:
    return {
        event
        for some in _chunks(sorted(keys))
        for event in connection.execute(select(members.c.event).where(members.c.report.in_(some))).scalars()
    }


def _moved(connection: Connection, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (old, new)
        for some in _chunks(ids)
        for old, new in connection.execute(select(redirects.c.old, redirects.c.new).where(redirects.c.old.in_(some)))
    )


def _reports(connection: Connection, keys: Iterable[str]) -> dict[str, Report]:
    bodies = (
        body
        for some in _chunks(sorted(keys))
        for body in connection.execute(select(reports.c.body).where(reports.c.key.in_(some))).scalars()
    )
    return {r.key: r for r in map(Report.model_validate_json, bodies)}


def _readings(connection: Connection, keys: Iterable[str]) -> dict[str, Reading]:
    bodies = (
        body
        for some in _chunks(sorted(keys))
        for body in connection.execute(
            select(readings.c.body).where(readings.c.report.in_(some)).order_by(readings.c.seq)
        ).scalars()
    )
    return {r.report: r for r in map(Reading.model_validate_json, bodies)}
