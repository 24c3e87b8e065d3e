"""Search over all that a record shows: events, statements, tallies, commitments and the reports themselves."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, select, true

from dateline.model import CommitmentCheck, Decided, Event, Frozen, Quoted, Report, TallyAudit
from dateline.record.filter import Filter, conditions, day_bounds
from dateline.record.fulltext import asked, holds
from dateline.record.heard import replaced
from dateline.record.queries import listed
from dateline.record.schema import reports, rows

REPORT = "report"
TYPES: Mapping[str, type[Frozen]] = {
    "event": Event,
    "statement": Quoted,
    "tally": TallyAudit,
    "commitment": CommitmentCheck,
    "judgement": Decided,
}
ALL = (*TYPES, REPORT)


@dataclass(frozen=True)
class Found:
    """`counts`: how many of each list ("event", "statement", "tally", "commitment", "report") were found in all; `items`: the
    part of each that was asked for, in the order of its listing, reports by the day of their
    publication."""

    counts: Mapping[str, int]
    items: Mapping[str, Sequence[Frozen]]


def search(connection: Connection, which: Filter, lists: Sequence[str], limit: int, offset: int) -> Found:
    """What the filter's text is found in. Of the rest of the filter reports know only the days: those of publication."""
    counts, items = {}, {}
    for name in lists:
        if name == REPORT:
            keys = worded(connection, which, replaced(connection).keys)
            counts[name] = len(keys)
            items[name] = _bodies(connection, keys[offset : offset + limit])
        else:
            where = conditions(which, name)
            counts[name] = connection.execute(select(func.count()).select_from(rows).where(where)).scalar_one()
            items[name] = listed(connection, name, which, TYPES[name], limit=limit, offset=offset)
    return Found(counts, items)


def worded(connection: Connection, which: Filter, silent: Collection[str]) -> list[str]:
    """Keys of the reports that are not `silent`, in order of their day; undated ones last, as in every listing."""
    day = func.substr(reports.c.published, 1, 10)
    terms = asked(which.text or "")
    where = and_(
        holds(reports, terms) if terms else true(),
        day >= day_bounds(which.since)[0] if which.since else true(),
        day <= day_bounds(which.until)[1] if which.until else true(),
    )
    found = select(reports.c.key).where(where).order_by(day.is_(None), day, reports.c.key)
    return [key for key in connection.execute(found).scalars() if key not in silent]


def _bodies(connection: Connection, keys: list[str]) -> list[Frozen]:
    found = connection.execute(select(reports.c.body).where(reports.c.key.in_(keys))).scalars()
    made = {r.key: r for r in (Report.model_validate_json(body) for body in found)}
    return [made[key] for key in keys]
