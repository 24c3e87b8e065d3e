"""From the entries of an event to what is believed of it.

Invariant: an event is a function of its entries, of the judgements on it and of where its texts came from.
"""

from collections.abc import Mapping, Sequence

from dateline.model import Event, Judgement, Member, Realis
from dateline.reconcile.belief import Ground, beliefs, no_more
from dateline.reconcile.decide import decide
from dateline.reconcile.entries import Entry, support_of
from dateline.reconcile.grouping import Broader, Stated
from dateline.reconcile.ids import founder
from dateline.reconcile.judgements import in_turn
from dateline.reconcile.origins import Origins
from dateline.reconcile.when import order

CERTAINTY: tuple[Realis, ...] = ("actual", "planned", "possible", "denied")


def event_of(
    name: str,
    members: Sequence[Entry],
    values: Mapping[str, Sequence[Judgement]],
    origins: Origins,
    broader: Broader,
    *,
    earlier: Sequence[tuple[str, Stated]] = (),
) -> Event:
    """The event under its id, but for the statements about it. `values` are what people set, by the address of an entry; `earlier`
    what earlier versions of the members' pages said (former.py)."""
    ordered = sorted(members, key=lambda e: (order(e.published), e.report, e.key))
    realis = event_realis(ordered)
    stated = [
        (c.attribute, Stated(c.value, support_of(e, c, origins.of(e.report, c.evidence))))
        for e in ordered
        for c in e.claims
    ]
    agents = frozenset(code for e in ordered for code in e.agents)
    ground = Ground(realis, agents, origins, broader)
    held = beliefs(stated, ground, earlier)
    decided = in_turn(j for e in ordered for j in values.get(e.address, ()))
    for judgement in decided:
        held = decide(held, judgement)
    return Event(
        id=name,
        kind=founder(members).kind,
        realis=realis,
        beliefs=held,
        members=tuple(Member(report=e.report, entry=e.key, background=e.background) for e in ordered),
        origins=len({origins.voice(e.report, m.sentence) for e in ordered for m in e.mentions}),
        former=no_more(earlier, held, ground),
    )


def event_realis(members: Sequence[Entry]) -> Realis:
    """What the reports that came last say: a planned meeting that took place is actual. Once told as actual it stays so
    unless more reports deny it than tell it."""
    told = [e.realis for e in members]
    if "actual" in told:
        return "denied" if told.count("denied") > told.count("actual") else "actual"
    latest = max(order(e.published) for e in members)
    last = [e.realis for e in members if order(e.published) == latest]
    return next(r for r in CERTAINTY if r in last)
