"""The brief: from the record alone, every sentence with its references."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.export.brief import checked, happened, spoken, weighed
from dateline.export.brief.cited import Cited
from dateline.export.brief.parts import Brief, Paragraph, Section
from dateline.record import EventView, Filter, Store, wording
from dateline.record.moments import say_day


def compose(store: Store, which: Filter | None = None) -> Brief:
    """The situation report on what the filter leaves of the record."""
    which = which or Filter()
    with store.at(which) as then:
        return _compose(then, replace(which, as_of=None), _scope(which))


def _compose(store: Store, which: Filter, scope: str) -> Brief:
    views = store.events(which)
    reports, readings, glossary = store.reports(), store.readings(), store.glossary()
    if which.said():
        used = {r for v in views for r in v.reports}
        readings = {k: r for k, r in readings.items() if k in used}
        reports = {k: r for k, r in reports.items() if k in used}
    cited = Cited(reports, readings, [v.event for v in views])
    if not views:
        empty = Paragraph(sentences=())
        return Brief(
            title="Situation report", scope=_nothing(store, scope), lead=empty, sections=(), sources=(), state="empty"
        )
    lead = happened.lead(views, cited, glossary)
    sections = tuple(_sections(store, which, views, cited))
    return Brief(title=_title(views), scope=scope, lead=lead, sections=sections, sources=cited.sources())


def _sections(store: Store, which: Filter, views: Sequence[EventView], cited: Cited) -> Iterator[Section]:
    glossary, every = store.glossary(), {v.id: v for v in store.events()}
    yield from happened.events(views, cited, glossary)
    yield from weighed.agreed(views, cited, glossary)
    yield from weighed.disputed(views, cited, glossary)
    yield from weighed.not_known(views, cited, glossary)
    known = cited.reports
    yield from checked.tallies([t for t in store.tallies(which) if t.report in known], cited, glossary)
    yield from checked.commitments([c for c in store.commitments(which) if c.report in known], every, cited, glossary)
    yield from spoken.statements([q for q in store.statements(which) if q.report in known], cited)
    yield from happened.background(views, cited, glossary)
    yield from spoken.cautions(cited)


def _title(views: Sequence[EventView]) -> str:
    days = happened.whole_days(views)
    if not days:
        return "Situation report"
    return f"Situation report, {say_day(days[0])}" + (f" to {say_day(days[-1])}" if days[0] != days[-1] else "")


def _scope(which: Filter) -> str:
    """What the brief was narrowed to, in words."""
    said = which.said()
    return ", ".join(f"{name.replace('_', ' ')}: {'yes' if value is True else value}" for name, value in said.items())


def _nothing(store: Store, scope: str) -> str:
    reports, readings = len(store.reports()), store.readings()
    unread = sum(bool(r.unread) for r in readings.values())
    read = wording.numbered(reports, "report")
    return (
        f"No event matches ({scope or 'no filter'}): the store holds {read}, of which {unread} could not be understood."
    )
