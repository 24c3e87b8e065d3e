"""What was held of an event when.

Invariant: what a step shows is what the record as of that moment holds, as any listing with that as-of tells it.
"""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import Connection, select

from dateline.model import Event, Frozen, Report
from dateline.reconcile.when import order
from dateline.record.glossary import Glossary
from dateline.record.parts import parts
from dateline.record.schema import members, rows
from dateline.record.shelf import reading, reports_of

MOST = 200  # reports that are weighed again, or events that are told, for one look


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


def then(past: Connection, event: Event) -> list[Event]:
    """The events that its mentions were held to be in the record behind `past`, that with most of them first; none where they were none."""
    mine = {(m.report, m.entry) for m in event.members}
    found = Counter[str]()
    for some in parts(sorted({report for report, _ in mine})):
        asked = select(members).where(members.c.report.in_(some))
        found.update(r.event for r in past.execute(asked) if (r.report, r.entry) in mine)
    ranked = sorted(found, key=lambda id_: (-found[id_], id_))
    asked_ = select(rows.c.id, rows.c.body).where(rows.c.list == "event", rows.c.id.in_(ranked[:MOST]))
    bodies = {r.id: r.body for r in past.execute(asked_)}
    return [Event.model_validate_json(bodies[id_]) for id_ in ranked if id_ in bodies]


def alone(connection: Connection, glossary: Glossary, event: Event, at: str) -> Event | None:
    """The event as its own reports of that moment and before tell it, weighed apart from all others: what is shown where the record is too
    large to be made as of a moment while somebody waits. None where they make none."""
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
