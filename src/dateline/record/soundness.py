"""What is wrong with the tables themselves: pages, indexes, and columns that do not say what their row's body says."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DBAPIError

from dateline.model import Reading, Report
from dateline.record.log import words_of
from dateline.record.schema import SEARCHED, readings, reports

AT_MOST = 10  # faults of one sort that are told
MEND = "`dateline verify --rebuild` makes that anew"


def faults(connection: Connection) -> Iterator[str]:
    """Changes nothing; but SQLite checks an index of words by a statement that writes, so that a connection which may
    not write leaves that out."""
    if connection.dialect.name == "sqlite":
        yield from _pages(connection)
    for table in (t.name for t in SEARCHED):
        if not _indexed(connection, table):
            yield f"the index of words of {table} does not say what its rows say; {MEND}"
    yield from _columns(connection)
    yield from _orphans(connection)


def _pages(connection: Connection) -> Iterator[str]:
    said = connection.execute(text(f"PRAGMA integrity_check({AT_MOST})")).scalars()
    yield from (f"the file is damaged: {one}" for one in said if one != "ok")


def _indexed(connection: Connection, table: str) -> bool:
    if connection.dialect.name == "postgresql":
        other = (
            f"SELECT count(*) FROM {table} WHERE found IS DISTINCT FROM array_to_tsvector(string_to_array(words, ' '))"
        )
        return not connection.execute(text(other)).scalar()
    if not connection.get_execution_options().get("write"):
        return True
    check = f"INSERT INTO {table}_words ({table}_words, rank) VALUES ('integrity-check', 1)"
    savepoint = connection.begin_nested()
    try:
        connection.execute(text(check))
    except DBAPIError:
        return False
    finally:
        savepoint.rollback()
    return True


def _columns(connection: Connection) -> Iterator[str]:
    """The columns of a report beside its body."""
    columns = (reports.c.words, reports.c.key, reports.c.id, reports.c.url, reports.c.outlet, reports.c.published)
    found = connection.execute(select(reports.c.seq, reports.c.body, *columns).execution_options(yield_per=500))
    for seq, body, words, *held in found:
        said = Report.model_validate_json(body)
        if [*map(_plain, (said.key, said.id, said.url, said.outlet, said.published))] != held:
            yield f"report {said.id} (number {seq}): what stands beside it is not what it says"
        if words != words_of(said):
            yield f"report {said.id} (number {seq}): its words are not those it is found by; {MEND}"


def _plain(value: Any) -> Any:
    return value.replace("\0", "") if isinstance(value, str) else value


def _orphans(connection: Connection) -> Iterator[str]:
    """Readings of no report, and readings whose columns name another report than they do."""
    known = select(reports.c.key)
    lost = connection.execute(
        select(func.count()).select_from(readings).where(readings.c.report.not_in(known))
    ).scalar()
    if lost:
        yield f"{lost} readings are of no report of the log"
    for report, body in connection.execute(select(readings.c.report, readings.c.body).execution_options(yield_per=500)):
        if Reading.model_validate_json(body).report != report:
            yield f"a reading of report {report} says that it is of another"
