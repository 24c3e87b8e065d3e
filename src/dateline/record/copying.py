"""A whole copy of a store, made while others read and write it: the copy is the store as it was at one moment.

Invariant: the copy is whole or not there. A file is copied page by page into a file; between other kinds the log goes over row by
row, with its order and its times, and the projection is made anew there.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Table, insert, select

from dateline.record import log, on_file, projection
from dateline.record.address import Address
from dateline.record.errors import StoreError
from dateline.record.opening import guard, open_engine
from dateline.record.points import point
from dateline.record.schema import LOG, WATCH, WATCHED, meta

CHUNK = 500  # rows an insert
EMPTY = ".".join("0" for _ in LOG)


@contextmanager
def part_of(path: Path) -> Iterator[Path]:
    """A file beside `path` that takes its place when all went well."""
    if path.exists():
        raise StoreError(f"{path} is there already", "a name that is free", "Give another name, or move the file away.")
    if not path.absolute().parent.is_dir():
        raise StoreError(f"no folder {path.absolute().parent}", "a folder that is there", "Make it.")
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        yield part
        point("backup whole")
        part.rename(path)
    except OSError as error:
        why = error.strerror or error
        raise StoreError(
            f"{path} cannot be written ({why})", "a folder that may be written", "Give another."
        ) from error
    finally:
        part.unlink(missing_ok=True)


def copy_pages(source: Path, to: Path) -> None:
    """SQLite's own backup, in one step, so that a writer waits its turn and no half of its work is copied."""
    with (
        on_file.guard(f"{to}, a copy of {source},"),
        closing(sqlite3.connect(source, timeout=on_file.BUSY_MS / 1000)) as one,
        closing(sqlite3.connect(to)) as other,
    ):
        one.backup(other)
        point("backup copied")
        if (said := other.execute("PRAGMA quick_check").fetchone()[0]) != "ok":
            raise StoreError(f"a copy of {source} that is not sound ({said})", "a sound store", "Run: dateline verify")


def copy_rows(source: Connection, to: Address) -> None:
    """The whole log into a store that has none, and a projection of it there."""
    engine = open_engine(to, create=True, migrate=False)
    try:
        with guard(to), engine.connect().execution_options(write=True) as target, target.begin():
            if log.head(target) != EMPTY:
                raise StoreError(f"{to.shown} holds reports already", "a place without a store", "Give another.")
            copy_log(source, target)
            _copy_watch(source, target)
            point("backup copied")
            projection.remake(target)
    finally:
        engine.dispose()


def copy_log(source: Connection, target: Connection) -> None:
    """Every version, reading and judgement, in their order."""
    for table in LOG:
        _copy_table(source, target, table)
    _copy_meta(source, target, "glossary")


def _copy_watch(source: Connection, target: Connection) -> None:
    for table in WATCH:
        _copy_table(source, target, table)
    _copy_meta(source, target, WATCHED)


def _copy_table(source: Connection, target: Connection, table: Table) -> None:
    columns = [c for c in table.c if c.name != "seq"]  # a server counts on from the numbers that it gave itself
    order = table.c.seq if "seq" in table.c else table.primary_key.columns.values()[0]
    wanted = select(*columns).order_by(order).execution_options(yield_per=CHUNK)
    for chunk in source.execute(wanted).mappings().partitions():
        target.execute(insert(table), [dict(row) for row in chunk])
        point("backup chunk")


def _copy_meta(source: Connection, target: Connection, name: str) -> None:
    value = source.execute(select(meta.c.value).where(meta.c.name == name)).scalar()
    if value:
        target.execute(insert(meta).values(name=name, value=value))
