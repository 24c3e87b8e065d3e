"""What the watch keeps in a store: the state of its sources, the items it has seen, and the outbox of alerts.

Invariant: a report and what was seen of its item are one transaction. Of an alert everything stays: it is marked as sent, not removed,
so that the same change is told once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from dateline.model import Reading, Report, digest
from dateline.record import log, unheard
from dateline.record.points import point
from dateline.record.schema import LOG, WATCHED, readings, watch_items, watch_outbox, watch_sources
from dateline.record.store import Store

NAME = 32  # digits of a digest


@dataclass(frozen=True)
class Item:
    """An item of a source: `mark` under which it was read (None: not yet), `tries` in vain."""

    source: str
    key: str
    mark: str | None
    tries: int = 0


@dataclass(frozen=True)
class Posted:
    """An alert for a channel, as it lies in the outbox; `body` is the alert in JSON."""

    id: str
    channel: str
    rule: str
    since: str
    body: str
    message: str | None = None
    tries: int = 0
    tried: str | None = None
    trouble: str | None = None


def states(store: Store) -> dict[str, str]:
    """The state of every source that was ever watched, as it was kept, by its name."""
    wanted = select(watch_sources.c.name, watch_sources.c.body).order_by(watch_sources.c.name)
    return store.asked(lambda c: {row.name: row.body for row in c.execute(wanted)})


def put_state(store: Store, name: str, body: str) -> None:
    values = {"source": digest(name, NAME), "name": name, "body": body}
    store.changed(lambda c: _put(c, watch_sources, values, ("source",)))


def seen(store: Store, source: str) -> dict[str, tuple[str | None, int]]:
    """(mark, tries) of all items of a source, by `item_name` of their keys."""
    wanted = select(watch_items.c.item, watch_items.c.mark, watch_items.c.tries).where(
        watch_items.c.source == digest(source, NAME)
    )
    return store.asked(lambda c: {item: (mark, tries) for item, mark, tries in c.execute(wanted)})


def item_name(key: str) -> str:
    return digest(key, NAME)


def keep(
    store: Store, item: Item, report: Report | None = None, reading: Reading | None = None, again: str | None = None
) -> bool:
    """Take in a report with its reading, and that its item was seen, in one transaction. True where the report is new. `again`:
    when an extractor that gave no answer is to be asked once more (ISO 8601, UTC)."""
    at = store.now()

    def change(connection: Connection) -> bool:
        new = log.add_report(connection, report, at) if report else False
        if reading:
            log.add_reading(connection, reading, at)
        if report and again:
            unheard.waits(connection, report.key, again)
        values = {
            "source": digest(item.source, NAME),
            "item": item_name(item.key),
            "mark": item.mark,
            "tries": item.tries,
        }
        _put(connection, watch_items, values, ("source", "item"))
        return new

    new = store.changed(change)
    point("item acknowledged")
    return new


def is_read(store: Store, report: str, code: str) -> bool:
    """Whether there is a reading of it by this code."""
    wanted = select(readings.c.seq).where(readings.c.report == report, readings.c.code == code)
    return store.asked(lambda c: c.execute(wanted).first()) is not None


def _put(connection: Connection, table: Any, values: Mapping[str, Any], keys: Sequence[str]) -> None:
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    plain = {k: v.replace("\0", "") if isinstance(v, str) else v for k, v in values.items()}  # PostgreSQL has no NUL
    rest = {k: v for k, v in plain.items() if k not in keys}
    connection.execute(make(table).values(**plain).on_conflict_do_update(index_elements=list(keys), set_=rest))


def counted(connection: Connection) -> str:
    """Names how far the log has come; the log only grows."""
    return ".".join(str(connection.execute(select(func.count()).select_from(table)).scalar_one()) for table in LOG)


def looked_at(connection: Connection) -> str | None:
    """How far the log had come when the rules were held against it last."""
    return log.get_meta(connection, WATCHED)


def look_done(connection: Connection) -> None:
    log.set_meta(connection, WATCHED, counted(connection))


def post(connection: Connection, alerts: Iterable[Posted]) -> int:
    """Put alerts into the outbox; how many were not there already."""
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    new = 0
    for one in alerts:
        values = {
            "id": one.id, "channel": one.channel, "rule": one.rule, "since": one.since, "body": one.body, "tries": 0,
        }  # fmt: skip
        added = make(watch_outbox).values(**values).on_conflict_do_nothing().returning(watch_outbox.c.seq)
        new += connection.execute(added).first() is not None
    return new


def waiting(store: Store) -> list[Posted]:
    """What has not been taken yet, oldest first."""
    names = ("id", "channel", "rule", "since", "body", "message", "tries", "tried", "trouble")
    wanted = (
        select(*(watch_outbox.c[n] for n in names)).where(watch_outbox.c.sent.is_(None)).order_by(watch_outbox.c.seq)
    )
    return store.asked(lambda c: [Posted(**row) for row in c.execute(wanted).mappings()])


def sent_since(store: Store, when: str) -> list[tuple[str, str, str]]:
    """(rule, channel, time) of each message that was taken since then."""
    told = select(watch_outbox.c.rule, watch_outbox.c.channel, watch_outbox.c.message, watch_outbox.c.sent)
    wanted = told.where(watch_outbox.c.sent >= when).distinct()
    return store.asked(lambda c: sorted((rule, channel, at) for rule, channel, _, at in c.execute(wanted)))


def bind(store: Store, channel: str, ids: Sequence[str], message: str) -> None:
    """Say in which message these go out, before it does: sent again, it is the same message with the same alerts."""
    _mark(store, channel, ids, {"message": message})


def sent(store: Store, channel: str, ids: Sequence[str], at: str) -> None:
    _mark(store, channel, ids, {"sent": at, "trouble": None})


def failed(store: Store, channel: str, ids: Sequence[str], at: str, why: str) -> None:
    told = why.replace("\0", "")[:500]
    _mark(store, channel, ids, {"tries": watch_outbox.c.tries + 1, "tried": at, "trouble": told})


def _mark(store: Store, channel: str, ids: Sequence[str], values: Mapping[str, Any]) -> None:
    which = (watch_outbox.c.channel == channel) & watch_outbox.c.id.in_(ids) & watch_outbox.c.sent.is_(None)
    store.changed(lambda c: c.execute(update(watch_outbox).where(which).values(**values)))


def outbox_counts(store: Store) -> dict[str, int]:
    """How many alerts are `waiting` for the first time, `failing` (tried in vain), and `sent`."""
    columns = watch_outbox.c
    state = (columns.sent.is_not(None), columns.tries > 0)
    wanted = select(*state, func.count()).group_by(*state)
    out = {"waiting": 0, "failing": 0, "sent": 0}
    for taken, tried, count in store.asked(lambda c: c.execute(wanted).all()):
        out["sent" if taken else "failing" if tried else "waiting"] += count
    return out
