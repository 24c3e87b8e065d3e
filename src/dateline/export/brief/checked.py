"""Tallies recounted and commitments held against what happened."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from dateline.export.brief.cited import Cited
from dateline.export.brief.parts import Paragraph, Section, Sentence
from dateline.export.brief.said import occasion
from dateline.model import Commitment, CommitmentCheck, Tally, TallyAudit
from dateline.record import EventView, Glossary, wording
from dateline.record.moments import ordinal, say_day

Verdict = Literal["outside", "inside", "cannot be told"]
AT_MOST = 4  # events named one by one


def tallies(audits: Sequence[TallyAudit], cited: Cited, glossary: Glossary) -> Iterator[Section]:
    """Equal claims are told once, with all who make them."""
    groups: dict[tuple[object, ...], list[TallyAudit]] = {}
    for audit in audits:
        groups.setdefault((claim(audit.tally, glossary), audit.verdict, audit.reason), []).append(audit)
    items = [_tally(group, cited, glossary) for group in groups.values()]
    if items:
        yield Section(title="Tallies checked", paragraphs=tuple(Paragraph(sentences=s, listed=True) for s in items))


def _tally(group: Sequence[TallyAudit], cited: Cited, glossary: Glossary) -> tuple[Sentence, ...]:
    audit, keys = group[0], [a.report for a in group]
    outlets = list(dict.fromkeys(cited.name(k) for k in keys))
    who = (
        outlets[0]
        if len(outlets) == 1
        else f"{outlets[0]} and {len(outlets) - 1} other{'s' if len(outlets) > 2 else ''}"
    )
    verdict = {
        "agrees": "The record agrees",
        "differs": "The record differs",
        "cannot be told": "The record cannot tell",
    }
    said = f"{verdict[audit.verdict]}{': ' + _lower(audit.reason) if audit.reason else ''}"
    return cited.say(f"{who} count{'s' if len(outlets) == 1 else ''} {claim(audit.tally, glossary)}", keys), cited.say(
        said, keys
    )


def claim(tally: Tally, glossary: Glossary) -> str:
    """ "10 launches by North Korea since May 2019"; "it as the 8th launch by North Korea since June 2019"."""
    by = f" by {wording.with_article(glossary.actor(tally.actor, tally.actor))}" if tally.actor else ""
    number = tally.value.number
    if tally.form == "ordinal" and number is not None:
        said = f"it as the {ordinal(int(number))} {tally.of}{by}"
    else:
        said = f"{wording.count(tally.value)} {wording.plural(tally.of, number != 1)}{by}"
    since = say_day(tally.since.date) if tally.since and tally.since.date else "a day not told"
    window = {
        "year": "in the year", "month": "in the month", "period": f"within {_period(tally.period)}",
        "since": f"since {since}", "ever": "",
    }[tally.scope]  # fmt: skip
    return f"{said} {window}".strip()


def _period(period: str | None) -> str:
    """ "P6D" as "6 days"."""
    units = {"D": "day", "W": "week", "M": "month", "Y": "year"}
    number, unit = (period or "")[1:-1], units.get((period or "")[-1:], "")
    return f"{number} {unit}{'s' if number != '1' else ''}" if number.isdigit() and unit else "a period not told"


def commitments(
    checks: Sequence[CommitmentCheck], views: Mapping[str, EventView], cited: Cited, glossary: Glossary
) -> Iterator[Section]:
    """One entry an undertaking: those that bind the same party to the same things since the same time are one."""
    groups: dict[tuple[object, ...], list[CommitmentCheck]] = {}
    for check in checks:
        promise = check.commitment
        key = (
            tuple(a.code or a.name for a in promise.by),
            promise.covers or promise.what,
            promise.polarity,
            promise.status,
        )
        groups.setdefault(key, []).append(check)
    items = [tuple(_commitment(group, views, cited, glossary)) for group in groups.values()]
    if items:
        yield Section(title="Commitments checked", paragraphs=tuple(Paragraph(sentences=s, listed=True) for s in items))


def _commitment(
    group: Sequence[CommitmentCheck], views: Mapping[str, EventView], cited: Cited, glossary: Glossary
) -> Iterator[Sentence]:
    keys = [c.report for c in group]
    best = max((c.commitment for c in group), key=lambda c: (bool(c.since), bool(c.until), len(c.what)))
    yield cited.say(_undertaking(best, glossary), keys)
    found: dict[tuple[Verdict, str], dict[str, None]] = {}
    for check in group:
        for event, verdict, reason in check.against:
            found.setdefault((verdict, reason), {})[event] = None
    for (verdict, reason), ids in sorted(found.items()):
        known = sorted((views[i] for i in ids if i in views), key=lambda v: v.when.key)
        if known:
            yield cited.say(_against(verdict, reason, known, glossary), [*keys, *(r for v in known for r in v.reports)])


def _undertaking(promise: Commitment, glossary: Glossary) -> str:
    who = wording.listing(wording.unique(wording.actor(a, glossary) for a in promise.by)) or "Somebody not named"
    since = f" in {say_day(promise.since.date)}" if promise.since and promise.since.date else ""
    if promise.since and promise.since.date and len(promise.since.date) == 10:
        since = f" on {say_day(promise.since.date)}"
    until = f", until {say_day(promise.until.date)}" if promise.until and promise.until.date else ""
    status = {"declared": "declared", "conditional": "declared under a condition", "kept": "declared and kept",
              "broken": "declared and broke", "withdrawn": "declared and took back"}[promise.status]  # fmt: skip
    covers = wording.listing(wording.unique(_covered(k, c, glossary) for k, c in promise.covers))
    rule = f" It {'rules out' if promise.polarity == 'forbids' else 'promises'} {covers}." if covers else ""
    return f'{who[:1].upper()}{who[1:]} {status}{since}: "{promise.what.strip().rstrip(".")}"{until}.{rule}'


def _covered(kind: str, class_: str | None, glossary: Glossary) -> str:
    label = wording.plural(glossary.label(kind), True)
    return f"{label} ({class_})" if class_ else label


def _against(verdict: Verdict, reason: str, known: Sequence[EventView], glossary: Glossary) -> str:
    """ "The launch of 10 September 2019 is outside it: ..."."""
    named = [occasion(v, glossary) for v in known[:AT_MOST]]
    more = f" and {len(known) - AT_MOST} more" if len(known) > AT_MOST else ""
    place = {
        "outside": "outside it",
        "inside": "against it",
        "cannot be told": "of a kind that cannot be judged by it",
    }[verdict]
    subject = f"{', '.join(named)}{more}" if more else wording.listing(named)
    subject = subject[:1].upper() + subject[1:]
    return f"{subject} {'is' if len(known) == 1 else 'are'} {place}{': ' + _lower(reason) if reason else ''}"


def _lower(text: str) -> str:
    """A sentence as it goes on after a colon: its first word small, unless it is a name or an abbreviation."""
    first = text.split(" ", maxsplit=1)[0]
    return text[:1].lower() + text[1:] if first.lower() in LOWERED else text


LOWERED = frozenset(
    ["the", "a", "an", "it", "this", "these", "no", "all", "its", "covers", "there", "only", "counted", "in"]
)
