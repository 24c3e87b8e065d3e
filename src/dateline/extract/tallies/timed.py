"""What is counted in times: "for the second time in six days", "17 times since 1999", "just once before"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extract.tallies.candidate import Candidate, Place, is_hypothetical, window_for
from dateline.extract.tallies.setting import INCIDENTAL
from dateline.extract.tallies.things import Thing
from dateline.model import Count
from dateline.normalize.how_much.bounds import bound_around
from dateline.normalize.how_much.listed import listed
from dateline.normalize.how_much.numbers import find_numbers

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_TIMES = re.compile(
    r" (?:more )?(?:times|occasions)\b(?! (?:as|the|more|larger|bigger|stronger|higher|faster))", re.IGNORECASE
)
_ADVERBS = re.compile(
    r"\b(?<!than )(?<!at )(once|twice|thrice)\b(?! (?:again|more|the|a|every|it|they|he|she))", re.IGNORECASE
)
_VALUES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}
_EMPTY = listed("be do have try fail succeed attempt happen occur come")


def times_of(place: Place) -> Iterator[Candidate]:
    """Cardinal counts of times. Without a window they count only where done so far ("have met three times") or "before"."""
    text = place.text
    found = [(n.start, m.end(), n.value) for n in find_numbers(text) if (m := _TIMES.match(text, n.end))]
    found += [(m.start(), m.end(), _VALUES[m.group(1).lower()]) for m in _ADVERBS.finditer(text)]
    for start, end, value in found:
        token = next((t for t in place.sentence if place.at(t) >= start), None)
        if token is None or is_hypothetical(text, start, end):
            continue
        window = window_for(text, start, end, len(text), value)
        before = bool(re.match(r" before\b(?! [a-z])", text[end:]))
        if window is None and not before and not is_perfect(token):
            continue
        thing, verb = timed(token, token, place, place.named_before(token))
        if thing is not None:
            count = Count(number=value, bound=bound_around(text, start, start + 1).bound, unit=thing.of)
            yield Candidate(count, "cardinal", thing, window, start, end, token, verb=verb, includes_latest=not before)


def is_perfect(token: "Token") -> bool:
    """Whether a verb above the token is in the perfect: what has been done so far."""
    return any(c.lemma_ == "have" and c.dep_ == "aux" for above in token.ancestors for c in above.children)


def timed(token: "Token", head: "Token", place: Place, known: Thing | None) -> tuple[Thing | None, "Token | None"]:
    """What the verb that a rank or number times tells of, or the clause behind it ("the first time that ..."); and the verb.

    A clause without a telling verb ("was at it again") stands for what the report is about, and so does a verb of any
    field ("was sent over Japan") with a weapon in its clause."""
    clauses = [c for c in head.children if c.dep_ in ("relcl", "acl", "ccomp")]
    verbs = clauses or [a for a in token.ancestors if a.pos_ in ("VERB", "AUX")][:1]
    verb = next((v for v in verbs if v.lemma_ not in _EMPTY), None)
    if verb is None:
        return known or place.setting.thing(), None
    kind = _told(verb, place)
    if kind is None:
        return None, verb
    done = next((t for t in verb.children if t.dep_ in ("dobj", "nsubjpass") and t.pos_ == "NOUN"), None)
    if done is None or place.family(kind) == "weapons" or kind in ("meeting", "call"):
        return Thing(kind.replace("-", " "), kind), verb
    return Thing(done.lemma_.lower(), kind), verb


def _told(verb: "Token", place: Place) -> str | None:
    """The kind of event that a verb's clause tells of."""
    nouns = place.nouns
    words = [t for t in verb.subtree if abs(t.i - verb.i) < 12 and t.pos_ in ("NOUN", "PROPN")]
    kind = nouns.kind_of_verb(verb)
    if kind is None or kind in nouns.speech:
        parts = (t for t in words if t.dep_ in ("dobj", "nsubj", "nsubjpass", "pobj"))
        kind = next((k for t in parts if (k := nouns.kind_of_noun(t))), None)
    if kind != place.setting.topic and _means_topic(verb, kind, words, place):
        kind = place.setting.topic
    return None if kind in nouns.speech else kind


def _means_topic(verb: "Token", kind: str | None, words: list["Token"], place: Place) -> bool:
    """Whether a clause that tells of nothing clear goes on with what the report is about."""
    family = place.family(place.setting.topic)
    if family is None or (kind is not None and (place.family(kind) == family or family != "weapons")):
        return False
    if family == "weapons" and any(t.lemma_.lower() in place.nouns.weapons for t in words):
        return True
    uses = {use[0] for use in place.nouns.verbs.get(verb.lemma_.lower(), ())}
    carried = family == "weapons" and verb.lemma_.lower() in place.nouns.carriers
    alike = {k for k in uses if k == place.setting.topic or (family == "weapons" and place.family(k) == family)}
    return carried or kind in INCIDENTAL or bool(alike)
