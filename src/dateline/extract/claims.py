"""Entries to mentions with claims: every value on its words, credited to whoever the report says it from."""

from collections.abc import Callable, Iterator

from dateline.extract.anaphora import TERM
from dateline.extract.entries import Entry, Placed
from dateline.extract.frames import Frame
from dateline.extract.terms import TermPhrase
from dateline.extract.tree import noun_phrase
from dateline.model import Claim, Count, Mention, Source, Span, Term, Value
from dateline.normalize.how_much import CountPhrase, QuantityPhrase
from dateline.normalize.where import PlacePhrase
from dateline.packs.schema import Kind

# a number with these counts several occasions, or adds to one told before
_SUMMING = frozenset("last latest previous past recent all other earlier prior total".split())
_FURTHER = frozenset(("more", "further", "additional", "another", "other"))
_SHOTS = ("attempt", "try", "flight", "shot", "trial", "one", "test")
# a rocket is whatever flies; a name or "weapon" says no class
_CLASSLESS = ("named", "weapon", "rocket")
Credit = Callable[[Placed], tuple[Source, ...]]
# figures that carry over to the event from sentences whose own frame has no slot for them
_ROLE_SLOT = {"range": "range_km", "apogee": "apogee_km", "speed": "speed", "duration": "duration"}


def mentions_of(entries: list[Entry], credit: Credit) -> tuple[Mention, ...]:
    """Mentions in text order, numbered m1, m2, ... over the report."""
    flat = sorted(
        ((p.frame.span.start, p.frame.span.end, e.key, e, p) for e in entries for p in e.placed), key=lambda f: f[:3]
    )
    return tuple(_mention(f"m{n}", e, p, credit) for n, (_, _, _, e, p) in enumerate(flat, 1))


def _mention(id_: str, entry: Entry, placed: Placed, credit: Credit) -> Mention:
    frame = placed.frame
    said_by = credit(placed)
    claims = tuple(
        Claim(attribute=a, value=v, evidence=s, said_by=said_by) for a, v, s in dict.fromkeys(_values(placed, entry))
    )
    return Mention(
        id=id_,
        entry=entry.key,
        kind=entry.kind,
        realis=entry.realis,
        trigger=frame.span,
        sentence=frame.phrases.sentence.span,
        background=placed.background,
        vague=placed.vague,
        claims=claims,
    )


def _has_total(entry: Entry) -> bool:
    """Whether the report counts the rounds: then "a missile" and "the first missile" are parts, not another count."""
    return any(c.value.number is not None and c.value.number > 1 for p in entry.placed for c in p.frame.counts)


def _of_part(placed: Placed, entry: Entry) -> bool:
    """A number that stands for weapons counted before: "one came down at sea"."""
    counted = any(p.frame.counts and not _stands_in(p) for p in entry.placed)
    return counted and _stands_in(placed)


def _stands_in(placed: Placed) -> bool:
    return bool(placed.frame.terms) and all(t.term == TERM for t in placed.frame.terms)


def _values(placed: Placed, entry: Entry) -> Iterator[tuple[str, Value, Span]]:
    frame, moment = placed.frame, placed.moment
    for name, actors in (("agent", (*frame.agents, *placed.lent)), ("other", frame.others)):
        for actor in actors:
            if actor.value.code:
                yield name, actor.value, actor.span
    for actor in frame.people:
        yield "person", actor.value, actor.span
    if not (moment.weak and entry.dated):
        for phrase, time in (*moment.days, *moment.hours):
            yield "time", time, phrase.span
    if placed.day is not None:
        yield "time", placed.day[1], placed.day[0]
    if moment.end is not None:
        yield "end", moment.end[1], moment.end[0].span
    yield from _weapons(placed)
    for count in frame.counts if "count" in frame.kind.slots else ():
        part = _has_total(entry) and (count.value.bound == "single" or _of_part(placed, entry))
        if not part and not _counts_others(count, placed.frame, entry):
            yield "count", _count(count, placed), count.span
    if placed is entry.placed[0] and (alone := _alone(entry)) is not None:
        yield (
            "count",
            Count(number=1, bound="single", unit=alone.words.split()[-1]),
            Span(start=alone.start, end=alone.end),
        )
    if len(entry.placed) == 1 and (sole := _sole(placed)) is not None:
        yield "count", Count(number=1, bound="single", unit="round"), sole
    yield from _figures(frame.kind, (*frame.quantities, *placed.extra))
    for slot, place in frame.places:
        if slot != "from" or _can_be_origin(place, entry):
            yield slot, place.value, place.span
    yield from _outcomes(placed)


def _alone(entry: Entry) -> TermPhrase | None:
    """The weapon of a launch that is told in the singular throughout and never counted: "the missile was fired from a barge"."""
    terms = [t for p in entry.placed for t in p.frame.terms if t.term != TERM and not t.weak]
    if (
        entry.kind != "launch"
        or any(p.frame.counts or p.vague for p in entry.placed)
        or any(t.plural for p in entry.placed for t in p.frame.terms)
    ):
        return None
    fired = [t for p in entry.placed if not p.frame.noun for t in p.frame.terms if t in terms and _definite(t, p.frame)]
    return fired[0] if fired else None


def _sole(placed: Placed) -> Span | None:
    """The words of an earlier shot told in the singular with its day: "the last try, in June 2014", "the maiden one of June 28"."""
    frame = placed.frame
    bare = frame.past and frame.noun and (frame.head.tag_ in ("NN", "CD") or frame.listed) and placed.moment.date
    return frame.span if bare and not frame.counts and frame.head.lemma_.lower() in _SHOTS else None


def _definite(term: TermPhrase, frame: Frame) -> bool:
    span = frame.phrases.sentence.span
    if not span.start <= term.start < span.end:
        return False  # lent from another sentence
    head = frame.head.doc[term.head]
    return any(
        c.dep_ in ("det", "poss") and c.lower_ not in ("no", "any", "every", "each", "what") for c in head.children
    )


def _counts_others(count: CountPhrase, frame: Frame, entry: Entry) -> bool:
    """Whether the number is not that of this event: a part of a whole ("three of the four"), an article before the deed itself
    ("an attack"), or a sum over several occasions ("the last four launches", "five tests since 2006")."""
    number = count.value.number
    rest = frame.phrases.sentence.tokens.text[count.end - frame.phrases.sentence.span.start :].split()[:2]
    part = count.partitive or rest[:1] == ["of"] or rest == ["out", "of"]
    if (
        part
        and number is not None
        and any((c.value.number or 0) > number for p in entry.placed for c in p.frame.counts)
    ):
        return True
    if not frame.noun or count.head != frame.head.i:
        others = [c for p in entry.placed for c in p.frame.counts if c is not count and c.value.bound != "single"]
        return bool(others and rest) and rest[0].lower() in _FURTHER
    before = frame.phrases.sentence.tokens.text[: count.start - frame.phrases.sentence.span.start].lower().split()[-2:]
    if count.value.bound == "single" or before == ["of", "the"]:
        return frame.kind.name == "attack"  # "the first of the two attacks"
    words = {t.lower_ for t in noun_phrase(frame.head)}
    spread_out = any(t.relation == "since" or t.timex_type in ("SET", "DURATION") for t in frame.phrases.times)
    return number is not None and number > 1 and (bool(words & _SUMMING) or spread_out)


def _count(count: CountPhrase, placed: Placed) -> Count:
    value = count.value
    if count.head is not None and len(placed.frame.codes) > 1 and value.number and _apiece(count.head, placed):
        value = value.model_copy(update={"number": value.number * len(placed.frame.codes)})
    return value if value.unit else value.model_copy(update={"unit": "event" if placed.frame.noun else "round"})


def _apiece(head: int, placed: Placed) -> bool:
    """ "launched two each"."""
    return any(t.lower_ in ("each", "apiece") for t in placed.frame.head.doc[head + 1 : head + 2])


def _weapons(placed: Placed) -> Iterator[tuple[str, Value, Span]]:
    for term in (t for t in placed.frame.terms if t.term != TERM):
        span = Span(start=term.start, end=term.end)
        yield (
            _slot_of(placed.frame.kind, term.vocabulary),
            Term(vocabulary=term.vocabulary, term=term.term, phrase=term.words),
            span,
        )
        if not term.weak and term.vocabulary == "weapons" and term.term not in _CLASSLESS:
            yield "weapon_class", Term(vocabulary=term.vocabulary, term=term.term, phrase=term.words), span
    yield from _spaceward(placed)


def _spaceward(placed: Placed) -> Iterator[tuple[str, Value, Span]]:
    """A rocket that is sent into orbit or space carries a satellite."""
    named = {t.term for t in placed.frame.terms if t.vocabulary == "weapons"}
    for slot, place in placed.frame.places:
        if "rocket" in named and slot in ("toward", "over") and place.value.name in ("orbit", "space"):
            yield "weapon_class", Term(vocabulary="weapons", term="satellite", phrase="rocket"), place.span


def _slot_of(kind: Kind, vocabulary: str) -> str:
    """The slot that a term fills; what is fired or set off is called the weapon, whatever its vocabulary."""
    own = next((name for name, slot in kind.slots.items() if slot.vocabulary == vocabulary), "weapon")
    return "weapon" if own == "device" else own


def _figures(kind: Kind, quantities: tuple[QuantityPhrase, ...]) -> Iterator[tuple[str, Value, Span]]:
    """Each figure under the slot of its role."""
    names = {s.role: name for name, s in kind.slots.items() if s.type == "quantity" and s.role}
    for quantity in quantities:
        if quantity.role is not None and (name := names.get(quantity.role) or _ROLE_SLOT.get(quantity.role)):
            yield name, quantity.value, quantity.span


def _can_be_origin(place: PlacePhrase, entry: Entry) -> bool:
    """A country alone is no site; a place in a state that the same sentence names as another party is not where it was fired."""
    if place.value.precision == "country":
        return False
    parties = {a.value.code for p in entry.placed for a in p.frame.phrases.actors} - entry.codes
    return place.value.country is None or place.value.country in entry.codes or place.value.country not in parties


def _outcomes(placed: Placed) -> Iterator[tuple[str, Value, Span]]:
    frame = placed.frame
    if frame.outcome is not None:
        term = frame.outcome
        yield (
            "outcome",
            Term(vocabulary=term.vocabulary, term=term.term, phrase=term.words),
            Span(start=term.start, end=term.end),
        )
    for name, word in frame.trigger.sets.items():
        yield name, Term(vocabulary=f"{name}s", term=word), frame.span
