"""From a path or URL to an engine on a store of this version.

Invariant: a file that is no store, or one of another version, is left as it was, byte for byte.
"""

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Engine, StaticPool, create_engine, event, insert, text

from dateline.record.errors import StoreError
from dateline.record.schema import APPLICATION, SCHEMA, meta, metadata

BUSY_MS = 60_000  # a writer waits this long for its turn; one report is written in milliseconds
MEMORY = ":memory:"
MAGIC = b"SQLite format 3\x00"


def location(store: str | Path) -> str:
    """The file a store is in (":memory:" for none). Raises StoreError for addresses of other kinds."""
    name = str(store)
    if name.startswith("sqlite:///"):
        name = name.removeprefix("sqlite:///")
    if "://" in name:
        scheme = name.split("://")[0]
        raise StoreError(f"a store address of kind {scheme}://", "a file or sqlite:///FILE", "Give --store FILE.")
    if not name:
        raise StoreError(
            "an empty store name", "a file or sqlite:///FILE", "Give --store FILE, or unset DATELINE_STORE."
        )
    return name


def check(store: str | Path) -> None:
    """Raises StoreError where neither a store is nor one can be made; touches nothing."""
    name = location(store)
    if name != MEMORY and _is_new(Path(name)) and not Path(name).absolute().parent.is_dir():
        raise _no_folder(Path(name))


def open_engine(store: str | Path, *, create: bool) -> Engine:
    """An engine whose transactions take the write lock at once; the tables are made where `create` allows it."""
    name = location(store)
    if name == MEMORY:
        engine = _engine(name)
        _make(engine)
        return engine
    path = Path(name)
    new = _is_new(path)
    if new and not create:
        raise StoreError(
            f"no store at {path}",
            "a file that `dateline read` made",
            f"Make one: dateline read SOURCE... --store {path}",
        )
    if new and not path.absolute().parent.is_dir():
        raise _no_folder(path)
    engine = _engine(name)
    if new:
        _guard(path, lambda: _make(engine))
    return engine


def _no_folder(path: Path) -> StoreError:
    return StoreError(
        f"no folder {path.absolute().parent}", "a folder that is there", "Make it, or give another --store."
    )


def _is_new(path: Path) -> bool:
    """True where a store may be made. Raises StoreError for what is there and is not a store of this version."""
    if path.is_dir():
        raise StoreError(f"{path} is a folder", "a file", f"Give a file in it: --store {path / 'dateline.db'}")
    if not path.exists():
        return True
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        raise StoreError(
            f"{path} cannot be read ({error.strerror})", "a readable store", "Check its permissions."
        ) from error
    if not head:
        return True  # what a run leaves that was killed before its first transaction
    if head != MAGIC:
        raise StoreError(
            f"{path} is no Dateline store",
            "a SQLite file that `dateline read` made",
            "It was left as it is; give another --store.",
        )
    application, version, tables = _guard(path, lambda: _header(path))
    if application == APPLICATION and version == SCHEMA:
        return False
    if application == APPLICATION:
        raise StoreError(
            f"{path} is a store of version {version}",
            f"version {SCHEMA}",
            "It was left as it is; open it with the Dateline that made it, or read the reports into a new store.",
        )
    if application == 0 and version == 0 and tables == 0:
        return True
    raise StoreError(
        f"{path} is a database of another program",
        "a store that `dateline read` made",
        "It was left as it is; give another --store.",
    )


def _header(path: Path) -> tuple[int, int, int]:
    """`immutable` keeps SQLite from making side files next to what may be another program's; where a journal of a
    killed run lies there, SQLite must be let at the file to roll it back."""
    mode = "mode=rw" if path.with_name(path.name + "-journal").exists() else "mode=ro&immutable=1"
    connection = sqlite3.connect(f"file:{quote(str(path.absolute()))}?{mode}", uri=True)
    try:
        one = [
            connection.execute(q).fetchone()[0]
            for q in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
        ]
        return one[0], one[1], one[2]
    finally:
        connection.close()


def _guard(path: Path, act: Any) -> Any:
    """Tell what is wrong with a file in the words of StoreError."""
    from sqlalchemy.exc import DBAPIError

    try:
        return act()
    except (sqlite3.DatabaseError, DBAPIError) as error:
        why = str(getattr(error, "orig", error))
        raise StoreError(
            f"{path} cannot be used as a store ({why})",
            "a sound SQLite file that may be written",
            "It was left as it is; check the file and its folder, or give another --store.",
        ) from error


def _engine(name: str) -> Engine:
    url = URL.create("sqlite", database=None if name == MEMORY else name)
    pool: dict[str, Any] = (
        {"poolclass": StaticPool, "connect_args": {"check_same_thread": False}} if name == MEMORY else {}
    )
    engine = create_engine(url, **pool)

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        # full, as an acknowledged report must survive a power cut; the rollback journal is SQLite's default
        connection.execute("PRAGMA synchronous=FULL")

    @event.listens_for(engine, "begin")
    def _begun(connection: Any) -> None:
        write = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _make(engine: Engine) -> None:
    """All tables and the version in one transaction: a store is whole or not there. A second writer that waited its
    turn finds the tables made."""
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        if connection.execute(text("PRAGMA user_version")).scalar() == SCHEMA:
            return
        metadata.create_all(connection)
        connection.execute(insert(meta).values(name="schema", value=str(SCHEMA)))
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
