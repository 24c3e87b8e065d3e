"""What happened, event by event."""

from collections.abc import Iterator

from dateline.export.brief import said
from dateline.export.brief.cited import Cited, backing, tellers
from dateline.export.brief.parts import Paragraph, Sentence
from dateline.model import Belief, Quantity
from dateline.record import EventView, Glossary, wording

FIGURES = (
    ("range_km", "flew"),
    ("apogee_km", "reached a height of"),
    ("speed", "reached a speed of"),
    ("duration", "lasted"),
)


def dated(view: EventView, cited: Cited, glossary: Glossary) -> Iterator[Paragraph]:
    """The day's events; here and below in the order of listings."""
    if not view.background and view.when.day:
        yield _event(view, cited, glossary)


def undated(view: EventView, cited: Cited, glossary: Glossary) -> Iterator[Paragraph]:
    """Those whose day nobody tells."""
    if not view.background and not view.when.day:
        yield _event(view, cited, glossary)


def background(view: EventView, cited: Cited, glossary: Glossary) -> Iterator[Paragraph]:
    """What the reports tell as the past of something else."""
    if view.background:
        yield _event(view, cited, glossary)


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
