"""What holds a store, and what its version means for it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, text

from dateline.record import opening
from dateline.record.address import address
from dateline.record.errors import StoreError
from dateline.record.standing import SCHEMA
from dateline.record.store import Store

SAFE_WAL = (3, 51, 3)  # https://sqlite.org/wal.html#walresetbug
OLDEST = (3, 35, 0)  # RETURNING; FTS5 with words by category
OLDEST_SERVER = 140000  # array_to_tsvector refuses what is empty


def told(store: str | Path) -> Iterator[tuple[str, str]]:
    """(what, how it is) of SQLite, of the server where there is one, and of the store."""
    yield "sqlite", _sqlite()
    try:
        at = address(store)
        found = opening.version(at)
        if found is not None and found < SCHEMA:
            yield (
                "store",
                f"{at.shown}: schema {found}, older than {SCHEMA}; bring it forward: dateline doctor --migrate",
            )
            return
        with Store.open(store) as opened:
            yield from opened.asked(_backend)
            reports, events = opened.count(), len(opened.events())
            yield "store", f"{at.shown}: schema {SCHEMA}, {reports} reports, {events} events"
    except StoreError as error:
        yield "store", str(error)


def _sqlite() -> str:
    version = sqlite3.sqlite_version_info
    said = [sqlite3.sqlite_version]
    if version < OLDEST:
        said.append(f"older than {'.'.join(map(str, OLDEST))}: stores in files cannot be made")
    elif version < SAFE_WAL:
        said.append("its WAL can be corrupted by two writers; stores keep the rollback journal, which cannot")
    return "; ".join(said)


def _backend(connection: Connection) -> list[tuple[str, str]]:
    if connection.dialect.name == "sqlite":
        mode = str(connection.execute(text("PRAGMA journal_mode")).scalar())
        mend = '; set it back with: sqlite3 FILE "PRAGMA journal_mode=DELETE"' if mode == "wal" else ""
        return [("journal", mode + mend)]
    version = str(connection.execute(text("SHOW server_version")).scalar())
    old = int(str(connection.execute(text("SHOW server_version_num")).scalar())) < OLDEST_SERVER
    return [("postgresql", f"{version}; older than 14, which is not supported" if old else version)]
