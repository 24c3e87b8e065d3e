"""One way to understand a running count, and what the record counts under it.

Invariant: an event is counted as sure only where nothing leaves open that whoever counted would have counted it; what may
belong is kept apart, so that a count is always a range.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import inf
from typing import Literal

from dateline.model import Recount, Tally
from dateline.reconcile.facts import Fact, written
from dateline.reconcile.names import words
from dateline.reconcile.when import Window

Unit = Literal["events", "days", "items"]
Fit = Literal["sure", "may", "undated", "no"]
COVERING = 2  # other reports that must tell of what is counted before the record can be said to hold all of it
STEM = 4  # letters: "failed" meets "failure"
ITEM_WORDS = frozenset(("missile", "projectile", "rocket", "shell", "weapon", "drone", "warhead"))
ROUND_WORDS = frozenset(
    "launch test firing round time event attack strike meeting summit provocation talk negotiation encounter bulletin".split()
)
MONTHS = frozenset("january february march april may june july august september october november december".split())
# Words that name the thing counted without narrowing it.
PLAIN_WORDS = frozenset("of the a in series set streak attempt fresh new such by".split()) | MONTHS


@dataclass(frozen=True)
class Counting:
    """Under which reading: the `unit`, the first (None: from the beginning) and last day, and what makes this reading of the
    claim another than the plain one, in a few words."""

    unit: Unit
    first: int | None
    last: int
    why: str = ""


@dataclass(frozen=True)
class Counted:
    """The outcome: `sure` events, and those that `may` belong."""

    how: Counting
    total: float
    sure: tuple[Fact, ...]
    may: tuple[Fact, ...]
    label: str

    @property
    def most(self) -> float:
        """Without end where the number of items in an event is not known."""
        unknown = self.how.unit == "items" and any(f.number is None for f in (*self.sure, *self.may))
        return inf if unknown else self.total + len(self.may)

    @property
    def name(self) -> str:
        """ "6 launches from 25 July 2019 to 16 August 2019"."""
        opened = f" from {_day(self.how.first)}" if self.how.first is not None else ""
        return f"{self._amount()}{opened} to {_day(self.how.last)}"

    def _amount(self) -> str:
        many = f"{self.total:g} "
        if self.how.unit == "days":
            return f"{many}{'day' if self.total == 1 else 'days'} with {_plural(self.label)}"
        if self.how.unit == "items":
            return f"{many}{'item' if self.total == 1 else 'items'} in {len(self.sure)} {_plural(self.label, len(self.sure))}"
        return many + _plural(self.label, self.total)

    def recount(self) -> Recount:
        return Recount(
            unit=self.how.unit,
            first=None if self.how.first is None else _iso(self.how.first),
            last=_iso(self.how.last),
            why=self.how.why,
            total=self.total,
            most=None if self.most == inf else self.most,
        )


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _day(day: int) -> str:
    return written(Window(day, day, "day"))


def _plural(label: str, number: float = 2) -> str:
    if number == 1 or label.endswith("s"):
        return label
    return label + ("es" if label.endswith(("ch", "sh", "x")) else "s")


def stated_unit(tally: Tally) -> Unit:
    """A launch is not a missile: "two missiles" are items, "the second launch" is an event."""
    named = {w.removesuffix("s") for w in words(f"{tally.value.unit} {tally.of}")}
    if "day" in named:
        return "days"
    return "items" if named & ITEM_WORDS and not named & ROUND_WORDS and tally.form == "cardinal" else "events"


def qualifier(tally: Tally) -> frozenset[str]:
    """What narrows the thing counted ("Musudan launch", "failed launch"), as stems."""
    plain = ITEM_WORDS | ROUND_WORDS | PLAIN_WORDS | set(words((tally.kind or "").replace("-", " ")))
    return frozenset(
        w[:STEM]
        for w in words(tally.of)
        if w not in plain and re.sub(r"e?s$", "", w) not in plain and w.removesuffix("s") not in plain
    )


def as_counted(fact: Fact | None) -> Fact | None:
    """All of a fact that an audit or a check can hang on. Of an event told of by many, one report more or less is nothing to them; of
    one that has a day, nor is another origin."""
    if fact is None:
        return None
    few = fact.reports if len(fact.reports) <= COVERING else frozenset[str]()
    return replace(fact, reports=few, origins=fact.origins if fact.day is None else 0)


def known_as(fact: Fact) -> frozenset[str]:
    """The stems of the words that the record has for what an event was done with, and how it went."""
    return frozenset(w[:STEM] for w in fact.wording | fact.above)


def stretch(ways: Sequence[Counting]) -> tuple[int | None, int]:
    """The first day that any way of counting counts, None where one counts from the beginning, and the last."""
    firsts = [way.first for way in ways if way.first is not None]
    return min(firsts) if len(firsts) == len(ways) else None, max(way.last for way in ways)


def within(facts: Iterable[Fact], ways: Sequence[Counting]) -> Iterator[Fact]:
    """Those that some way of counting can count: they begin in its days, or nobody tells when."""
    first, last = stretch(ways)
    for fact in facts:
        begins = fact.begins
        if begins is None or (begins.first <= last and (first is None or begins.last >= first)):
            yield fact


def count(facts: Iterable[Fact], who: frozenset[str], narrow: frozenset[str], how: Counting, label: str) -> Counted:
    fits: dict[Fit, list[Fact]] = {"sure": [], "may": [], "undated": [], "no": []}
    for fact in facts:
        fits[_fits(fact, who, narrow, how)].append(fact)
    sure, may = fits["sure"], fits["may"]
    undated = sorted(fits["undated"], key=lambda f: (-f.origins, f.by or 0, f.id))
    before = min((f.begins.first for f in sure if f.begins), default=how.last + 2)
    # told before the first dated one happened, it is none of the dated ones; two such may be one
    earlier = [f for f in undated if f.by is not None and f.by < before - 1]
    sure, may = [*earlier[:1], *sure], [*may, *earlier[1:], *(f for f in undated if f not in earlier)]
    return Counted(how, _total(how.unit, sure), tuple(sure), tuple(may), label)


def _total(unit: Unit, sure: Sequence[Fact]) -> float:
    if unit == "days":
        return float(len({f.day for f in sure}))
    return float(len(sure) if unit == "events" else sum(f.number or 0 for f in sure))


def _fits(fact: Fact, who: frozenset[str], narrow: frozenset[str], how: Counting) -> Fit:
    """An event that one origin alone tells, without its day, may have been left out by whoever counted."""
    mine = whose_fit(fact, who)
    named = narrow <= known_as(fact)
    begins = fact.begins
    if mine == "no" or (not named and fact.phrases):
        return "no"
    if begins is None:
        if fact.by is not None and how.first is not None and fact.by < how.first:
            return "no"
        return (
            "undated" if how.first is None and mine == "sure" and named and (fact.by or how.last) <= how.last else "may"
        )
    if begins.first > how.last or (how.first is not None and begins.last < how.first):
        return "no"
    inside = begins.last <= how.last and (how.first is None or begins.first >= how.first)
    doubts = (fact.origins < 2 and fact.day is None) or mine == "may" or not named
    return "sure" if inside and not doubts else "may"


def whose_fit(fact: Fact, who: frozenset[str]) -> Fit:
    """Where both sides act, all who are counted must have taken part; one that is not named may have."""
    if not who:
        return "sure"
    known = fact.parties if fact.what.reciprocal else fact.agents
    if who <= known:
        return "sure"
    if not known or (fact.what.reciprocal and len(known) < 2 and known & who):
        return "may"
    return "no"
