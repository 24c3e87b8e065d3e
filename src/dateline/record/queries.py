"""Look-ups in the projection."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from sqlalchemy import Connection, select

from dateline.model import CommitmentCheck, Decided, Event, Frozen, Quoted, Record, Report, TallyAudit
from dateline.record import log
from dateline.record.filter import Filter, conditions
from dateline.record.parts import parts
from dateline.record.schema import members, redirects, rows, tags
from dateline.record.view import EventView, view

M = TypeVar("M", bound=Frozen)
AT_ONCE = 500  # rows fetched together
AT_MOST = 5  # candidates named where an id is not whole


def listed(
    connection: Connection, list_: str, which: Filter, type_: type[M], *, limit: int | None = None, offset: int = 0
) -> list[M]:
    wanted = select(rows.c.body).where(conditions(which, list_)).order_by(rows.c.sort, rows.c.id)
    found = connection.execute(wanted.limit(limit).offset(offset) if limit is not None else wanted)
    return [type_.model_validate_json(body) for (body,) in found]


def each(connection: Connection, list_: str, which: Filter, type_: type[M]) -> Iterator[M]:
    """The same one after the other."""
    wanted = select(rows.c.body).where(conditions(which, list_)).order_by(rows.c.sort, rows.c.id)
    for (body,) in connection.execute(wanted.execution_options(yield_per=AT_ONCE)):
        yield type_.model_validate_json(body)


def spoken(connection: Connection, which: Filter) -> Iterator[tuple[Quoted, Report | None]]:
    """Statements one after the other, those of one report together, each with its report; None where it is not there."""
    found = each(connection, "statement", which, Quoted)
    for some in parts(found, AT_ONCE):
        told = log.some_reports(connection, {quoted.report for quoted in some})
        yield from ((quoted, told.get(quoted.report)) for quoted in some)


def some_events(connection: Connection, ids: Iterable[str]) -> Iterator[Event]:
    """These events, one after the other in the order of their ids; those that are not there are left out."""
    for some in parts(sorted(set(ids)), AT_ONCE):
        asked = select(rows.c.body).where(rows.c.list == "event", rows.c.id.in_(some))
        for (body,) in connection.execute(asked.order_by(rows.c.id)):
            yield Event.model_validate_json(body)


def telling(connection: Connection, which: Filter) -> frozenset[str]:
    """Keys of the reports that tell an event of the filter."""
    events = select(rows.c.id).where(conditions(which, "event"))
    asked = select(tags.c.value).where(tags.c.list == "event", tags.c.axis == "report", tags.c.id.in_(events))
    return frozenset(connection.execute(asked.distinct()).scalars())


def one_event(connection: Connection, name: str) -> EventView:
    """By whole id, old id or the beginning of an id. Raises KeyError that says what was got and what to do."""
    id_ = connection.execute(select(redirects.c.new).where(redirects.c.old == name)).scalar() or name
    is_event = rows.c.list == "event"
    body = connection.execute(select(rows.c.body).where(is_event, rows.c.id == id_)).scalar()
    if body is None:
        like = (
            connection.execute(
                select(rows.c.id, rows.c.body)
                .where(is_event, rows.c.id.startswith(name, autoescape=True))
                .order_by(rows.c.id)
                .limit(AT_MOST + 1)
            ).all()
            if name
            else []
        )
        if len(like) != 1:
            several = f"several events begin with {name!r}: {', '.join(r.id for r in like[:AT_MOST])}"
            raise KeyError(several if like else f"no event {name!r}; `dateline events` lists the ids")
        body = like[0].body
    return view(Event.model_validate_json(body), log.glossary(connection))


def membership(connection: Connection) -> dict[tuple[str, str], str]:
    return {(r.report, r.entry): r.event for r in connection.execute(select(members))}


def selection(connection: Connection, which: Filter) -> Record:
    """What the filter leaves of the record; redirects are always all there."""
    moved = connection.execute(select(redirects).order_by(redirects.c.old))
    return Record(
        events=tuple(listed(connection, "event", which, Event)),
        statements=tuple(listed(connection, "statement", which, Quoted)),
        tallies=tuple(listed(connection, "tally", which, TallyAudit)),
        commitments=tuple(listed(connection, "commitment", which, CommitmentCheck)),
        redirects=tuple((r.old, r.new) for r in moved),
        judgements=tuple(listed(connection, "judgement", which, Decided)),
    )
