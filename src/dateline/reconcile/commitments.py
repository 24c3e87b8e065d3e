"""Undertakings held against what happened later.

Invariant: an event is called inside a commitment only by the clause that covers it, outside only by all clauses that do
not; where the record does not know the class of weapon, it cannot be told. No clock is read: "now" is the day of the record's
latest report.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Literal, NamedTuple

from dateline.model import Commitment, CommitmentCheck, Reading, Report, Time
from dateline.model.record import Stands
from dateline.reconcile.facts import Fact, written
from dateline.reconcile.grouping import Broader, ancestors
from dateline.reconcile.reach import BANDS, possible_bands, stated_bands, worth_km
from dateline.reconcile.reasons import listed
from dateline.reconcile.when import Window, published_window, window

Verdict = Literal["outside", "inside", "cannot be told"]
WEIGHT: tuple[Verdict, ...] = ("inside", "cannot be told", "outside")  # one clause that covers is enough
Check = tuple[str, Verdict, str]
Clause = tuple[str, str | None]
FOLLOWING = (
    30  # events after its end: that what was forbidden is done again is told, and when, not each time for decades
)
DUE = 31  # days before its end from which an undertaking is due
# classes that say no more than that something flew
GENERAL = frozenset({"weapon", "projectile", "rocket", "missile"})
NAMES = {
    "srbm": "short-range ballistic missiles",
    "mrbm": "medium-range ballistic missiles",
    "irbm": "intermediate-range missiles",
    "icbm": "intercontinental missiles",
    "slbm": "submarine-launched ballistic missiles",
    "ballistic": "ballistic missiles",
    "cruise": "cruise missiles",
}


@dataclass(frozen=True)
class Setting:
    """What the record says beside the one commitment: the day of its latest report, and, by party and clause, the days on
    which reports tell that an undertaking was withdrawn."""

    now: int | None = None
    withdrawn: Mapping[tuple[str, Clause], tuple[int, ...]] = field(default_factory=dict)


def setting(readings: Iterable[Reading], reports: Mapping[str, Report]) -> Setting:
    days, taken_back = list[int](), dict[tuple[str, Clause], set[int]]()
    for reading in readings:
        told = published_window(reports[reading.report].published)
        if told is None:
            continue
        days.append(told.last)
        for made in (c for c in reading.commitments if c.status == "withdrawn"):
            for clause in made.covers:
                for party in _parties(made):
                    taken_back.setdefault((party, clause), set()).add(_ending(made, told))
    return Setting(max(days, default=None), {k: tuple(sorted(v)) for k, v in taken_back.items()})


def _parties(commitment: Commitment) -> frozenset[str]:
    return frozenset(a.code or a.name for a in commitment.by)


def _ending(commitment: Commitment, told: Window) -> int:
    """A withdrawal takes effect on the day its own words give, else when it is told."""
    until = window(commitment.until) if commitment.until else None
    return until.last if until else told.first


class Bound(NamedTuple):
    """When an undertaking began, from which day it was taken back, and the last day on which it binds; None where that is not known, or
    there is none."""

    since: Window | None
    ended: int | None
    end: int | None


def bound(commitment: Commitment, report: Report, about: Setting) -> Bound:
    since = _since(commitment, report)
    ended = _withdrawn(commitment, report, since, about)
    until = window(commitment.until) if commitment.until else None
    return Bound(
        since, ended, min((day for day in (until.last if until else None, ended) if day is not None), default=None)
    )


def check(
    commitment: Commitment, report: Report, bound: Bound, found: Sequence[Fact], broader: Broader, *, now: int | None
) -> CommitmentCheck:
    """Held against what `later` found; `now` is the day of the record's latest report."""
    held = _Held(commitment, bound, broader)
    return CommitmentCheck(
        report=report.key,
        commitment=commitment,
        against=tuple(map(held.judge, found)) if commitment.covers else (),
        state=term(commitment, bound.ended).state(now),
        ended=None if bound.ended is None else date.fromordinal(bound.ended).isoformat(),
    )


def later(commitment: Commitment, facts: Iterable[Fact], bound: Bound) -> list[Fact]:
    """What it is held against, in the order of days: every event of its makers that came after it, and of those after its end the first
    FOLLOWING. `facts` are of the kinds of its clauses and of their families, all up to the last of these."""
    known = [f for f in facts if f.realis == "actual" and _after(f, bound.since) and _asked(commitment, f)]
    nth = count()
    return [f for f in sorted(known, key=_day) if not _behind(f, bound) or next(nth) < FOLLOWING]


def last_asked(found: Sequence[Fact], bound: Bound) -> int | None:
    """Whoever begins later than this day is not asked any more; None where all are."""
    behind = [f.begins.first for f in found if f.begins and _behind(f, bound)]
    return max(behind) if len(behind) >= FOLLOWING else None


def _behind(fact: Fact, bound: Bound) -> bool:
    return bound.end is not None and fact.begins is not None and fact.begins.first > bound.end


def _after(fact: Fact, since: Window | None) -> bool:
    return fact.begins is not None and since is not None and fact.begins.last > since.first


def _asked(commitment: Commitment, fact: Fact) -> bool:
    """Of a ban also what is of the family of a clause: whether a launch breaks a ban on nuclear tests is asked, and answered."""
    by, to = _parties(commitment), frozenset(a.code or a.name for a in commitment.to)
    covered = any(fact.kind == kind for kind, _ in commitment.covers)
    return (
        bool(fact.agents & by)
        and (covered or (commitment.polarity == "forbids" and not _words_only(fact)))
        # a meeting with somebody else does not answer a promise made to one side
        and (not fact.what.reciprocal or not to or len(fact.parties & (by | to)) > 1)
    )


def _words_only(fact: Fact) -> bool:
    return fact.what.speech or fact.what.reciprocal


def _withdrawn(commitment: Commitment, report: Report, since: Window | None, about: Setting) -> int | None:
    """The day from which it no longer binds, as this report or a later one says. All clauses must have been taken back."""
    told = published_window(report.published)
    if commitment.status == "withdrawn":
        return _ending(commitment, told) if told else None
    start = since.first if since else None
    if start is None or not commitment.covers or not commitment.by:
        return None
    ends = [
        next((d for d in about.withdrawn.get((p, c), ()) if d > start), None)
        for c in commitment.covers
        for p in _parties(commitment)
    ]
    known = [d for d in ends if d is not None]
    return max(known) if len(known) == len(ends) else None


@dataclass(frozen=True)
class Term:
    """What its standing on a day hangs on: whether it was taken back as soon as told, its last day, and from when it is taken back."""

    back: bool
    until: int | None
    ended: int | None

    def state(self, now: int | None) -> Stands:
        if self.back or (self.ended is not None and now is not None and self.ended <= now):
            return "withdrawn"
        if self.until is None:
            return "open"
        if now is None or self.until - now > DUE:
            return "running"
        return "due" if self.until >= now else "passed"


def term(commitment: Commitment, ended: int | None) -> Term:
    until = window(commitment.until) if commitment.until else None
    return Term(commitment.status == "withdrawn", until.last if until else None, ended)


def dated(commitment: Commitment, reading: Reading) -> Commitment:
    """One whose words tell no beginning began when the agreement was made that it hangs on, if this reading dates that."""
    if commitment.since or commitment.entry is None:
        return commitment
    times = [
        c.value for m in reading.mentions if m.entry == commitment.entry and m.realis == "actual"
        for c in m.claims if c.attribute == "time" and isinstance(c.value, Time) and c.value.date
    ]  # fmt: skip
    best = max(times, key=lambda t: len(t.date or ""), default=None)
    return commitment.model_copy(update={"since": best}) if best else commitment


def _day(fact: Fact) -> tuple[int, str]:
    return (fact.when.first if fact.when else 0), fact.id


def _since(commitment: Commitment, report: Report) -> Window | None:
    """When it began: as stated, else at the latest when it was reported."""
    stated = window(commitment.since) if commitment.since else None
    return stated or published_window(report.published)


@dataclass(frozen=True)
class _Held:
    """One commitment, ready to be held against events."""

    commitment: Commitment
    bound: Bound
    broader: Broader

    def judge(self, fact: Fact) -> Check:
        what, when = f"{_kind(fact)} of {written(fact.when)}", fact.begins
        end = window(self.commitment.until) if self.commitment.until else None
        if end and when and when.first > end.last:
            return fact.id, "outside", f"{what}: outside, as the undertaking ended {written(end)}"
        if self.bound.ended is not None and when and when.first > self.bound.ended:
            day = Window(self.bound.ended, self.bound.ended, "day")
            return fact.id, "outside", f"{what}: outside, as the undertaking had been withdrawn by {written(day)}"
        if when and self.bound.since and when.first <= self.bound.since.last and not self.bound.since.single:
            return (
                fact.id,
                "cannot be told",
                f"{what}: it may have come before the undertaking of {written(self.bound.since)}",
            )
        verdicts = {clause: _clause(fact, *clause, self.broader) for clause in self.commitment.covers}
        verdict: Verdict = min(verdicts.values(), key=WEIGHT.index, default="outside")
        return fact.id, verdict, f"{what}: {self._because(fact, verdict, verdicts)}"

    def _because(self, fact: Fact, verdict: Verdict, verdicts: Mapping[Clause, Verdict]) -> str:
        made = f"the undertaking of {written(self.bound.since)}"
        scope = f"{made}, which covers {listed(_clauses(self.commitment.covers))}"
        if verdict == "outside":
            return f"outside {scope}{_by_figures(fact)}"
        mine = listed(_clauses([c for c, v in verdicts.items() if v == verdict]))
        if verdict == "inside" and self.commitment.polarity == "promises":
            return f"as promised in {made}: {mine}"
        if verdict == "inside":
            return f"inside {scope}" if len(verdicts) == 1 else f"inside {scope}, by its clause on {mine}"
        return f"cannot be told: the class of weapon is not known; {scope}"


def _clause(fact: Fact, kind: str, term: str | None, broader: Broader) -> Verdict:
    if fact.kind != kind:
        return "outside"
    if term is None or any(term == c or term in ancestors(c, broader) for c in fact.classes):
        return "inside"
    asked, mine = BANDS.get(term.split("-")[0].casefold()), stated_bands(fact)
    if asked and mine:
        return "inside" if mine <= asked else "cannot be told" if mine & asked else "outside"
    known = [c for c in fact.classes if c not in ancestors(term, broader) and c not in GENERAL]
    if known and term in broader:
        return "outside"
    left = possible_bands(fact)
    return "outside" if asked and left and not left & asked else "cannot be told"


def _by_figures(fact: Fact) -> str:
    """Where nothing but the flight tells the class, that is said."""
    worth = worth_km(fact)
    named = stated_bands(fact) or fact.classes - GENERAL
    if named or worth is None:
        return ""
    return f"; by its flight ({fact.far:g} km far, {fact.high:g} km high) it was good for some {worth:,.0f} km"


def _kind(fact: Fact) -> str:
    label, bands = fact.label, stated_bands(fact)
    if len(bands) == 1:
        band = next(iter(bands))
        label = f"{band}{'' if band == 'intercontinental' else '-range'} {label}"
    return label[0].upper() + label[1:]


def _clauses(covers: Sequence[Clause]) -> list[str]:
    return [NAMES.get(term, f"{term} {kind}") if term else f"{kind.replace('-', ' ')}s" for kind, term in covers]
