"""Deals the phrases of a sentence out to its frames: times, places, counts and figures, each to the frame it belongs to."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.counted import count_back
from dateline.extract.frames import Frame
from dateline.extract.light import HOLDING, SAYING
from dateline.extract.light import SUBJECT as HAPPEN
from dateline.extract.phrases import Phrases
from dateline.extract.shared_times import describes, share_ends, share_times
from dateline.extract.tree import RELATIVE, climb, is_passive, is_verb, misread
from dateline.normalize.how_much import CountPhrase, QuantityPhrase
from dateline.normalize.when import TimePhrase
from dateline.normalize.where import PlacePhrase

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

# what stands behind these tells of another time than the event's own
_APART = {
    "since",
    "until",
    "till",
    "before",
    "after",
    "ahead",
    "following",
    "than",
    "unlike",
    "like",
    "despite",
    "amid",
    "compared",
    "pending",
}
_CONDITIONS = {"once", "when", "if", "after", "before", "until", "unless", "while", "whenever"}
_ENDING = {"expire", "lapse", "end", "collapse", "fail", "break", "run", "cease", "die"}
_POINTING = {"at", "since", "in", "from", "under", "before", "by"}
_LIKENING = {"be", "appear", "seem", "look", "believe", "say", "call", "describe"}
_ORDERING = {"after", "before", "since"}
_TOWARD = {"toward", "towards", "into", "over", "to", "across", "onto"}
_FROM = {"from", "near", "at", "in", "outside", "off", "around", "aboard"}
_NEAR = 6  # tokens
_HOLDING_TRUE = frozenset("believe think estimate suspect assess reckon judge".split())
_TO_PEOPLE = frozenset("kill wound injure hurt maim slay behead arrest detain".split())
_VESSELS = frozenset(
    "ship frigate submarine destroyer cruiser vessel warship boat barge platform corvette carrier".split()
)
_SPOTS = frozenset("place location site point position spot area waters".split())
_FALLING = {"land", "fall", "splash", "crash", "drop", "come", "plunge", "hit", "strike", "explode", "reach"}


def deal(frames: Sequence[Frame], phrases: Phrases) -> list[QuantityPhrase]:
    """Fill the frames' times, places, counts and quantities. Returns the figures that no frame takes: the discourse may."""
    for time in phrases.times:
        _deal_time(time, frames, phrases)
    for frame in frames:
        _when(frame, phrases.times, phrases)
    _hand_on(frames, phrases)
    count_back(frames, phrases)
    share_times(frames)
    for place in phrases.places:
        _deal_place(place, frames, phrases)
    share_ends(frames)
    for count in phrases.counts:
        _deal_count(count, frames, phrases)
    _pool(frames)
    for frame in frames:
        _deal_outcome(frame, phrases)
        for donor in frames if not frame.places else ():
            if describes(frame, donor):
                frame.places = list(donor.places)
    return [q for q in phrases.quantities if not _deal_quantity(q, frames, phrases)]


def _owners(token: "Token", frames: Sequence[Frame]) -> list[Frame]:
    """Frames on the way from the token to the root, nearest first."""
    out: list[Frame] = []
    for at in climb(token):
        here = [f for f in frames if f not in out and (at.i in f.words or at.i == f.anchor.i)]
        ending = [f for f in here if at.i in f.words and f.kind.name == "rejection"]
        out += [
            *ending,
            *(f for f in here if f not in ending),
        ]  # "the truce ran out last night": then it ended, not when it was made
    return out or [f for f in frames if f.kind.name == "attack" and _describes(f, token)]


def _describes(frame: Frame, token: "Token") -> bool:
    """Whether the token stands at the noun that the frame's relative clause is about: "an attack in Kabul that killed ten"."""
    head = frame.head
    if frame.noun or head.dep_ not in ("relcl", "acl") or token.i > head.i:
        return False
    return any(at.i == head.head.i for at in climb(token))


def _pool(frames: Sequence[Frame]) -> None:
    """A noun and the verb of which it is subject or means tell of one event: what is said beside either holds for both
    ("the bombings in Nairobi killed 200 people on Friday", "were killed in an attack outside the embassy on Friday")."""
    for verb in (f for f in frames if not f.noun):
        for noun in (f for f in frames if f.noun and f.kind is verb.kind and _means(f, verb)):
            for one, other in ((verb, noun), (noun, verb)):
                one.times = one.times or list(other.times)
                one.loose = one.loose or list(other.loose)
                one.places = one.places or list(other.places)


def _means(noun: Frame, verb: Frame) -> bool:
    head = noun.head
    if head.dep_ == "nsubj" and head.head == verb.head:
        return True
    if verb.head.dep_ in ("relcl", "acl") and verb.head.head == head:
        return True
    return head.dep_ == "pobj" and head.head.lower_ in ("in", "by", "during") and head.head.head == verb.head


def _apart(token: "Token", frame: Frame) -> bool:
    """Whether a word between token and frame sets another time: "two days after the June 30 meeting"."""
    stop = {frame.anchor.i, *frame.words}
    for at in climb(token):
        if at.i in stop:
            return False
        if at.i != token.i and at.lower_ in _APART and at.pos_ in ("ADP", "SCONJ", "VERB", "ADV"):
            return True
        if _other_clause(at) and not _founding(at, frame):
            return True
        if _described(at, frame):
            return True
    return False


def _founding(clause: "Token", frame: Frame) -> bool:
    """What a deal did it did when it was made: "the treaty that in 1987 did away with the missiles"."""
    if not frame.noun or frame.kind.name != "agreement" or clause.dep_ != "relcl" or clause.head != frame.head:
        return False
    own = [c for c in clause.children if c.dep_ == "nsubj"]
    return clause.tag_ == "VBD" and clause.lemma_ not in _ENDING and all(c.lower_ in RELATIVE for c in own)


def _described(clause: "Token", frame: Frame) -> bool:
    """A participle that only describes what is acted on: "suspends the treaty prolonged in 2021"."""
    if (
        frame.kind.family != "diplomacy"
        or frame.noun
        or clause.tag_ != "VBN"
        or clause.lemma_ in HAPPEN | HOLDING | SAYING
    ):
        return False
    behind = clause.dep_ == "advcl" and clause.head == frame.head and clause.i > frame.head.i and is_passive(clause)
    return behind or (clause.dep_ == "acl" and clause.head.pos_ in ("NOUN", "PROPN"))


def _other_clause(verb: "Token") -> bool:
    """A verb with a subject of its own that is no frame: what hangs on it belongs to it ("since he became president on ...").
    A relative clause that says when the noun took place is none."""
    if (
        not is_verb(verb)
        or verb.dep_ not in ("advcl", "relcl", "ccomp", "acl")
        or not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    ):
        return False
    if verb in misread(verb.head):
        return False
    if any(c.lower_ == "what" and c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) and verb.lemma_ in _LIKENING:
        return False  # "fired what appears to be a missile on Tuesday"
    return not (verb.dep_ == "relcl" and verb.lemma_ in HAPPEN)


_HOUR_WORD = re.compile(r"\b(dawn|daybreak|sunrise|sunset|dusk|noon|midnight)\b", re.IGNORECASE)


def _deal_time(time: TimePhrase, frames: Sequence[Frame], phrases: Phrases) -> None:
    head = phrases.head_of(time)
    if head is None or time.timex_type in ("DURATION", "SET"):
        return
    near = _owners(head, frames)
    owners = [f for f in near if not f.trigger.carry] or near
    if near and _another_day(time, owners[0]):
        if _called(head, owners[0]):
            return
        owners = near if near[0].noun else owners
    owners = _enclosing(head, frames) or owners
    if owners:
        text = phrases.words_of(time)
        of_own = (time.relation == "before" and _HOUR_WORD.search(text) is not None) or _begun(time, owners[0])
        of_own = of_own or (time.kind == "context" and text.lower().endswith(" earlier"))  # "fired a day earlier"
        if of_own or (time.relation not in ("since", "until", "before") and not _apart(head, owners[0])):
            for frame in {id(f): f for f in (owners[0], *_joined(owners[0], frames, time))}.values():
                frame.times.append(time)
        return
    if time.relation in ("since", "until", "before", "after", "ago") and time.kind != "publication":
        return
    _deal_loose_time(time, head, frames)


def _another_day(time: TimePhrase, frame: Frame) -> bool:
    """The frame has a day already, and this is not the same: "struck on Monday, in revenge for the blast two days earlier"."""
    told = {t.value.date for t in frame.times if len(t.value.date or "") >= 10}
    return bool(told) and time.value.date not in told


def _called(token: "Token", frame: Frame) -> bool:
    """The token is in a clause of another: "in what Chad called revenge for the blast two days earlier"."""
    for at in climb(token):
        if at.i == frame.anchor.i:
            return False
        if at.dep_ == "pcomp" and any(c.dep_ == "nsubj" for c in at.children):
            return True
    return False


def begun_on(frame: Frame) -> list[TimePhrase]:
    """The day since which an attack goes on, of the times that hang on it."""
    stop = {frame.anchor.i, *frame.words}
    since = [t for t in frame.phrases.times if _begun(t, frame)]
    return [t for t in since if (h := frame.phrases.head_of(t)) is not None and any(at.i in stop for at in climb(h))]


def _begun(time: TimePhrase, frame: Frame) -> bool:
    """ "more than 600 rockets have been fired from there since Saturday": the attack that goes on began that day."""
    return (
        frame.kind.name == "attack" and not frame.noun and time.relation == "since" and len(time.value.date or "") == 10
    )


def _enclosing(token: "Token", frames: Sequence[Frame]) -> list[Frame]:
    """The frame between whose subject and verb the token stands between commas: "another, late on Sunday, came down"."""
    doc = token.doc
    opening = next((i for i in range(token.i - 1, max(token.i - _NEAR, 0), -1) if doc[i].text == ","), None)
    closing = next((i for i in range(token.i + 1, min(token.i + _NEAR, len(doc))) if doc[i].text == ","), None)
    if opening is None or closing is None or doc[opening - 1].pos_ not in ("NOUN", "PROPN", "PRON", "DET", "NUM"):
        return []
    verb = next((t for t in doc[closing + 1 : closing + 5] if t.pos_ not in ("AUX", "ADV", "PART")), None)
    return [f for f in frames if not f.noun and f.head == verb]


def _joined(owner: Frame, frames: Sequence[Frame], time: TimePhrase) -> list[Frame]:
    """A time before the first of joined verbs holds for the verbs joined to it ("On Friday it tested X and fired Y")."""
    if time.start > owner.span.start:
        return []
    return [f for f in frames if f.head.dep_ == "conj" and f.head.head == owner.head and not _own_time(f, frames)]


def _own_time(frame: Frame, frames: Sequence[Frame]) -> bool:
    """Whether a day hangs on the frame itself."""
    phrases = frame.phrases
    heads = [
        h
        for t in phrases.times
        if t.value.date and t.relation not in ("since", "until") and (h := phrases.head_of(t)) is not None
    ]
    return any(frame in _owners(h, frames)[:1] and not _apart(h, frame) for h in heads)


def _when(frame: Frame, times: Sequence[TimePhrase], phrases: Phrases) -> None:
    """ "in October 2019, when a missile was fired": the clause takes the time it describes."""
    verb = frame.anchor
    if frame.times or verb.dep_ not in ("relcl", "advcl") or not any(c.lower_ == "when" for c in verb.children):
        return
    near = [t for t in times if t.end <= phrases.sentence.start_of(verb) and t.timex_type in ("DATE", "TIME")]
    above = [
        t
        for t in near
        if (h := phrases.head_of(t)) is not None
        and (verb.head.i == h.i or verb.head in h.subtree or h in verb.head.subtree)
    ]
    frame.times += above[-1:]


def _hand_on(frames: Sequence[Frame], phrases: Phrases) -> None:
    """Of two days at one verb the one behind its object is the object's: "Chad on Monday condemned a raid in Bol Friday"."""
    for noun in (f for f in frames if f.noun and not f.times and f.head.dep_ == "dobj"):
        verb = next((f for f in frames if not f.noun and f.anchor == noun.head.head and f.kind is not noun.kind), None)
        days = [t for t in verb.times if len(t.value.date or "") == 10] if verb is not None else []
        if verb is None or len(days) < 2:
            continue
        at = phrases.sentence.start_of(noun.head)
        behind = [t for t in days if t.start > at and t.value.date != days[0].value.date]
        if days[0].start < at and behind:
            noun.times = behind
            verb.times = [t for t in verb.times if t not in behind]


def _deal_loose_time(time: TimePhrase, head: "Token", frames: Sequence[Frame]) -> None:
    """A time on the reporting verb ("..., the military said Tuesday") or at the head of the sentence: it dates what is reported
    where that has no time of its own."""
    bare = [f for f in frames if not f.trigger.carry and not any(t.timex_type == "DATE" for t in f.times)]
    open_ = [f for f in bare if not _set_apart(f, head) and not _known(f)]
    under = [f for f in open_ if any(a.i == up.i for up in climb(head) if is_verb(up) for a in climb(f.anchor))]
    for frame in (under or [f for f in open_ if not _of_another_clause(head, f)])[:1]:
        if (not _apart(head, frame) or head.i < frame.head.i) and not _on_condition(frame, head):
            frame.loose.append(time)


def _on_condition(frame: Frame, time: "Token") -> bool:
    """ "Once the drills are over he would like to meet, he wrote on Saturday": the day is not that of the drills."""
    clauses = [at for at in climb(frame.anchor) if at.dep_ == "advcl" and time not in at.subtree]
    return any(c.lower_ in _CONDITIONS for at in clauses for c in at.children)


def _of_another_clause(head: "Token", frame: Frame) -> bool:
    """Whether the time hangs on a clause joined to that of the frame, with a subject and a doing of its own."""
    verb = next((t for t in climb(head) if is_verb(t)), None)
    if verb is None or verb.lemma_ in SAYING or verb.lemma_ in HAPPEN or verb == frame.anchor:
        return False
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    if own and frame.anchor.dep_ == "ccomp" and frame.anchor.head == verb and frame.anchor.i < verb.i:
        return True  # two sentences with a semicolon between them
    return (
        own
        and frame.anchor not in verb.subtree
        and (verb.dep_ in ("conj", "parataxis") or frame.anchor.dep_ in ("conj", "parataxis", "ccomp"))
    )


def _known(frame: Frame) -> bool:
    """A gathering or deal that the words only point back to: "behaved badly at the Hanoi summit, he said on Friday"."""
    head = frame.head
    if not frame.noun or frame.light is not None or not frame.kind.reciprocal or head.dep_ != "pobj":
        return False
    return head.head.lower_ in _POINTING and any(c.dep_ == "det" and c.lower_ == "the" for c in head.children)


def _set_apart(frame: Frame, head: "Token") -> bool:
    """Whether the frame is told as what came before or after the clause that the time dates: "a year after it left, the president
    said on Wednesday"."""
    for at in climb(frame.anchor):
        if at == head or at in head.ancestors:
            return False
        if at.dep_ == "pcomp" and at.head.lower_ in _ORDERING:
            return True
        if at.dep_ == "advcl" and any(
            c.dep_ in ("mark", "prep", "advmod") and c.lower_ in _ORDERING for c in at.children
        ):
            return True
    return False


def _deal_place(place: PlacePhrase, frames: Sequence[Frame], phrases: Phrases) -> None:
    head = phrases.head_of(place)
    if head is None:
        return
    owner = next(iter(_owners(head, frames)), None) or _nearest_left(
        head, [f for f in frames if f.kind.name != "attack"]
    )
    place = _led_in(place, head)
    if owner is None or _across(head, owner) or _called(head, owner) or _of_the_telling(head, owner):
        return
    if slot := place_slot(place, owner):
        owner.places.append(("from" if slot in ("toward", "target") and _afloat(head, owner) else slot, place))


def _led_in(place: PlacePhrase, head: "Token") -> PlacePhrase:
    """ "from a site 80 km north of X": the preposition before the noun that the place is measured for leads it in."""
    if place.kind != "relative" or place.governed is not None:
        return place
    above = next(
        (at for at in climb(head) if at.dep_ == "pobj" and at.head.lower_ in _FROM | _TOWARD and at != head), None
    )
    return replace(place, governed=above.head.lower_) if above is not None and above.pos_ == "NOUN" else place


def _afloat(token: "Token", frame: Frame) -> bool:
    """The water on which that lies which fired, or where its place is: "from a frigate in the White Sea", "from a spot off X"."""
    at = token.head.head if token.dep_ == "pobj" else token
    named = {at.lemma_.lower(), *(c.lower_ for c in at.children if c.dep_ in ("compound", "appos", "nmod", "amod"))}
    starting = at.dep_ == "pobj" and at.head.lower_ == "from" and at.lemma_.lower() in _SPOTS
    return (
        at.i not in (frame.anchor.i, *frame.words)
        and ((bool(named & _VESSELS) and (at.dep_ == "nsubj" or frame.kind.name == "launch")) or starting)
        and token.head.lower_ in ("in", "off")
    )


def _across(token: "Token", frame: Frame) -> bool:
    """Whether the place belongs to another clause between it and the frame."""
    stop = {frame.anchor.i, *frame.words}
    for at in climb(token):
        if at.i in stop:
            return False
        if _other_clause(at):
            return True
    return False


def _of_the_telling(token: "Token", frame: Frame) -> bool:
    """Where it was said, not where it happened: "in Tokyo, the minister said it fell", "a source in Seoul believes it fell". What
    stands behind the verb may have been put there by the parse."""
    verb = next((at for at in climb(token) if is_verb(at)), None)
    if verb is None or verb.i in (frame.anchor.i, *frame.words) or token.i > verb.i:
        return False
    return verb.lemma_ in SAYING | _HOLDING_TRUE


def place_slot(place: PlacePhrase, frame: Frame) -> str | None:
    """Which slot of the frame a place fills, by its preposition and by what it is."""
    governed = (place.governed or "").lower()
    slots = frame.kind.slots
    if "toward" in slots:
        falling = frame.head.lemma_.lower() in _FALLING
        if governed == "over" and place.value.precision != "sea":
            return "over"
        if governed in _TOWARD or (place.value.precision == "sea" and governed != "from"):
            return "toward"
        if governed == "from" or (governed in _FROM and not falling):
            return "from"
        return "toward" if falling and governed else None
    for name, slot in slots.items():
        if slot.type == "place" and governed in slot.prepositions:
            return name
    return "place" if governed and not slots else None


def _nearest_left(token: "Token", frames: Sequence[Frame]) -> Frame | None:
    left = [f for f in frames if f.head.i < token.i]
    return left[-1] if left else (frames[0] if len(frames) == 1 else None)


def _deal_count(count: CountPhrase, frames: Sequence[Frame], phrases: Phrases) -> None:
    for frame in frames:
        heads = {t.head for t in frame.terms} | ({frame.head.i} if frame.noun else set())
        if count.head is not None and count.head in heads:
            if not _is_running(count, frame, phrases):
                frame.counts.append(count)
            return
    token = phrases.head_of(count)
    if token is not None and token.dep_ in ("dobj", "nsubjpass", "conj") and _hurts(token):
        return  # "wounded twelve"
    if count.head is None and token is not None and token.dep_ in ("dobj", "nsubjpass", "nsubj"):
        for frame in frames:
            if token.dep_ == "nsubj" and not any(t.head == token.i for t in frame.terms):
                continue
            if token.head.i == frame.head.i and not frame.noun:
                frame.counts.append(count)
    if count.head is None and token is not None and token.dep_ == "conj":
        for frame in frames:  # "fired six in May and four in June"
            if (
                len(frame.times) > 1
                and not frame.noun
                and token.head.i in (frame.head.i, *(t.head for t in frame.terms))
            ):
                frame.counts.append(count)


def _hurts(number: "Token") -> bool:
    """Whether a bare number is one of people: what kills, wounds or seizes does so to them."""
    return next((at.lemma_ for at in number.ancestors if is_verb(at)), "") in _TO_PEOPLE


def _is_running(count: CountPhrase, frame: Frame, phrases: Phrases) -> bool:
    """A tally and no size of one event: "has carried out 12 tests since March"."""
    if not frame.noun or count.value.number is None or count.value.number < 2:
        return False
    since = [h for t in phrases.times if t.relation == "since" and (h := phrases.head_of(t)) is not None]
    return any(at.i in (frame.anchor.i, *frame.words) for h in since for at in climb(h))


def _deal_outcome(frame: Frame, phrases: Phrases) -> None:
    slot = frame.kind.slots.get("outcome")
    if slot is None or frame.outcome is not None:
        return
    reach = {t.i for t in frame.reach}
    found = [t for t in phrases.terms if t.vocabulary == slot.vocabulary and t.head in reach]
    frame.outcome = found[0] if found else None


def _deal_quantity(quantity: QuantityPhrase, frames: Sequence[Frame], phrases: Phrases) -> bool:
    if quantity.role is None or quantity.role not in {s.role for f in frames for s in f.kind.slots.values()}:
        return quantity.role in ("design_range", "distance_to", "depth", "yield")
    head = phrases.head_of(quantity)
    able = [f for f in frames if any(s.role == quantity.role for s in f.kind.slots.values())]
    owners = [f for f in (_owners(head, frames) if head is not None else []) if f in able]
    owner = owners[0] if owners else (_nearest_left(head, able) if head is not None else None)
    if owner is None:
        return False
    owner.quantities.append(quantity)
    return True
