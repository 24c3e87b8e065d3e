"""The reports that an extractor gave no answer for, as the watch keeps them until it does.

Invariant: such a report waits from the transaction that stores it to the one that stores its whole reading, or until it is given up.
"""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from dateline.model import Reading, Report
from dateline.record import log
from dateline.record.points import point
from dateline.record.schema import reports, watch_unheard
from dateline.record.store import Store


@dataclass(frozen=True)
class Unheard:
    """`tries`: how often it was asked again in vain."""

    report: Report
    tries: int


def waits(connection: Connection, report: str, due: str) -> None:
    """The report (by key) is to be asked for again at `due` (ISO 8601, UTC); one that waits already goes on waiting."""
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(make(watch_unheard).values(report=report, due=due, tries=0).on_conflict_do_nothing())


def next_due(store: Store, now: str) -> Unheard | None:
    """The one that is due longest."""
    joined = watch_unheard.join(reports, reports.c.key == watch_unheard.c.report)
    wanted = (
        select(reports.c.body, watch_unheard.c.tries)
        .select_from(joined)
        .where(watch_unheard.c.due <= now)
        .order_by(watch_unheard.c.due, watch_unheard.c.report)
        .limit(1)
    )
    found = store.asked(lambda c: c.execute(wanted).first())
    return Unheard(Report.model_validate_json(found.body), found.tries) if found else None


def heard(store: Store, reading: Reading) -> None:
    """Keep the reading, and the report waits no more: one transaction."""
    at = store.now()

    def change(connection: Connection) -> None:
        log.add_reading(connection, reading, at)
        connection.execute(delete(watch_unheard).where(watch_unheard.c.report == reading.report))

    store.changed(change)
    point("heard")


def put_off(store: Store, report: str, due: str) -> None:
    """Asked in vain once more."""
    values = {"due": due, "tries": watch_unheard.c.tries + 1}
    store.changed(lambda c: c.execute(update(watch_unheard).where(watch_unheard.c.report == report).values(**values)))


def drop(store: Store, report: str) -> None:
    store.changed(lambda c: c.execute(delete(watch_unheard).where(watch_unheard.c.report == report)))


def count(store: Store) -> int:
    """How many wait."""
    return store.asked(lambda c: c.execute(select(func.count()).select_from(watch_unheard)).scalar_one())
