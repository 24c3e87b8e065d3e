"""Parts of many reports and readings, where the whole of each would take much memory and time."""

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, select

from dateline.model import Passage, Report
from dateline.record import log
from dateline.record.heard import UNDERSTOOD, replaced
from dateline.record.schema import readings, reports

AT_ONCE = 400  # rows fetched together


class _Part(BaseModel):
    """Some fields of what is kept; the others are passed over unread."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Heading(_Part):
    """What a list of sources says of a report."""

    id: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None


class Remarks(_Part):
    """What a reading says of its text as a whole, and not of what happened."""

    unread: str | None = None
    passages: tuple[Passage, ...] = ()
    wire: str | None = None
    notes: tuple[str, ...] = ()


def headings(connection: Connection, among: frozenset[str] | None = None) -> dict[str, Heading]:
    """Of the reports that speak (those of `among`, where it is given), by key, in the order of their keys."""
    silent = replaced(connection).keys
    asked = select(reports.c.key, reports.c.body).order_by(reports.c.key).execution_options(yield_per=AT_ONCE)
    return {
        key: Heading.model_validate_json(body)
        for key, body in connection.execute(asked)
        if key not in silent and (among is None or key in among)
    }


def remarked(connection: Connection, keys: Iterable[str]) -> dict[str, tuple[Report, Remarks | None]]:
    """These reports, each with what its latest reading remarks; None where it has none."""
    found: dict[str, tuple[Report, Remarks | None]] = {
        key: (report, None) for key, report in log.some_reports(connection, keys).items()
    }
    for key, body in log.latest_bodies(connection, found).items():
        found[key] = found[key][0], Remarks.model_validate_json(body)
    return found


def understood(connection: Connection) -> dict[str, bool]:
    """Whether the latest reading of a report understood it, by its key."""
    asked = select(readings.c.report, readings.c.body.contains(UNDERSTOOD)).order_by(readings.c.seq)
    return {key: bool(yes) for key, yes in connection.execute(asked)}
