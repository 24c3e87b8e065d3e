"""Single reports of the log with their readings, where loading all would take long."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from dateline.model import Reading, Report
from dateline.record.schema import readings, reports

CHUNK = 500  # keys a query


def told(connection: Connection, keys: Iterable[str]) -> dict[str, tuple[Report, Reading | None]]:
    """Reports by key, each with its latest reading (None where it has none)."""
    found: dict[str, tuple[Report, Reading | None]] = {}
    for chunk in _chunks(keys):
        bodies = connection.execute(select(reports.c.key, reports.c.body).where(reports.c.key.in_(chunk)))
        found.update((key, (Report.model_validate_json(body), None)) for key, body in bodies)
        latest = select(readings.c.report, readings.c.body).where(readings.c.report.in_(chunk)).order_by(readings.c.seq)
        for key, body in {r.report: r.body for r in connection.execute(latest)}.items():
            found[key] = found[key][0], Reading.model_validate_json(body)
    return found


def outlets_here(connection: Connection) -> list[str]:
    """Names of the outlets whose reports the log holds."""
    named = select(reports.c.outlet).where(reports.c.outlet.is_not(None)).distinct()
    return list(connection.execute(named).scalars())


def _chunks(keys: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(set(keys))
    for at in range(0, len(ordered), CHUNK):
        yield ordered[at : at + CHUNK]
