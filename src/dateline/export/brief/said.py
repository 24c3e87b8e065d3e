"""How the parts of a belief are said."""

from collections.abc import Sequence

from dateline.model import Actor, Belief, Count, Held, Place, Quantity, Time, Value
from dateline.record import EventView, Glossary, wording
from dateline.record.moments import say, say_day

NAMES = {
    "agent": "who did it", "other": "the other side", "person": "who took part", "time": "the day", "clock": "the hour",
    "end": "the end",
    "count": "the number", "weapon": "the name of the weapon", "weapon_class": "the type of weapon",
    "outcome": "the outcome", "range_km": "the distance flown", "apogee_km": "the height reached",
    "speed": "the speed", "duration": "the duration", "from": "the place it came from", "toward": "the direction",
    "place": "the place", "target": "the target",
    "device": "the device",
}  # fmt: skip
# a person stands in the sentence of the event already, a weapon's name beside its type says the same twice
ASIDE = frozenset({"said_by"})
SALVO = frozenset({"clock", "range_km", "apogee_km"})


def name(attribute: str) -> str:
    return NAMES.get(attribute, f"the {attribute.replace('_', ' ')}")


def values(attribute: str, held: Sequence[Held], glossary: Glossary, last: str = "and") -> str:
    return wording.listing(wording.unique(value(attribute, h.value, glossary) for h in held), last)


def value(attribute: str, one: Value, glossary: Glossary) -> str:
    """A value inside a sentence: with its article, its unit, its words."""
    if isinstance(one, Place):
        return wording.place(one)
    if isinstance(one, Actor):
        return one.person if attribute == "person" and one.person else wording.actor(one, glossary)
    if isinstance(one, Time):
        return f"{one.clock} local time" if attribute == "clock" and one.clock else wording.time(one)
    if isinstance(one, Count):
        return wording.count(one)
    if isinstance(one, Quantity):
        return wording.figure(one)
    return wording.class_name(one) if attribute in ("weapon_class", "outcome") else wording.thing(one)


def versions(belief: Belief, glossary: Glossary) -> list[tuple[str, list[Held]]]:
    """What is said of an attribute and by whom, what was corrected left out. Hours and figures that the very same reports give
    side by side are one version: a salvo has several of them."""
    stated: dict[str, list[Held]] = {}
    for held in (*belief.held, *belief.others):
        if not held.superseded:
            stated.setdefault(value(belief.attribute, held.value, glossary), []).append(held)
    if belief.attribute not in SALVO:
        return list(stated.items())
    groups: dict[frozenset[str], list[str]] = {}
    for words, same in stated.items():
        groups.setdefault(frozenset(s.report for h in same for s in h.support), []).append(words)
    return [(_salvo(words), [h for w in words for h in stated[w]]) for words in groups.values()]


def _salvo(words: Sequence[str]) -> str:
    """ "06:53 and 07:12 local time": what they share is said once."""
    heads, _, tail = zip(*(w.partition(" ") for w in words), strict=True)
    return f"{wording.listing(heads)} {tail[0]}" if len(set(tail)) == 1 and tail[0] else wording.listing(words)


def who(same: Sequence[Held]) -> str:
    """Those whom the reports credit with a value: "the South Korea Joint Chiefs of Staff and NHK", "" for nobody."""
    names = wording.unique(s.name for held in same for support in held.support for s in support.said_by if s.name)
    return wording.listing([wording.with_article(n) for n in names[:3]])


def occasion(view: EventView, glossary: Glossary) -> str:
    """A short name for an event that was told before: "North Korea's launch of 10 September 2019"."""
    label = glossary.label(view.event.kind)
    agents = view.event.belief("agent")
    names = (
        wording.unique(wording.actor(h.value, glossary) for h in agents.held if isinstance(h.value, Actor))
        if agents
        else []
    )
    whose = f"{names[0]}'{'' if names[0].endswith('s') else 's'}" if len(names) == 1 else "the"
    return f"{whose} {label} of {say_day(view.when.day)}" if view.when.day else f"{whose} {label} whose day is not told"


def sentence_of(view: EventView) -> str:
    """The event with its time, as one sentence without a stop."""
    moment = say(view.when)
    return f"{view.title} {moment}" if moment else view.title
