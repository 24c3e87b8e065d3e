"""The journal of changes: what was added, changed, removed or merged since a reader last asked."""

from datetime import UTC, datetime

from sqlalchemy import Connection, func, select

from dateline.model import Frozen
from dateline.record.card_tables import changes
from dateline.record.filter import FilterError

MOST = 1000


class Change(Frozen):
    """A change that this store saw. `into` is the event that a merged one now is; what was removed or merged is a tombstone."""

    seq: int
    at: str
    list: str
    id: str
    what: str
    into: str | None = None


class Journal(Frozen):
    """`next` is what to ask with the next time; `more` says that there is more at once."""

    changes: tuple[Change, ...]
    next: int
    more: bool


def since(connection: Connection, cursor: str, limit: int = MOST) -> Journal:
    """Changes after a cursor (a number that `next` gave, "0" for all), or since a time in ISO 8601 (UTC unless it says).

    Raises FilterError for anything else. A cursor that no change has reached yet is an empty answer."""
    asked = select(changes).order_by(changes.c.seq).limit(limit + 1)
    if cursor.isascii() and cursor.isdigit() and len(cursor) <= 18:
        asked, start = asked.where(changes.c.seq > int(cursor)), int(cursor)
    else:
        asked, start = asked.where(changes.c.at >= _time(cursor)), latest(connection)
    found = [Change.model_validate(dict(r._mapping)) for r in connection.execute(asked)]
    kept = found[:limit]
    return Journal(changes=tuple(kept), next=kept[-1].seq if kept else start, more=len(found) > limit)


def latest(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(changes.c.seq), 0))).scalar() or 0)


def _time(text: str) -> str:
    try:
        known = datetime.fromisoformat(text)
        return (known.astimezone(UTC) if known.tzinfo else known.replace(tzinfo=UTC)).isoformat()
    except (ValueError, OverflowError):  # the latter where its offset leads out of the years that there are
        raise FilterError(
            f"since: got {text[:60]!r}; expected a cursor (a number) or a time, as 2019-09-10T09:00Z"
        ) from None


def newest(connection: Connection, before: int | None = None, limit: int = 200) -> list[Change]:
    """The latest changes first, those before a number."""
    asked = select(changes).order_by(changes.c.seq.desc()).limit(limit)
    if before is not None:
        asked = asked.where(changes.c.seq < before)
    return [Change.model_validate(dict(r._mapping)) for r in connection.execute(asked)]
