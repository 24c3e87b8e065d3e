"""Listings a page at a time, out of the tables: nothing but what is shown is loaded.

Invariant: following `next` to the end gives every row once, as long as nothing is added; what is added in between neither
doubles nor hides a row that stood.
"""

import base64
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from dateline.record import picked
from dateline.record.card import Card
from dateline.record.card_tables import cards
from dateline.record.desk import Look
from dateline.record.filter import FilterError, alike, conditions
from dateline.record.parts import parts
from dateline.record.picked import Order
from dateline.record.schema import rows, tags

MOST = 1000  # rows a page


@dataclass(frozen=True)
class Listed:
    """A row of a page. `body` is the whole thing in JSON as the store keeps it, "" where it was not asked for; `card` the
    summary of an event."""

    id: str
    kind: str
    realis: str
    origins: int
    body: str
    card: Card | None


@dataclass(frozen=True)
class Page:
    """`next` is the cursor of the page after this one, None at the end."""

    rows: tuple[Listed, ...]
    next: str | None


def total(look: Look, list_: str) -> int:
    if list_ == "event":
        return int(look.kept.sum())
    asked = select(func.count()).select_from(rows).where(conditions(look.which, list_))
    return int(look.connection.execute(asked).scalar() or 0)


def totals(look: Look, lists: Sequence[str]) -> dict[str, int]:
    """Of several lists at once: in one question, where the filter asks the same of all of them."""
    which = look.which
    if which.kind or which.actor or which.place or which.box:
        return {list_: total(look, list_) for list_ in lists}
    found = _counted(look)
    return {list_: total(look, "event") if list_ == "event" else found.get(list_, 0) for list_ in lists}


def _counted(look: Look) -> Counter[str]:
    """The rows of each list but that of events; those that hold the words asked for are known by number."""
    asked = select(rows.c.list, func.count()).group_by(rows.c.list)
    if look.worded is None:
        kept = [and_(rows.c.list != "event", *alike(look.which))]
    else:
        numbers, rest = look.worded[1].tolist(), alike(replace(look.which, text=None))
        kept = [and_(rows.c.seq.in_(some), *rest) for some in parts(numbers)]
    found: Counter[str] = Counter()
    for part in kept:
        found.update({r[0]: int(r[1]) for r in look.connection.execute(asked.where(part))})
    return found


def events(
    look: Look, *, order: Order = "newest", after: str | None = None, limit: int = 50, whole: bool = False
) -> Page:
    """A page of the events of the look's filter; with `whole` their bodies too."""
    columns, limit = look.columns, min(limit, MOST)
    places = picked.in_order(columns, look.kept, order)
    key = picked.key_of(columns, order)
    start = picked.after(columns, places, order, _read(after, order)) if after else 0
    here = [int(p) for p in places[start : start + limit]]
    last = _cursor(key(here[-1])) if here and start + limit < len(places) else None
    return Page(tuple(by_ids(look.connection, [columns.ids[p] for p in here], whole=whole)), last)


def every(look: Look, *, order: Order = "newest") -> Iterator[Listed]:
    """All events of the filter with their bodies, some hundreds at a time."""
    named = ids(look, order=order)
    for some in parts(named):
        yield from by_ids(look.connection, some, whole=True)


def ids(look: Look, *, order: Order = "newest") -> list[str]:
    """The ids of all events of the filter."""
    return [look.columns.ids[place] for place in picked.in_order(look.columns, look.kept, order).tolist()]


def by_ids(connection: Connection, wanted: Sequence[str], *, whole: bool = False) -> list[Listed]:
    """Events by id, in the order of the list; those that are not there are left out."""
    shown = [cards.c.id, cards.c.kind, cards.c.realis, cards.c.origins, cards.c.body.label("card")]
    both = cards.join(rows, and_(rows.c.list == cards.c.list, rows.c.id == cards.c.id))
    asked = select(*shown, rows.c.body).select_from(both) if whole else select(*shown)
    found: dict[str, Listed] = {}
    for some in parts(wanted):
        here = asked.where(cards.c.list == "event", cards.c.id.in_(some))
        found.update({r.id: _listed(r) for r in connection.execute(here)})
    return [found[id_] for id_ in wanted if id_ in found]


def rows_of(look: Look, list_: str, *, order: Order = "newest", after: str | None = None, limit: int = 50) -> Page:
    """A page of statements, tallies or commitments; "newest" is the order of the list turned round."""
    by_change = order == "changed"
    column: ColumnElement[Any] = cards.c.changed if by_change else rows.c.sort
    both = rows.join(cards, and_(rows.c.list == cards.c.list, rows.c.id == cards.c.id))
    asked = select(rows.c.id, rows.c.body, column.label("key")).where(conditions(look.which, list_))
    if by_change:
        asked = asked.select_from(both)
    down = order != "oldest"
    if after:
        value, id_ = _read(after, "changed" if by_change else "sort")
        asked = asked.where(or_(column < value if down else column > value, and_(column == value, rows.c.id > id_)))
    limit = min(limit, MOST)
    found = look.connection.execute(asked.order_by(column.desc() if down else column, rows.c.id).limit(limit + 1)).all()
    kept = found[:limit]
    last = _cursor((kept[-1].key, kept[-1].id)) if len(found) > limit else None
    return Page(tuple(Listed(r.id, "", "", 0, r.body, None) for r in kept), last)


def touching(connection: Connection, list_: str, event: str, limit: int = 200) -> list[Listed]:
    """Statements, tallies or commitments that name an event, in their order."""
    named = select(tags.c.id).where(tags.c.list == list_, tags.c.axis == "event", tags.c.value == event)
    asked = select(rows.c.id, rows.c.body).where(rows.c.list == list_, rows.c.id.in_(named))
    found = connection.execute(asked.order_by(rows.c.sort, rows.c.id).limit(limit))
    return [Listed(r.id, "", "", 0, r.body, None) for r in found]


def _listed(row: Any) -> Listed:
    held = Card.model_validate_json(row.card) if row.card else None
    return Listed(row.id, row.kind or "", row.realis or "", row.origins or 0, getattr(row, "body", ""), held)


def _cursor(key: tuple[Any, str]) -> str:
    return base64.urlsafe_b64encode(json.dumps(list(key)).encode()).decode().rstrip("=")


def _read(cursor: str, order: str) -> tuple[Any, str]:
    """Raises FilterError for what no page of that order gave."""
    words = order in ("oldest", "sort")
    try:
        value, id_ = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(id_, str) or "\x00" in id_ or not isinstance(value, str if words else int):
            raise TypeError
        if (isinstance(value, int) and abs(value) >= 1 << 62) or (isinstance(value, str) and "\x00" in value):
            raise ValueError
    except (ValueError, TypeError):
        raise FilterError(
            f"after: got {cursor[:60]!r}; expected the cursor that a page of this order gave as `next`"
        ) from None
    return value, id_
