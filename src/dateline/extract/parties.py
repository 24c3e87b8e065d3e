"""Parties of what is told without them: "a joint declaration was adopted", "the talks broke down", "the truce was renewed".

They are those of the exchange spoken of last. Nothing is lent where the sentences before name no exchange."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.extract.frames import Frame
from dateline.extract.needs import TALKS
from dateline.extract.needs_talks import DEALS, plural_subject
from dateline.extract.participants import MEDIATING
from dateline.extract.phrases import Phrases
from dateline.extract.reached import has_time
from dateline.extract.shared_times import describes
from dateline.extract.tree import is_passive, objects, prepositional, spread, subjects
from dateline.normalize.who import ActorPhrase

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_BETWEEN = ("between", "with", "among", "by", "from", "of")
# one side alone can give these; the other does not act in them
_ONE_SIDED = frozenset(
    "pledge promise commitment undertaking moratorium assurance announce declare proclaim decree vow".split()
)
_MANNER = frozenset(
    "rank level kind sort nature substance depth minute hour day week".split()
)  # "talks of general rank"
_GATHERINGS = ("meeting", "call")
_FAMILIES = ("diplomacy", "manoeuvres")


class Parties:
    """Follows a report sentence by sentence: `fill` lends to the frames of a sentence, then remembers its parties."""

    def __init__(self) -> None:
        self._pair: list[ActorPhrase] = []
        self._of_kind: dict[str, list[ActorPhrase]] = {}
        self._seen: Counter[str] = Counter()
        self._last: dict[str, ActorPhrase] = {}

    def fill(self, frames: list[Frame], phrases: Phrases) -> None:
        _join_participles(frames)
        for frame in frames:
            if frame.kind.family in _FAMILIES:
                _take_theme(frame)
                _take_gathering(frame, frames)
                self._lend(frame)
        for frame in frames:
            donor = next((d for d in frames if describes(frame, d) and d.kind.family in _FAMILIES), None)
            if donor is not None and not frame.agents:
                frame.agents, frame.people = list(donor.agents), list(donor.people)
        self._remember(frames, phrases)

    def _lend(self, frame: Frame) -> None:
        codes = _codes(frame.agents)
        if _describes(frame) or others_named(frame):
            return
        if frame.kind.reciprocal:
            if (
                len(codes) > 1
                or frame.head.lemma_.lower() in _ONE_SIDED
                or not (_hidden(frame) or (not codes and _subjectless(frame)))
            ):
                return
            pair = _joined_before(frame) or self._told_before(frame, codes) or self._partners(codes)
            frame.agents = [*frame.agents, *(a for a in pair if a.value.code not in codes)]
        elif (
            not frame.kind.speech
            and frame.kind.name != "sanction"
            and (_hidden(frame) if not codes else len(codes) == 1 and _themed(frame))
        ):
            taken = _codes(frame.others)
            found = [a for a in self._partners(codes) if a.value.code not in taken]
            frame.agents = found or frame.agents
        frame.people = [*frame.people, *(a for a in frame.agents if a.value.person and a not in frame.people)]

    def _told_before(self, frame: Frame, codes: set[str]) -> list[ActorPhrase]:
        """ "The meeting" is the one told before, whoever was spoken of since."""
        pair = self._of_kind.get(frame.kind.name, [])
        the = frame.noun and any(c.dep_ == "det" and c.lower_ == "the" for c in frame.head.children)
        return pair if the and codes <= _codes(pair) else []

    def _partners(self, codes: set[str]) -> list[ActorPhrase]:
        """The pair spoken of last if those already known are of it; else the two that the report speaks of most."""
        if self._pair and codes <= _codes(self._pair):
            return self._pair
        top = [c for c, n in self._seen.most_common(3)]
        counts = [self._seen[c] for c in top]
        if (
            len(top) < 2
            or (len(top) > 2 and counts[1] < max(2 * counts[2], 0 if codes else 3))
            or not codes <= set(top[:2])
        ):
            return []
        return [self._last[c] for c in top[:2]]

    def _remember(self, frames: Iterable[Frame], phrases: Phrases) -> None:
        for actor in phrases.actors:
            if actor.value.code and actor.form != "pronoun" and not actor.place:
                self._seen[actor.value.code] += 1
                self._last[actor.value.code] = actor
        for frame in frames:
            if frame.kind.reciprocal and len(_codes(frame.agents)) > 1:
                self._of_kind[frame.kind.name] = [a for a in frame.agents if a.value.code]
        for frame in frames:
            if frame.kind.family == "diplomacy" and frame.kind.reciprocal and len(_codes(frame.agents)) > 1:
                self._pair = [a for a in frame.agents if a.value.code]
                return
        joined = _joined(phrases)
        if len(_codes(joined)) > 1:
            self._pair = joined


def _codes(actors: Iterable[ActorPhrase]) -> set[str]:
    return {a.value.code for a in actors if a.value.code}


def _describes(frame: Frame) -> bool:
    """A passive that only says which ones: "the agreements signed before", "all texts that have been adopted"."""
    return (
        not frame.noun
        and frame.head.dep_ in ("amod", "acl", "relcl")
        and is_passive(frame.head)
        and not has_time(frame)
    )


def others_named(frame: Frame) -> bool:
    """A noun whose own partners are no actors: "talks with the oil firms", "the Lodge's summit", "a conference of the bishops"."""
    heads = [frame.head] if frame.noun else [*objects(frame.head), *(subjects(frame.head) if _themed(frame) else ())]
    nouns = [s for h in heads for s in spread(h)]
    actors = {t.i for a in frame.phrases.actors for t in frame.phrases.tokens_of(a)}
    placed = {t.i for p in (*frame.phrases.places, *frame.phrases.times) for t in frame.phrases.tokens_of(p)}
    partners = [
        o
        for n in nouns
        for p, o in prepositional(n)
        if p in ("with", "between", "among", "of") and o.pos_ in ("NOUN", "PROPN")
    ]
    before = [
        c
        for n in nouns
        for c in n.children
        if c.dep_ in ("poss", "compound", "nmod") and frame.kind.name in _GATHERINGS
    ]
    owners = [c for c in before if c.pos_ == "PROPN" or c.lower_ in ("its", "his", "her")]
    strangers = [
        t
        for t in (*partners, *owners)
        if t.i not in actors | placed and t.lemma_.lower() not in TALKS | DEALS | _MANNER
    ]
    return bool(strangers) and not any(t.i in actors for t in (*partners, *owners))


def _hidden(frame: Frame) -> bool:
    """Whether the words leave open who acts: a noun, a passive, an active verb whose subject is the thing agreed on."""
    if frame.noun or is_passive(frame.head) or plural_subject(frame.head):
        return True
    return _themed(frame) or frame.trigger.lemma in MEDIATING


def leaves_open(frame: Frame) -> bool:
    """Whether the words leave the parties to be told elsewhere; a subject that is no actor ("divided families met") fills their place."""
    return _hidden(frame) or _subjectless(frame)


def _subjectless(frame: Frame) -> bool:
    """No subject but a pronoun: "agreed to meet again", "it was they who signed"."""
    return all(s.pos_ == "PRON" for s in subjects(frame.head))


def _themed(frame: Frame) -> bool:
    """The subject is the thing agreed on or the talks, not one who acts: "the talks with Oslo broke down"."""
    return "talks_subject" in frame.trigger.needs or "deal_subject" in frame.trigger.needs


def _join_participles(frames: list[Frame]) -> None:
    """A noun and the participle that describes it are one: "the accord signed by Oslo"; the noun takes its parties."""
    for frame in [f for f in frames if f.noun and f.kind.family in _FAMILIES]:
        for other in [f for f in frames if f.kind is frame.kind and not f.noun and f.trigger.lemma not in MEDIATING]:
            if (
                other.head.head == frame.head
                and other.head.dep_ in ("acl", "amod")
                and not (_codes(frame.agents) and _codes(other.agents))
            ):
                frame.agents = frame.agents or other.agents
                frame.people = frame.people or other.people
                frames.remove(other)


def _take_theme(frame: Frame) -> None:
    """The parties of the noun acted on: "the truce between A and B lapsed", "A's talks with B broke down"."""
    if frame.noun or frame.agents or frame.trigger.pos != "verb":
        return
    heads = [s for h in (*subjects(frame.head), *objects(frame.head)) for s in spread(h)]
    if not heads:
        return
    inside = {t.i for h in heads for t in _of_noun(h)}
    found = [a for a in frame.phrases.actors if a.head in inside and a.value.code]
    if len(_codes(found)) > 1:
        frame.agents = found
        frame.others = [o for o in frame.others if o.value.code not in _codes(found)]


def _take_gathering(frame: Frame, frames: list[Frame]) -> None:
    """What was done at a gathering was done by those who met: "the summit at which they promised", "the talks when they agreed"."""
    if frame.noun or frame.agents or frame.head.dep_ != "relcl" or not plural_subject(frame.head):
        return
    met = next((f for f in frames if f.noun and f.kind.reciprocal and f.head == frame.head.head), None)
    if met is not None:
        frame.agents = list(met.agents)


def _of_noun(head: "Token") -> list["Token"]:
    """Possessors, adjectives and what hangs on the noun by "between", "with"."""
    before = [t for c in head.children if c.dep_ in ("poss", "amod", "compound", "nmod") for t in c.subtree]
    behind = [t for p, o in prepositional(head) if p in _BETWEEN for s in spread(o) for t in (s, *s.children)]
    return before + behind


def _joined_before(frame: Frame) -> list[ActorPhrase]:
    """ "A and B planted a tree, and then they talked": the pair of the same sentence."""
    theirs = frame.noun and any(c.dep_ == "poss" and c.lower_ == "their" for c in frame.head.children)
    if frame.noun and not theirs and not _headed(frame):
        return []
    found = [a for a in _joined(frame.phrases) if a.head < frame.head.i]
    return found if len(_codes(found)) == 2 else []


def _headed(frame: Frame) -> bool:
    """A line that begins with those it is about: "Chad and Niger: two meetings, no result"."""
    at = next((t.i for t in frame.phrases.sentence if t.text in (":", "-", "--") and t.i < frame.head.i), None)
    return at is not None and any(a.head < at for a in frame.phrases.actors)


def _joined(phrases: Phrases) -> list[ActorPhrase]:
    """Actors named side by side as one: "Nepal and Bhutan", "the two sides"."""
    for actor in phrases.actors:
        token = phrases.head_of(actor)
        if token is None or actor.form == "adjective" or (token.dep_ == "pobj" and token.head.lower_ not in _BETWEEN):
            continue
        tokens = {s.i for s in spread(token)}
        found = [a for a in phrases.actors if a.head in tokens and a.value.code and not a.place]
        if len(_codes(found)) == 2 and token.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "ROOT", "appos"):
            return found
    return []
