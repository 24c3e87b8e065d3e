"""Single reports of the log with their readings, where loading all would take long."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from dateline.model import Reading, Report
from dateline.record import log
from dateline.record.schema import reports


def told(connection: Connection, keys: Iterable[str]) -> dict[str, tuple[Report, Reading | None]]:
    """Reports by key, each with its latest reading (None where it has none)."""
    asked = sorted(set(keys))
    read = log.some_readings(connection, asked)
    return {key: (report, read.get(key)) for key, report in log.some_reports(connection, asked).items()}


def outlets_here(connection: Connection) -> list[str]:
    """Names of the outlets whose reports the log holds."""
    named = select(reports.c.outlet).where(reports.c.outlet.is_not(None)).distinct()
    return list(connection.execute(named).scalars())
