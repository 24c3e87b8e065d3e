"""The events that a mention without a day could be about, where none stood out and it stays an event of its own.

Invariant: the answer is what the comparisons that place mentions say of what is kept. It is worked out when somebody looks at
the event and never written into it: each new report would change the candidates of many events.
"""

from dateline.model import Candidate
from dateline.reconcile.cluster import Gathering, Placed
from dateline.reconcile.grouping import Broader
from dateline.reconcile.naming import Naming
from dateline.reconcile.placing import RIVAL, fits, score
from dateline.reconcile.refs import Ref
from dateline.reconcile.shelf import Shelves

MOST = 3


def candidates(name: str, shelves: Shelves, broader: Broader) -> list[Candidate]:
    """The likeliest, best first, of those that would count as rivals; none of an event that names a day, or that a person made.
    `name` is the id of an event that stands; of one of which nothing is kept there are none."""
    naming, gathering = Naming(shelves), Gathering(shelves, broader)
    known = naming.known(naming.standing(name))
    source: Placed | None = known.source if known else None
    if source is None or any(e.tier == 0 for e in gathering.entries(source)):
        return []
    sums = _sums(source, gathering)
    kind = source[0]
    named = (
        (total, naming.name(event))
        for ref, total in sums.items()
        if total > -RIVAL and (event := shelves.look(f"stand|{kind}|{ref.span}").get(ref))
    )
    ranked = sorted(named, key=lambda pair: (-pair[0], pair[1]))
    return [Candidate(event=other, sum=round(total, 2)) for total, other in ranked[:MOST]]


def _sums(source: Placed, gathering: Gathering) -> dict[Ref, float]:
    """How well each event fits that of its entries which it fits best."""
    kind, founder = source
    level, filing = gathering.level(kind), gathering.filing(kind)
    out: dict[Ref, float] = {}
    for entry in gathering.entries(source):
        found = level.found(filing.look(entry))[0] - {founder}
        events = [level.profile(ref) for ref in level.nearest(entry, found)]
        for ref, steps in fits(entry, events, level.lore).items():
            out[ref] = max(score(steps), out.get(ref, score(steps)))
    return out
