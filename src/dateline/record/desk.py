"""The desk: a store as a server asks it, many times and from many threads, for its pages.

Invariant: what one look sees is one state of the record, whole, whatever is read into the store meanwhile.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

import numpy as np
from sqlalchemy import Connection, func, select

from dateline.model import Judgement, digest
from dateline.record import cards, log, projection
from dateline.record.columns import Columns, Flags, Ints
from dateline.record.errors import StoreError
from dateline.record.filter import Filter, FilterError
from dateline.record.fulltext import asked, numbers
from dateline.record.glossary import Glossary
from dateline.record.heard import Heard
from dateline.record.index import Index
from dateline.record.links import Links
from dateline.record.picked import pick
from dateline.record.schema import reports, rows
from dateline.record.store import Store
from dateline.version import __version__

T = TypeVar("T")
MOST_ANEW = 20_000  # reports
KEPT = 4  # records as of some day that are kept in memory


@dataclass
class Look:
    """One look at the record: `which` is the filter without its as-of, which chose the store behind `connection`.
    `mark` names the state that is seen: equal marks, equal answers."""

    connection: Connection
    which: Filter
    glossary: Glossary
    mark: str
    _index: Callable[[], Index]

    @cached_property
    def index(self) -> Index:
        return self._index()

    @property
    def columns(self) -> Columns:
        return self.index.columns

    @cached_property
    def kept(self) -> Flags:
        """True for the events of the filter, in the order of the columns."""
        return pick(self.connection, self.index, self.which, self.worded[0] if self.worded else None)

    @cached_property
    def worded(self) -> tuple[Ints, Ints] | None:
        """The places of the events that hold the words asked for, and the numbers of the other rows that do; None where none are."""
        terms = asked(self.which.text or "")
        if not terms:
            return None
        found = np.array(numbers(self.connection, rows, terms), np.int64)
        return self.columns.numbered(found)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What is the same for every filter over this state of the record, made when it is first asked for."""
        found: T = self.index.once(name, make)
        return found

    def links(self, axis: str) -> Links:
        """The names of an axis: "actor", "place", "outlet" or "report"."""
        return self.index.links(self.connection, axis)

    @property
    def heard(self) -> Heard:
        return self.index.heard(self.connection)

    @property
    def judgements(self) -> list[Judgement]:
        return self.once("judgements", lambda: log.all_judgements(self.connection))

    @property
    def replaced(self) -> frozenset[str]:
        """Keys of the versions that a later one of the same address replaced."""
        return self.index.replaced(self.connection)


@dataclass
class _Shelf:
    """A store in memory is one connection, so one thread at a time looks at it."""

    store: Store
    lock: threading.RLock


class Desk:
    def __init__(self, store: Store) -> None:
        self.store = store
        self._shelves: OrderedDict[str, _Shelf] = OrderedDict()
        self._indexes: OrderedDict[str, Index] = OrderedDict()
        self._lock, self._making = threading.RLock(), threading.Lock()
        self._glossary: tuple[str, Glossary] = ("", Glossary())
        self._last: Index | None = None  # of the store itself

    def close(self) -> None:
        with self._lock:
            while self._shelves:
                self._shelves.popitem()[1].store.close()

    @contextmanager
    def look(self, which: Filter) -> Iterator[Look]:
        """Raises StoreError where the store cannot be read."""
        now = replace(which, as_of=None, axis="published")
        if which.as_of:
            self._small_enough()
            with self._shelved(which, f"{which.axis} {which.as_of} {self._head()}") as look:
                yield look
            return
        with self.store._read() as connection:
            if projection.fresh(connection) and cards.fresh(connection):
                yield self._look(connection, now, "")
                return
        try:
            self.store.prepare()
        except StoreError:
            with self._shelved(now, self._head()) as look:
                yield look
            return
        with self.store._read() as connection:
            yield self._look(connection, now, "")

    def made_anew(self) -> tuple[int, bool]:
        """How many reports the store holds, and whether the record of another day is made of so many while somebody waits."""
        with self.store._read() as connection:
            held = connection.execute(select(func.count()).select_from(reports)).scalar_one()
        return held, held <= MOST_ANEW

    def _small_enough(self) -> None:
        held, fits = self.made_anew()
        if not fits:
            raise FilterError(
                f"as_of: the store holds {held:,} reports; a record is made anew of {MOST_ANEW:,} at most while somebody waits. "
                f"Use: dateline events --as-of TIME"
            )

    def _head(self) -> str:
        with self.store._read() as connection:
            return f"{log.head(connection)} {digest(log.get_meta(connection, 'glossary') or '')}"

    @contextmanager
    def _shelved(self, which: Filter, name: str) -> Iterator[Look]:
        """A look at a store in memory, made once and kept for the next."""
        with self._lock:
            if name not in self._shelves:
                while len(self._shelves) >= KEPT:
                    self._shelves.popitem(last=False)  # closed when the last look at it is over
                made = self.store.as_of(which.as_of, which.axis) if which.as_of else self.store.copy()
                made.prepare()
                self._shelves[name] = _Shelf(made, threading.RLock())
            self._shelves.move_to_end(name)
            shelf = self._shelves[name]
        with shelf.lock, shelf.store._read() as connection:
            yield self._look(connection, replace(which, as_of=None, axis="published"), name)

    def _look(self, connection: Connection, which: Filter, name: str) -> Look:
        text = log.get_meta(connection, "glossary") or "{}"
        if self._glossary[0] != text:
            self._glossary = (text, Glossary.model_validate_json(text))
        # rows that were all written anew have other numbers, though they say the same
        mark = digest([__version__, name, log.get_meta(connection, cards.MARK), cards.anew(connection)])
        return Look(connection, which, self._glossary[1], mark, lambda: self._indexed(connection, mark, name))

    def _indexed(self, connection: Connection, mark: str, name: str) -> Index:
        """One thread makes it, the others wait for it. Of the store itself (without a name) it is made from the one before."""
        with self._making:
            if mark not in self._indexes:
                while len(self._indexes) > KEPT:
                    self._indexes.popitem(last=False)
                before = None if name else self._last
                self._indexes[mark] = before.next(connection) if before else Index.load(connection)
                self._last = self._last if name else self._indexes[mark]
            self._indexes.move_to_end(mark)
            return self._indexes[mark]
