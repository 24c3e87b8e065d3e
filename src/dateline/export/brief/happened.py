"""What happened: the lead and the events in order."""

from collections.abc import Iterator, Sequence

from dateline.export.brief import said
from dateline.export.brief.cited import Cited, backing, tellers
from dateline.export.brief.parts import Paragraph, Section, Sentence
from dateline.export.brief.weighed import differ
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
    """What most independent reports tell, then how wide the record is. `views` are not empty."""
    actual = [v for v in views if not v.background and v.event.realis == "actual"] or list(views)
    main = [v for v in actual if v.when.day and len(v.when.day) == 10] or actual
    out: list[Sentence] = []
    for view in sorted(main, key=_weight)[:IN_LEAD]:
        out.append(cited.say(said.sentence_of(view), tellers(view.event), view.event))
        out.extend(disagreement(view, cited, glossary))
    return Paragraph(sentences=(*out, cited.say(_extent(views), {r for v in views for r in v.reports})))


def _weight(view: EventView) -> tuple[object, ...]:
    """What is told by more, and told in more detail, goes first."""
    return -view.event.origins, -len(view.reports), -len(view.event.beliefs), view.when.key, view.id


def disagreement(view: EventView, cited: Cited, glossary: Glossary) -> Iterator[Sentence]:
    for belief in view.event.beliefs:
        versions = wording.listing([words for words, _ in said.versions(belief, glossary)], "or")
        if belief.state == "disputed" and differ(belief, glossary):
            text = f"Reports disagree on {said.name(belief.attribute)}: {versions}"
            yield cited.say(text, [s.report for h in (*belief.held, *belief.others) for s in h.support], view.event)
            return


def _extent(views: Sequence[EventView]) -> str:
    reports = {r for v in views for r in v.reports}
    told = f"{wording.numbered(len(reports), 'report')} tell{'s' if len(reports) == 1 else ''}"
    days = whole_days(views)
    span = f" between {say_day(days[0])} and {say_day(days[-1])}" if days and days[0] != days[-1] else ""
    count = sum(v.disputed for v in views)
    disputed = f"; {count} of them {'is' if count == 1 else 'are'} disputed in some point" if count else ""
    return f"{told} of {wording.numbered(len(views), 'event')}{span}{disputed}"


def whole_days(views: Sequence[EventView]) -> list[str]:
    """The days of events that are dated to a day and no background, in order."""
    return sorted(v.when.day for v in views if not v.background and v.when.day and len(v.when.day) == 10)


def events(views: Sequence[EventView], cited: Cited, glossary: Glossary) -> Iterator[Section]:
    """The day's events in order, then those whose day nobody tells."""
    main = [v for v in views if not v.background]
    yield from _section("Events", [v for v in main if v.when.day], cited, glossary)
    yield from _section("Events whose day is not told", [v for v in main if not v.when.day], cited, glossary)


def background(views: Sequence[EventView], cited: Cited, glossary: Glossary) -> Iterator[Section]:
    """What the reports tell as the past of something else."""
    yield from _section("Background", [v for v in views if v.background], cited, glossary)


def _section(title: str, views: Sequence[EventView], cited: Cited, glossary: Glossary) -> Iterator[Section]:
    if views:
        yield Section(title=title, paragraphs=tuple(_event(v, cited, glossary) for v in views))


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
    if outcome and outcome.held and (stated := said.values("outcome", outcome.held, glossary)) != "unknown":
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
    return said.values(belief.attribute, belief.held, glossary)


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
