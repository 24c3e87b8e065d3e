"""The log as it was at a time, into a store of its own.

Invariant: what comes out is the log of a store that never saw what came later, so its record is that store's.

By publication ("published") a report counts once it was out (one without a date from when we learnt of it), read by the
newest code. Judgements have no publication: they are ours, and count whenever they were made, on what was out by then.
By learning ("learnt") a report, a reading and a judgement count from when each was added to this store.
What the packs say (names of kinds and actors) is not dated, and is always the latest.
"""

from datetime import datetime

from sqlalchemy import Connection, select

from dateline.model import Judgement, Reading
from dateline.record import log
from dateline.record.filter import Axis
from dateline.record.schema import judgements, readings
from dateline.record.versions import known_by, limit


def copy_past(source: Connection, target: Connection, when: str, axis: Axis) -> None:
    """`target` is an empty store. Every row keeps the time at which it was learnt."""
    end = limit(when) if axis == "learnt" else None
    read = _readings(source, end)
    for one in known_by(log.all_reports(source), when, axis):
        log.add_report(target, one.report, one.at)
        if one.report.key in read:
            reading, at = read[one.report.key]
            log.add_reading(target, reading, at)
    for body, at in source.execute(select(judgements.c.body, judgements.c.learnt_at).order_by(judgements.c.seq)):
        if _by(at, end):
            log.add_judgement(target, Judgement.model_validate_json(body), at)
    log.set_meta(target, "glossary", log.get_meta(source, "glossary") or "{}")


def _readings(source: Connection, end: datetime | None) -> dict[str, tuple[Reading, str]]:
    """The latest reading of each report that was there by the end, with the time it was made."""
    last = {
        report: (body, at)
        for report, body, at in source.execute(
            select(readings.c.report, readings.c.body, readings.c.learnt_at).order_by(readings.c.seq)
        )
        if _by(at, end)
    }
    return {key: (Reading.model_validate_json(body), at) for key, (body, at) in last.items()}


def _by(at: str, end: datetime | None) -> bool:
    return end is None or datetime.fromisoformat(at) <= end
