"""`dateline commitments`: who is bound to what, how it stands, and what later events it covers."""

from collections.abc import Iterator, Mapping, Sequence

from dateline.cli.show import say
from dateline.model import CommitmentCheck, Report
from dateline.record import Glossary, wording
from dateline.record.moments import say_day

LONGEST = 60  # characters of the words of an undertaking in a table
VERDICTS = ("inside", "outside", "cannot be told")
STATUS = {"conditional": "under a condition", "kept": "kept, it says", "broken": "broken, it says"}


def checkable(check: CommitmentCheck) -> bool:
    """It names somebody who is bound, and something that events can be held against, or an end."""
    made = check.commitment
    return bool(made.by) and bool(made.covers or made.until)


def row(check: CommitmentCheck, reports: Mapping[str, Report], glossary: Glossary) -> tuple[str, ...]:
    made, report = check.commitment, reports.get(check.report)
    what = made.what if len(made.what) <= LONGEST else made.what[:LONGEST].rsplit(" ", 1)[0] + " ..."
    return (
        (made.since.date or "") if made.since else "",
        stands(check),
        _who(check, glossary),
        what,
        _covers(check, glossary),
        _counts(check),
        (report.outlet or report.id) if report else "",
    )


def stands(check: CommitmentCheck) -> str:
    """ "open", "due (31 December 2019)", "withdrawn (3 January 2020)"; what the report says of it behind."""
    until = check.commitment.until.date if check.commitment.until else None
    day = check.ended if check.state == "withdrawn" else until
    said = f"{check.state}{f' ({say_day(day)})' if day else ''}"
    return f"{said}, {STATUS[check.commitment.status]}" if check.commitment.status in STATUS else said


def show_undertakings(checks: Sequence[CommitmentCheck], reports: Mapping[str, Report], glossary: Glossary) -> None:
    for n, check in enumerate(checks):
        if n:
            say()
        for text in _lines(check, reports, glossary):
            say(text)


def _lines(check: CommitmentCheck, reports: Mapping[str, Report], glossary: Glossary) -> Iterator[str]:
    made, report = check.commitment, reports.get(check.report)
    since = f", {say_day(made.since.date)}" if made.since and made.since.date else ""
    yield f'{_who(check, glossary)}{since}: "{made.what}"'
    if report:
        yield f"  {report.outlet or report.id}, {report.published or 'no date'}"
    covers = _covers(check, glossary)
    verb = "rules out" if made.polarity == "forbids" else "promises"
    yield f"  {stands(check)}{f'; {verb} {covers}' if covers else ''}"
    for event, verdict, reason in check.against:
        yield f"  {verdict:14s} {reason}  ({event})"
    if made.covers and not check.against:
        yield "  no later event of the record by whoever is bound"


def _who(check: CommitmentCheck, glossary: Glossary) -> str:
    names = [wording.actor(a, glossary) for a in check.commitment.by]
    said = wording.listing(wording.unique(names))
    return said[:1].upper() + said[1:]


def _covers(check: CommitmentCheck, glossary: Glossary) -> str:
    return ", ".join(f"{wording.plural(glossary.label(k))}{_class(c)}" for k, c in check.commitment.covers)


def _class(name: str | None) -> str:
    return f" ({name.upper() if name.endswith('bm') else name})" if name else ""


def _counts(check: CommitmentCheck) -> str:
    counts = {v: sum(verdict == v for _, verdict, _ in check.against) for v in VERDICTS}
    return ", ".join(f"{n} {v}" for v, n in counts.items() if n)
