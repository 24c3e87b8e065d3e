"""Which rows of the projection changed since the watch looked last, noted by whoever changes them.

Invariant: every row that differs from what it was at the last look is noted, or EVERYTHING is. A store that was never watched notes
nothing.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from dateline.record import log
from dateline.record.inserting import insert
from dateline.record.parts import parts
from dateline.record.schema import EVERYTHING, GLANCED, WATCHED, watch_touched

Key = tuple[str, str]
CHUNK = 500  # rows a statement
ALL = {"list": EVERYTHING, "id": ""}


def note(connection: Connection, keys: Iterable[tuple[str, ...]]) -> None:
    """These rows, by (list, id), were written or removed."""
    wanted = [{"list": key[0], "id": key[1]} for key in keys if key[0] in GLANCED]
    if not wanted or log.get_meta(connection, WATCHED) is None or _all(connection):
        return
    for some in parts(wanted, CHUNK):
        connection.execute(insert(connection.dialect.name, watch_touched).on_conflict_do_nothing(), some)


def note_all(connection: Connection) -> None:
    """All rows are made anew."""
    connection.execute(delete(watch_touched))
    connection.execute(insert(connection.dialect.name, watch_touched).values(ALL))


def taken(connection: Connection) -> frozenset[Key] | None:
    """What changed, None for everything; from now on it counts as looked at."""
    found = None if _all(connection) else frozenset((r.list, r.id) for r in connection.execute(select(watch_touched)))
    if found is None or found:
        connection.execute(delete(watch_touched))
    return found


def _all(connection: Connection) -> bool:
    return connection.execute(select(watch_touched.c.id).where(watch_touched.c.list == EVERYTHING)).first() is not None
