"""Entries of one kind gathered to events, one by one.

Invariant: the outcome is a function of the set of entries. They are taken in one fixed order (the closely dated first,
then by publication), so neither the order of arrival nor repetition can matter.

Each entry joins the event it fits best, or founds one. What names no day joins only an event that stands out from all
others that could be meant: better two events than one made of two.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from dateline.reconcile.blocking import Index
from dateline.reconcile.compare import compare, together
from dateline.reconcile.entries import Entry
from dateline.reconcile.grouping import Broader
from dateline.reconcile.lore import Lore, lore_of
from dateline.reconcile.profile import Profile
from dateline.reconcile.timing import fresh
from dateline.reconcile.weights import NEVER, Step, lasts, settings
from dateline.reconcile.when import order

RIVAL = 2.0  # a candidate this far below the best is no rival
AGAINST = -1.6  # a comparison that speaks against the best candidate: then another event can be meant after all


@dataclass(frozen=True)
class Block:
    """All entries of one kind, and the events they were gathered to."""

    entries: tuple[Entry, ...]
    events: tuple[Profile, ...]
    index: Index
    lore: Lore


def turn(entry: Entry) -> tuple[int, bool, bool, int, str, str]:
    """When an entry is placed: closely dated first, of the others those that give a measure or a name to know the event
    by, those without any side last, then the earlier published, one report's together."""
    known = 0 if entry.tier == 0 or entry.figures or entry.named else 1 if entry.parties or entry.people else 2
    return entry.tier, entry.listing, entry.vague, known, order(entry.published), entry.report


def block(entries: Iterable[Entry], broader: Broader) -> Block:
    ordered = sorted(entries, key=lambda e: (*turn(e), e.mentions[0].trigger.start, e.key))
    index, events, lore = Index(), list[Profile](), lore_of(ordered, broader)
    for _, group in groupby(ordered, key=turn):
        _place(list(group), index, events, lore)
    return Block(tuple(ordered), tuple(events), index, lore)


def _place(group: list[Entry], index: Index, events: list[Profile], lore: Lore) -> None:
    """One report's entries compete for the events: the best fit is settled first."""
    wishes = [
        (total, -e.number, -n, entry, e) for n, entry in enumerate(group) for total, e in wanted(entry, index, lore)
    ]
    placed: set[str] = set()
    for _, _, _, entry, event in sorted(wishes, key=lambda wish: wish[:3], reverse=True):
        if entry.key not in placed and not together(entry, event):
            _join(entry, event, index)
            placed.add(entry.key)
    for entry in group:
        if entry.key not in placed:
            events.append(Profile(len(events)))
            _join(entry, events[-1], index)


def _join(entry: Entry, event: Profile, index: Index) -> None:
    event.add(entry)
    index.file(entry, event)


def wanted(entry: Entry, index: Index, lore: Lore) -> list[tuple[float, Profile]]:
    """The events it may join, best first: all that fit where it names a day, else only one that stands out."""
    events = [e for e in index.candidates(entry) if entry.tier == 0 or not e.listing]
    steps = {e.number: compare(entry, e, lore) for e in events}
    scored = [(score(steps[e.number]), e) for e in events]
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


def _alone(scored: list[tuple[float, Profile]], steps: dict[int, list[Step]]) -> list[tuple[float, Profile]]:
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
