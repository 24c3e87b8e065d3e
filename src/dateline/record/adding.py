"""What each outlet adds, out of the table that the pages count it from where that is up to date, else out of the events.

Invariant: either way it is what `record.outlets.outlets` gives.
"""

from sqlalchemy import Connection, func, select

from dateline.model import Event
from dateline.record import cards, queries
from dateline.record.abridged import understood
from dateline.record.card_tables import shares
from dateline.record.filter import Filter, conditions
from dateline.record.heard import replaced
from dateline.record.outlets import UNNAMED, Added, Outlet, Share, TellsIt, added, count, summed
from dateline.record.ratings import Ratings
from dateline.record.schema import reports, rows


def outlets(connection: Connection, which: Filter, ratings: Ratings) -> list[Outlet]:
    """Of a projection that is up to date; all outlets, whatever the filter leaves of their events. Most events first."""
    told_by = _told_by(connection)
    fine = understood(connection)
    unread = {key for key in told_by if not fine.get(key)}
    if cards.fresh(connection):
        return summed(told_by, unread, _shared(connection, which), ratings)
    return summed(told_by, unread, added(queries.each(connection, "event", which, Event), told_by), ratings)


def _told_by(connection: Connection) -> TellsIt:
    """Of the reports that speak."""
    silent = replaced(connection).keys
    asked = select(reports.c.key, reports.c.outlet, reports.c.published)
    return {key: (outlet or UNNAMED, at) for key, outlet, at in connection.execute(asked) if key not in silent}


def _shared(connection: Connection, which: Filter) -> dict[str, Added]:
    asked = select(shares.c.outlet, shares.c.bits, func.count()).group_by(shares.c.outlet, shares.c.bits)
    if which != Filter():
        asked = asked.where(shares.c.id.in_(select(rows.c.id).where(conditions(which, "event"))))
    sums: dict[str, Added] = {}
    for name, bits, events in connection.execute(asked):
        one = Share(first=bool(bits & 1), alone=bool(bits & 2), carried=bool(bits & 4), contradicted=bool(bits & 8))
        count(sums.setdefault(name, Added()), one, events)
    return sums
