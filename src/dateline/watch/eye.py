"""The eye on a store: what its record was when it was looked at last, and what the rules say of what it is now."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from dateline.model import Report
from dateline.reconcile.when import instant
from dateline.record import Store
from dateline.record.changes import Moment, between, moment
from dateline.watch.alert import Alert
from dateline.watch.evaluate import Seen, fired, seen
from dateline.watch.rules import Rule


class Eye:
    """Looks once when it is made; what changes from then on fires."""

    def __init__(self, store: Store, rules: Sequence[Rule]) -> None:
        self._store, self._rules = store, rules
        self._was, self._seen = self._now()

    def look(self, now: datetime) -> list[Alert]:
        """The alerts of what has changed since the last look, in the order of the rules."""
        is_, shown = self._now()
        difference = between(self._was, is_, self._store.glossary())
        alerts = [
            alert
            for rule, before, after in zip(self._rules, self._seen, shown, strict=True)
            for alert in fired(rule, difference, before, after, now)
        ]
        self._was, self._seen = is_, shown
        return alerts

    def _now(self) -> tuple[Moment, list[Seen]]:
        parts = [seen(self._store.events(r.filter), self._store.selection(r.filter)) for r in self._rules]
        return moment(self._store), parts


def replay(store: Store, rules: Sequence[Rule], since: datetime, until: datetime) -> Iterator[Alert]:
    """What would have fired, and when, had the reports been read as they came out, a minute's at a time. Reports from before
    `since` are there from the beginning, those without a time of publication not at all."""
    timed = sorted(((at, r.key) for r in _all(store) if (at := instant(r.published))), key=lambda pair: pair)
    reports, readings = {r.key: r for r in _all(store)}, {r.report: r for r in store.all_readings()}
    with Store.open() as past:
        past.describe(store.glossary())
        for at, key in timed:
            if at < since:
                past.add(reports[key], readings.get(key), at.isoformat())
        eye = Eye(past, rules)
        coming = [(at, key) for at, key in timed if since <= at <= until]
        for number, (at, key) in enumerate(coming):
            past.add(reports[key], readings.get(key), at.isoformat())
            if number + 1 == len(coming) or coming[number + 1][0] > at:
                yield from eye.look(at.astimezone(UTC))


def _all(store: Store) -> list[Report]:
    return [one.report for one in store.learnt()]
