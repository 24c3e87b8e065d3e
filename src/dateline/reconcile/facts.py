"""An event boiled down to what tallies are counted from and commitments held against.

Invariant: a fact holds believed values only; where none is believed it holds nothing.
"""

from dataclasses import dataclass
from datetime import date

from dateline.model import Actor, Count, Event, Realis, Term
from dateline.reconcile.kinds import KindInfo
from dateline.reconcile.names import words
from dateline.reconcile.when import Window


@dataclass(frozen=True)
class Fact:
    id: str
    kind: str
    what: KindInfo
    realis: Realis
    when: Window | None
    agents: frozenset[str]
    number: float | None
    origins: int
    classes: frozenset[str]
    phrases: tuple[str, ...]

    @property
    def day(self) -> int | None:
        return self.when.first if self.when and self.when.single else None

    @property
    def wording(self) -> frozenset[str]:
        return frozenset(w for phrase in self.phrases for w in words(phrase))


def fact(event: Event, what: KindInfo, when: Window | None) -> Fact:
    held = {b.attribute: [h.value for h in b.held] for b in event.beliefs}
    if any(b.attribute == "weapon" for b in event.beliefs):
        held["weapon"] = [h.value for b in event.beliefs if b.attribute == "weapon" for h in (*b.held, *b.others)]
    terms = [v for name in ("weapon", "weapon_class", "outcome") for v in held.get(name, ()) if isinstance(v, Term)]
    counts = [v.number for v in held.get("count", ()) if isinstance(v, Count) and v.number is not None]
    return Fact(
        id=event.id,
        kind=event.kind,
        what=what,
        realis=event.realis,
        when=when,
        origins=event.origins,
        agents=frozenset(v.code or v.name for v in held.get("agent", ()) if isinstance(v, Actor)),
        number=counts[0] if counts else None,
        classes=frozenset(v.term for v in held.get("weapon_class", ()) if isinstance(v, Term)),
        phrases=tuple(sorted({t.phrase or t.term for t in terms})),
    )


def written(when: Window | None) -> str:
    """ "10 September 2019", "September 2019", "2019"."""
    if when is None:
        return "unknown date"
    first = date.fromordinal(when.first)
    if when.grain == "day":
        return f"{first.day} {first:%B %Y}"
    return f"{first:%B %Y}" if when.grain == "month" else f"{first:%Y}"
