"""A database of this process alone, for what would be too much to hold in memory.

Invariant: it is gone when the process is, however that ends, and nobody else can open it. After an error it is closed: no part of a
change is ever read.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from weakref import finalize

from dateline.record.errors import StoreError

CACHE = 4 << 10  # KiB of pages in memory; the rest is in the file


class Scratch:
    """In a temporary file that SQLite takes out of its folder as soon as it is made (https://sqlite.org/inmemorydb.html#temp_db):
    in SQLITE_TMPDIR or TMPDIR, else /var/tmp. All methods raise StoreError where that file cannot be used. One at a time."""

    def __init__(self) -> None:
        # whoever uses it takes turns, but not always in the thread that made it
        self._connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        finalize(self, self._connection.close)
        # no journal: after an error nothing is read any more
        for said in (f"cache_size=-{CACHE}", "temp_store=FILE", "journal_mode=OFF", "synchronous=OFF"):
            self._connection.execute(f"PRAGMA {said}")

    def asked(self, question: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of the answer, one after the other."""
        with _guard():
            yield from self._connection.execute(question, values)

    def told(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Do a statement once a row of values; for use within `changed`."""
        with _guard():
            self._connection.executemany(statement, rows)

    def made(self, *statements: str) -> None:
        """Make tables and indexes."""
        with _guard():
            for statement in statements:
                self._connection.execute(statement)

    @contextmanager
    def changed(self) -> Iterator[None]:
        """What is told within is one transaction; where it fails, the database is closed."""
        try:
            self.made("BEGIN")
            yield
            self.made("COMMIT")
        except BaseException:
            self._connection.close()
            raise


@contextmanager
def _guard() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as wrong:
        raise StoreError(
            f"the temporary file of the watch cannot be used ({wrong})",
            "a folder for temporary files with room for some 2 kB an event",
            "Make room there, or name another folder by SQLITE_TMPDIR, and start the watch again: it goes on where it was.",
        ) from wrong
