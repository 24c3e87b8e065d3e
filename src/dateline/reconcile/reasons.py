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
    """The values of one attribute: believed, contradicting those, and taken back."""

    held: Sequence[Group]
    live: Sequence[Group]
    former: Sequence[Group]
    agents: frozenset[str]


def reason(groups: Ranked, state: State, origins: Origins) -> str:
    held, live = groups.held, groups.live
    said = f"{_who(held[0], origins)} {_verb(held[0], origins)} {_values(held)}{_credit(held[0], groups.agents)}"
    if live:
        return f"{said}; {_against(groups, origins)}."
    if state == "corrected":
        return f"{said}; those who once said {_values(groups.former)} later said otherwise."
    if state == "not yet known":
        return f"{_who(held[0], origins)} {_verb(held[0], origins)} that it is not yet known."
    if state == "unconfirmed":
        return f"{said}; whether it happened is not confirmed."
    if state == "confirmed by the actor":
        return f"{said}, and the side that acted says so itself."
    return f"{said}; nobody says otherwise."


def _voices(g: Group, origins: Origins) -> list[str]:
    return sorted({origins.label(s.support.report, s.support.evidence) for s in g.exact})


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


def _against(groups: Ranked, origins: Origins) -> str:
    return "; ".join(
        f"{listed(_voices(g, origins))} {_verb(g, origins)} {text(usual(g))}{_credit(g, groups.agents)}"
        for g in groups.live
    )


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
