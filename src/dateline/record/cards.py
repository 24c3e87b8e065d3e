"""Bringing the tables beside the projection up to date: only what changed in `rows` is made again.

Invariant: after `sync` there is one card for each row, under the row's digest.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, delete, func, insert, or_, select

from dateline.model import Event
from dateline.record import card, log, touched
from dateline.record.card_tables import beside, cards, changes, facets, shares
from dateline.record.glossary import Glossary
from dateline.record.outlets import UNNAMED
from dateline.record.outlets import shares as shares_of
from dateline.record.parts import by_list, parts
from dateline.record.schema import redirects, reports, rows

CHUNK = 400  # rows a step; also the most names in one look-up
Key = tuple[str, str]  # list and id
FORM = "3"  # raised with every change of these tables or of what stands in them
MARK, ANEW = touched.BESIDE, "cards anew"


def fresh(connection: Connection) -> bool:
    return log.get_meta(connection, MARK) == _mark(connection)


def _mark(connection: Connection) -> str:
    return f"{FORM} {log.get_meta(connection, 'projected')}"


def anew(connection: Connection) -> str:
    """How often all rows were compared: between two looks with the same answer the journal tells all rows that were written."""
    return log.get_meta(connection, ANEW) or "0"


def sync(connection: Connection, at: str) -> None:
    """Inside the caller's transaction; `at` (ISO 8601, UTC) stamps the changes that are seen. Where the tables are made anew, all
    that stands is told as added once more."""
    if not (log.get_meta(connection, MARK) or "").startswith(f"{FORM} "):
        beside.drop_all(connection, [cards, facets, shares])  # the journal stays: readers hold its numbers
    beside.create_all(connection)
    glossary = log.glossary(connection)
    step = _next(connection)
    was, now = (log.get_meta(connection, MARK) or "").partition(" ")[2], log.get_meta(connection, "projected") or ""
    told = touched.between(connection, was, now)
    if told is None:
        gone, stale = _gone(connection), _stale(connection)
        log.set_meta(connection, ANEW, str(int(anew(connection)) + 1))
    else:
        gone, stale = _among(connection, told)
    for some in parts(gone, CHUNK):
        _forget(connection, some, at)
    for part in parts(stale, CHUNK):
        _renew(connection, part, glossary, at, step)
    log.set_meta(connection, MARK, _mark(connection))


def _next(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(changes.c.seq), 0))).scalar() or 0) + 1


def _gone(connection: Connection) -> list[Key]:
    joined = cards.outerjoin(rows, and_(rows.c.list == cards.c.list, rows.c.id == cards.c.id))
    found = connection.execute(select(cards.c.list, cards.c.id).select_from(joined).where(rows.c.id.is_(None)))
    return [(r.list, r.id) for r in found]


def _stale(connection: Connection) -> list[tuple[str, str, bool]]:
    """(list, id, whether a card stands already) of rows whose card is missing or another's."""
    joined = rows.outerjoin(cards, and_(rows.c.list == cards.c.list, rows.c.id == cards.c.id))
    found = connection.execute(
        select(rows.c.list, rows.c.id, cards.c.id.label("known"))
        .select_from(joined)
        .where(or_(cards.c.id.is_(None), cards.c.digest != rows.c.digest))
        .order_by(rows.c.list, rows.c.sort, rows.c.id)
    )
    return [(r.list, r.id, r.known is not None) for r in found]


def _among(connection: Connection, keys: Iterable[touched.Key]) -> tuple[list[Key], list[tuple[str, str, bool]]]:
    """Of these rows, which were written or taken away, what `_gone` and `_stale` give of all. One that went and came back as it was
    counts as stale: it stands under another number."""
    there: dict[Key, str] = {}
    known: set[Key] = set()
    for list_, ids in by_list(keys, CHUNK):
        wanted = select(rows.c.id, rows.c.sort).where(rows.c.list == list_, rows.c.id.in_(ids))
        there.update({(list_, r.id): r.sort for r in connection.execute(wanted)})
        held = select(cards.c.id).where(cards.c.list == list_, cards.c.id.in_(ids))
        known.update((list_, id_) for id_ in connection.execute(held).scalars())
    stale = sorted(there, key=lambda k: (k[0], there[k], k[1]))
    return sorted(known - there.keys()), [(*key, key in known) for key in stale]


def _forget(connection: Connection, part: Sequence[tuple[str, str]], at: str) -> None:
    ids = [id_ for _, id_ in part]
    into = {
        r.old: r.new
        for r in connection.execute(select(redirects.c.old, redirects.c.new).where(redirects.c.old.in_(ids)))
    }
    _clear(connection, part)
    connection.execute(
        insert(changes),
        [
            {"at": at, "list": list_, "id": id_, "what": "merged" if id_ in into else "removed", "into": into.get(id_)}
            for list_, id_ in part
        ],
    )


def _clear(connection: Connection, part: Iterable[tuple[str, str]]) -> None:
    keys = [{"_list": list_, "_id": id_} for list_, id_ in part]
    if not keys:
        return
    connection.execute(delete(cards).where(cards.c.list == bindparam("_list"), cards.c.id == bindparam("_id")), keys)
    events = [{"_id": key["_id"]} for key in keys if key["_list"] == "event"]
    for table in (facets, shares):
        if events:
            connection.execute(delete(table).where(table.c.id == bindparam("_id")), events)


def _renew(
    connection: Connection, part: Sequence[tuple[str, str, bool]], glossary: Glossary, at: str, step: int
) -> None:
    _clear(connection, [(list_, id_) for list_, id_, known in part if known])
    bodies: dict[tuple[str, str], Any] = {}
    for list_ in {one[0] for one in part}:
        ids = [id_ for other, id_, _ in part if other == list_]
        found = connection.execute(select(rows).where(rows.c.list == list_, rows.c.id.in_(ids)))
        bodies.update({(r.list, r.id): r for r in found})
    events = {id_: Event.model_validate_json(bodies[list_, id_].body) for list_, id_, _ in part if list_ == "event"}
    stamps = stamps_of(connection, {m.report for e in events.values() for m in e.members})
    plain = []
    for list_, id_, _ in part:
        row = {"list": list_, "id": id_, "digest": bodies[list_, id_].digest}
        own = card.columns(events[id_], glossary, stamps) if list_ == "event" else NOTHING
        plain.append({**row, "changed": step, **own})
    _insert(connection, cards, plain)
    _insert(connection, facets, [f for e in events.values() for f in card.grouped(e, glossary)])
    told_by = {k: (s.outlet, s.published) for k, s in stamps.items()}
    _insert(connection, shares, [
        {"id": e.id, "outlet": name, "bits": one.first + 2 * one.alone + 4 * one.carried + 8 * one.contradicted}
        for e in events.values() for name, one in shares_of(e, told_by).items()
    ])  # fmt: skip
    _insert(connection, changes, [
        {"at": at, "list": list_, "id": id_, "what": "changed" if known else "added", "into": None}
        for list_, id_, known in part
    ])  # fmt: skip


NOTHING = {c.name: None for c in cards.c if c.name not in ("list", "id", "digest", "changed")}


def _insert(connection: Connection, table: Table, values: list[dict[str, Any]]) -> None:
    if values:
        connection.execute(insert(table), values)


def stamps_of(connection: Connection, keys: Iterable[str]) -> dict[str, card.Stamp]:
    """Outlet and times of reports, by key."""
    out = {}
    for part in parts(sorted(keys), CHUNK):
        found = connection.execute(
            select(reports.c.key, reports.c.outlet, reports.c.published, reports.c.learnt_at).where(
                reports.c.key.in_(part)
            )
        )
        out.update(
            {r.key: card.Stamp(outlet=r.outlet or UNNAMED, published=r.published, learnt_at=r.learnt_at) for r in found}
        )
    return out
