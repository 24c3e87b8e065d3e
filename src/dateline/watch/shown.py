"""What a rule's filter leaves of the record, kept from look to look: only what changed is asked for.

Invariant: whether a row is left hangs on that row alone, so what did not change is left as it was.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from sqlalchemy import Connection

from dateline.record.changes import name_of
from dateline.record.former import CHUNK, Key, Rows
from dateline.record.glance import Glance, Step, left, names
from dateline.record.parts import parts
from dateline.record.schema import GLANCED
from dateline.watch.evaluate import Seen
from dateline.watch.rules import Rule

DATED = frozenset({"rate", "silence"})  # conditions that look at days
TABLE = "CREATE TABLE IF NOT EXISTS shown (rule INTEGER, id TEXT, PRIMARY KEY (rule, id)) WITHOUT ROWID"
DAYS = (
    "SELECT day, count(*) FROM shown JOIN former ON former.list = 'event' AND former.id = shown.id "
    "WHERE rule = ? AND day IS NOT NULL GROUP BY day"
)


class Shown:
    """Of a rule, `number` among those of one glance. The names are in the database of the glance; in memory is how many events a day
    there are, for a rule that looks at that."""

    def __init__(self, rule: Rule, number: int, connection: Connection, glance: Glance) -> None:
        self._which, self._number, self._scratch = rule.filter, number, glance.scratch
        with self._scratch.changed():
            self._scratch.made(TABLE)
            for list_ in GLANCED:
                self._put(left(connection, self._which, list_))
        self._dated = not DATED.isdisjoint(rule.when)
        told = self._scratch.asked(DAYS, (number,)) if self._dated else ()
        self._days = Counter({date.fromisoformat(day): count for day, count in told})

    def still(self) -> Seen:
        """Where nothing has changed."""
        return Seen(self._days)

    def step(self, connection: Connection, step: Step) -> tuple[Seen, Seen, Callable[[], None]]:
        """Before and after, of the names only those that can matter; and what makes the step count, within a change of the database."""
        ids = {key.id for key in step.changed}
        told = {name_of(change) for change in step.difference.changes}
        events, others = names(connection, self._which, step.changed)
        now, known = events | others, self._among(ids | told)
        was, unmoved = known & ids, known - ids
        days = self._days
        if self._dated:
            gone, come = Counter(_days(step.before, was)), Counter(_days(step.after, events))
            days = days + come - gone if gone != come else days

        def settle() -> None:
            self._scratch.told("DELETE FROM shown WHERE rule = ? AND id = ?", self._rows(was - now))
            self._put(now - was)
            self._days = days

        return Seen(self._days, was | unmoved), Seen(days, now | unmoved), settle

    def _put(self, ids: Iterable[str]) -> None:
        self._scratch.told("INSERT OR IGNORE INTO shown VALUES (?, ?)", self._rows(ids))

    def _rows(self, ids: Iterable[str]) -> Iterator[tuple[int, str]]:
        return ((self._number, id_) for id_ in ids)

    def _among(self, ids: Iterable[str]) -> frozenset[str]:
        """Those of the ids that the filter left at the last look."""
        return frozenset(
            id_
            for some in parts(sorted(ids), CHUNK)
            for (id_,) in self._scratch.asked(
                f"SELECT id FROM shown WHERE rule = ? AND id IN ({','.join('?' * len(some))})", (self._number, *some)
            )
        )


def _days(rows: Rows, names_: Iterable[str]) -> Iterator[date]:
    kept = (rows.get(Key("event", name)) for name in names_)
    return (row.day for row in kept if row and row.day)
