"""From a path or URL to an engine on a store of this version.

Invariant: what is no store, or one of another version, is left as it was; a store is whole or not there.
"""

from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, Engine, insert

from dateline.record import on_file, on_server
from dateline.record.address import MEMORY, Address, address
from dateline.record.errors import StoreError
from dateline.record.log import WORDED
from dateline.record.migrate import forward
from dateline.record.schema import meta, metadata
from dateline.record.standing import SCHEMA
from dateline.version import __version__


def check(store: str | Path) -> None:
    """Raises StoreError where neither a store is nor one can be made; touches nothing."""
    at = address(store)
    found = version(at)
    if found is not None:
        _known(at, found)


def open_engine(at: Address, *, create: bool, migrate: bool) -> Engine:
    """An engine whose transactions take their turn; the tables are made where `create` allows it, and those of an
    older version brought forward where `migrate` does."""
    found = version(at)
    if found is None and not create and at.shown != MEMORY:
        raise StoreError(
            f"no store at {at.shown}",
            "one that `dateline read` made",
            f"Make one: dateline read SOURCE... --store {at.shown}",
        )
    if found is not None:
        _known(at, found)
    if found is not None and found < SCHEMA and not migrate:
        raise StoreError(
            f"{at.shown} is a store of version {found}",
            f"version {SCHEMA}",
            f"Bring it forward: dateline doctor --migrate --store {at.shown}",
        )
    engine = on_server.engine(at.url) if at.url is not None else on_file.engine(at.path)
    if found != SCHEMA:
        try:
            _guarded(at, engine)
        except StoreError:
            engine.dispose()
            raise
    return engine


def version(at: Address) -> int | None:
    """The schema's version of what is there; None where there is no store yet. Raises StoreError for what is none."""
    return on_server.version(at) if at.url is not None else on_file.version(at.path) if at.path else None


def _known(at: Address, found: int) -> None:
    if found > SCHEMA:
        raise StoreError(
            f"{at.shown} is a store of version {found}",
            f"version {SCHEMA} or older",
            "It was left as it is; open it with the Dateline that made it, or a newer one.",
        )


def _guarded(at: Address, engine: Engine) -> None:
    with guard(at), engine.connect().execution_options(write=True) as connection, connection.begin():
        _bring(connection)


def guard(at: Address) -> AbstractContextManager[None]:
    """What goes wrong there is told in the words of StoreError."""
    return on_server.guard(at.shown) if at.url is not None else on_file.guard(at.shown)


def _bring(connection: Connection) -> None:
    """All tables and the version in one transaction. A second writer that waited its turn finds it done."""
    backend = on_server if connection.dialect.name == "postgresql" else on_file
    found = backend.marked(connection)
    if found == SCHEMA:
        return
    if found is None:
        metadata.create_all(connection)
        connection.execute(
            insert(meta), [{"name": "schema", "value": str(SCHEMA)}, {"name": WORDED, "value": __version__}]
        )
    else:
        forward(connection, found)
    backend.mark(connection, SCHEMA)
