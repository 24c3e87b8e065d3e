"""Deals the phrases of a sentence out to its frames: times, places, counts and figures, each to the frame it belongs to."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.frames import Frame
from dateline.extract.light import SUBJECT as HAPPEN
from dateline.extract.phrases import Phrases
from dateline.extract.shared_times import share_times
from dateline.extract.tree import climb, is_verb
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
_TOWARD = {"toward", "towards", "into", "over", "to", "across", "onto"}
_FROM = {"from", "near", "at", "in", "outside", "off", "around", "aboard"}
_FALLING = {"land", "fall", "splash", "crash", "drop", "come", "plunge", "hit", "strike", "explode", "reach"}


def deal(frames: Sequence[Frame], phrases: Phrases) -> list[QuantityPhrase]:
    """Fill the frames' times, places, counts and quantities. Returns the figures that no frame takes: the discourse may."""
    for time in phrases.times:
        _deal_time(time, frames, phrases)
    for frame in frames:
        _when(frame, phrases.times, phrases)
    share_times(frames)
    for place in phrases.places:
        _deal_place(place, frames, phrases)
    for count in phrases.counts:
        _deal_count(count, frames, phrases)
    _pool(frames)
    for frame in frames:
        _deal_outcome(frame, phrases)
    return [q for q in phrases.quantities if not _deal_quantity(q, frames, phrases)]


def _owners(token: "Token", frames: Sequence[Frame]) -> list[Frame]:
    """Frames on the way from the token to the root, nearest first."""
    out: list[Frame] = []
    for at in climb(token):
        out += [f for f in frames if f not in out and (at.i in f.words or at.i == f.anchor.i)]
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
        if _other_clause(at):
            return True
    return False


def _other_clause(verb: "Token") -> bool:
    """A verb with a subject of its own that is no frame: what hangs on it belongs to it ("since he became president on ...").
    A relative clause that says when the noun took place is none."""
    if (
        not is_verb(verb)
        or verb.dep_ not in ("advcl", "relcl", "ccomp", "acl")
        or not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    ):
        return False
    if any(c.lower_ == "what" and c.dep_ == "nsubj" for c in verb.children):
        return False  # "fired what appears to be a missile on Tuesday"
    return not (verb.dep_ == "relcl" and verb.lemma_ in HAPPEN)


_HOUR_WORD = re.compile(r"\b(dawn|daybreak|sunrise|sunset|dusk|noon|midnight)\b", re.IGNORECASE)


def _deal_time(time: TimePhrase, frames: Sequence[Frame], phrases: Phrases) -> None:
    head = phrases.head_of(time)
    if head is None or time.timex_type in ("DURATION", "SET"):
        return
    owners = [f for f in _owners(head, frames) if not f.trigger.carry] or _owners(head, frames)
    if owners:
        text = phrases.sentence.tokens.text[
            time.start - phrases.sentence.span.start : time.end - phrases.sentence.span.start
        ]
        at_hour = time.relation == "before" and _HOUR_WORD.search(text) is not None
        if at_hour or (time.relation not in ("since", "until", "before") and not _apart(head, owners[0])):
            for frame in {id(f): f for f in (owners[0], *_joined(owners[0], frames, time))}.values():
                frame.times.append(time)
        return
    if time.relation in ("since", "until", "before", "after", "ago") and time.kind != "publication":
        return
    _deal_loose_time(time, head, frames)


def _joined(owner: Frame, frames: Sequence[Frame], time: TimePhrase) -> list[Frame]:
    """A time before the first of joined verbs holds for the verbs joined to it ("On Friday it tested X and fired Y")."""
    if time.start > owner.span.start:
        return []
    return [f for f in frames if f.head.dep_ == "conj" and f.head.head == owner.head]


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


def _deal_loose_time(time: TimePhrase, head: "Token", frames: Sequence[Frame]) -> None:
    """A time on the reporting verb ("..., the military said Tuesday") or at the head of the sentence: it dates what is reported
    where that has no time of its own."""
    open_ = [f for f in frames if not f.trigger.carry and not any(t.timex_type == "DATE" for t in f.times)]
    under = [f for f in open_ if any(a.i == up.i for up in climb(head) if is_verb(up) for a in climb(f.anchor))]
    for frame in (under or open_)[:1]:
        if not _apart(head, frame) or head.i < frame.head.i:
            frame.loose.append(time)


def _deal_place(place: PlacePhrase, frames: Sequence[Frame], phrases: Phrases) -> None:
    head = phrases.head_of(place)
    if head is None:
        return
    owner = next(iter(_owners(head, frames)), None) or _nearest_left(
        head, [f for f in frames if f.kind.name != "attack"]
    )
    if owner is not None and not _across(head, owner) and (slot := place_slot(place, owner)):
        owner.places.append((slot, place))


def _across(token: "Token", frame: Frame) -> bool:
    """Whether the place belongs to another clause between it and the frame."""
    stop = {frame.anchor.i, *frame.words}
    for at in climb(token):
        if at.i in stop:
            return False
        if _other_clause(at):
            return True
    return False


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
    if count.head is None and token is not None and token.dep_ in ("dobj", "nsubjpass", "nsubj"):
        for frame in frames:
            if token.dep_ == "nsubj" and not any(t.head == token.i for t in frame.terms):
                continue
            if token.head.i == frame.head.i and not frame.noun:
                frame.counts.append(count)


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
