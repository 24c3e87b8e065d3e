"""What an event is called: "North Korea launched 2 short-range projectiles from Kaechon toward the Sea of Japan".

The one place where the sentence of an event is made; listings, the brief, pages and alerts all take it from here.
"""

from dataclasses import dataclass

from dateline.model import Actor, Count, Event, Place, Term, Value
from dateline.record import wording
from dateline.record.glossary import Glossary


@dataclass(frozen=True)
class Form:
    """How a kind is said. `done` and `do` are the verb of one who acts, `passive` what is said where nobody is named,
    `what` stands for the object where the event names none, `toward` leads in the other side, `joint` is for two."""

    done: str
    do: str
    passive: str
    what: str = ""
    toward: str = ""
    joint: str = ""
    place: str = "from"


FORMS = {
    "launch": Form("launched", "launch", "launched", "a weapon", "toward"),
    "nuclear-test": Form(
        "carried out a nuclear test", "carry out a nuclear test", "a nuclear test was carried out", place="at"
    ),
    "ground-test": Form(
        "carried out a ground test", "carry out a ground test", "a ground test was carried out", place="at"
    ),
    "interception": Form("intercepted", "intercept", "intercepted", "a weapon", "of", place="over"),
    "attack": Form("attacked", "attack", "attacked", "", ""),
    "exercise": Form(
        "held a military exercise", "hold a military exercise", "a military exercise was held", joint="with", place="at"
    ),
    "meeting": Form("held a meeting", "hold a meeting", "a meeting was held", joint="met", place="in"),
    "call": Form("held a call", "hold a call", "a call was held", joint="spoke by phone", place="in"),
    "offer": Form("made an offer", "make an offer", "an offer was made", toward="to", place="in"),
    "request": Form("made a request", "make a request", "a request was made", toward="to", place="in"),
    "agreement": Form(
        "gave an undertaking",
        "give an undertaking",
        "an agreement was made",
        toward="to",
        joint="reached an agreement",
        place="in",
    ),
    "rejection": Form(
        "refused or broke off talks or an offer",
        "refuse or break off talks or an offer",
        "talks or an offer were refused",
        toward="with",
        joint="ended without a deal",
        place="in",
    ),
    "threat": Form("issued a warning", "issue a warning", "a warning was issued", toward="to", place="in"),
    "condemnation": Form("voiced criticism", "voice criticism", "criticism was voiced", toward="of", place="in"),
    "sanction": Form("imposed sanctions", "impose sanctions", "sanctions were imposed", toward="on", place="in"),
    "deployment": Form("deployed", "deploy", "deployed", "forces", "to", place="in"),
}
JOINT_BARE = {
    "met": "meet",
    "spoke by phone": "speak by phone",
    "reached an agreement": "reach an agreement",
    "ended without a deal": "end without a deal",
}
MARKS = {"planned": "Planned: ", "possible": "Possible: ", "denied": "Denied: "}
OBJECTS = frozenset({"launch", "interception", "deployment"})


def title(event: Event, glossary: Glossary) -> str:
    """One line without a full stop. A plan, a possibility and a denial say that they are one."""
    form = FORMS.get(event.kind)
    if form is None:
        return _unknown(event, glossary)
    agents = _names(event, "agent", glossary)
    said = _with_agents(event, form, agents, glossary) if agents else _passive(event, form, glossary)
    return said[:1].upper() + said[1:]


def _with_agents(event: Event, form: Form, agents: list[str], glossary: Glossary) -> str:
    others = _names(event, "other", glossary)
    parties = _parties(event, agents)
    together = len(parties) > 1 or (len(agents) > 1 and bool(form.joint))
    if form.joint in ("met", "spoke by phone") and not together and others:
        parties, together = [*parties, *others], True
        others = []
    verb = form.joint if together and form.joint not in ("", "with") else form.done
    parts = [_modal(event, verb, form, parties), _object(event, form, others)]
    if form.toward and others and event.kind != "launch":
        parts.append(f"{form.toward} {wording.listing(others)}")
    return " ".join(filter(None, [*parts, *_places(event, form)]))


def _modal(event: Event, verb: str, form: Form, parties: list[str]) -> str:
    who = wording.listing(parties)
    if event.realis == "planned":
        return f"{who} {'plan' if len(parties) > 1 else 'plans'} to {_bare(verb, form)}"
    if event.realis == "possible":
        return f"{who} may {_bare(verb, form)}"
    if event.realis == "denied":
        return f"Denied: {who} {verb}"
    return f"{who} {verb}"


def _bare(verb: str, form: Form) -> str:
    return JOINT_BARE.get(verb, form.do)


def _parties(event: Event, agents: list[str]) -> list[str]:
    """Persons stand for their countries where people meet or speak: "Kim Jong Un and Donald Trump"."""
    if event.kind not in ("meeting", "call"):
        return agents
    people = wording.unique(
        v.person for v in _values(event, "person") + _values(event, "agent") if isinstance(v, Actor) and v.person
    )
    codes = {v.code for v in _values(event, "person") if isinstance(v, Actor)}
    named = {v.code for v in _values(event, "agent") if isinstance(v, Actor)}
    return people if len(people) > 1 and named <= codes else agents


def _object(event: Event, form: Form, others: list[str]) -> str:
    arms = _arms(event)
    if event.kind in OBJECTS:
        return arms or form.what
    if event.kind == "attack":
        targets = wording.unique(wording.place(p) for p in _values(event, "target") if isinstance(p, Place))
        return " ".join(filter(None, [wording.listing(targets or others), f"with {arms}" if arms else ""]))
    return ""


def _arms(event: Event) -> str:
    """The weapons with their number; of several numbers that are held for different things all: "14 drones and 8 missiles"."""
    counts = [v for v in _values(event, "count") if isinstance(v, Count)]
    if len(counts) > 1 and len({c.unit for c in counts}) == len(counts):
        return wording.listing([_counted(c, c.unit) for c in counts])
    return _counted(counts[0] if counts else None, _weapon(event))


def _counted(number: Count | None, weapon: str) -> str:
    """The phrase of a count and a weapon; "" where neither is known."""
    if number is None:
        return _one(weapon) if weapon else ""
    many = number.number != 1 or number.high is not None
    if not many and number.bound in ("exact", "single"):
        return f"{'an' if (weapon or 'weapon')[0].lower() in 'aeiou' else 'a'} {weapon or 'weapon'}"
    return f"{wording.count(number)} {wording.plural(weapon or 'weapon', many)}"


def _one(weapon: str) -> str:
    """A weapon whose number is not told: neither "a missile" nor "missiles" would be true."""
    return f"{wording.plural(weapon, True)} (number not told)"


def _places(event: Event, form: Form) -> list[str]:
    out = []
    for attribute, preposition in (("from", form.place), ("place", "in"), ("toward", "toward")):
        places = [p for p in _values(event, attribute) if isinstance(p, Place)]
        names = wording.unique(map(wording.place, places))
        if names and not (event.kind == "attack" and attribute == "toward"):
            led = wording.place_in(places[0]).split(" ", 1)[0] if preposition == "in" else preposition
            out.append(f"{led} {wording.listing(names[:2])}")
    return out


def _passive(event: Event, form: Form, glossary: Glossary) -> str:
    """Nobody is named as acting. What did not happen is named by its noun: "Planned: meeting in Hanoi"."""
    thing = _object(event, form, [])
    if event.realis != "actual":
        of = f" with {thing}" if event.kind == "attack" and thing else f" of {thing}" if thing else ""
        said = f"{MARKS[event.realis]}{glossary.label(event.kind)}{of.replace(' with with ', ' with ')}"
    elif event.kind == "attack":
        said = f"an attack was made {'' if not thing or thing.startswith('with ') else 'on '}{thing}".strip()
    elif thing:
        said = f"{thing} {'was' if thing.split(' ')[0] in ('a', 'an') else 'were'} {form.passive}"
    else:
        said = form.passive
    return " ".join([said, *_places(event, form)])


def _unknown(event: Event, glossary: Glossary) -> str:
    """A kind of a user's own pack: its label and whatever the event states."""
    mark = MARKS.get(event.realis, "")
    label = glossary.label(event.kind)
    stated = wording.unique(
        wording.value(b.held[0].value, glossary)
        for b in event.beliefs
        if b.held and b.attribute not in ("time", "end", "said_by")
    )
    said = ", ".join([mark + label, *stated[:4]])
    return said[:1].upper() + said[1:]


def _values(event: Event, attribute: str) -> list[Value]:
    belief = event.belief(attribute)
    return [h.value for h in belief.held] if belief else []


def _names(event: Event, attribute: str, glossary: Glossary) -> list[str]:
    return wording.unique(wording.actor(v, glossary) for v in _values(event, attribute) if isinstance(v, Actor))


def _weapon(event: Event) -> str:
    """The name the reports use, else the class."""
    named = [
        wording.thing(v) for a in ("weapon", "weapon_class", "device") for v in _values(event, a) if isinstance(v, Term)
    ]
    return named[0] if named else ""
