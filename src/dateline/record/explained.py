"""Why an event of a store is one, and why two are two: what reconcile compared, asked again."""

from functools import cached_property
from itertools import product

from dateline.reconcile import named_events
from dateline.reconcile.lore import Lore, lore_of
from dateline.reconcile.why import Rival, Why, account, rival
from dateline.record.store import Store


class Explained:
    """The events of a store as they were gathered. Made once for any number of questions, as it takes a reconcile."""

    def __init__(self, store: Store) -> None:
        glossary = store.glossary()
        reports, readings = store.reports(), store.readings()
        self._broader, self._decisions = glossary.broader, store.decisions()
        self._events, _ = named_events(
            reports.values(), readings.values(), store.judgements(), glossary.kinds, glossary.broader
        )

    def event(self, name: str) -> Why:
        """`name` is the id of an event that stands."""
        told = account(name, self._events, self._lore(name))
        return told.model_copy(update={"rivals": tuple(self._judged(name, r) for r in told.rivals)})

    def two(self, one: str, other: str) -> Rival:
        """What speaks for and against the two being one."""
        return self._judged(one, rival(self._events[one], other, self._events[other], self._lore(one)))

    def _judged(self, one: str, other: Rival) -> Rival:
        """Where a person parted them, nothing else decided it."""
        by = next(
            (n for n, mine, theirs in self._parted if {one, other.event} in map(set, product(mine, theirs))), None
        )
        return other.model_copy(update={"verdict": f"a person parted them (judgement {by})"}) if by else other

    @cached_property
    def _parted(self) -> list[tuple[str, set[str], set[str]]]:
        """The splits that stand: their number, and the events on either side."""
        where = {(e.report, e.key): name for name, members in self._events.items() for e in members}
        return [
            (
                d.judgement.id,
                set(d.events),
                {where[a.report, a.entry] for a in d.judgement.apart if (a.report, a.entry) in where},
            )
            for d in self._decisions
            if d.judgement.action == "split" and d.standing == "stands"
        ]

    def _lore(self, name: str) -> Lore:
        kind = self._events[name][0].kind
        return lore_of([e for members in self._events.values() for e in members if e.kind == kind], self._broader)
