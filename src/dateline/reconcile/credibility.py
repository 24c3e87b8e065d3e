"""How far a value is to be believed, on the Admiralty scale of information, and why in a few words.

1 confirmed by other independent sources, 2 probably true, 3 possibly true, 4 doubtful, 6 cannot be judged. (5, improbable, would
need knowledge from outside the reports, and is never given.)

Invariant: the grade counts independent origins and the bodies they credit, never carriers; who published it is another axis.
"""

from dateline.model.record import State
from dateline.reconcile.grouping import Group
from dateline.reconcile.origins import Origins
from dateline.reconcile.reasons import Ranked, voices


def credibility(ranks: Ranked, state: State, origins: Origins) -> tuple[int, str]:
    first, count = ranks.held[0], len(voices(ranks.held[0], origins))
    credited = len(sources(first))
    if state == "not yet known":
        return 6, "nobody claims to know"
    if ranks.live:
        rival = max(len(voices(g, origins)) for g in ranks.live)
        if count > rival:
            return 3, f"more independent origins say so ({count}) than say otherwise ({rival})"
        return 4, f"no more independent origins say so ({count}) than say otherwise ({rival})"
    if count > 1:
        if credited > 1:
            return 1, f"{count} independent origins, crediting {credited} sources"
        return 2, f"{count} independent origins, all from one source" if credited else f"{count} independent origins"
    return _single(first, state, credited, origins)


def _single(first: Group, state: State, credited: int, origins: Origins) -> tuple[int, str]:
    if state == "confirmed by the actor":
        return 2, "one origin, and the side that acted says so"
    if state == "corrected":
        return 2, "one origin, which put its first account right"
    if credited > 1:
        return 2, f"one origin, crediting {credited} sources"
    if credited or any(origins.outlet(s.support.report) for s in first.exact):
        return 3, "one origin alone"
    return 6, "nobody is named who says so"


def sources(g: Group) -> set[str]:
    """The bodies and people credited with it."""
    return {name for s in g.stated for by in s.support.said_by if (name := by.name)}
