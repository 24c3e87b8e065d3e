"""Why a value is held, in one sentence for the reader of a brief.

Invariant: the sentence says no more than the support does: how many independent voices, whom they credit, who differs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model import Actor, Count, Place, Quantity, Term, Time, Value
from dateline.model.record import State
from dateline.reconcile.grouping import Group, usual
from dateline.reconcile.origins import Origins

MOST = 3  # names spelled out


@dataclass(frozen=True)
class Ranked:
    """The values of one attribute: believed, contradicting those, taken back in a later report, and said no more by a later version of a
    page (though perhaps by others)."""

    held: Sequence[Group]
    live: Sequence[Group]
    former: Sequence[Group]
    agents: frozenset[str]
    dropped: Sequence[Group] = ()


def reason(groups: Ranked, state: State, origins: Origins) -> str:
    told = _reason(groups, state, origins)
    return f"{told} {_no_more(groups.dropped, origins)}" if groups.dropped else told


def _reason(groups: Ranked, state: State, origins: Origins) -> str:
    held, live = groups.held, groups.live
    said = f"{_who(held[0], origins)} {_verb(held[0], origins)} {_values(held)}{_credit(held[0], groups.agents)}"
    if state == "not yet known":
        return f"{_who(held[0], origins)} {_verb(held[0], origins)} {_unknown(held[0])}{_credit(held[0], groups.agents)}: not yet known."
    if live:
        return f"{said}; {_against(groups, origins)}{_measurements(groups)}."
    if state == "corrected" and groups.former:
        return f"{said}; those who once said {_values(groups.former)} later said otherwise."
    if state == "unconfirmed":
        return f"{said}; whether it happened is not confirmed."
    if state == "confirmed by the actor":
        return f"{said}, and the side that acted says so itself."
    return f"{said}; nobody says otherwise."


def _no_more(dropped: Iterable[Group], origins: Origins) -> str:
    """What pages said before they were changed."""
    told = {
        f"{origins.label(s.later)} said {text(usual(g))} in its version of {s.published or 'no date'}, "
        f"and no more in that of {s.until or 'no date'}."
        for g in dropped
        for s in (one.support for one in g.stated)
        if s.later
    }
    return " ".join(sorted(told))


def voices(g: Group, origins: Origins) -> set[str]:
    """Those who state the value itself; what is vaguer bears it out but adds no voice of its own."""
    if g.heard is None:
        g.heard = {origins.voice(s.support.report, s.support.evidence) for s in g.exact}
    return g.heard


def _voices(g: Group, origins: Origins) -> list[str]:
    if g.labels is None:
        g.labels = sorted({origins.label(s.support.report, s.support.evidence) for s in g.exact})
    return g.labels


def _who(g: Group, origins: Origins) -> str:
    names = _voices(g, origins)
    if len(names) == 1:
        return f"One origin ({names[0]})"
    return f"{len(names)} independent origins ({listed(names)})"


def _verb(g: Group, origins: Origins) -> str:
    return "says" if len(_voices(g, origins)) == 1 else "say"


def _values(groups: Iterable[Group]) -> str:
    return listed([text(usual(g)) for g in groups])


def _credit(g: Group, agents: frozenset[str]) -> str:
    """Whom the reports credit; what the acting side says of itself is a claim, what others say of it a measurement."""
    names = sorted(
        {
            f"{name} (the side that acted)" if by.actor in agents else name
            for s in g.stated
            for by in s.support.said_by
            if (name := by.name)
        }
    )
    return f", crediting {listed(names)}" if names else ""


def _unknown(g: Group) -> str:
    value = usual(g)
    said = value.phrase if isinstance(value, Term) else ""
    return f'"{said}"' if said else "it is not known"


def _against(groups: Ranked, origins: Origins) -> str:
    """Who says otherwise; values that the same origins give on the same authority are told together."""
    together: dict[tuple[str, str], list[Group]] = {}
    for g in groups.live:
        together.setdefault(
            (f"{listed(_voices(g, origins))} {_verb(g, origins)}", _credit(g, groups.agents)), []
        ).append(g)
    return "; ".join(f"{who} {_values(said)}{credit}" for (who, credit), said in together.items())


def _measurements(groups: Ranked) -> str:
    """Two bodies that did not act and give two values have measured apart: that is no error of one of them."""
    first, *rest = (_measurers(g, groups.agents) for g in (groups.held[0], *groups.live))
    apart = next((m for m in rest if m and first and not m.keys() & first.keys()), None)
    if apart is None or isinstance(groups.held[0].value, Term | Actor):
        return ""
    return f"; two measurements, by {min(first.values())} and by {min(apart.values())}"


def _measurers(g: Group, agents: frozenset[str]) -> dict[str, str]:
    """The outside bodies credited with it, one for each side."""
    credited = sorted((by.actor or "", by.org or "") for s in g.exact for by in s.support.said_by)
    return {actor: body for actor, body in reversed(credited) if actor and body and actor not in agents}


def listed(names: Sequence[str]) -> str:
    if len(names) > MOST + 1:
        return f"{', '.join(names[:MOST])} and {len(names) - MOST} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else "nobody"


def text(value: Value) -> str:
    """A value in a few words."""
    if isinstance(value, Time):
        return value.clock or value.date or "a day not named"
    if isinstance(value, Count):
        return _count(value)
    if isinstance(value, Quantity):
        return f"{_bound(value.bound)}{value.value:g} {value.unit}"
    if isinstance(value, Place):
        return value.name
    if isinstance(value, Actor):
        return value.person or value.org or value.name
    if isinstance(value, Term):
        return value.phrase or value.term
    return str(value)


def _count(value: Count) -> str:
    if value.number is None:
        return "several"
    return f"{_bound(value.bound)}{value.number:g}" + (f" or {value.high:g}" if value.high else "")


def _bound(bound: str) -> str:
    return f"{bound} " if bound in ("about", "at least", "at most") else ""
