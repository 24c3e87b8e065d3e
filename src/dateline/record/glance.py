"""Looking at a projection again and again: only the rows that changed since the last look are read.

Invariant: the changes found are those that `diff` finds between the whole records.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection, select

from dateline.model import CommitmentCheck, Event, Judgement, Reading, Record, Report, TallyAudit
from dateline.record import log
from dateline.record.changes import Difference, Moment, between
from dateline.record.filter import Filter, conditions
from dateline.record.schema import LOG, members, readings, redirects, reports, rows
from dateline.record.store import Store
from dateline.record.versions import Learnt, speaking

LISTS = ("event", "tally", "commitment")
CHUNK = 500  # keys a question


class Key(NamedTuple):
    list: str
    id: str


@dataclass(frozen=True)
class Kept:
    """A row as it was: its digest, its body packed, and the day of an event that happened on one."""

    digest: str
    packed: bytes
    day: date | None


class Glance:
    """What the rows of a projection said at the last look."""

    def __init__(self, kept: dict[Key, Kept]) -> None:
        self._kept = kept

    @classmethod
    def at(cls, connection: Connection) -> "Glance":
        return cls(dict(_read(connection, _digests(connection))))

    def days(self, ids: Iterable[str]) -> tuple[date, ...]:
        """Of those of the events that are told as having happened on a known day, in their order."""
        found = (self._kept.get(Key("event", id_)) for id_ in ids)
        return tuple(sorted(one.day for one in found if one and one.day))

    def next(self, connection: Connection) -> "tuple[Glance, Difference | None]":
        """A glance at what is there now, and what has changed (None: nothing)."""
        now = _digests(connection)
        changed = {key for key, mark in now.items() if key not in self._kept or self._kept[key].digest != mark}
        gone = self._kept.keys() - now.keys()
        if not changed and not gone:
            return self, None
        fresh = dict(_read(connection, {key: now[key] for key in changed}))
        kept = {key: fresh.get(key) or self._kept[key] for key in now}
        after = Glance(kept)
        return after, _difference(connection, self._kept, kept, changed | gone)


def names(connection: Connection, which: Filter) -> tuple[frozenset[str], frozenset[str]]:
    """What the filter leaves: ids of events, and addresses of tallies and commitments."""
    found = [
        frozenset(connection.execute(select(rows.c.id).where(conditions(which, list_))).scalars()) for list_ in LISTS
    ]
    return found[0], found[1] | found[2]


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


def _digests(connection: Connection) -> dict[Key, str]:
    wanted = (
        select(rows.c.list, rows.c.id, rows.c.digest).where(rows.c.list.in_(LISTS)).order_by(rows.c.sort, rows.c.id)
    )
    return {Key(list_, id_): mark for list_, id_, mark in connection.execute(wanted)}


def _read(connection: Connection, wanted: dict[Key, str]) -> Iterator[tuple[Key, Kept]]:
    for list_ in LISTS:
        ids = [key.id for key in wanted if key.list == list_]
        for some in _chunks(ids):
            asked = select(rows.c.id, rows.c.body, rows.c.first_day, rows.c.last_day)
            found = connection.execute(asked.where(rows.c.list == list_, rows.c.id.in_(some)))
            for id_, body, first, last in found:
                key = Key(list_, id_)
                day = first if list_ == "event" and first == last and _happened(body) else None
                yield key, Kept(wanted[key], zlib.compress(body.encode(), 1), date.fromisoformat(day) if day else None)


def _happened(body: str) -> bool:
    """Told without taking the whole event apart: no other part of it has that name, and quotes in a text are escaped."""
    return '"realis":"actual"' in body


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(ids), CHUNK):
        yield ids[at : at + CHUNK]


def _difference(
    connection: Connection, before: dict[Key, Kept], after: dict[Key, Kept], touched: set[Key]
) -> Difference:
    """Between the parts of the two records that changed, with the events that share a report with them: those decide
    which event is which."""
    old, new = _part(before, touched), _part(after, touched)
    told = {m.report for part in (old, new) for e in part.events for m in e.members}
    versions = _versions(connection, told)
    speak = {r.key: r for r in speaking(versions)}
    near = {Key("event", id_) for id_ in _events_of(connection, told | speak.keys())}
    wide = touched | near
    old, new = _part(before, wide), _part(after, wide)
    moved = _moved(connection, [e.id for e in old.events])
    named = _reports_of(old) | _reports_of(new)
    known = {**{v.report.key: v.report for v in versions}, **_reports(connection, named)}
    # those of one address: the one that spoke before has an event of the old part, the one that speaks now is the latest
    was = {key: r for key, r in known.items() if key in _reports_of(old)}
    now = {**{key: r for key, r in known.items() if key in _reports_of(new)}, **speak}
    said = _readings(connection, known.keys())
    return between(
        Moment(old, was, said), Moment(new.model_copy(update={"redirects": moved}), now, said), log.glossary(connection)
    )


def _part(kept: dict[Key, Kept], keys: set[Key]) -> Record:
    """In the order of the listings."""
    bodies: dict[str, list[bytes]] = {list_: [] for list_ in LISTS}
    for key in (k for k in kept if k in keys):
        bodies[key.list].append(zlib.decompress(kept[key].packed))
    return Record(
        events=tuple(Event.model_validate_json(b) for b in bodies["event"]),
        tallies=tuple(TallyAudit.model_validate_json(b) for b in bodies["tally"]),
        commitments=tuple(CommitmentCheck.model_validate_json(b) for b in bodies["commitment"]),
    )


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
