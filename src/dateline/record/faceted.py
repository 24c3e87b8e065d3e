"""What the events of a filter fall into, with counts: kinds, actors, places, outlets; and outlets by what they add."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from sqlalchemy import func, select

from dateline.record.columns import BITS, Links
from dateline.record.desk import Look
from dateline.record.outlets import UNNAMED, Outlet
from dateline.record.picked import narrowed
from dateline.record.ratings import Ratings
from dateline.record.schema import readings, reports

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
    links = look.shares.links if axis == "outlet" else look.links(axis)
    counts = _counts(look, links)
    found = [(-int(n), links.values[at], links.labels[at]) for at, n in enumerate(counts) if n]
    return [Facet(value, label, -n) for n, value, label in sorted(found)[:limit]]


def _counts(look: Look, links: Links, weights: np.ndarray | None = None) -> np.ndarray:
    """For each name, the events of the filter that go with it, or the sum of their weights."""
    here = look.kept[links.events]
    return np.bincount(
        links.names[here], weights=None if weights is None else weights[here], minlength=len(links.values)
    )


def outlets(look: Look, ratings: Ratings) -> list[Outlet]:
    """As `record.outlets.outlets`, out of the tables. Most events first."""
    shares = look.shares
    events = _counts(look, shares.links)
    sums = {name: _counts(look, shares.links, (shares.bits >> n) & 1) for n, name in enumerate(BITS)}
    added = {
        outlet: {"events": int(events[at]), **{name: int(sums[name][at]) for name in BITS}}
        for at, outlet in enumerate(shares.links.values)
    }
    nothing = {"events": 0, **dict.fromkeys(BITS, 0)}
    made = [
        Outlet(name=outlet, reports=count, latest=latest, undated=undated, unread=unread, reliability=ratings.of(outlet),
               **added.get(outlet, nothing))
        for outlet, count, undated, latest, unread in look.once("published", lambda: _published(look))
        if added.get(outlet, nothing)["events"] or not narrowed(look.which)
    ]  # fmt: skip
    return sorted(made, key=lambda o: (-o.events, -o.reports, o.name))


def _published(look: Look) -> list[tuple[str, int, int, str | None, int]]:
    """Of each outlet its reports, those without a date, the latest date, and those that could not be understood."""
    name = func.coalesce(reports.c.outlet, UNNAMED)
    understood = select(readings.c.report).where(readings.c.body.contains('"unread":null'))
    asked = select(
        name, func.count(), func.count().filter(reports.c.published.is_(None)), func.max(reports.c.published),
        func.count().filter(reports.c.key.not_in(understood)),
    )  # fmt: skip
    return [(r[0], r[1], r[2], r[3], r[4]) for r in look.connection.execute(asked.group_by(name))]
