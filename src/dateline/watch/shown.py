"""What a rule's filter leaves of the record, kept from look to look: only what changed is asked for.

Invariant: whether a row is left hangs on that row alone, so what did not change is left as it was.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from sqlalchemy import Connection

from dateline.record.changes import name_of
from dateline.record.filter import Filter
from dateline.record.glance import Glance, Step, names
from dateline.watch.evaluate import Seen


class Shown:
    def __init__(self, which: Filter, connection: Connection, glance: Glance) -> None:
        events, others = names(connection, which)
        self._which, self._names = which, set(events | others)
        self._days = sorted(_days(glance, events))

    def still(self) -> Seen:
        """Where nothing has changed."""
        return Seen(self._days)

    def step(self, connection: Connection, before: Glance, step: Step) -> tuple[Seen, Seen, Callable[[], None]]:
        """Before and after, of the names only those that can matter; and what makes the step count."""
        ids = {key.id for key in step.changed}
        events, others = names(connection, self._which, step.changed)
        now, was = events | others, ids & self._names
        days = list(self._days)
        for day in _days(before, was):
            del days[bisect_left(days, day)]
        for day in _days(step.after, events):
            insort(days, day)
        told = {name_of(change) for change in step.difference.changes}
        unmoved = (told - ids) & self._names

        def settle() -> None:
            self._names = (self._names - was) | now if was != now else self._names
            self._days = days

        return Seen(self._days, frozenset(was | unmoved)), Seen(days, frozenset(now | unmoved)), settle


def _days(glance: Glance, names_: Iterable[str]) -> Iterator[date]:
    return filter(None, map(glance.day, names_))
