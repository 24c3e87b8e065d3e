"""Undertakings held against what happened later.

Invariant: an event is called inside a commitment only by the clause that covers it, outside only by all clauses that do
not; where the record does not know the class of weapon, it cannot be told.

Range classes follow the usual convention (US DoD, NASIC): short below 1,000 km, medium to 3,000, intermediate to 5,500,
intercontinental beyond. "Long-range" is said of the last two.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from dateline.model import Commitment, CommitmentCheck, Reading, Report, Time
from dateline.reconcile.facts import Fact, written
from dateline.reconcile.grouping import Broader, ancestors
from dateline.reconcile.reasons import listed
from dateline.reconcile.when import Window, published_window, window

Verdict = Literal["outside", "inside", "cannot be told"]
WEIGHT: tuple[Verdict, ...] = ("inside", "cannot be told", "outside")  # one clause that covers is enough
Check = tuple[str, Verdict, str]
BANDS: dict[str, frozenset[str]] = {
    "srbm": frozenset({"short"}),
    "mrbm": frozenset({"medium"}),
    "irbm": frozenset({"intermediate"}),
    "icbm": frozenset({"intercontinental"}),
    "short": frozenset({"short"}),
    "medium": frozenset({"medium"}),
    "mid": frozenset({"medium"}),
    "intermediate": frozenset({"intermediate"}),
    "long": frozenset({"intermediate", "intercontinental"}),
    "intercontinental": frozenset({"intercontinental"}),
}
NAMES = {
    "srbm": "short-range ballistic missiles",
    "mrbm": "medium-range ballistic missiles",
    "irbm": "intermediate-range missiles",
    "icbm": "intercontinental missiles",
    "slbm": "submarine-launched ballistic missiles",
    "ballistic": "ballistic missiles",
    "cruise": "cruise missiles",
}


def check(commitment: Commitment, report: Report, facts: Iterable[Fact], broader: Broader) -> CommitmentCheck:
    """Held against every event of its makers that came after it, in the order of days."""
    by = {a.code or a.name for a in commitment.by}
    since = _since(commitment, report)
    known = list(facts)
    kinds = {kind for kind, _ in commitment.covers}
    families = {f.what.family for f in known if f.kind in kinds}
    # of the same family too: whether a launch breaks a ban on nuclear tests is asked, and answered
    near = [f for f in known if f.kind in kinds or (commitment.polarity == "forbids" and f.what.family in families)]
    later = [f for f in near if f.agents & by and f.realis == "actual" and _after(f, since)]
    against = tuple(_judge(f, commitment, since, broader) for f in sorted(later, key=_day))
    return CommitmentCheck(report=report.key, commitment=commitment, against=against if commitment.covers else ())


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


def _after(fact: Fact, since: Window | None) -> bool:
    return fact.when is not None and since is not None and fact.when.last > since.first


def _judge(fact: Fact, commitment: Commitment, since: Window | None, broader: Broader) -> Check:
    what = f"{_kind(fact)} of {written(fact.when)}"
    if (end := window(commitment.until) if commitment.until else None) and fact.when and fact.when.first > end.last:
        return fact.id, "outside", f"{what}: outside, as the undertaking ended {written(end)}"
    if fact.when and since and fact.when.first <= since.last and not since.single:
        return fact.id, "cannot be told", f"{what}: it may have come before the undertaking of {written(since)}"
    verdicts = {_clause(fact, kind, term, broader) for kind, term in commitment.covers}
    verdict: Verdict = min(verdicts, key=WEIGHT.index, default="outside")
    scope = f"the undertaking of {written(since)}, which covers {_covers(commitment)}"
    because = {
        "outside": f"outside {scope}",
        "inside": f"inside {scope}",
        "cannot be told": f"cannot be told: the class of weapon is not known; {scope}",
    }[verdict]
    return fact.id, verdict, f"{what}: {because}"


def _clause(fact: Fact, kind: str, term: str | None, broader: Broader) -> Verdict:
    if fact.kind != kind:
        return "outside"
    if term is None or any(term == c or term in ancestors(c, broader) for c in fact.classes):
        return "inside"
    bands, mine = BANDS.get(term.split("-")[0].casefold()), _bands(fact)
    if bands and mine:
        return "inside" if mine <= bands else "cannot be told" if mine & bands else "outside"
    known = [c for c in fact.classes if c not in ancestors(term, broader)]
    return "outside" if known and term in broader else "cannot be told"


def _bands(fact: Fact) -> frozenset[str]:
    """What is known of its range class, from the class itself or the words used."""
    found = [BANDS[w] for w in sorted(fact.wording | fact.classes) if w in BANDS]
    return frozenset().union(*found) if found else frozenset()


def _kind(fact: Fact) -> str:
    label = (fact.what.label or fact.kind).replace("-", " ")
    bands = _bands(fact)
    if len(bands) == 1:
        band = next(iter(bands))
        label = f"{band}{'' if band == 'intercontinental' else '-range'} {label}"
    return label[0].upper() + label[1:]


def _covers(commitment: Commitment) -> str:
    return listed(_clauses(commitment.covers))


def _clauses(covers: Sequence[tuple[str, str | None]]) -> list[str]:
    return [NAMES.get(term, f"{term} {kind}") if term else f"{kind.replace('-', ' ')}s" for kind, term in covers]
