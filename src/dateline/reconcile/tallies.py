"""Running counts that reports claim, recounted against the record.

Invariant: a recount says which events it counted and under which reading of the claim; it never says "differs" where
events that might belong, or a record that begins too late, leave room for the claim.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model import Report, Tally, TallyAudit
from dateline.reconcile.facts import Fact
from dateline.reconcile.names import words
from dateline.reconcile.when import published_window, window

Verdict = Literal["agrees", "differs", "cannot be told"]
Unit = Literal["events", "items", "days"]
STEM = 4  # letters: "failed" meets "failure"
LATE = 7  # days by which the first report may come after the window opens
ITEM_WORDS = frozenset(("missile", "projectile", "rocket", "shell", "weapon", "drone", "warhead"))
# Words that name the thing counted without narrowing it.
PLAIN_WORDS = frozenset(("of", "the", "a", "in", "series", "set", "streak", "attempt", "fresh", "new", "such", "by"))
ROUND_WORDS = frozenset(
    ("launch", "test", "firing", "round", "time", "event", "attack", "strike", "meeting", "summit", "provocation")
)
DAYS_IN = {"D": 1, "W": 7, "M": 30.44, "Y": 365.25}


@dataclass(frozen=True)
class Reading:
    """One way to understand the claim, and what it counts: `sure` events, and those that `may` belong."""

    name: str
    total: float
    sure: tuple[Fact, ...]
    may: tuple[Fact, ...]

    @property
    def most(self) -> float:
        return self.total + len(self.may)


def audit(tally: Tally, report: Report, facts: Iterable[Fact], begins: int | None) -> TallyAudit:
    """`begins` is the day of the earliest report in the record."""
    claimed = tally.value.number
    day = _as_of(tally, report)
    if claimed is None or tally.kind is None or day is None:
        missing = "no number" if claimed is None else "no kind of event" if tally.kind is None else "no date"
        return _said(tally, report, "cannot be told", None, f"the claim names {missing} that could be counted")
    counted = [f for f in facts if f.kind == tally.kind and f.realis == "actual"]
    unknown = _qualifier(tally) - {w[:STEM] for f in counted for w in f.wording | f.classes}
    if unknown:
        what = " ".join(w for w in words(tally.of) if w[:STEM] in unknown)
        return _said(tally, report, "cannot be told", None, f'no event of the record is known as "{what}"')
    readings = _readings(tally, report, counted, day)
    first = readings[0]
    agreeing = next((r for r in readings if r.total == claimed), None)
    if agreeing:
        return _agrees(tally, report, agreeing, first)
    verdict, why = _verdict(claimed, first, _opens(tally, day)[0], begins)
    return _said(tally, report, verdict, first, why)


def _agrees(tally: Tally, report: Report, agreeing: Reading, first: Reading) -> TallyAudit:
    if agreeing is first:
        return _said(tally, report, "agrees", first, f"the record counts {_n(first.total)} {first.name}")
    why = f"the record counts {_n(agreeing.total)} {agreeing.name}, but {_n(first.total)} {first.name}"
    return _said(tally, report, "agrees", agreeing, why)


def _verdict(claimed: float, first: Reading, opens: int | None, begins: int | None) -> tuple[Verdict, str]:
    here = f"the record counts {_n(first.total)} {first.name}"
    if claimed < first.total:
        return "differs", f"{here}: {_n(first.total - claimed)} more than claimed"
    if claimed <= first.most:
        return "cannot be told", f"{here}, and {len(first.may)} more may belong"
    if opens is None:
        return "cannot be told", f"{here}, and the claim has no beginning"
    if begins is None or begins > opens + LATE:
        return "cannot be told", f"{here}, but its first report is later than the beginning of the claim"
    return "differs", f"{here}: {_n(claimed - first.total)} fewer than claimed"


def _said(tally: Tally, report: Report, verdict: Verdict, reading: Reading | None, why: str) -> TallyAudit:
    counted = tuple(f.id for f in reading.sure) if reading else ()
    return TallyAudit(
        report=report.key,
        tally=tally,
        verdict=verdict,
        recount=reading.total if reading else None,
        counted=counted,
        reason=f"{why[0].upper()}{why[1:]}.",
    )


def _n(number: float) -> str:
    return f"{number:g}"


def _as_of(tally: Tally, report: Report) -> int | None:
    if tally.as_of and len(tally.as_of) == 10:
        return date.fromisoformat(tally.as_of).toordinal()
    told = published_window(report.published)
    return told.last if told else None


def _opens(tally: Tally, day: int) -> tuple[int | None, int | None]:
    """The first and the last day on which the claim's window can open."""
    today = date.fromordinal(day)
    since = window(tally.since) if tally.since else None
    if since:
        return since.first, since.last
    if tally.scope == "year":
        first = date(today.year, 1, 1).toordinal()
        return first, first
    if tally.scope == "month":
        return day - today.day + 1, day - today.day + 1
    if tally.scope == "period" and tally.period and (length := _length(tally.period)):
        return day - length, day - length
    return None, None


def _length(period: str) -> int | None:
    parts = re.findall(r"(\d+)([DWMY])", period)
    return round(sum(int(n) * DAYS_IN[u] for n, u in parts)) if parts else None


def _of_the_day(day: int, report: Report) -> bool:
    """The claim runs to the day of the report itself, so that its latest event is the news."""
    told = published_window(report.published)
    return told is None or told.first - day <= 1


def _readings(tally: Tally, report: Report, facts: Sequence[Fact], day: int) -> list[Reading]:
    """The plain reading first; then the window opened after its first event; then the other units."""
    stated = _unit(tally)
    first, last = _opens(tally, day)
    last_day = day if tally.includes_latest or not _of_the_day(day, report) else day - 1
    closes = max((w.last for w in [window(tally.until)] if w), default=last_day) if tally.until else last_day
    every: tuple[Unit, ...] = ("events", "days", "items")
    out = [_count(tally, facts, first, closes, stated)]
    if first is not None and last is not None and last > first:
        out.append(_count(tally, facts, last + 1, closes, stated))
    elif first is not None and tally.since:
        out.append(_count(tally, facts, first + 1, closes, stated))
    elif first is not None and tally.scope == "period":
        # "in just over a week": a period is told in round figures
        out.append(_count(tally, facts, first - max(1, round((day - first) * 0.15)), closes, stated))
    return out + [_count(tally, facts, first, closes, unit) for unit in every if unit != stated]


def _unit(tally: Tally) -> Unit:
    """A launch is not a missile: "two missiles" are items, "the second launch" is an event."""
    named = {w.removesuffix("s") for w in words(f"{tally.value.unit} {tally.of}")}
    if "day" in named:
        return "days"
    return "items" if named & ITEM_WORDS and not named & ROUND_WORDS and tally.form == "cardinal" else "events"


def _count(tally: Tally, facts: Sequence[Fact], first: int | None, last: int, unit: Unit) -> Reading:
    sure, may = list[Fact](), list[Fact]()
    for fact in facts:
        fits = _fits(tally, fact, first, last)
        if fits == "sure":
            sure.append(fact)
        elif fits == "may":
            may.append(fact)
    total = {
        "events": float(len(sure)),
        "days": float(len({f.day for f in sure})),
        "items": float(sum(f.number or 0 for f in sure)),
    }[unit]
    unknown = [f for f in sure if f.number is None] if unit == "items" else []
    opened = f" from {date.fromordinal(first).isoformat()}" if first is not None else ""
    name = f"{unit if total != 1 else unit[:-1]}{opened} to {date.fromordinal(last).isoformat()}"
    return Reading(name, total, tuple(sure), (*may, *unknown))


def _fits(tally: Tally, fact: Fact, first: int | None, last: int) -> Literal["sure", "may", "no"]:
    """An event that one origin alone tells, without its day, may have been left out by whoever counted."""
    doubts = fact.origins < 2 and fact.day is None
    if tally.actor:
        if fact.agents and tally.actor not in fact.agents:
            return "no"
        doubts = doubts or not fact.agents
    if not _qualifier(tally) <= {w[:STEM] for w in fact.wording | fact.classes}:
        if fact.phrases:
            return "no"
        doubts = True
    if fact.when is None:
        return "may"
    if fact.when.first > last or (first is not None and fact.when.last < first):
        return "no"
    inside = fact.when.last <= last and (first is None or fact.when.first >= first)
    return "sure" if inside and not doubts else "may"


def _qualifier(tally: Tally) -> frozenset[str]:
    """What narrows the thing counted ("Musudan launch", "failed launch"), as stems."""
    plain = ITEM_WORDS | ROUND_WORDS | PLAIN_WORDS | set(words((tally.kind or "").replace("-", " ")))
    return frozenset(
        w[:STEM]
        for w in words(tally.of)
        if w not in plain and w.removesuffix("s") not in plain and w.removesuffix("es") not in plain
    )


def earliest(reports: Iterable[Report]) -> int | None:
    """The day on which the record's first report came out."""
    days = [w.first for r in reports if (w := published_window(r.published))]
    return min(days, default=None)
