"""What was held of an event when: its record made anew from those of its reports that were out by then.

Invariant: the last step holds what the event's own reports, all together, say.
"""

from collections.abc import Mapping

from sqlalchemy import Connection

from dateline.model import Event, Frozen, Report
from dateline.reconcile.when import order
from dateline.record.glossary import Glossary
from dateline.record.shelf import reading, reports_of

MOST = 200  # reports that are weighed again for one look


class Step(Frozen):
    """A moment at which reports of the event came out. `added` are the attributes that gained a value, `outlets` who told."""

    number: int
    at: str
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    added: tuple[str, ...]


def steps(event: Event, reports: Mapping[str, Report]) -> list[Step]:
    """In the order of publication. Reports without a time are no step."""
    by_time: dict[str, list[Report]] = {}
    for report in sorted(reports.values(), key=lambda r: (order(r.published), r.key)):
        if report.published:
            by_time.setdefault(report.published, []).append(report)
    first: dict[tuple[str, int], str] = {}
    for belief in event.beliefs:
        for number, held in enumerate((*belief.held, *belief.others)):
            told = [s.published for s in held.support if s.published]
            if told:
                first[belief.attribute, number] = min(told, key=order)
    return [
        Step(
            number=n, at=at, reports=tuple(r.key for r in told),
            outlets=tuple(dict.fromkeys(r.outlet or r.id for r in told)),
            added=tuple(dict.fromkeys(name for (name, _), when in first.items() if when == at)),
        )
        for n, (at, told) in enumerate(by_time.items(), 1)
    ]  # fmt: skip


def then(connection: Connection, glossary: Glossary, event: Event, at: str) -> Event | None:
    """The event as its reports of that moment and before tell it; None where they make none."""
    from dateline.reconcile import reconcile

    mine = {(m.report, m.entry) for m in event.members}
    keys = {key for key, _ in mine}
    heard = [r for r in reports_of(connection, keys).values() if r.published and order(r.published) <= order(at)]
    heard = sorted(heard, key=lambda r: (order(r.published), r.key))[:MOST]
    readings = [found for r in heard if (found := reading(connection, r.key))]
    own = [
        r.model_copy(update={"mentions": tuple(m for m in r.mentions if (r.report, m.entry) in mine)}) for r in readings
    ]
    made = reconcile(heard, own, (), glossary.kinds, glossary.broader)
    return max(made.events, key=lambda e: len(e.members), default=None)
