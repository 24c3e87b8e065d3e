"""Why an event of a store is one, and why two are two: what reconcile compared, asked again."""

from dateline.reconcile import named_events
from dateline.reconcile.lore import Lore, lore_of
from dateline.reconcile.why import Rival, Why, account, rival
from dateline.record.store import Store


class Explained:
    """The events of a store as they were gathered. Made once for any number of questions, as it takes a reconcile."""

    def __init__(self, store: Store) -> None:
        glossary = store.glossary()
        reports, readings = store.reports(), store.readings()
        self._broader = glossary.broader
        self._events, _ = named_events(
            reports.values(), readings.values(), store.judgements(), glossary.kinds, glossary.broader
        )

    def event(self, name: str) -> Why:
        """`name` is the id of an event that stands."""
        return account(name, self._events, self._lore(name))

    def two(self, one: str, other: str) -> Rival:
        """What speaks for and against the two being one."""
        return rival(self._events[one], other, self._events[other], self._lore(one))

    def _lore(self, name: str) -> Lore:
        kind = self._events[name][0].kind
        return lore_of([e for members in self._events.values() for e in members if e.kind == kind], self._broader)
