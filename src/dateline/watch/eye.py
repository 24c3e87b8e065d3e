"""The eye on a store: what its record was when it was looked at last, and what the rules say of what it is now.

Invariant: each change of the record is looked at once. How far the log was looked at stands in the store, and moves in the transaction
in which the alerts enter the outbox; an eye that is opened anew goes on from there.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection

from dateline.model import Report
from dateline.reconcile.when import instant
from dateline.record import Store, unseen, watching
from dateline.record.glance import Glance, copy_until
from dateline.record.watching import Posted
from dateline.watch.alert import Alert
from dateline.watch.evaluate import fired
from dateline.watch.moments import stamp
from dateline.watch.rules import Rule
from dateline.watch.shown import Shown

ALOUD = ""  # the channel of a rule that names none: told where the watch runs


class Eye:
    def __init__(self, connection: Connection, rules: Sequence[Rule]) -> None:
        self._rules, self._glance = rules, Glance.at(connection)
        self._shown = [Shown(rule, number, connection, self._glance) for number, rule in enumerate(rules)]

    @classmethod
    def opened(cls, store: Store, rules: Sequence[Rule]) -> "Eye":
        """Of a store that no eye has looked at, what is there now is what is known; of another what was there at its last look."""
        made: list[Eye] = []

        def look(connection: Connection) -> None:
            if watching.looked_at(connection) is None:
                watching.look_done(connection)
            if watching.looked_at(connection) == watching.counted(connection):
                made.append(cls(connection, rules))

        store.refresh(look)
        if not made:
            with copy_until(store, store.asked(watching.looked_at) or "0.0.0") as past:
                past.refresh(lambda connection: made.append(cls(connection, rules)))
        return made[0]

    def look(self, store: Store, now: datetime) -> list[Alert]:
        """Bring the record up to date, hold the rules against what has changed since the last look, and put what they say into the
        outbox: one transaction. The alerts that were not there before, in the order of the rules."""
        alerts: list[Alert] = []
        settle: list[Callable[[], None]] = []

        def step(connection: Connection) -> None:
            found, done = self._held(connection, now)
            settle.append(done)
            for alert in found:
                new = watching.post(connection, (_posted(alert, channel, now) for channel in alert.to or (ALOUD,)))
                if new:
                    alerts.append(alert)
            watching.look_done(connection)

        store.refresh(step)
        settle[0]()  # what is known moves on only where the transaction held
        return alerts

    def _held(self, connection: Connection, now: datetime) -> tuple[list[Alert], Callable[[], None]]:
        step = self._glance.next(connection, unseen.taken(connection))
        if step is None:
            same = [(rule, shown.still()) for rule, shown in zip(self._rules, self._shown, strict=True)]
            return [alert for rule, seen in same for alert in fired(rule, None, seen, seen, now)], lambda: None
        moved = [shown.step(connection, step) for shown in self._shown]
        alerts = [
            alert
            for rule, (before, after, _) in zip(self._rules, moved, strict=True)
            for alert in fired(rule, step.difference, before, after, now)
        ]

        def done() -> None:
            with self._glance.scratch.changed():
                self._glance.settle(step)
                for *_, settle in moved:
                    settle()

        return alerts, done


def _posted(alert: Alert, channel: str, now: datetime) -> Posted:
    return Posted(alert.id, channel, alert.rule, stamp(now), alert.model_dump_json())


def replay(store: Store, rules: Sequence[Rule], since: datetime, until: datetime) -> Iterator[Alert]:
    """What would have fired, and when, had the reports been read as they came out, a minute's at a time. Reports from before
    `since` are there from the beginning, those without a time of publication not at all."""
    reports, readings = {r.key: r for r in _all(store)}, {r.report: r for r in store.all_readings()}
    timed = sorted((at, key) for key, r in reports.items() if (at := instant(r.published)))
    with Store.open() as past:
        past.describe(store.glossary())
        for at, key in timed:
            if at < since:
                past.add(reports[key], readings.get(key), at.isoformat())
        eye = Eye.opened(past, rules)
        coming = [(at, key) for at, key in timed if since <= at <= until]
        for number, (at, key) in enumerate(coming):
            past.add(reports[key], readings.get(key), at.isoformat())
            if number + 1 == len(coming) or coming[number + 1][0] > at:
                yield from eye.look(past, at.astimezone(UTC))


def _all(store: Store) -> list[Report]:
    return [one.report for one in store.learnt()]
