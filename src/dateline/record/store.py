"""Store: the log and the projection in one place, and the queries that every face asks."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self, TypeVar

from pydantic import ValidationError
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from dateline.model import (
    Candidate,
    CommitmentCheck,
    Decided,
    Event,
    Judgement,
    Quoted,
    Reading,
    Record,
    Report,
    TallyAudit,
)
from dateline.record import abridged, adding, cards, copying, lines, log, projection, queries, soundness, stored
from dateline.record.abridged import Heading, Remarks
from dateline.record.address import MEMORY, Address, address
from dateline.record.errors import StoreError
from dateline.record.filter import Axis, Filter
from dateline.record.glossary import Glossary
from dateline.record.heard import replaced
from dateline.record.lookup import told
from dateline.record.opening import open_engine
from dateline.record.outlets import UNRATED, Outlet
from dateline.record.past import copy_past
from dateline.record.points import point
from dateline.record.ratings import Ratings
from dateline.record.search import ALL, Found, search
from dateline.record.straight import Line
from dateline.record.versions import Learnt, speaking
from dateline.record.view import EventView, view

NONE = Filter()
T = TypeVar("T")


def _now() -> str:
    return datetime.now(UTC).isoformat()


class Store:
    """An open store. Use it as a context manager.

    Writers take their turn (one at a time, in any number of processes); a report is there with its reading or not at all, and
    one that was acknowledged is there whatever happens next. Queries bring the projection up to date first, where it is not.
    """

    def __init__(self, engine: Engine, at: Address, clock: Callable[[], str] = _now) -> None:
        self._engine, self._at, self._clock = engine, at, clock

    @property
    def name(self) -> str:
        """Its file or address, without a password."""
        return self._at.shown

    @classmethod
    def open(
        cls,
        store: str | Path = MEMORY,
        *,
        create: bool = False,
        migrate: bool | None = None,
        clock: Callable[[], str] = _now,
    ) -> Self:
        """Open the store in a file (or `sqlite:///FILE`, ":memory:", or `postgresql://USER@HOST/DATABASE`).

        `migrate` brings a store of an older version forward; it does so where `create` is true unless told otherwise.
        Raises StoreError, and leaves what is there as it is, where it is no store, one of a newer version, an older one
        that is not to be brought forward, and where there is none and `create` is false."""
        forward = create if migrate is None else migrate
        at = address(store)
        return cls(open_engine(at, create=create, migrate=forward), at, clock)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # the log

    def add(self, report: Report, reading: Reading | None, learnt_at: str | None = None) -> bool:
        """Take in one report with its reading (None where it could not be read), in one transaction. True where the
        report is new.

        `learnt_at` (ISO 8601, UTC) is the clock's time unless given; what one run reads gets one time."""
        return bool(self.add_all([(report, reading)], learnt_at))

    def add_all(self, read: Sequence[tuple[Report, Reading | None]], learnt_at: str | None = None) -> int:
        """`add` for some reports at once, all or none of them. How many are new."""
        at = learnt_at or self._clock()
        with self._write() as connection:
            return sum(log.add_read(connection, report, reading, at) for report, reading in read)

    def judge(self, judgement: Judgement, learnt_at: str | None = None) -> bool:
        """Add a judgement to the log. False where one of its id is there already."""
        with self._write() as connection:
            return log.add_judgement(connection, judgement, learnt_at or self._clock())

    def describe(self, glossary: Glossary) -> None:
        """Keep what the packs in use say of kinds and actors; what is known of other packs stays."""
        with self._write() as connection:
            log.set_meta(connection, "glossary", log.glossary(connection).joined(glossary).model_dump_json())

    def has(self, code: str, among: Iterable[str] | None = None) -> frozenset[str]:
        """Keys of the reports that are here with a reading by this code; of `among`, some hundreds at most, where given."""
        with self._read() as connection:
            return log.read_keys(connection, code, among)

    def count(self) -> int:
        """How many reports are here, all versions counted."""
        with self._read() as connection:
            return log.count(connection)

    def speaking(self) -> int:
        """How many reports speak: of each address the latest version."""
        with self._read() as connection:
            return log.addresses(connection)

    def learnt(self) -> list[Learnt]:
        """All versions of all reports with the time we learnt of each, by key."""
        with self._read() as connection:
            return log.all_reports(connection)

    def reports(self) -> dict[str, Report]:
        """The reports that speak, by key: of each address the latest version."""
        return {r.key: r for r in speaking(self.learnt())}

    def texts(self, keys: Iterable[str]) -> dict[str, Report]:
        """These reports, also those that a later version replaced."""
        with self._read() as connection:
            return log.some_reports(connection, keys)

    def speaking_keys(self) -> list[str]:
        """Keys of the reports that speak, sorted."""
        with self._read() as connection:
            return log.keys_but(connection, replaced(connection).keys)

    def told(self, keys: Iterable[str]) -> dict[str, tuple[Report, Reading | None]]:
        """These reports, each with its latest reading, where loading all would take long; also those that do not speak."""
        with self._read() as connection:
            return told(connection, keys)

    def headings(self, among: frozenset[str] | None = None) -> dict[str, Heading]:
        """What a list of sources says of the reports that speak (of those of `among`, where given), by key."""
        with self._read() as connection:
            return abridged.headings(connection, among)

    def remarked(self, keys: Iterable[str]) -> dict[str, tuple[Report, Remarks | None]]:
        """These reports, each with what its latest reading remarks on its text."""
        with self._read() as connection:
            return abridged.remarked(connection, keys)

    def understood(self) -> dict[str, bool]:
        """Whether the latest reading of a report understood it, by its key; also of those that do not speak."""
        with self._read() as connection:
            return abridged.understood(connection)

    def readings(self) -> dict[str, Reading]:
        """The latest reading of each report that speaks, by its key."""
        with self._read() as connection:
            found = log.all_readings(connection)
        return {key: found[key] for key in self.reports() if key in found}

    def all_readings(self) -> list[Reading]:
        """The latest reading of every report, also of those that a later version replaced."""
        with self._read() as connection:
            return list(log.all_readings(connection).values())

    def judgements(self) -> list[Judgement]:
        with self._read() as connection:
            return log.all_judgements(connection)

    def glossary(self) -> Glossary:
        with self._read() as connection:
            return log.glossary(connection)

    # the projection

    def record(self) -> Record:
        """The record, made anew from the log. A pure function of what the log holds."""
        with self._read() as connection:
            return projection.made(connection)

    def rebuild(self) -> None:
        """Throw the projection away and make it from the log."""
        with self._write() as connection:
            stored.clear(connection)
            log.set_meta(connection, log.WORDED, "")
            log.reword(connection)
            projection.remake(connection)

    def refresh(self, after: Callable[[Connection], None] | None = None) -> None:
        """Bring the projection up to date, where something was added since it was made or other code made it.

        `after` is called in the same transaction (also where the projection was up to date already): what it writes is
        there if and only if that step is."""
        with self._read() as connection:
            if after is None and projection.fresh(connection):
                return
        with self._write() as connection:
            if not projection.fresh(connection):
                log.reword(connection)
                projection.refresh(connection)
            if after is not None:
                after(connection)

    def prepare(self) -> None:
        """`refresh`, and the tables beside the projection that pages and the map are made from."""
        self.refresh()
        with self._read() as connection:
            if cards.fresh(connection):
                return
        with self._write() as connection:
            if not cards.fresh(connection):
                cards.sync(connection, self._clock())

    def as_of(self, when: str, axis: Axis = "published") -> "Store":
        """A store in memory that never saw what was published (or learnt) after `when`. See record/past.py."""
        past = Store.open(MEMORY, clock=self._clock)
        with self._read() as source, past._write() as target:
            copy_past(source, target, when, axis)
        return past

    def backup(self, to: str | Path) -> None:
        """A whole copy as of this moment, in a file or on a server; others may read and write meanwhile.

        Raises StoreError where something is there already or the copy cannot be made; then none is left there."""
        target = address(to)
        if target.path is None:
            with self._read() as source:
                copying.copy_rows(source, target)
            return
        with copying.part_of(target.path) as part:
            if self._at.path:
                copying.copy_pages(self._at.path, part)
            else:
                with self._read() as source:
                    copying.copy_rows(source, address(part))

    def copy(self) -> "Store":
        """The whole log in memory."""
        made = Store.open(MEMORY, clock=self._clock)
        with self._read() as source, made._write() as target:
            copying.copy_log(source, target)
        return made

    def now(self) -> str:
        """The time to stamp what is learnt with: the clock's, but later than all that was learnt before, as a clock may
        have been set back. ISO 8601, UTC."""
        with self._read() as connection:
            last = log.latest(connection)
        now = datetime.fromisoformat(self._clock())
        then = datetime.fromisoformat(last) + timedelta(microseconds=1) if last else now
        return max(now, then).isoformat()

    def checked(self) -> list[str]:
        """What the back end itself finds wrong: pages, indexes, what is kept beside a row and what it says."""
        told = []
        for connected in (self._write, self._read):  # a store that may not be written can be checked but for one thing
            try:
                with connected() as connection:
                    return list(soundness.faults(connection))
            except StoreError as error:
                told.append(str(error))
        return told[-1:]

    def asked(self, ask: Callable[[Connection], T]) -> T:
        """What a question of the back end itself is answered, such as for its version."""
        with self._read() as connection:
            return ask(connection)

    def changed(self, change: Callable[[Connection], T]) -> T:
        """What a change gives that is one transaction."""
        with self._write() as connection:
            return change(connection)

    def tables(self) -> stored.Dump:
        """Digests of all rows of the projection as it stands."""
        with self._current(NONE) as connection:
            return stored.dump(connection)

    # queries

    def events(self, which: Filter = NONE) -> list[EventView]:
        """Events in order of their local time, undated ones last."""
        with self._current(which) as connection:
            glossary = log.glossary(connection)
            return [view(e, glossary) for e in queries.listed(connection, "event", which, Event)]

    def lines(self, which: Filter = NONE) -> list[Line]:
        """A line for each event in the same order: id, time, kind, title, reports/origins, state."""
        if not which.as_of:
            with suppress(StoreError):  # one that may not be written has its events looked through
                self._line_up()
        with self._current(which) as connection:
            return lines.listed(connection, which) if lines.fresh(connection) else lines.told(connection, which)

    def _line_up(self) -> None:
        """`refresh`, and the lines of events that were made by code that left none."""
        self.refresh()
        with self._read() as connection:
            if lines.fresh(connection):
                return
        with self._write() as connection:
            if projection.fresh(connection) and not lines.fresh(connection):
                lines.make(connection)

    def each_event(self, which: Filter = NONE) -> Iterator[Event]:
        """The same events, bare and one after the other, where all at once would take much memory."""
        with self._current(which) as connection:
            yield from queries.each(connection, "event", which, Event)

    def each_view(self, which: Filter = NONE) -> Iterator[EventView]:
        """`events`, one after the other. Nothing else is to be asked of the store until the last is given or the rest is left."""
        with self._current(which) as connection:
            glossary = log.glossary(connection)
            yield from (view(e, glossary) for e in queries.each(connection, "event", which, Event))

    def views_of(self, ids: Iterable[str]) -> Iterator[EventView]:
        """These events, one after the other in the order of their ids, as `each_view` gives them."""
        with self._current(NONE) as connection:
            glossary = log.glossary(connection)
            yield from (view(e, glossary) for e in queries.some_events(connection, ids))

    def telling(self, which: Filter = NONE) -> frozenset[str]:
        """Keys of the reports that tell an event of the filter."""
        with self._current(which) as connection:
            return queries.telling(connection, which)

    def each_statement(self, which: Filter = NONE) -> Iterator[tuple[Quoted, Report | None]]:
        """`statements` one after the other, each with its report, as `each_view` gives events."""
        with self._current(which) as connection:
            yield from queries.spoken(connection, which)

    def each_tally(self, which: Filter = NONE) -> Iterator[TallyAudit]:
        """`tallies` one after the other, as `each_view` gives events."""
        with self._current(which) as connection:
            yield from queries.each(connection, "tally", which, TallyAudit)

    def statements(self, which: Filter = NONE) -> list[Quoted]:
        """Statements in the order of publication; --since and --until look at the day of their report."""
        with self._current(which) as connection:
            return queries.listed(connection, "statement", which, Quoted)

    def tallies(self, which: Filter = NONE) -> list[TallyAudit]:
        with self._current(which) as connection:
            return queries.listed(connection, "tally", which, TallyAudit)

    def commitments(self, which: Filter = NONE) -> list[CommitmentCheck]:
        with self._current(which) as connection:
            return queries.listed(connection, "commitment", which, CommitmentCheck)

    def decisions(self, which: Filter = NONE) -> list[Decided]:
        """The judgements that are not undone, oldest first, with what became of each."""
        with self._current(which) as connection:
            return queries.listed(connection, "judgement", which, Decided)

    def selection(self, which: Filter = NONE) -> Record:
        """The part of the record that the filter leaves."""
        with self._current(which) as connection:
            return queries.selection(connection, which)

    def outlets(self, which: Filter = NONE, ratings: Ratings = UNRATED) -> list[Outlet]:
        """What each outlet adds to the events of the filter, with the grades of `ratings`. Most events first."""
        with self._current(which) as connection:
            return adding.outlets(connection, which, ratings)

    def search(self, which: Filter, lists: Sequence[str] = ALL, limit: int = 20, offset: int = 0) -> Found:
        """What the filter leaves of each list, of "report" as well: how many, and `limit` of them from `offset` on."""
        with self._current(which) as connection:
            return search(connection, which, lists, limit, offset)

    def event(self, name: str) -> EventView:
        """The event of an id, of the beginning of one, or of an id that was merged into it.

        Raises KeyError that says what was got and what to do."""
        with self._current(NONE) as connection:
            return queries.one_event(connection, name)

    def candidates(self, event: str) -> list[Candidate]:
        """The events that one which names no day could be, best first, where none stood out; `event` is its id."""
        with self._current(NONE) as connection:
            return projection.candidates(connection, event)

    def membership(self) -> dict[tuple[str, str], str]:
        """The event of each entry: {(report key, entry): event id}."""
        with self._current(NONE) as connection:
            return queries.membership(connection)

    @contextmanager
    def _read(self, *, write: bool = False) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(write=write) as connection, connection.begin():
                yield connection
            if write:
                point("committed")
        except SQLAlchemyError as error:
            what = "written" if write else "read"
            need = "a store that may be written and space on its disk" if write else "a sound store"
            do = "What was acknowledged before is kept; put that right and do it again."
            raise StoreError(f"{self.name} cannot be {what} ({getattr(error, 'orig', error)})", need, do) from error
        except ValidationError as error:
            got = f"{self.name} holds what is no {error.title} ({error.errors()[0]['msg']})"
            raise StoreError(got, "what Dateline wrote there", "Look closer: dateline verify") from error

    def _write(self) -> AbstractContextManager[Connection]:
        return self._read(write=True)

    @contextmanager
    def at(self, which: Filter) -> Iterator["Store"]:
        """The store that the filter's as-of asks for: this one, or one in memory that stopped then."""
        if not which.as_of:
            yield self
            return
        with self.as_of(which.as_of, which.axis) as past:
            yield past

    @contextmanager
    def _current(self, which: Filter) -> Iterator[Connection]:
        """A connection to the up-to-date projection of the record that the filter asks for. A store that cannot be
        written is projected in memory."""
        if which.as_of:
            with self.at(which) as past, past._current(NONE) as connection:
                yield connection
            return
        try:
            self.prepare() if which.box else self.refresh()
        except StoreError:
            if self.name == MEMORY:  # a copy already: it is not that nothing may be written
                raise
            with self.copy() as copy, copy._current(which) as connection:
                yield connection
            return
        with self._read() as connection:
            yield connection
