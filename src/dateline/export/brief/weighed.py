"""What is agreed, what is disputed and by whom, what is not known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.export.brief import said
from dateline.export.brief.cited import Cited, backing, behind, tellers
from dateline.export.brief.parts import Paragraph, Sentence
from dateline.model import Belief, Event, Held
from dateline.record import EventView, Glossary, wording

# what a reader asks of a kind of event; the brief says which of it no report tells
ASKED = {
    "launch": ("count", "weapon_class", "from", "range_km", "apogee_km", "outcome"),
    "attack": ("agent", "count", "weapon_class", "target"),
    "interception": ("count", "weapon_class", "from"),
    "nuclear-test": ("from",),
    "ground-test": ("from", "outcome"),
    "meeting": ("place",),
}
FIRM = ("agreed", "confirmed by the actor")
# a class that says no more than that something flew
VAGUE_CLASSES = frozenset({"projectile", "missile", "weapon", "rocket", "named"})


def agreed(view: EventView, cited: Cited, glossary: Glossary) -> Iterator[Paragraph]:
    """Values that several independent origins give, and none contradicts."""
    if not view.background:
        yield from (_listed(item) for item in _agreed(view, cited, glossary))


def _agreed(view: EventView, cited: Cited, glossary: Glossary) -> Iterator[Sentence]:
    occasion = said.occasion(view, glossary)
    shared = [b for b in view.event.beliefs if b.state in FIRM and b.held and max(h.origins for h in b.held) > 1]
    if shared:
        text = f"On {occasion} independent reports agree on {_points(shared, glossary)}"
        yield cited.say(text, [k for b in shared for k in backing(b)], view.event)
    own = [b for b in view.event.beliefs if b.state == "confirmed by the actor" and b.attribute != "agent"]
    if own and view.when.day:
        yield cited.say(
            f"For {occasion} the side that acted itself gives {_points(own, glossary)}",
            [k for b in own for k in backing(b)],
            view.event,
        )


def _points(beliefs: Sequence[Belief], glossary: Glossary) -> str:
    return "; ".join(f"{said.name(b.attribute)} ({said.values(b.attribute, b.held, glossary)})" for b in beliefs)


def disputed(view: EventView, cited: Cited, glossary: Glossary) -> Iterator[Paragraph]:
    """Each version beside those who give it; what its own source corrected, as corrected."""
    for belief in view.event.beliefs:
        if belief.state in ("disputed", "corrected") and differ(belief, glossary):
            yield _listed(*_versions(view, belief, cited, glossary))


def differ(belief: Belief, glossary: Glossary) -> bool:
    """Whether the versions look different in a sentence: a country and its leader do not."""
    return len(said.versions(belief, glossary)) > 1 or any(h.superseded for h in belief.others)


def _versions(view: EventView, belief: Belief, cited: Cited, glossary: Glossary) -> Iterator[Sentence]:
    what = f"For {said.occasion(view, glossary)} {said.name(belief.attribute)}"
    versions = said.versions(belief, glossary)
    credits = [said.who(same) for _, same in versions]
    for at, (stated, same) in enumerate(versions):
        given = _given(stated, same, cited, alike=credits.count(said.who(same)) > 1)
        yield cited.say(
            f"{what if at == 0 else 'It'} is given as {given}", [k for h in same for k in behind(h)], view.event
        )
    for held in (h for h in belief.others if h.superseded):
        text = f"The earlier {said.value(belief.attribute, held.value, glossary)} was corrected"
        yield cited.say(text, behind(held), view.event)


def _given(stated: str, same: Sequence[Held], cited: Cited, *, alike: bool) -> str:
    """ "2 by the South Korea Joint Chiefs of Staff". Where the same is credited with another version as well (`alike`), or
    nobody is credited, the outlets are named; where they are not known, the references say it all."""
    by = said.who(same)
    outlets = list(dict.fromkeys(o for h in same for k in behind(h) if (o := cited.outlet(k))))
    named = f"{outlets[0]}{' and others' if len(outlets) > 1 else ''}" if outlets else ""
    parts = [stated, f"by {by}" if by else "", f"in {named}" if named and (alike or not by) else ""]
    return " ".join(filter(None, parts))


def not_known(view: EventView, cited: Cited, glossary: Glossary) -> Iterator[Paragraph]:
    """What the reports say is not known yet, and what a reader would ask and no report tells."""
    if _happened(view) and view.when.day:
        yield from (_listed(item) for item in _gaps(view, cited, glossary))


@dataclass
class Undated:
    """The events whose day no report tells, told together."""

    events: int = 0
    reports: set[str] = field(default_factory=set)

    def see(self, view: EventView) -> None:
        if _happened(view) and not view.when.day:
            self.events += 1
            self.reports.update(view.reports)

    def told(self, cited: Cited) -> Iterator[Paragraph]:
        if self.events:
            text = f"No report tells the day of {wording.numbered(self.events, 'event')}"
            yield _listed(cited.say(text, self.reports))


def _happened(view: EventView) -> bool:
    return not view.background and view.event.realis == "actual"


def _gaps(view: EventView, cited: Cited, glossary: Glossary) -> Iterator[Sentence]:
    event, occasion = view.event, said.occasion(view, glossary)
    still_open = [b for b in event.beliefs if b.state == "not yet known"]
    for belief in still_open:
        text = f"For {occasion} {said.name(belief.attribute)} is said not to be known yet"
        yield cited.say(text, backing(belief) or tellers(event), event)
    named = {b.attribute for b in still_open}
    absent = [said.name(a) for a in ASKED.get(event.kind, ()) if a not in named and _missing(event, a)]
    if absent:
        yield cited.say(f"No report tells {wording.listing(absent, 'or')} of {occasion}", tellers(event), event)


def _missing(event: Event, attribute: str) -> bool:
    belief = event.belief(attribute)
    if belief is None or not belief.held:
        # what an attack struck may be told as the other side
        return attribute != "target" or event.belief("other") is None
    if attribute == "weapon_class":
        return all(getattr(h.value, "term", "") in VAGUE_CLASSES for h in belief.held)
    return False


def _listed(*sentences: Sentence) -> Paragraph:
    return Paragraph(sentences=sentences, listed=True)
