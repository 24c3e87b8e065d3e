"""What is agreed, what is disputed and by whom, what is not known."""

from collections.abc import Iterator, Sequence

from dateline.export.brief import said
from dateline.export.brief.cited import Cited, backing, behind, tellers
from dateline.export.brief.parts import Paragraph, Section, Sentence
from dateline.model import Belief, Event, Held
from dateline.record import EventView, Glossary

# what a reader asks of a kind of event; the brief says which of it no report tells
ASKED = {
    "launch": ("count", "weapon_class", "from", "range_km", "apogee_km", "outcome"),
    "attack": ("agent", "count", "weapon_class", "target"),
    "interception": ("count", "weapon_class", "from"),
    "nuclear-test": ("from",),
    "ground-test": ("from", "outcome"),
    "meeting": ("place",),
}
# a class that says no more than that something flew
VAGUE_CLASSES = frozenset({"projectile", "missile", "weapon", "rocket", "named"})


def agreed(views: Sequence[EventView], cited: Cited, glossary: Glossary) -> Iterator[Section]:
    """Values that several independent origins give, and none contradicts."""
    items = [item for v in views if not v.background for item in _agreed(v, cited, glossary)]
    if items:
        yield _section("Agreed", items)


def _agreed(view: EventView, cited: Cited, glossary: Glossary) -> Iterator[Sentence]:
    firm = [b for b in view.event.beliefs if b.state in ("agreed", "confirmed by the actor") and b.held and _shared(b)]
    if not firm:
        return
    points = "; ".join(f"{said.name(b.attribute)} ({said.values(b.held, glossary)})" for b in firm)
    text = f"On {said.occasion(view, glossary)} independent reports agree on {points}"
    yield cited.say(text, [k for b in firm for k in backing(b)], view.event)


def _shared(belief: Belief) -> bool:
    return max(h.origins for h in belief.held) > 1 or belief.state == "confirmed by the actor"


def disputed(views: Sequence[EventView], cited: Cited, glossary: Glossary) -> Iterator[Section]:
    items = [
        item
        for view in views
        for belief in view.event.beliefs
        if belief.state in ("disputed", "corrected")
        for item in _versions(view, belief, cited, glossary)
    ]
    if items:
        yield _section("Disputed and corrected", items)


def _versions(view: EventView, belief: Belief, cited: Cited, glossary: Glossary) -> Iterator[Sentence]:
    """One sentence a version, so that each stands beside those who give it."""
    what = f"{said.name(belief.attribute)} of {said.occasion(view, glossary)}"
    standing = [h for h in (*belief.held, *belief.others) if not h.superseded]
    for at, held in enumerate(standing):
        subject = f"{what[:1].upper()}{what[1:]}" if at == 0 else "It"
        alike = sum(said.who(other) == said.who(held) for other in standing) > 1
        lead = f"{subject} is {_given(held, glossary, cited, alike)}"
        yield cited.say(lead, behind(held), view.event)
    for held in (h for h in belief.others if h.superseded):
        yield cited.say(
            f"An earlier figure for it, {said.value(held.value, glossary)}, was corrected", behind(held), view.event
        )


def _given(held: Held, glossary: Glossary, cited: Cited, alike: bool) -> str:
    """ "2 according to the South Korea Joint Chiefs of Staff"; where nobody is credited, the outlets themselves."""
    stated = said.value(held.value, glossary)
    outlets = list(dict.fromkeys(cited.name(k) for k in behind(held)))
    named = f"{outlets[0]}{' and others' if len(outlets) > 1 else ''}"
    by = said.who(held)
    return f"{stated} according to {f'{by} in {named}' if by and alike else by or named}"


def not_known(views: Sequence[EventView], cited: Cited, glossary: Glossary) -> Iterator[Section]:
    items = [
        item for v in views if not v.background and v.event.realis == "actual" for item in _gaps(v, cited, glossary)
    ]
    if items:
        yield _section("Not known", items)


def _gaps(view: EventView, cited: Cited, glossary: Glossary) -> Iterator[Sentence]:
    event, occasion = view.event, said.occasion(view, glossary)
    open_ = [b for b in event.beliefs if b.state == "not yet known"]
    for belief in open_:
        text = f"T{said.name(belief.attribute)[1:]} of {occasion} is said not to be known yet"
        yield cited.say(text, backing(belief) or tellers(event), event)
    absent = [
        said.name(a) for a in ASKED.get(event.kind, ()) if a not in {b.attribute for b in open_} and _missing(event, a)
    ]
    if not view.when.day:
        absent.insert(0, "the day")
    if absent:
        yield cited.say(f"No report tells {_or(absent)} of {occasion}", tellers(event), event)


def _missing(event: Event, attribute: str) -> bool:
    belief = event.belief(attribute)
    if belief is None or not belief.held:
        # what an attack struck may be told as the other side
        return attribute != "target" or event.belief("other") is None
    if attribute == "weapon_class":
        return all(getattr(h.value, "term", "") in VAGUE_CLASSES for h in belief.held)
    return False


def _or(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"


def _section(title: str, items: Sequence[Sentence]) -> Section:
    """One list entry an event: its sentences stay together."""
    groups: list[list[Sentence]] = []
    for item in items:
        if groups and groups[-1][-1].event == item.event and item.text.startswith(("It is", "An earlier")):
            groups[-1].append(item)
        else:
            groups.append([item])
    return Section(title=title, paragraphs=tuple(Paragraph(sentences=tuple(g), listed=True) for g in groups))
