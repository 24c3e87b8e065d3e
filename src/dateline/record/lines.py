"""A line for each event, cell by cell, as a listing shows it: made with the row of the event, so that no event is parsed to be listed.

Invariant: where `fresh`, there is one line for each event of the projection, and it says what the event does. Like the tables of
record/card_tables.py the lines have no part in the schema: whoever knows nothing of them leaves them behind, and they are made anew.
"""

from collections.abc import Iterable

from sqlalchemy import Column, Connection, Index, Table, bindparam, delete, insert, select

from dateline.model import Event
from dateline.record import log, queries
from dateline.record.card_tables import beside
from dateline.record.filter import Filter, conditions
from dateline.record.moments import short
from dateline.record.parts import parts
from dateline.record.schema import Words, rows
from dateline.record.standing import LINED, PROJECTED, lined
from dateline.record.straight import Line
from dateline.record.view import EventView, view

CHUNK = 500  # rows a statement

# By rank, so that a listing is one scan. `told` is reports/origins.
lines = Table(
    "lines",
    beside,
    Column("sort", Words, primary_key=True),
    Column("id", Words, primary_key=True),
    Column("day", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("told", Words, nullable=False),
    Column("state", Words, nullable=False),
    Index("lines_id", "id"),
    sqlite_with_rowid=False,
)
CELLS = (lines.c.id, lines.c.day, lines.c.kind, lines.c.title, lines.c.told, lines.c.state)


def line(seen: EventView) -> Line:
    event = seen.event
    states: list[str] = [event.realis] if event.realis != "actual" else []
    states += ["disputed"] if seen.disputed else []
    states += ["background"] if seen.background else []
    told = f"{len(seen.reports)}/{event.origins}"
    return seen.id, short(seen.when), event.kind, seen.title, told, ", ".join(states)


def fresh(connection: Connection) -> bool:
    """Of a projection that is up to date."""
    projected = log.get_meta(connection, PROJECTED)
    return bool(projected) and log.get_meta(connection, LINED) == lined(projected or "")


def stand(connection: Connection) -> None:
    """They are those of the projection as it is marked now."""
    log.set_meta(connection, LINED, lined(log.get_meta(connection, PROJECTED) or ""))


def clear(connection: Connection) -> None:
    """An empty table, also where other code left another."""
    lines.drop(connection, checkfirst=True)
    lines.create(connection)


def drop(connection: Connection, ids: Iterable[str]) -> None:
    for some in parts(({"_id": name} for name in ids), CHUNK):
        connection.execute(delete(lines).where(lines.c.id == bindparam("_id")), some)


def put(connection: Connection, some: Iterable[tuple[str, Line]]) -> None:
    """Lines of events that have none, each with the sort key of its row."""
    names = [c.name for c in CELLS]
    for part in parts(some, CHUNK):
        connection.execute(insert(lines), [{"sort": sort, **dict(zip(names, one, strict=True))} for sort, one in part])


def make(connection: Connection) -> None:
    """All of them from the projection as it stands, which is up to date."""
    clear(connection)
    glossary = log.glossary(connection)
    every = select(rows.c.sort, rows.c.body).where(rows.c.list == "event")
    found = connection.execute(every.execution_options(yield_per=CHUNK))
    put(connection, ((sort, line(view(Event.model_validate_json(body), glossary))) for sort, body in found))
    stand(connection)


def listed(connection: Connection, which: Filter) -> list[Line]:
    """Those that the filter leaves, in order of local time."""
    wanted = select(*CELLS).order_by(lines.c.sort, lines.c.id)
    if which != Filter():
        wanted = wanted.where(lines.c.id.in_(select(rows.c.id).where(conditions(which, "event"))))
    return [(id_, day, kind, title, told, state) for id_, day, kind, title, told, state in connection.execute(wanted)]


def told(connection: Connection, which: Filter) -> list[Line]:
    """The same from the events themselves, where the lines are not fresh."""
    glossary = log.glossary(connection)
    return [line(view(event, glossary)) for event in queries.each(connection, "event", which, Event)]
