"""The projection as a whole: whether it is up to date, and making it anew."""

from sqlalchemy import Connection

from dateline.model import Record, Report, digest
from dateline.record import log, project
from dateline.record.versions import speaking
from dateline.version import __version__


def made(connection: Connection) -> tuple[Record, dict[str, Report]]:
    """`reconcile` over the log, with the reports that speak."""
    # numpy and rapidfuzz are not needed by a listing of a store that is up to date
    from dateline.reconcile import reconcile

    heard = speaking(log.all_reports(connection))
    readings = log.all_readings(connection)
    glossary = log.glossary(connection)
    kept = [readings[r.key] for r in heard if r.key in readings]
    record = reconcile(heard, kept, log.all_judgements(connection), glossary.kinds, glossary.broader)
    return record, {r.key: r for r in heard}


def remake(connection: Connection) -> Record:
    record, reports = made(connection)
    project.write(connection, record, reports, log.glossary(connection))
    log.set_meta(connection, "projected", _mark(connection))
    return record


def fresh(connection: Connection) -> bool:
    return log.get_meta(connection, "projected") == _mark(connection)


def _mark(connection: Connection) -> str:
    """Names all that the projection is made from: the code, the log, the glossary."""
    return f"{__version__} {log.head(connection)} {digest(log.get_meta(connection, 'glossary') or '')}"
