"""`dateline tallies --readings`: each claim in its words, the ways to read it, and the events that were counted."""

from collections.abc import Iterator, Mapping, Sequence

from dateline.cli.show import say
from dateline.export.brief.checked import claim
from dateline.model import Recount, Report, TallyAudit
from dateline.record import EventView, Glossary, Store, wording
from dateline.record.moments import short


def show_recounts(store: Store, audits: Sequence[TallyAudit]) -> None:
    events = {v.id: v for v in store.events()}
    reports, glossary = store.reports(), store.glossary()
    for n, audit in enumerate(audits):
        if n:
            say()
        for text in _lines(audit, reports, events, glossary):
            say(text)


def _lines(
    audit: TallyAudit, reports: Mapping[str, Report], events: Mapping[str, EventView], glossary: Glossary
) -> Iterator[str]:
    tally, report = audit.tally, reports.get(audit.report)
    yield f"{claim(tally, glossary)}: {audit.verdict}. {audit.reason}"
    if report:
        words = " ".join(tally.evidence.of(report.text).split())
        yield f'  {report.outlet or report.id}, {report.published or "no date"}: "{words}"'
    if audit.whose and not tally.actor:
        sides = wording.listing([wording.with_article(glossary.actor(code, code)) for code in audit.whose])
        yield f"  The claim does not say whose: those of {sides} are counted, of whom the report tells"
    for reading in audit.readings:
        yield f"  {'=' if _held(reading, audit) else ' '} {_reading(reading)}"
    yield from (f"      {short(v.when)}  {v.title}  ({v.id})" for i in audit.counted if (v := events.get(i)))


def _held(reading: Recount, audit: TallyAudit) -> bool:
    """The reading under which the claim holds; where it holds under none, none is marked."""
    return audit.verdict == "agrees" and reading is next((r for r in audit.readings if r.total == audit.recount), None)


def _reading(reading: Recount) -> str:
    days = f"{'from ' + reading.first + ' ' if reading.first else ''}to {reading.last}"
    most = " or more" if reading.most is None else f" to {reading.most:g}" if reading.most > reading.total else ""
    return f"{reading.total:g}{most} {reading.unit} {days}{f' ({reading.why})' if reading.why else ''}"
