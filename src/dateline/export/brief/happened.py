"""What happened: the lead and the events in order."""

from collections.abc import Iterator, Sequence

from dateline.export.brief import said
from dateline.export.brief.cited import Cited, backing, tellers
from dateline.export.brief.parts import Paragraph, Section, Sentence
from dateline.model import Belief, Quantity
from dateline.record import EventView, Glossary, wording
from dateline.record.moments import say_day

IN_LEAD = 3
FIGURES = (
    ("range_km", "flew"),
    ("apogee_km", "reached a height of"),
    ("speed", "reached a speed of"),
    ("duration", "lasted"),
)


def lead(views: Sequence[EventView], cited: Cited, glossary: Glossary) -> Paragraph:
    """What most independent reports tell, then how wide the record is. `views` are in order of time and not empty."""
    main = [v for v in views if not v.background and v.event.realis == "actual"] or list(views)
    top = sorted(main, key=lambda v: (-v.event.origins, -len(v.reports), v.when.key))[:IN_LEAD]
    out: list[Sentence] = []
    for view in sorted(top, key=lambda v: v.when.key):
        out.append(cited.say(said.sentence_of(view), tellers(view.event), view.event))
        out.extend(disagreement(view, cited, glossary))
    return Paragraph(sentences=(*out, cited.say(_extent(views), {r for v in views for r in v.reports})))


def disagreement(view: EventView, cited: Cited, glossary: Glossary) -> Iterator[Sentence]:
    for belief in view.event.beliefs:
        if belief.state == "disputed":
            versions = said.values((*belief.held, *belief.others), glossary, "or")
            text = f"Reports disagree on {said.name(belief.attribute)}: {versions}"
            yield cited.say(text, [s.report for h in (*belief.held, *belief.others) for s in h.support], view.event)
            return


def _extent(views: Sequence[EventView]) -> str:
    reports = {r for v in views for r in v.reports}
    days = sorted(d for v in views if not v.background for d in (v.when.first,) if d)
    span = f" between {say_day(days[0])} and {say_day(days[-1])}" if days and days[0] != days[-1] else ""
    events = wording.numbered(len(views), "event")
    disputed = sum(v.disputed for v in views)
    said_disputed = (
        f"; {disputed} of them {'is' if disputed == 1 else 'are'} disputed in some point" if disputed else ""
    )
    told = f"{wording.numbered(len(reports), 'report')} tell{'s' if len(reports) == 1 else ''}"
    return f"{told} of {events}{span}{said_disputed}"


def events(views: Sequence[EventView], cited: Cited, glossary: Glossary) -> Iterator[Section]:
    """The day's events and those told as their past, apart."""
    for title, wanted in (("Events", False), ("Background", True)):
        chosen = [v for v in views if v.background == wanted]
        if chosen:
            yield Section(title=title, paragraphs=tuple(_event(v, cited, glossary) for v in chosen))


def _event(view: EventView, cited: Cited, glossary: Glossary) -> Paragraph:
    head = cited.say(said.sentence_of(view), tellers(view.event), view.event)
    return Paragraph(head=head, sentences=tuple(_details(view, cited, glossary)))


def _details(view: EventView, cited: Cited, glossary: Glossary) -> Iterator[Sentence]:
    event = view.event
    for attribute, verb in FIGURES:
        belief = event.belief(attribute)
        if belief and belief.held:
            yield cited.say(f"{_subject(view)} {verb} {_figures(belief, glossary)}", backing(belief), event)
    outcome = event.belief("outcome")
    if outcome and outcome.held and (stated := said.values(outcome.held, glossary)) != "unknown":
        yield cited.say(f"The outcome is given as {stated}", backing(outcome), event)
    yield from _credit(view, cited)
    if event.realis == "denied":
        yield cited.say("The reports deny that it happened", tellers(event), event)


def _subject(view: EventView) -> str:
    count = view.event.belief("count")
    one = count and count.held and getattr(count.held[0].value, "number", None) == 1
    return "It" if one or view.event.kind not in ("launch", "attack", "interception") else "They"


def _figures(belief: Belief, glossary: Glossary) -> str:
    numbers = [h.value for h in belief.held if isinstance(h.value, Quantity)]
    if len(numbers) > 1 and all(q.high is None and q.unit == numbers[0].unit for q in numbers):
        low, high = min(numbers, key=lambda q: q.value), max(numbers, key=lambda q: q.value)
        if low.value != high.value:
            return f"{wording.number(low.value)} to {wording.figure(high)}"
    return said.values(belief.held, glossary)


def _credit(view: EventView, cited: Cited) -> Iterator[Sentence]:
    """On whose word it rests, and how many independent texts say so."""
    held = [h for b in view.event.beliefs for h in b.held]
    named: dict[str, list[str]] = {}
    for support in (s for h in held for s in h.support):
        for source in support.said_by:
            if source.name:
                named.setdefault(source.name, []).append(support.report)
    if named:
        most = sorted(named, key=lambda n: (-len(set(named[n])), n))[:3]
        text = f"This rests on the word of {wording.listing([wording.with_article(n) for n in most])}"
        yield cited.say(text, [k for n in most for k in named[n]], view.event)
    reports = len(view.reports)
    if reports > view.event.origins:
        told = f"{reports} reports tell it, from {wording.numbered(view.event.origins, 'independent origin')}"
        yield cited.say(told, tellers(view.event), view.event)
