"""The back end PostgreSQL: the tables of one schema of one database, through psycopg."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, select, update
from sqlalchemy.exc import DBAPIError

from dateline.record import points
from dateline.record.address import Address
from dateline.record.errors import StoreError
from dateline.record.schema import LOG, meta
from dateline.record.standing import APPLICATION

CONNECT_SECONDS = "10"
BUSY_MS = 600_000  # a turn is waited for so long
SOUND = "a PostgreSQL server that answers and a database whose tables may be made and written"
CHECK = "Nothing was changed by this step; check the address, the server and the rights of the user."


def engine(url: URL) -> Engine:
    if "connect_timeout" not in url.query:
        url = url.update_query_dict({"connect_timeout": CONNECT_SECONDS})
    try:
        made = create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise StoreError(
            "a PostgreSQL address, but psycopg is not installed",
            "psycopg 3",
            "Install it: pip install 'dateline[postgres]'",
        ) from error

    @event.listens_for(made, "connect")
    def _connected(connection: Any, _: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {BUSY_MS}")
            # an acknowledged report must survive a crash of the server, also where it was set up for speed
            cursor.execute(
                "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
            )
        connection.commit()

    @event.listens_for(made, "begin")
    def _begun(connection: Any) -> None:
        if connection.get_execution_options().get("write", False):
            # one writer at a time, as in a file; each statement then sees what the writer before left
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION})")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    points.watch(made)
    return made


def version(at: Address) -> int | None:
    """That of the store in the database; None where one may be made. Raises StoreError for tables of another program."""
    assert at.url is not None
    asked = engine(at.url)
    try:
        with guard(at.shown), asked.connect() as connection, connection.begin():
            found = marked(connection)
            others = found is None and inspect(connection).get_table_names()
            encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    finally:
        asked.dispose()
    if others:
        raise StoreError(
            f"{at.shown} holds tables of another program",
            "an empty database, or one that `dateline read` made",
            "It was left as it is; give another database, or a schema of its own with ?options=-csearch_path%3DNAME.",
        )
    if encoding != "UTF8":
        raise StoreError(f"{at.shown} is encoded in {encoding}", "UTF8", "Make a database with ENCODING 'UTF8'.")
    return found


def marked(connection: Connection) -> int | None:
    """The version that the tables say; None where there are none of ours."""
    names = set(inspect(connection).get_table_names())
    if not {meta.name, *(t.name for t in LOG)} <= names:
        return None
    found = connection.execute(select(meta.c.value).where(meta.c.name == "schema")).scalar()
    return int(found) if found and found.isdecimal() else None


def mark(connection: Connection, version: int) -> None:
    connection.execute(update(meta).where(meta.c.name == "schema").values(value=str(version)))


@contextmanager
def guard(shown: str) -> Iterator[None]:
    """Tell what is wrong with a server or a database in the words of StoreError."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{shown} cannot be used as a store ({error.orig})", SOUND, CHECK) from error
