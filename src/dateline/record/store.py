"""Store: the log and the projection in one file, and the queries that every face asks."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from dateline.model import CommitmentCheck, Decided, Event, Judgement, Quoted, Reading, Record, Report, TallyAudit
from dateline.record import log, projection, queries, stored
from dateline.record.errors import StoreError
from dateline.record.filter import Axis, Filter
from dateline.record.glossary import Glossary
from dateline.record.opening import MEMORY, location, open_engine
from dateline.record.past import copy_past
from dateline.record.versions import Learnt, speaking
from dateline.record.view import EventView, view

NONE = Filter()


def _now() -> str:
    return datetime.now(UTC).isoformat()


class Store:
    """An open store. Use it as a context manager.

    Writers take their turn (one at a time, in any number of processes); each report is one transaction, so one that was
    acknowledged is there whatever happens next. Queries bring the projection up to date first, where it is not.
    """

    def __init__(self, engine: Engine, name: str, clock: Callable[[], str] = _now) -> None:
        self._engine, self.name, self._clock = engine, name, clock

    @classmethod
    def open(cls, store: str | Path = MEMORY, *, create: bool = False, clock: Callable[[], str] = _now) -> Self:
        """Open the store in a file (or `sqlite:///FILE`, or ":memory:").

        Raises StoreError, and leaves the file as it is, where it is no store or one of another version, and where there
        is none and `create` is false."""
        return cls(open_engine(store, create=create), location(store), clock)

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
        at = learnt_at or self._clock()
        with self._write() as connection:
            new = log.add_report(connection, report, at)
            if reading:
                log.add_reading(connection, reading, at)
        return new

    def judge(self, judgement: Judgement) -> bool:
        with self._write() as connection:
            return log.add_judgement(connection, judgement, self._clock())

    def describe(self, glossary: Glossary) -> None:
        """Keep what the packs in use say of kinds and actors; what is known of other packs stays."""
        with self._write() as connection:
            log.set_meta(connection, "glossary", log.glossary(connection).joined(glossary).model_dump_json())

    def has(self, code: str) -> frozenset[str]:
        """Keys of the reports that are here with a reading by this code."""
        with self._read() as connection:
            return log.read_keys(connection, code)

    def learnt(self) -> list[Learnt]:
        """All versions of all reports with the time we learnt of each, by key."""
        with self._read() as connection:
            return log.all_reports(connection)

    def reports(self) -> dict[str, Report]:
        """The reports that speak, by key: of each address the latest version."""
        return {r.key: r for r in speaking(self.learnt())}

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
            return projection.made(connection)[0]

    def rebuild(self) -> Record:
        """Throw the projection away and make it from the log."""
        with self._write() as connection:
            stored.clear(connection)
            return projection.remake(connection)

    def refresh(self) -> None:
        """Bring the projection up to date, where something was added since it was made or other code made it."""
        with self._read() as connection:
            if projection.fresh(connection):
                return
        with self._write() as connection:
            if not projection.fresh(connection):
                projection.remake(connection)

    def as_of(self, when: str, axis: Axis = "published") -> "Store":
        """A store in memory that never saw what was published (or learnt) after `when`. See record/past.py."""
        past = Store.open(MEMORY, clock=self._clock)
        with self._read() as source, past._write() as target:
            copy_past(source, target, when, axis)
        return past

    # queries

    def events(self, which: Filter = NONE) -> list[EventView]:
        """Events in order of their local time, undated ones last."""
        with self._current(which) as connection:
            glossary = log.glossary(connection)
            return [view(e, glossary) for e in queries.listed(connection, "event", which, Event)]

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

    def event(self, name: str) -> EventView:
        """The event of an id, of the beginning of one, or of an id that was merged into it.

        Raises KeyError that says what was got and what to do."""
        with self._current(NONE) as connection:
            return queries.one_event(connection, name)

    def membership(self) -> dict[tuple[str, str], str]:
        """The event of each entry: {(report key, entry): event id}."""
        with self._current(NONE) as connection:
            return queries.membership(connection)

    @contextmanager
    def _read(self, *, write: bool = False) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(write=write) as connection, connection.begin():
                yield connection
        except DBAPIError as error:
            what = "written" if write else "read"
            need = "a store that may be written and space on its disk" if write else "a sound store"
            do = "Nothing was changed by this step."
            raise StoreError(f"{self.name} cannot be {what} ({error.orig})", need, do) from error

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
            self.refresh()
        except StoreError:
            with self.as_of("9999-12-31", "learnt") as copy, copy._current(NONE) as connection:
                yield connection
            return
        with self._read() as connection:
            yield connection
