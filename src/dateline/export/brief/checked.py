"""Tallies recounted and commitments held against what happened."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.export.brief.cited import Cited
from dateline.export.brief.parts import Paragraph, Sentence
from dateline.export.brief.said import occasion
from dateline.model import Commitment, CommitmentCheck, Tally, TallyAudit
from dateline.record import EventView, Glossary, wording
from dateline.record.moments import ordinal, say_day

STATUS = {
    "declared": "declared", "conditional": "declared under a condition", "kept": "declared and kept",
    "broken": "declared and broke", "withdrawn": "declared and took back",
}  # fmt: skip
VERDICTS = {
    "agrees": "The record agrees",
    "differs": "The record differs",
    "cannot be told": "The record cannot tell",
}
STANDING = {"outside": "outside it", "inside": "against it", "cannot be told": "of a kind that cannot be judged by it"}
PROMISED = {**STANDING, "inside": "as promised"}
STATES = {
    "due": "Its end is near on the day of the latest report", "passed": "Its end has passed by the day of the latest report",
    "withdrawn": "It was taken back",
}  # fmt: skip
STATE_ORDER = ("open", "running", "due", "passed", "withdrawn")
Verdict = Literal["outside", "inside", "cannot be told"]
AT_MOST = 4  # events named one by one
DANGLING = re.compile(
    r"(?<![\s,;])(?:[\s,;]+(?:and|but|or|yet|so|that|which|while|as|the|an?|of|in|on|at|for|to|with|from|by)){1,8}$",
    re.IGNORECASE,
)


def tallies(audits: Iterable[TallyAudit], cited: Cited, glossary: Glossary) -> Iterator[Paragraph]:
    """Equal claims are told once, with all who make them."""
    groups: dict[tuple[str, str, str], tuple[TallyAudit, list[str]]] = {}
    for audit in audits:
        if audit.report in cited.reports:
            kept = audit.model_copy(update={"readings": (), "counted": ()})
            key = (claim(audit.tally, glossary), audit.verdict, audit.reason)
            groups.setdefault(key, (kept, []))[1].append(audit.report)
    for audit, keys in groups.values():
        yield Paragraph(sentences=_tally(audit, keys, cited, glossary), listed=True)


def _tally(audit: TallyAudit, keys: Sequence[str], cited: Cited, glossary: Glossary) -> tuple[Sentence, ...]:
    who, several = _who(keys, cited)
    ranked = audit.tally.form == "ordinal" and audit.tally.value.number is not None
    verb = ("speak of" if several else "speaks of") if ranked else ("count" if several else "counts")
    said = f"{who} {verb} {claim(audit.tally, glossary)}"
    reason = re.sub(r"^The record counts", "it counts", audit.reason)
    found = f"{VERDICTS[audit.verdict]}{': ' + _lower(reason) if reason else ''}"
    return cited.say(said, keys), cited.say(found, keys)


def _who(keys: Sequence[str], cited: Cited) -> tuple[str, bool]:
    """The outlets that say something, and whether they are several."""
    outlets = list(dict.fromkeys(o for k in keys if (o := cited.outlet(k))))
    if not outlets:
        return ("One report", False) if len(set(keys)) == 1 else (f"{len(set(keys))} reports", True)
    others = len(outlets) - 1
    return (f"{outlets[0]} and {wording.numbered(others, 'other')}", True) if others else (outlets[0], False)


def claim(tally: Tally, glossary: Glossary) -> str:
    """ "10 launches by North Korea since May 2019"; "the 8th launch by North Korea since June 2019"."""
    by = f" by {wording.with_article(glossary.actor(tally.actor, tally.actor))}" if tally.actor else ""
    number = tally.value.number
    if tally.form == "ordinal" and number is not None:
        said = f"the {ordinal(int(number))} {tally.of}{by}"
    else:
        said = f"{wording.count(tally.value)} {wording.plural(tally.of, number != 1)}{by}"
    begun = tally.since.date if tally.since else None
    since = say_day(begun) if begun else "a day not told"
    day = tally.as_of or ""
    within = f"within {_period(tally.period)}" if tally.period or not begun else f"since {since}"
    window = {
        "year": f"in {day[:4]}" if day else "in the year",
        "month": f"in {say_day(day[:7])}" if day else "in the month", "period": within,
        "since": f"since {since}", "ever": "",
    }[tally.scope]  # fmt: skip
    return f"{said} {window}".strip()


def _period(period: str | None) -> str:
    """ "P6D" as "6 days"."""
    units = {"D": "day", "W": "week", "M": "month", "Y": "year"}
    number, unit = (period or "")[1:-1], units.get((period or "")[-1:], "")
    return f"{number} {unit}{'s' if number != '1' else ''}" if number.isdigit() and unit else "a period not told"


@dataclass(frozen=True)
class Later:
    """What is said of an event that an undertaking is held against; `key` puts it in the order of time."""

    id: str
    kind: str
    key: tuple[object, ...]
    occasion: str
    reports: tuple[str, ...]


def commitments(
    checks: Iterable[CommitmentCheck],
    views_of: Callable[[set[str]], Iterable[EventView]],
    cited: Cited,
    glossary: Glossary,
) -> Iterator[Paragraph]:
    """One entry an undertaking: those that bind the same party to the same things are one. What forbids or promises
    nothing that can be checked is left to `dateline commitments`. `views_of` gives events by id."""
    groups: dict[tuple[object, ...], list[CommitmentCheck]] = {}
    for check in checks:
        promise = check.commitment
        if check.report in cited.reports and promise.by and (promise.covers or promise.until):
            key = (
                tuple(a.code or a.name for a in promise.by),
                promise.covers or promise.what,
                promise.polarity,
                promise.status,
            )
            groups.setdefault(key, []).append(check)
    wanted = {
        event
        for group in groups.values()
        for check in group
        for event, verdict, _ in check.against
        if _tells(check, verdict)
    }
    later = {v.id: Later(v.id, v.event.kind, v.when.key, occasion(v, glossary), v.reports) for v in views_of(wanted)}
    for group in groups.values():
        yield Paragraph(sentences=tuple(_commitment(group, later, cited, glossary)), listed=True)


def _tells(check: CommitmentCheck, verdict: Verdict) -> bool:
    """Of an undertaking that names no kind of event it need not be said what is outside it."""
    return verdict != "outside" or bool(check.commitment.covers)


def _commitment(
    group: Sequence[CommitmentCheck], later: Mapping[str, Later], cited: Cited, glossary: Glossary
) -> Iterator[Sentence]:
    keys = [c.report for c in group]
    best = max((c.commitment for c in group), key=lambda c: (bool(c.since), bool(c.until), len(c.what)))
    yield from (cited.say(text, keys) for text in _undertaking(best, glossary))
    state = max(group, key=lambda c: STATE_ORDER.index(c.state))
    if told := STATES.get(state.state):
        yield cited.say(f"{told}{f', by {say_day(state.ended)}' if state.ended else ''}", keys)
    families = {k.family for kind, _ in best.covers if (k := glossary.kinds.get(kind))}
    found: dict[Verdict, dict[str, str]] = {}
    for event, verdict, reason in (row for check in group for row in check.against):
        kind = glossary.kinds.get(later[event].kind) if event in later else None
        # that a meeting is no nuclear test need not be said
        if kind and (verdict != "outside" or kind.family in families):
            found.setdefault(verdict, {})[event] = reason
    for verdict in sorted(found):
        known = sorted((later[i] for i in found[verdict]), key=lambda one: one.key)
        reason = found[verdict][known[0].id]
        standing = (PROMISED if best.polarity == "promises" else STANDING)[verdict]
        yield cited.say(_against(standing, reason, known), [*keys, *(r for one in known for r in one.reports)])


def _undertaking(promise: Commitment, glossary: Glossary) -> Iterator[str]:
    """What was undertaken, in the words of the report, and what it covers."""
    who = wording.listing(wording.unique(wording.actor(a, glossary) for a in promise.by))
    since = ""
    if promise.since and promise.since.date:
        since = f" {'on' if len(promise.since.date) == 10 else 'in'} {say_day(promise.since.date)}"
    until = f", until {say_day(promise.until.date)}" if promise.until and promise.until.date else ""
    yield f'{who[:1].upper()}{who[1:]} {STATUS[promise.status]}{since}{until}: "{_ended(promise.what)}"'
    if covers := wording.listing(wording.unique(_covered(k, c, glossary) for k, c in promise.covers)):
        yield f"It {'rules out' if promise.polarity == 'forbids' else 'promises'} {covers}"


def _ended(words: str) -> str:
    """The words of an undertaking without the joint that they break off at: "to restart talks, but"."""
    return DANGLING.sub("", words.strip()).rstrip(" .,;")


def _covered(kind: str, class_: str | None, glossary: Glossary) -> str:
    label = wording.plural(glossary.label(kind), True)
    return f"{label} ({class_})" if class_ else label


def _against(standing: str, reason: str, known: Sequence[Later]) -> str:
    """One event with its reason; of several only where they stand."""
    if len(known) == 1 and reason:
        return reason
    named = [one.occasion for one in known[:AT_MOST]]
    more = f" and {len(known) - AT_MOST} more" if len(known) > AT_MOST else ""
    subject = f"{', '.join(named)}{more}" if more else wording.listing(named)
    return f"{subject[:1].upper()}{subject[1:]} {'is' if len(known) == 1 else 'are'} {standing}"


def _lower(text: str) -> str:
    """A sentence as it goes on after a colon: its first word small, unless it is a name or an abbreviation."""
    first = text.split(" ", maxsplit=1)[0]
    return text[:1].lower() + text[1:] if first.lower() in LOWERED else text


LOWERED = frozenset(
    ["the", "a", "an", "it", "this", "these", "no", "all", "its", "covers", "there", "only", "counted", "in"]
)
