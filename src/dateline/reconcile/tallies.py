"""Running counts that reports claim, recounted against the record.

Invariant: a recount says which events it counted and under which reading of the claim; it never says "differs" where
events that might belong, words that narrow the claim, or a record that covers too little, leave room for the claim.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Literal

from dateline.model import Mention, Reading, Report, Tally, TallyAudit
from dateline.reconcile.facts import Fact
from dateline.reconcile.names import words
from dateline.reconcile.recount import (
    COVERING,
    ITEM_WORDS,
    MONTHS,
    PLAIN_WORDS,
    ROUND_WORDS,
    STEM,
    Counted,
    Counting,
    count,
    known_as,
    qualifier,
    whose_fit,
    within,
)
from dateline.reconcile.spans import Around, as_of, countings

Verdict = Literal["agrees", "differs", "cannot be told"]
LATE = 7  # days by which the first report may come after the window opens
ABOUT = 0.1
# "the first time" is of all that its clause says, "four of the thirteen" of what is said of the four
SOME = re.compile(r"\b(?:times?|once|twice|of (?:these|those)|of the (?!year|month|week))\b", re.IGNORECASE)
SINCE = re.compile(r"\b(?:since|after)\b", re.IGNORECASE)
RANKS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth one two three four five six seven eight "
    "nine ten eleven twelve once twice dozen last latest"
)
STOP = frozenset(
    f"{RANKS} a an and any are as at be been being but by for from had has have in is it its just made make makes more most no "
    "of on one only or other so such that the their them then there these they this those time times to was were while with "
    "yet year yr month week day days weeks months years within over around about ever far when another".split()
)


def around(tally: Tally, report: str, reading: Reading, where: Mapping[str, Fact]) -> Around:
    """What a claim's own report tells about it. `where` leads from entries ("report#entry") to facts."""
    own = {m.id: f for m in reading.mentions if (f := where.get(f"{report}#{m.entry}"))}
    told = {f.id: f for m in reading.mentions if (f := own.get(m.id)) and f.kind == tally.kind}
    return Around(
        told=tuple(told[i] for i in sorted(told)),
        since=_named_since(tally, reading.mentions, own),
        ranked=_ranked(tally, reading.mentions, own),
    )


def _named_since(tally: Tally, mentions: Sequence[Mention], own: Mapping[str, Fact]) -> Fact | None:
    """ "since the June meeting": the event told within the words of the claim, which end with it."""
    if tally.scope != "since":
        return None
    inside = [m for m in mentions if m.trigger.within(tally.evidence) and m.kind != tally.kind and m.id in own]
    return next((own[m.id] for m in sorted(inside, key=lambda m: -m.trigger.start) if own[m.id].day is not None), None)


def _ranked(tally: Tally, mentions: Sequence[Mention], own: Mapping[str, Fact]) -> Fact | None:
    """ "It was their third meeting": the event of the kind that is told in the words of the claim, or next before them in the
    sentence. A claim of so many days or of this year is reckoned from the day of the report, and "since" names another event."""
    if tally.scope not in ("ever", "since"):
        return None
    end = tally.evidence.start if tally.scope == "since" else tally.evidence.end
    here = [m for m in mentions if m.kind == tally.kind and m.id in own and m.sentence.overlaps(tally.evidence)]
    near = [m for m in here if m.trigger.start < end and not m.background]
    best = max(near, key=lambda m: m.trigger.start, default=None)
    return own[best.id] if best and own[best.id].day is not None else None


@dataclass(frozen=True)
class Known:
    """What is known of all events of a kind: the stems of what they were done with and how they went, what one is called ("" where none
    happened), and the day of the first report of one of the sides whose doings are counted."""

    words: frozenset[str]
    label: str
    begins: int | None


@dataclass(frozen=True)
class Asked:
    """What a claim is about: what its report tells around it, the day of which it speaks, whose doings it counts, and the ways in which that
    can be meant, the plain one first."""

    about: Around
    day: int
    who: frozenset[str]
    ways: Sequence[Counting]


def asked(tally: Tally, report: Report, about: Around) -> Asked | None:
    """None where it names nothing that could be counted."""
    day = as_of(tally, report)
    if tally.value.number is None or tally.kind is None or day is None:
        return None
    return Asked(about, day, whose(tally, about, day), countings(tally, report, about, day))


def uncounted(tally: Tally, report: Report) -> TallyAudit:
    """Of a claim that asks for nothing."""
    missing = "no number" if tally.value.number is None else "no kind of event" if tally.kind is None else "no date"
    return _untold(tally, report, f"the claim names {missing} that could be counted")


def audit(tally: Tally, report: Report, asked: Asked, facts: Iterable[Fact], known: Known) -> TallyAudit:
    """`facts` must hold the events of the tally's kind that can lie in the days counted, which name no side or one of those whose
    doings are (others do no harm), and those that its own report tells of."""
    about, who, ways = asked.about, asked.who, asked.ways
    counted = [f for f in facts if f.kind == tally.kind and (f.realis == "actual" or _to_come(f, about, asked.day))]
    narrow = qualifier(tally)
    unknown = narrow - known.words - {w for f in counted for w in known_as(f)}
    if unknown:
        what = " ".join(w for w in words(tally.of) if w[:STEM] in unknown)
        return _untold(tally, report, f'no event of the record is known as "{what}"')
    label = counted[0].label if counted else known.label or (tally.kind or "").replace("-", " ")
    if tally.scope in ("since", "period") and ways[0].first is None:
        return _untold(tally, report, "the claim does not tell the day from which it counts")
    theirs = [f for f in within(counted, ways) if whose_fit(f, who) != "no"]
    every = [count(theirs, who, narrow, way, label) for way in ways]
    found = [every[0], *(r for r in every[1:] if r.how.unit != "items" or any(f.number for f in r.sure))]
    verdict, reading, why = _verdict(tally, report, found, known.begins, who)
    return _said(tally, report, verdict, reading, why).model_copy(
        update={"whose": tuple(sorted(who)), "readings": tuple(r.recount() for r in found)}
    )


def _to_come(fact: Fact, about: Around, day: int) -> bool:
    """ "The talks would be the first since June" counts the talks that it announces."""
    return fact.realis == "planned" and fact in about.told and fact.begins is not None and fact.begins.first > day


def whose(tally: Tally, about: Around, day: int) -> frozenset[str]:
    """The sides whose doings are counted: as the claim says, else those of the event that it ranks; where its report tells such
    events of one side alone, that side's; of meetings those who met last."""
    if tally.actor:
        return frozenset([tally.actor])
    told = [f for f in about.told if f.agents and (f.begins is None or f.begins.first <= day + 1)]
    told = told or [f for f in about.told if f.agents]
    if about.ranked and about.ranked.agents:
        return about.ranked.agents
    if any(f.what.reciprocal for f in told):
        return max(told, key=lambda f: (f.begins.first if f.begins else 0, f.id)).agents
    common = frozenset.intersection(*(f.agents for f in told)) if told else frozenset[str]()
    return common if len(common) == 1 else frozenset()


Judged = tuple[Verdict, Counted, str]


def _verdict(tally: Tally, report: Report, found: Sequence[Counted], begins: int | None, who: frozenset[str]) -> Judged:
    plain = found[0]
    agreeing = next((r for r in found if _holds(tally, r.total)), None)
    if agreeing:
        return "agrees", agreeing, _agrees(report, agreeing, plain)
    claimed, here = tally.value.number or 0, f"the record counts {plain.name}"
    same = [r for r in found if r.how.unit == plain.how.unit]
    if all(r.total > claimed for r in same):
        if doubt := _narrower(tally, report, who):
            return "cannot be told", plain, f"{here}, but {doubt}"
        return "differs", plain, f"{here}: {plain.total - claimed:g} more than claimed"
    if all(r.most < claimed for r in same):
        if doubt := _uncovered(report, plain, begins):
            return "cannot be told", plain, f"{here}, but {doubt}"
        return "differs", plain, f"{here}: {claimed - plain.total:g} fewer than claimed"
    if plain.most == inf:
        return "cannot be told", plain, f"{here}, and the number of some is not known"
    return "cannot be told", plain, f"{here}, and {len(plain.may)} more may belong"


def _holds(tally: Tally, total: float) -> bool:
    claimed, bound = tally.value.number or 0, tally.value.bound
    if bound == "at least":
        return total >= claimed
    if bound == "at most":
        return total <= claimed
    return abs(total - claimed) <= (ABOUT * claimed if bound == "about" else 0)


def _agrees(report: Report, agreeing: Counted, plain: Counted) -> str:
    alone = agreeing.sure and all(f.reports == {report.key} for f in agreeing.sure)
    own = ", all told by this report alone" if alone else ""
    why = f" ({agreeing.how.why})" if agreeing.how.why else ""
    but = f", but {plain.name}" if agreeing is not plain else ""
    return f"the record counts {agreeing.name}{why}{own}{but}"


def _narrower(tally: Tally, report: Report, who: frozenset[str]) -> str:
    """Why a claim of fewer than the record holds may be of something narrower; empty where it is not. "The first time" is of all
    that its clause says, and so is a rank without a window ("its second summit")."""
    if not who:
        return "the claim does not tell whose it counts"
    if tally.scope == "ever" or SOME.search(tally.evidence.of(report.text)):
        return "the claim may be of some of them only"
    left = _left_over(tally, report)
    return f'the record does not tell which of them are meant by "{left}"' if left else ""


def _left_over(tally: Tally, report: Report) -> str:
    """Words of the claim that are neither the rank, the thing counted nor the window: "formal" in "the first formal one since"."""
    said = tally.evidence.of(report.text)
    opened = SINCE.search(said)
    if opened and opened.start() > 0:
        said = said[: opened.start()]
    known = STOP | MONTHS | PLAIN_WORDS | ROUND_WORDS | ITEM_WORDS | set(words(f"{tally.of} {tally.kind}"))
    forms = {f for w in known for f in (w, f"{w}s", f"{w}es", w.removesuffix("s"))}
    left = [w for w in re.findall(r"\b[^\W\d_]+\b", said) if w[:1].islower() or w.isupper()]
    return " ".join(w for w in left if len(w) > 1 and w.casefold() not in forms)


def _uncovered(report: Report, plain: Counted, begins: int | None) -> str:
    """Why the record cannot be said to hold all that the claim counts; empty where it can. `begins`: of the first report of such."""
    if plain.how.first is None:
        return "the claim has no beginning"
    if begins is None or begins > plain.how.first + LATE:
        return "its first report of such is later than the beginning of the claim"
    others = {r for f in plain.sure for r in f.reports} - {report.key}
    return "" if len(others) >= COVERING else "hardly any other report tells of such"


def _untold(tally: Tally, report: Report, why: str) -> TallyAudit:
    return _said(tally, report, "cannot be told", None, why)


def _said(tally: Tally, report: Report, verdict: Verdict, reading: Counted | None, why: str) -> TallyAudit:
    return TallyAudit(
        report=report.key,
        tally=tally,
        verdict=verdict,
        recount=reading.total if reading else None,
        counted=tuple(f.id for f in reading.sure) if reading else (),
        reason=f"{why[0].upper()}{why[1:]}.",
    )
