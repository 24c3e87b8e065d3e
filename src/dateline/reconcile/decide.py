"""Values that a person set, laid over the beliefs of an event.

Invariant: a person's value stands first and hides nothing: what was held before is kept beside it.
"""

from dateline.model import Belief, Count, Event, Held, Judgement, Time, Value
from dateline.reconcile.grouping import day_of, same
from dateline.reconcile.when import Window, window


def decide(held: tuple[Belief, ...], judgement: Judgement) -> tuple[Belief, ...]:
    """The beliefs with this judgement's value. A time with its clock sets the day and the clock, which stand apart."""
    if judgement.attribute is None or judgement.value is None:
        return held
    value = judgement.value
    if judgement.attribute == "time" and isinstance(value, Time) and value.clock:
        held = _set(held, judgement, "clock", value)
        if value.date is None:
            return held
        value = day_of(value)
    return _set(held, judgement, judgement.attribute, value)


def _set(held: tuple[Belief, ...], judgement: Judgement, attribute: str, value: Value) -> tuple[Belief, ...]:
    before = next((b for b in held if b.attribute == attribute), None)
    # of what an earlier judgement set nothing is kept that no report says
    rest = [_plain(h) for h in (*before.held, *before.others) if h.support] if before else []
    value = _in_their_unit(value, [h.value for h in rest])
    mine = [h for h in rest if same(h.value, value)]
    because = f": {judgement.reason.rstrip('.')}" if judgement.reason else ""
    belief = Belief(
        attribute=attribute,
        held=(
            Held(
                value=value,
                support=tuple(s for h in mine for s in h.support),
                origins=max((h.origins for h in mine), default=0),
                judgement=judgement.id,
            ),
        ),
        others=tuple(h for h in rest if h not in mine),
        state="corrected",
        credibility=2,
        reason=f"Set by {judgement.author or 'a person'} on {judgement.at[:10]}{because}.",
    )
    kept = [b for b in held if b.attribute != attribute]
    return tuple(sorted([*kept, belief], key=lambda b: b.attribute))


def _in_their_unit(value: Value, others: list[Value]) -> Value:
    """ "2" is of what the reports count."""
    if not isinstance(value, Count) or value.unit:
        return value
    unit = next((v.unit for v in others if isinstance(v, Count) and v.unit), "")
    return value.model_copy(update={"unit": unit})


def _plain(one: Held) -> Held:
    return one.model_copy(update={"judgement": None})


def set_time(event: Event) -> Window | None:
    """When a person said that the event was, if one did."""
    belief = event.belief("time")
    first = belief.held[0] if belief and belief.held else None
    return window(first.value) if first and first.judgement and isinstance(first.value, Time) else None
