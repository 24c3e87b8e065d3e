"""One watch a store: a lock that goes with the process that holds it, however that ends."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from dateline.record import on_server
from dateline.record.address import address
from dateline.record.errors import StoreError
from dateline.record.opening import guard
from dateline.record.standing import APPLICATION

TAKEN = "another watch runs on {}"
ONE = "one watch a store"
WAIT = "Stop that one first; its alerts and sources are looked after."


@contextmanager
def alone(store: str) -> Iterator[None]:
    """Holds the lock of a store in a file by a lock of SQLite's own on a file beside it ("FILE.watch"), that of a store on a server by
    an advisory lock of its schema. Raises StoreError where another holds it."""
    at = address(store)
    if at.url is not None:
        engine = on_server.engine(at.url)
        try:
            with guard(at), engine.connect() as connection:
                wanted = text("SELECT pg_try_advisory_lock(:ours, hashtext(current_schema()))")
                if not connection.execute(wanted, {"ours": APPLICATION}).scalar():
                    raise StoreError(TAKEN.format(at.shown), ONE, WAIT)
                connection.commit()  # the lock is the session's, not the transaction's
                yield
        finally:
            engine.dispose()
        return
    if at.path is None:
        yield
        return
    lock = sqlite3.connect(at.path.with_name(at.path.name + ".watch"), timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as wrong:
        lock.close()
        if "locked" not in str(wrong):
            raise StoreError(
                f"{at.shown}.watch cannot be written ({wrong})", "a folder that may be written", "Check it."
            ) from wrong
        raise StoreError(TAKEN.format(at.shown), ONE, WAIT) from wrong
    try:
        yield
    finally:
        lock.close()
