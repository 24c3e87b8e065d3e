"""What each outlet adds: how often it is first with an event, alone with it, or only carries another's text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dateline.model import Event, Frozen, Reading, Report
from dateline.reconcile.when import order
from dateline.record.ratings import Ratings

UNRATED = Ratings()
UNNAMED = "outlet not named"


class Outlet(Frozen):
    """Counts over the events that the outlet's reports tell. `first`: it published before all others; `alone`: nobody
    else tells it; `carried`: all that it says of it first stood elsewhere; `contradicted`: it gave a value that is not held, as
    others say otherwise. `unread` and `undated` count reports. `reliability` is the user's own grade, A to F, and `judgement` the
    number of the judgement that it comes from (None: it is the file's, or there is none)."""

    name: str
    reports: int
    events: int
    first: int
    alone: int
    carried: int
    contradicted: int
    unread: int
    undated: int
    latest: str | None
    reliability: str | None
    judgement: str | None = None


class Share(Frozen):
    """What an outlet adds to one event, in the sense of Outlet."""

    first: bool
    alone: bool
    carried: bool
    contradicted: bool


@dataclass
class _Sum:
    reports: list[Report] = field(default_factory=list)
    events: int = 0
    first: int = 0
    alone: int = 0
    carried: int = 0
    contradicted: int = 0


def outlets(
    events: Iterable[Event],
    reports: Mapping[str, Report],
    readings: Mapping[str, Reading],
    ratings: Ratings = UNRATED,
) -> list[Outlet]:
    """Most events first."""
    sums: dict[str, _Sum] = {}
    for report in reports.values():
        sums.setdefault(name_of(report), _Sum()).reports.append(report)
    told_by = {k: (name_of(r), r.published) for k, r in reports.items()}
    for event in events:
        _count(event, told_by, sums)
    made = [_outlet(name, one, readings, ratings) for name, one in sums.items()]
    return sorted(made, key=lambda o: (-o.events, -o.reports, o.name))


def name_of(report: Report) -> str:
    return report.outlet or UNNAMED


def _count(event: Event, told_by: Mapping[str, tuple[str, str | None]], sums: dict[str, _Sum]) -> None:
    for name, one in shares(event, told_by).items():
        sums[name].events += 1
        sums[name].first += one.first
        sums[name].alone += one.alone
        sums[name].carried += one.carried
        sums[name].contradicted += one.contradicted


def shares(event: Event, told_by: Mapping[str, tuple[str, str | None]]) -> dict[str, Share]:
    """What each outlet adds to one event. `told_by` gives outlet and publication time of each report, by key."""
    told = sorted({m.report for m in event.members if m.report in told_by}, key=lambda k: (order(told_by[k][1]), k))
    supports = [s for b in event.beliefs for h in (*b.held, *b.others) for s in h.support]
    gainsaid = {s.report for b in event.beliefs for h in b.others for s in h.support}
    by_outlet: dict[str, set[str]] = {}
    for key in told:
        by_outlet.setdefault(told_by[key][0], set()).add(key)
    out = {}
    for name, keys in by_outlet.items():
        mine = [s for s in supports if s.report in keys]
        out[name] = Share(
            first=told[0] in keys and len(by_outlet) > 1,
            alone=len(by_outlet) == 1,
            carried=bool(mine) and all(s.origin and s.origin not in keys for s in mine),
            contradicted=bool(keys & gainsaid),
        )
    return out


def graded(name: str, ratings: Ratings) -> dict[str, str | None]:
    """The fields of an Outlet that are the user's."""
    judgement = ratings.judged(name)
    return {"reliability": ratings.of(name), "judgement": judgement.id if judgement else None}


def _outlet(name: str, one: _Sum, readings: Mapping[str, Reading], ratings: Ratings) -> Outlet:
    return Outlet(
        name=name, reports=len(one.reports), events=one.events, first=one.first, alone=one.alone, carried=one.carried, contradicted=one.contradicted,
        unread=sum(r.key not in readings or bool(readings[r.key].unread) for r in one.reports),
        undated=sum(r.published is None for r in one.reports),
        latest=max((r.published for r in one.reports if r.published), default=None, key=order), **graded(name, ratings),
    )  # fmt: skip
