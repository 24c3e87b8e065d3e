"""What the record holds to rows of the projection.

Invariant: a row is a function of what it is of, of the speaking reports and of the glossary.
"""

import builtins
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dateline.model import CommitmentCheck, Decided, Event, Quoted, Report, TallyAudit
from dateline.reconcile.names import fold
from dateline.reconcile.when import order
from dateline.record.filter import PARTIAL, day_bounds
from dateline.record.fulltext import LONGEST, trimmed
from dateline.record.glossary import Glossary
from dateline.record.lines import line
from dateline.record.moments import first_day, last_day
from dateline.record.sentences import sentence
from dateline.record.straight import Line
from dateline.record.view import view

CONTROL = re.compile("[\x00-\x1f]")
UNDER = "\x01"  # parts of a sort key: sorts before anything that a part holds


@dataclass(frozen=True)
class Row:
    """A row of a list with its tags; `order` is what the list is sorted by (texts and counts, the same types in all rows of a list).
    `line` is what a listing shows of an event."""

    list: str
    id: str
    order: tuple[Any, ...]
    body: str
    first_day: str | None = None
    last_day: str | None = None
    origins: int = 1
    disputed: bool = False
    words: str = ""
    tags: Mapping[str, Iterable[str]] = field(default_factory=dict)
    line: Line | None = None

    def columns(self) -> dict[str, Any]:
        """The row as it is stored, but for its tags and its digest."""
        return {
            "list": self.list,
            "id": self.id,
            "sort": sort_key(self.order),
            "first_day": self.first_day,
            "last_day": self.last_day,
            "origins": self.origins,
            "disputed": int(self.disputed),
            "words": trimmed(self.words),
            "body": self.body,
        }

    def tagged(self) -> "builtins.list[dict[str, str]]":
        pairs = {(axis, value[:LONGEST]) for axis, values in self.tags.items() for value in values if value}
        return [{"list": self.list, "id": self.id, "axis": a, "value": v} for a, v in sorted(pairs)]


def sort_key(parts: Iterable[Any]) -> str:
    """A text that sorts as the tuple does: numbers padded, controls out of the way of the seams."""
    return UNDER.join(f"{p:010d}" if isinstance(p, int) else CONTROL.sub(" ", str(p))[:LONGEST] for p in parts)


class Reports(Mapping[str, Report]):
    """The reports that speak, fetched when asked for."""

    def __init__(self, load: Callable[[str], Report]) -> None:
        self._load = load

    def __getitem__(self, key: str) -> Report:
        return self._load(key)

    def __iter__(self) -> Iterator[str]:
        raise TypeError("reports are fetched one by one")

    def __len__(self) -> int:
        raise TypeError("reports are fetched one by one")


def event_row(event: Event, reports: Mapping[str, Report], glossary: Glossary) -> Row:
    seen = view(event, glossary)
    supports = (s for b in event.beliefs for h in (*b.held, *b.others) for s in h.support if s.report in reports)
    stood = dict.fromkeys((s.report, sentence(reports[s.report].text, s.evidence)) for s in supports)
    sentences = [span.of(reports[key].text) for key, span in stood]
    return Row(
        list="event",
        id=event.id,
        order=(*seen.when.key, event.kind),
        body=event.model_dump_json(),
        first_day=seen.when.first,
        last_day=seen.when.last,
        origins=event.origins,
        disputed=seen.disputed,
        words=fold(" ".join((seen.title, *sentences, *seen.actors, *seen.places))),
        tags={
            "kind": [event.kind],
            "actor": map(fold, seen.actors),
            "place": map(fold, seen.places),
            "report": seen.reports,
            "event": [event.id],
        },
        line=line(seen),
    )


def statement_row(
    quoted: Quoted, reports: Mapping[str, Report], kind_of: Callable[[str], str], glossary: Glossary
) -> Row:
    said, report = quoted.statement, reports.get(quoted.report)
    names = (said.by.actor, glossary.actor(said.by.actor, ""), said.by.speaker, said.by.org)
    content = said.content.of(report.text) if report else ""
    return Row(
        list="statement",
        id=f"{quoted.report}#{said.id}",
        order=(*_told(report), quoted.report, said.content.start),
        body=quoted.model_dump_json(),
        first_day=_day(report),
        last_day=_day(report),
        words=fold(" ".join(filter(None, (*names, said.by.role, content)))),
        tags={
            "actor": map(fold, filter(None, names)),
            "report": [quoted.report],
            "event": quoted.events,
            "kind": set(map(kind_of, quoted.events)),
        },
    )


def tally_row(audit: TallyAudit, reports: Mapping[str, Report], glossary: Glossary) -> Row:
    tally, report = audit.tally, reports.get(audit.report)
    names = (tally.actor, glossary.actor(tally.actor, ""))
    return Row(
        list="tally",
        id=f"{audit.report}#{tally.id}",
        order=(*_told(report), audit.report, tally.evidence.start),
        body=audit.model_dump_json(),
        first_day=_day(report),
        last_day=_day(report),
        disputed=audit.verdict == "differs",
        words=fold(" ".join(filter(None, (*names, tally.of, tally.evidence.of(report.text) if report else "")))),
        tags={
            "actor": map(fold, filter(None, names)),
            "report": [audit.report],
            "event": audit.counted,
            "kind": filter(None, [tally.kind]),
        },
    )


def commitment_row(check: CommitmentCheck, reports: Mapping[str, Report], glossary: Glossary) -> Row:
    promise, report = check.commitment, reports.get(check.report)
    names = [
        n
        for a in (*promise.by, *promise.to)
        for n in (a.code, glossary.actor(a.code, ""), a.name, a.org, a.person)
        if n
    ]
    begins = promise.since
    return Row(
        list="commitment",
        id=f"{check.report}#{promise.id}",
        order=(first_day(begins) or "" if begins else "", *_told(report), check.report, promise.evidence.start),
        body=check.model_dump_json(),
        first_day=first_day(begins) if begins else _day(report),
        last_day=last_day(promise.until) if promise.until else "9999-12-31",
        disputed=any(verdict == "inside" for _, verdict, _ in check.against),
        words=fold(" ".join((promise.what, *names, promise.evidence.of(report.text) if report else ""))),
        tags={
            "actor": map(fold, names),
            "report": [check.report],
            "event": [e for e, _, _ in check.against],
            "kind": [kind for kind, _ in promise.covers],
        },
    )


def judgement_row(one: Decided, kind_of: Callable[[str], str]) -> Row:
    made = one.judgement
    return Row(
        list="judgement",
        id=made.id,
        order=(made.at, len(made.id)),
        body=one.model_dump_json(),
        first_day=made.at[:10],
        last_day=made.at[:10],
        disputed=one.standing == "overruled",
        words=fold(" ".join((made.author, made.reason, made.action, made.attribute or ""))),
        tags={"event": one.events, "kind": set(map(kind_of, one.events))},
    )


def _day(report: Report | None) -> str | None:
    """The day a statement or tally stands for: that of its report. Of a month only its first day is known."""
    published = report.published if report else None
    return day_bounds(published)[0] if published and PARTIAL.fullmatch(published) else (published or "")[:10] or None


def _told(report: Report | None) -> tuple[str, ...]:
    """Sorts by publication, undated reports last, in the same order everywhere."""
    published = report.published if report else None
    return order(published), published or "", report.id if report else ""
