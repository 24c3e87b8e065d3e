"""`dateline show`: one event with every value on its sentence."""

from collections.abc import Iterator, Mapping

from dateline.cli.show import say
from dateline.model import Belief, Held, Reading, Report
from dateline.reconcile.when import order
from dateline.record import EventView, Glossary, Store, wording
from dateline.record.moments import say as say_when
from dateline.record.sentences import sentence

Texts = Mapping[str, Report]
Readings = Mapping[str, Reading]


def show_event(store: Store, view: EventView) -> None:
    for text in _lines(view, store.reports(), store.readings(), store.glossary()):
        say(text)


def _lines(view: EventView, reports: Texts, readings: Readings, glossary: Glossary) -> Iterator[str]:
    yield view.title
    yield f"  {say_when(view.when) or 'time not known'}"
    background = ", told as background" if view.background else ""
    yield f"  id {view.id}, kind {view.event.kind}, {view.event.realis}{background}"
    told, origins = (
        wording.numbered(len(view.reports), "report"),
        wording.numbered(view.event.origins, "independent origin"),
    )
    yield f"  {told} from {origins}"
    for belief in view.event.beliefs:
        yield ""
        yield f"{belief.attribute}: {belief.state}, credibility {belief.credibility}. {belief.reason}"
        yield from _belief(belief, reports, readings, glossary)
    yield ""
    yield "Reports"
    for key in sorted(view.reports, key=lambda k: (order(reports[k].published) if k in reports else "", k)):
        if one := reports.get(key):
            yield f"  {one.published or 'no date'}  {one.outlet or ''}  {one.title or one.id}"


def _belief(belief: Belief, reports: Texts, readings: Readings, glossary: Glossary) -> Iterator[str]:
    for mark, group in (("=", belief.held), ("?", belief.others)):
        for held in group:
            corrected = ", corrected since" if held.superseded else ""
            origins = wording.numbered(held.origins, "origin")
            yield f"  {mark} {wording.value(held.value, glossary)}  ({origins}{corrected})"
            yield from _supports(held, reports, readings)


def _supports(held: Held, reports: Texts, readings: Readings) -> Iterator[str]:
    for support in sorted(held.support, key=lambda s: (order(s.published), s.report, s.evidence.start)):
        report = reports.get(support.report)
        if report is None:
            continue
        at, text = support.evidence, report.text
        span = sentence(text, at, readings.get(support.report))
        marked = f"{text[span.start : at.start]}>>{at.of(text)}<<{text[at.end : span.end]}"
        said = ", ".join(s.name for s in support.said_by if s.name)
        yield f"      {report.outlet or report.id}, {report.published or 'no date'}{f', citing {said}' if said else ''}"
        yield f"        {' '.join(marked.split())}"
