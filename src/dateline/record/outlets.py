"""What each outlet adds: how often it is first with an event, alone with it, or only carries another's text."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict, dataclass

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
class Added:
    """What an outlet adds to all events, counted in the sense of Outlet."""

    events: int = 0
    first: int = 0
    alone: int = 0
    carried: int = 0
    contradicted: int = 0


TellsIt = Mapping[str, tuple[str, str | None]]  # outlet and publication time of each report, by key


def outlets(
    events: Iterable[Event],
    reports: Mapping[str, Report],
    readings: Mapping[str, Reading],
    ratings: Ratings = UNRATED,
) -> list[Outlet]:
    """Most events first."""
    told_by = {k: (name_of(r), r.published) for k, r in reports.items()}
    unread = {k for k in reports if k not in readings or readings[k].unread}
    return summed(told_by, unread, added(events, told_by), ratings)


def added(events: Iterable[Event], told_by: TellsIt) -> dict[str, Added]:
    """What each outlet adds to all of these events."""
    sums: dict[str, Added] = {}
    for event in events:
        for name, one in shares(event, told_by).items():
            count(sums.setdefault(name, Added()), one, 1)
    return sums


def count(sum_: Added, one: Share, events: int) -> None:
    """So many events more to which the outlet adds this."""
    sum_.events += events
    sum_.first += events * one.first
    sum_.alone += events * one.alone
    sum_.carried += events * one.carried
    sum_.contradicted += events * one.contradicted


def summed(told_by: TellsIt, unread: Container[str], sums: Mapping[str, Added], ratings: Ratings) -> list[Outlet]:
    """The outlets of these reports, of which `unread` could not be understood. Most events first."""
    by_outlet: dict[str, list[str]] = {}
    for key, (name, _) in told_by.items():
        by_outlet.setdefault(name, []).append(key)
    made = [
        _outlet(name, {k: told_by[k][1] for k in keys}, unread, sums.get(name, NOTHING), ratings)
        for name, keys in by_outlet.items()
    ]
    return sorted(made, key=lambda o: (-o.events, -o.reports, o.name))


NOTHING = Added()


def name_of(report: Report) -> str:
    return report.outlet or UNNAMED


def shares(event: Event, told_by: TellsIt) -> dict[str, Share]:
    """What each outlet adds to one event."""
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


def _outlet(name: str, dates: Mapping[str, str | None], unread: Container[str], one: Added, ratings: Ratings) -> Outlet:
    """`dates` are the publication times of its reports, by key."""
    return Outlet(
        name=name, reports=len(dates), unread=sum(key in unread for key in dates), undated=sum(d is None for d in dates.values()),
        latest=max(filter(None, dates.values()), default=None, key=order), **asdict(one), **graded(name, ratings),
    )  # fmt: skip
