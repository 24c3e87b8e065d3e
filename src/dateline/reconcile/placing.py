"""Which event an entry belongs to, of those that it could be.

Invariant: the answer hangs on nothing but the entry, the events as they are at its turn and the lore of its kind. What
names no day joins only an event that stands out from all others that could be meant: better two events than one made of
two.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from dateline.reconcile.compare import hope, likely
from dateline.reconcile.entries import Entry
from dateline.reconcile.lore import Lore
from dateline.reconcile.profile import Number, Profile
from dateline.reconcile.timing import fresh
from dateline.reconcile.weights import NEVER, Step, lasts, settings

RIVAL = 2.0  # a candidate this far below the best is no rival
AGAINST = -1.6  # a comparison that speaks against the best candidate: then another event can be meant after all
Fits = Mapping[Number, list[Step]]
__all__ = ["Fits", "fits", "hopeless", "matters", "score", "seen", "wanted"]


def fits(entry: Entry, events: Iterable[Profile], lore: Lore) -> dict[Number, list[Step]]:
    """How well each event fits the entry, by its number; only of those that can matter."""
    least, most = hopeless(), hope(entry)
    return {
        e.number: steps
        for e in events
        if (entry.tier == 0 or not e.listing) and (steps := likely(entry, e, lore, least, most)) is not None
    }


def seen(entry: Entry, event: Profile, lore: Lore) -> tuple[tuple[object, ...], float]:
    """All that `wanted` looks at of one event (where this stays, the decision stays), and how well it fits."""
    if entry.tier and event.listing:
        return ("a list",), NEVER
    steps = likely(entry, event, lore, hopeless(), hope(entry))
    if steps is None:
        return ("hopeless",), NEVER
    return (*map(id, steps), bool(event.windows), fresh(entry, event)), score(steps)


def matters(best: float, total: float) -> bool:
    """Whether an event that fits so well can change the decision, where the best fits as given."""
    reach = max(RIVAL, settings().only, settings().margin, settings().vague_margin)
    # where the best is so far off that nothing is chosen, others matter only once one of them is chosen
    return total > -reach or total >= max(best, -settings().only) - reach


@lru_cache(maxsize=1)
def hopeless() -> float:
    """Steps that come to less do not change any decision: no event is chosen that fits worse than `-only`, and none that is so far
    below one that is chosen is its rival."""
    one = settings()
    return -one.start - one.only - max(RIVAL, one.margin, one.vague_margin)


def wanted(entry: Entry, events: Iterable[Profile], steps: Fits) -> list[tuple[float, Profile]]:
    """The events it may join, best first: all that fit where it names a day, else only one that stands out."""
    scored = [(score(steps[e.number]), e) for e in events if e.number in steps]
    scored = sorted(((s, e) for s, e in scored if s > NEVER), key=lambda pair: (-pair[0], pair[1].number))
    if entry.tier == 0 and scored and not (entry.parties or entry.people or entry.wording):
        scored = _alone(scored, steps)
    if entry.tier == 0 or not scored:
        return [(s, e) for s, e in scored if s > 0]
    best, event = scored[0]
    second = next((s for s, e in scored[1:] if e.windows or not fresh(entry, event)), NEVER)
    alone = second < best - RIVAL and not any(s.weight <= AGAINST for s in steps[event.number])
    if alone and (entry.windows or _of_the_day(steps[event.number])):
        best += settings().only
    clear = lasts(entry.kind) > 0 or best - second >= (settings().vague_margin if entry.vague else settings().margin)
    return [(best, event)] if best > 0 and clear else []


def _alone(scored: list[tuple[float, Profile]], steps: Fits) -> list[tuple[float, Profile]]:
    """With what it adds that of all events of those days only one could be meant, where none of its sides is told."""
    best, event = scored[0]
    rivals = any(s > best - RIVAL for s, _ in scored[1:])
    if rivals or any(s.weight <= AGAINST for s in steps[event.number]):
        return scored
    return [(best + settings().only, event), *scored[1:]]


def _of_the_day(steps: list[Step]) -> bool:
    """The news of the day, by a side in common and with nothing against it: a report that names no day means its own."""
    told = any(s.comparison == "telling" and s.outcome in ("the same day", "told together") for s in steps)
    return told and any(s.comparison in ("agents", "parties") for s in steps) and all(s.weight > 0 for s in steps)


def score(steps: list[Step]) -> float:
    return settings().start + sum(s.weight for s in steps)
