"""`dateline show`: one event with every value on its sentence."""

from collections.abc import Iterator

from dateline.cli.show import say
from dateline.model import Belief, Held
from dateline.record import EventView, Glossary, Store, wording
from dateline.record.moments import say as say_when
from dateline.record.sentences import sentence


def show_event(store: Store, view: EventView) -> None:
    for text in _lines(store, view):
        say(text)


def _lines(store: Store, view: EventView) -> Iterator[str]:
    reports, glossary = store.reports(), store.glossary()
    yield view.title
    yield f"  {say_when(view.when) or 'time not known'}"
    background = ", told as background" if view.background else ""
    yield f"  id {view.id}, kind {view.event.kind}, {view.event.realis}{background}"
    yield f"  {len(view.reports)} reports from {view.event.origins} independent origins"
    for belief in view.event.beliefs:
        yield ""
        yield f"{belief.attribute}: {belief.state}, credibility {belief.credibility}. {belief.reason}"
        yield from _belief(store, belief, glossary)
    yield ""
    yield "Reports"
    for key in view.reports:
        if key in reports:
            one = reports[key]
            yield f"  {one.published or 'no date'}  {one.outlet or ''}  {one.title or one.id}"


def _belief(store: Store, belief: Belief, glossary: Glossary) -> Iterator[str]:
    for mark, group in (("=", belief.held), ("?", belief.others)):
        for held in group:
            corrected = ", corrected since" if held.superseded else ""
            origins = wording.numbered(held.origins, "origin")
            yield f"  {mark} {wording.value(held.value, glossary)}  ({origins}{corrected})"
            yield from _supports(store, held)


def _supports(store: Store, held: Held) -> Iterator[str]:
    reports, readings = store.reports(), store.readings()
    for support in held.support:
        report = reports.get(support.report)
        if report is None:
            continue
        span = sentence(report.text, support.evidence, readings.get(support.report))
        before, inside, after = (
            report.text[span.start : support.evidence.start],
            support.evidence.of(report.text),
            report.text[support.evidence.end : span.end],
        )
        said = ", ".join(s.name for s in support.said_by if s.name)
        yield f"      {report.outlet or report.id}, {report.published or 'no date'}{f', citing {said}' if said else ''}"
        yield f"        {' '.join(before.split())} >>{' '.join(inside.split())}<< {' '.join(after.split())}".rstrip()
