"""The back end SQLite: one file, or the memory of this process.

The rollback journal is kept, not WAL: two checkpointing writers can corrupt the WAL of the SQLite that many systems carry.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from dateline.record import points
from dateline.record.errors import StoreError
from dateline.record.standing import APPLICATION

BUSY_MS = 600_000  # a turn is waited for so long; a report is written in milliseconds, a large record in minutes
# KiB of pages at hand. What one transaction changes stays in memory as long as it fits, so that readers wait for its end only;
# one that reads finds its pages with the system, and there are many, each with a connection that stays
READING, WRITING = 8 << 10, 64 << 10
MAGIC = b"SQLite format 3\x00"
HEADER = 100  # bytes


def engine(path: Path | None) -> Engine:
    url = URL.create("sqlite", database=str(path) if path else None)
    pool: dict[str, Any] = {} if path else {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}}
    made = create_engine(url, **pool)

    @event.listens_for(made, "connect")
    def _connected(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        connection.execute(f"PRAGMA cache_size=-{READING}")
        # full, as an acknowledged report must survive a power cut
        connection.execute("PRAGMA synchronous=FULL")

    @event.listens_for(made, "begin")
    def _begun(connection: Any) -> None:
        write = connection.get_execution_options().get("write", False)
        if write:
            connection.exec_driver_sql(f"PRAGMA cache_size=-{WRITING}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    @event.listens_for(made, "checkin")
    def _given_back(connection: Any, _: Any) -> None:
        if connection is not None:  # broken ones are not given back
            connection.execute(f"PRAGMA cache_size=-{READING}")

    points.watch(made)
    return made


def version(path: Path) -> int | None:
    """That of the store in the file; None where one may be made. Raises StoreError for what is there and is no store."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder", "a file", f"Give a file in it: --store {path / 'dateline.db'}")
    head = _head(path) if path.exists() else b""
    if not head:
        # an empty file is what a run leaves that was killed before its first transaction
        _may_be_made(path)
        return None
    journal = path.with_name(path.name + "-journal").exists()
    application, found, tables = _told(head)
    if application != APPLICATION or journal:
        with guard(str(path)):
            application, found, tables = _asked(path, journal)
    if application == APPLICATION:
        return found
    if application == found == tables == 0:
        return None
    raise StoreError(
        f"{path} is a database of another program",
        "a store that `dateline read` made",
        "It was left as it is; give another --store.",
    )


def _may_be_made(path: Path) -> None:
    folder = path.absolute().parent
    if not folder.is_dir():
        raise StoreError(f"no folder {folder}", "a folder that is there", "Make it, or give another --store.")


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(HEADER)
    except OSError as error:
        raise StoreError(
            f"{path} cannot be read ({error.strerror})", "a readable store", "Check its permissions."
        ) from error
    if head and not head.startswith(MAGIC):
        raise StoreError(
            f"{path} is no Dateline store",
            "a SQLite file that `dateline read` made",
            "It was left as it is; give another --store.",
        )
    return head


def _told(head: bytes) -> tuple[int, int, int]:
    """What the file's first bytes say, without SQLite (https://sqlite.org/fileformat2.html#the_database_header)."""
    return int.from_bytes(head[68:72], "big"), int.from_bytes(head[60:64], "big"), 1


def _asked(path: Path, journal: bool) -> tuple[int, int, int]:
    """What SQLite says. `immutable` keeps it from making side files next to what may be another program's; where a
    journal of a killed run lies there, SQLite must be let at the file to roll it back."""
    mode = "mode=rw" if journal else "mode=ro&immutable=1"
    connection = sqlite3.connect(f"file:{quote(str(path.absolute()))}?{mode}", uri=True, timeout=BUSY_MS / 1000)
    try:
        one = [
            connection.execute(q).fetchone()[0]
            for q in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
        ]
        return one[0], one[1], one[2]
    finally:
        connection.close()


def marked(connection: Connection) -> int | None:
    """The version in the header of an open file; None for one without tables."""
    return connection.execute(text("PRAGMA user_version")).scalar() or None


def mark(connection: Connection, version: int) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version={version}")


@contextmanager
def guard(shown: str) -> Iterator[None]:
    """Tell what is wrong with a file in the words of StoreError."""
    try:
        yield
    except (sqlite3.DatabaseError, DBAPIError) as error:
        why = str(getattr(error, "orig", error))
        raise StoreError(
            f"{shown} cannot be used as a store ({why})",
            "a sound SQLite file that may be written",
            "It was left as it is; check the file and its folder, or give another --store.",
        ) from error
