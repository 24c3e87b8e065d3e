"""The days over which a running count may run: where it opens, where it closes, and in how many ways that can be meant.

Invariant: the plain reading comes first; every other says in a few words what makes it another.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from dateline.model import Report, Tally
from dateline.reconcile.facts import Fact, written
from dateline.reconcile.recount import Counting, Unit, stated_unit
from dateline.reconcile.when import Window, published_window, told_window, window

DAYS_IN = {"D": 1, "W": 7, "M": 30.44, "Y": 365.25}
LOOSE = 0.15  # "in just over a week": a period is told in round figures
AHEAD = 60  # days for which "would be the first" looks forward
UNITS: tuple[Unit, ...] = ("events", "days", "items")


@dataclass(frozen=True)
class Around:
    """What stands about a claim in its own report: `told` are the events of the kind counted that the report tells, `since` the
    event named by the claim's "since", `ranked` the one whose rank an ordinal gives."""

    told: tuple[Fact, ...] = ()
    since: Fact | None = None
    ranked: Fact | None = None


class Edge(NamedTuple):
    day: int | None
    why: str = ""


def as_of(tally: Tally, report: Report) -> int | None:
    if tally.as_of and len(tally.as_of) == 10:
        return date.fromisoformat(tally.as_of).toordinal()
    told = published_window(report.published)
    return told.last if told else None


def countings(tally: Tally, report: Report, around: Around, day: int) -> list[Counting]:
    """The plain reading; then other openings and closings; then the other units."""
    stated = stated_unit(tally)
    out: dict[tuple[Unit, int | None, int], Counting] = {}
    ends = closings(tally, report, around, day)
    for end in ends:
        assert end.day is not None
        for start in openings(tally, around, end.day):
            why = ", ".join(filter(None, (start.why, end.why)))
            out.setdefault((stated, start.day, end.day), Counting(stated, start.day, end.day, why))
    plain = next(iter(out.values()))
    for unit in (u for u in UNITS if u != stated and _may_mean(tally, u)):
        out[unit, plain.first, plain.last] = Counting(unit, plain.first, plain.last, f"{unit} counted, not {stated}")
    return list(out.values())


def _may_mean(tally: Tally, unit: Unit) -> bool:
    """The first is the first, however many were fired; a rank or number above it may be one of items or of days."""
    return tally.value.number != 1 or unit == "days"


def openings(tally: Tally, around: Around, last: int) -> list[Edge]:
    found = _since(tally, around) or _calendar(tally, last) or [Edge(None)]
    if tally.form == "ordinal" and tally.value.number == 1 and len(found) > 1:
        # "the first since Aug. 24" does not count that day; "the first in 28 days" does not count the one 28 days ago
        return [Edge(found[1].day)]
    return found


def _since(tally: Tally, around: Around) -> list[Edge]:
    told = window(tally.since) if tally.since else None
    event = around.since.day if around.since else None
    if event is not None and around.since and (told is None or told.first - 1 <= event <= told.last + 1):
        of = f"the {around.since.label} of {written(around.since.when)}"
        wide = [] if told is None or told.single else _whole(told)[1:]
        return [Edge(event), Edge(event + 1, f"after {of}"), *wide]
    if told is None:
        return []
    return [Edge(told.first), Edge(told.first + 1, "the first day left out")] if told.single else _whole(told)


def _whole(told: Window) -> list[Edge]:
    return [Edge(told.first), Edge(told.last + 1, f"after {written(told)}")]


def _calendar(tally: Tally, last: int) -> list[Edge]:
    today = date.fromordinal(last)
    if tally.scope == "year":
        return [Edge(date(today.year, 1, 1).toordinal())]
    if tally.scope == "month":
        return [Edge(last - today.day + 1)]
    if tally.scope == "period" and tally.period and (length := _length(tally.period)):
        loose = length + max(1, round(length * LOOSE))
        return [
            Edge(last - length),
            Edge(last - length + 1, "both ends counted as days of the period"),
            Edge(last - loose, "the period taken loosely"),
        ]
    return []


def _length(period: str) -> int | None:
    """Days of an ISO 8601 duration; hours are a day."""
    days, _, clock = period.removeprefix("P").partition("T")
    total = round(sum(int(n) * DAYS_IN[u] for n, u in re.findall(r"(\d+)([DWMY])", days)))
    return total or (1 if clock else None)


def closings(tally: Tally, report: Report, around: Around, day: int) -> list[Edge]:
    until = window(tally.until) if tally.until else None
    if until:
        return [Edge(until.last)]
    here, begun = _local(report, around, day), [f.begins.first for f in around.told if f.begins]
    if not tally.includes_latest:
        return [Edge(_before_latest(report, begun, here, day))]
    ends = [Edge(here)]
    ranked = around.ranked.day if around.ranked and tally.form == "ordinal" else None
    if ranked is not None and ranked <= day + AHEAD:
        ends.insert(0, Edge(ranked)) if ranked < here else ends.append(Edge(ranked, "up to the one to come"))
        ends = [ends[0], *(Edge(e.day, "up to the day of the report") for e in ends[1:] if e.day == here), *ends[1:]]
    ends += [Edge(day, "by the calendar of whoever says it")] if here != day else []
    ends += [Edge(d, "up to the one to come") for d in sorted(begun) if here < d <= day + AHEAD][:1]
    return list({e.day: e for e in reversed(ends)}.values())[::-1]


def _local(report: Report, around: Around, day: int) -> int:
    """The local day of the place of the events, where it is further on than that of the report: this morning in Seoul is last
    night in Washington."""
    stamp = told_window(report.published)
    known = {f.day for f in around.told}
    return day + 1 if stamp and stamp.last > day and day + 1 in known and day not in known else day


def _before_latest(report: Report, begun: list[int], here: int, day: int) -> int:
    """The day before the news of the report, which the claim leaves out."""
    told = published_window(report.published)
    news = max((d for d in begun if d <= here), default=here)
    fresh = told is None or told.first - day <= 1
    return min(here, news - 1) if fresh else here
