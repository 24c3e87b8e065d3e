"""An event boiled down to what tallies are counted from and commitments held against.

Invariant: a fact holds believed values only; where none is believed it holds nothing. It is a function of one event.
"""

from dataclasses import dataclass, field
from datetime import date

from dateline.model import Actor, Count, Event, Quantity, Realis, Term
from dateline.reconcile.grouping import Broader, ancestors
from dateline.reconcile.kinds import KindInfo
from dateline.reconcile.names import words
from dateline.reconcile.when import Window, published_window


@dataclass(frozen=True)
class Fact:
    """`others` are sides beside the agents, `classes` the classes of weapon believed, `above` these and all classes above
    them, `phrases` all words for it, those believed first; `far` and `high` the longest distance and the greatest height in
    km. `reports` tell the event, the first of them on the day `by`. `begins`: when it began, of an event of several days the first."""

    id: str
    kind: str
    what: KindInfo
    realis: Realis
    when: Window | None
    agents: frozenset[str]
    others: frozenset[str]
    number: float | None
    origins: int
    classes: frozenset[str]
    above: frozenset[str]
    phrases: tuple[str, ...]
    far: float | None
    high: float | None
    reports: frozenset[str]
    by: int | None
    begins: Window | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # asked for at every audit
        when = self.when
        if when and when.grain == "day" and (when.approximate or not when.single):
            when = Window(when.first, when.first, "day")
        object.__setattr__(self, "begins", when)

    @property
    def day(self) -> int | None:
        begun = self.begins
        return begun.first if begun and begun.single else None

    @property
    def parties(self) -> frozenset[str]:
        return self.agents | self.others

    @property
    def label(self) -> str:
        return (self.what.label or self.kind).replace("-", " ")

    @property
    def wording(self) -> frozenset[str]:
        return frozenset(w for phrase in self.phrases for w in words(phrase))


def fact(event: Event, what: KindInfo, when: Window | None, broader: Broader) -> Fact:
    held = {b.attribute: [h.value for h in b.held] for b in event.beliefs}
    if any(b.attribute == "weapon" for b in event.beliefs):
        held["weapon"] = [h.value for b in event.beliefs if b.attribute == "weapon" for h in (*b.held, *b.others)]
    terms = [v for name in ("weapon", "weapon_class", "outcome") for v in held.get(name, ()) if isinstance(v, Term)]
    counts = [v.number for v in held.get("count", ()) if isinstance(v, Count) and v.number is not None]
    classes = frozenset(v.term for v in held.get("weapon_class", ()) if isinstance(v, Term))
    return Fact(
        id=event.id,
        kind=event.kind,
        what=what,
        realis=event.realis,
        when=when,
        origins=event.origins,
        agents=_sides(held.get("agent", ())),
        others=_sides(held.get("other", ())),
        number=counts[0] if counts else None,
        classes=classes,
        above=classes | {a for c in classes for a in ancestors(c, broader)},
        phrases=tuple(dict.fromkeys(t.phrase or t.term for t in terms)),
        far=_most(held.get("range_km", ())),
        high=_most(held.get("apogee_km", ())),
        reports=frozenset(m.report for m in event.members),
        by=_first_told(event),
    )


def _sides(values: object) -> frozenset[str]:
    return (
        frozenset(v.code or v.name for v in values if isinstance(v, Actor)) if isinstance(values, list) else frozenset()
    )


def _most(values: object) -> float | None:
    found = [v.high or v.value for v in values if isinstance(v, Quantity)] if isinstance(values, list) else []
    return max(found, default=None)


def _first_told(event: Event) -> int | None:
    stamps = {s.published for b in event.beliefs for h in (*b.held, *b.others) for s in h.support}
    days = [w.first for stamp in stamps if (w := published_window(stamp))]
    return min(days, default=None)


def written(when: Window | None) -> str:
    """ "10 September 2019", "September 2019", "2019"."""
    if when is None:
        return "unknown date"
    first = date.fromordinal(when.first)
    if when.grain == "day":
        return f"{first.day} {first:%B %Y}"
    return f"{first:%B %Y}" if when.grain == "month" else f"{first:%Y}"
