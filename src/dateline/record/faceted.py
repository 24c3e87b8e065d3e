"""What the events of a filter fall into, with counts: kinds, actors, places, outlets; and outlets by what they add."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dateline.record.desk import Look
from dateline.record.heard import Published
from dateline.record.links import BITS, Links
from dateline.record.outlets import Outlet, graded
from dateline.record.picked import narrowed
from dateline.record.ratings import Ratings

Axis = Literal["actor", "place", "outlet"]


@dataclass(frozen=True)
class Facet:
    """`value` is what a filter takes, `label` what people read."""

    value: str
    label: str
    count: int


def kinds(look: Look) -> list[Facet]:
    """Most events first."""
    counts = np.bincount(look.columns.kind[look.kept], minlength=len(look.columns.kinds))
    made = [
        Facet(kind, look.glossary.label(kind), int(n)) for kind, n in zip(look.columns.kinds, counts, strict=True) if n
    ]
    return sorted(made, key=lambda f: (-f.count, f.value))


def values(look: Look, axis: Axis, limit: int = 12) -> list[Facet]:
    """Most events first."""
    links = look.links(axis)
    counts = _counts(look, links)
    there = np.flatnonzero(counts)
    if len(there) > limit:  # those that may be among the first: no fewer events than the last of them
        there = there[counts[there] >= np.partition(counts[there], -limit)[-limit]]
    found = sorted((-int(counts[at]), links.values[at], links.labels[at]) for at in there.tolist())
    return [Facet(value, label, -n) for n, value, label in found[:limit]]


def _counts(look: Look, links: Links, weights: np.ndarray | None = None) -> np.ndarray:
    """For each name, the events of the filter that go with it, or the sum of their weights."""
    here = look.kept[links.events]
    named = np.bincount(
        links.names[here], weights=None if weights is None else weights[here], minlength=len(links.spelt)
    )
    return np.bincount(links.owner, weights=named, minlength=len(links.values))


def outlets(look: Look, ratings: Ratings) -> list[Outlet]:
    """As `record.outlets.outlets`, out of the tables, with the grades that people gave. Most events first."""
    known = ratings.beside(look.judgements)
    links = look.links("outlet")
    events = _counts(look, links)
    sums = {name: _counts(look, links, (links.bits >> n) & 1) for n, name in enumerate(BITS)}
    added = {
        outlet: {"events": int(events[at]), **{name: int(sums[name][at]) for name in BITS}}
        for at, outlet in enumerate(links.values)
    }
    nothing = {"events": 0, **dict.fromkeys(BITS, 0)}
    unread, all_ = Counter(look.heard.unread.values()), not narrowed(look.which)
    made = [
        _outlet(name, one, unread[name], known, added.get(name, nothing))
        for name, one in look.heard.outlets.items()
        if all_ or added.get(name, nothing)["events"]
    ]
    return sorted(made, key=lambda o: (-o.events, -o.reports, o.name))


def _outlet(name: str, one: Published, unread: int, ratings: Ratings, added: Mapping[str, int]) -> Outlet:
    return Outlet(
        name=name, reports=one.reports, latest=one.latest, undated=one.undated, unread=unread, **graded(name, ratings), **added
    )  # fmt: skip
