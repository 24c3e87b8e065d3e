"""Why an event is one, and why it is not one with its neighbours.

Invariant: the sums shown are the very comparisons that decide, taken against all other members.
"""

from collections.abc import Iterable, Mapping, Sequence

from dateline.model import Frozen
from dateline.reconcile.compare import compare
from dateline.reconcile.entries import Entry
from dateline.reconcile.ids import founder
from dateline.reconcile.lore import Lore
from dateline.reconcile.placing import score
from dateline.reconcile.profile import Profile, profile_of
from dateline.reconcile.weights import NEVER, Step, settings

NEAREST = 3  # rivals shown
COMPARED = 100  # events compared at most: the nearest
FAR = 10**6  # days: nothing tells how far
TRIED = 20  # mentions of an event compared with a rival


class Waterfall(Frozen):
    """One entry against the rest of its event, or against another: the start, the steps, the sum (log-odds).

    `total` is minus infinity where one step is a contradiction."""

    report: str
    entry: str
    start: float
    steps: tuple[Step, ...]
    total: float


class Rival(Frozen):
    """Another event that this one could be: the entry of either that fits the other best, of `tried`."""

    event: str
    best: Waterfall
    tried: int
    verdict: str


class Why(Frozen):
    """`members` say what speaks for each entry's belonging to the rest; `left_open`: the event names no day, and would be
    part of a rival if one stood out."""

    event: str
    members: tuple[Waterfall, ...]
    left_open: bool
    rivals: tuple[Rival, ...]


def why(members: Iterable[Entry], lore: Lore) -> tuple[Waterfall, ...]:
    """One waterfall a member, in the order of their addresses; a lone member has no steps."""
    kept = sorted(members, key=lambda e: e.address)
    return tuple(_against(e, [o for o in kept if o is not e], lore) for e in kept)


def account(name: str, events: Mapping[str, Sequence[Entry]], lore: Lore) -> Why:
    """The whole story of one event. `events` are all of the record by id, `lore` that of its kind."""
    members = events[name]
    first = founder(members)
    left_open = all(e.tier > 0 for e in members)
    rivals = [rival(members, other, events[other], lore) for other in _near(name, events)]
    nearest = sorted(rivals, key=lambda r: (-r.best.total, r.event))
    likely = [r for r in nearest if r.best.total > NEVER] or nearest[:1]
    margin = settings().vague_margin if first.vague else settings().margin
    shown = [_in_doubt(r, likely, margin) if left_open else r for r in likely[:NEAREST]]
    return Why(event=name, members=why(members, lore), left_open=left_open, rivals=tuple(shown))


def rival(mine: Sequence[Entry], name: str, theirs: Sequence[Entry], lore: Lore) -> Rival:
    """What speaks for and against two events' being one: the best of the smaller one's entries against the other."""
    few, many = sorted((mine, theirs), key=lambda side: (len(side), side is theirs))
    tried = sorted(few, key=lambda e: e.address)[:TRIED]
    best = max((_against(e, many, lore) for e in tried), key=lambda w: w.total)
    return Rival(event=name, best=best, tried=len(tried), verdict=_verdict(mine, theirs, best))


def _verdict(mine: Sequence[Entry], theirs: Sequence[Entry], best: Waterfall) -> str:
    if mine[0].kind != theirs[0].kind:
        return f"they are of two kinds, {mine[0].kind} and {theirs[0].kind}, which are never compared"
    if best.total == NEVER:
        return f"they cannot be one: {best.steps[-1].why}"
    if best.total <= 0:
        return "the sum is not above 0: what speaks for one event does not outweigh what speaks for two"
    return "they fit by what is gathered now; when it was placed it did not, or fitted another event better"


def _in_doubt(one: Rival, rivals: Sequence[Rival], margin: float) -> Rival:
    """Of an event that names no day the first candidate must stand clear of the second."""
    if one.best.total <= 0 or len(rivals) < 2 or rivals[0].best.total - rivals[1].best.total >= margin:
        return one
    second = rivals[1] if one is rivals[0] else rivals[0]
    told = f"no day is named, and it does not stand clear of {second.event} by {margin:g}, so it is left open"
    return one.model_copy(update={"verdict": told})


def _near(name: str, events: Mapping[str, Sequence[Entry]]) -> list[str]:
    """The events of its kind that lie nearest: those with a side in common first, then by days."""
    here = profile_of((), events[name])
    kind = here.kind
    others = ((other, profile_of((), of)) for other, of in events.items() if other != name and of[0].kind == kind)
    return [other for *_, other in sorted((*_distance(here, event), other) for other, event in others)[:COMPARED]]


def _distance(one: Profile, other: Profile) -> tuple[bool, int]:
    """Whether they have no side in common, and the days between them (or between their reports, where one names no day)."""
    strange = bool(one.parties and other.parties and not one.parties & other.parties)
    mine, theirs = one.span(), other.span()
    if mine and theirs:
        return strange, max(0, mine.first - theirs.last, theirs.first - mine.last)
    gaps = [g for told in one.told if (g := other.nearest_told(told)) is not None]
    return strange, min(gaps, default=FAR)


def _against(entry: Entry, rest: Sequence[Entry], lore: Lore) -> Waterfall:
    steps = compare(entry, profile_of((), rest), lore) if rest else []
    return Waterfall(
        report=entry.report, entry=entry.key, start=settings().start, steps=tuple(steps), total=score(steps)
    )
