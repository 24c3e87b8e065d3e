"""Whose count it is: the owner in the phrase, whoever acts in the clause, else whoever did it by the report's account."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.tallies.candidates import Candidate
from dateline.extract.tallies.things import Nouns
from dateline.model import Actor, Mention
from dateline.normalize.phrase import Phrase
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOING = frozenset("conduct carry make do hold stage perform mark complete undertake fail have try".split())
_PRONOUNS = frozenset({"its", "their", "his", "her", "it", "they", "he", "she", "we", "our"})


def actor_of(
    candidate: Candidate,
    sentence: Sentence,
    actors: Sequence[Phrase[Actor]],
    mentions: Sequence[Mention],
    reciprocal: frozenset[str],
    nouns: Nouns,
) -> str | None:
    """The code of the actor whose doings are counted; None where two share them or none can be told."""
    owner = _owner(candidate.anchor, sentence, actors) or _agent_behind(candidate, sentence, actors)
    if owner is not None:
        return owner
    if candidate.thing.kind in reciprocal:
        return None
    return _subject(
        candidate.anchor, sentence, actors, nouns, nouns.families.get(candidate.thing.kind or "", "weapons")
    ) or _told(candidate, sentence, mentions)


def _code_at(token: "Token", sentence: Sentence, actors: Sequence[Phrase[Actor]]) -> str | None:
    at = sentence.start_of(token)
    return next((a.value.code for a in actors if a.start <= at < a.end and a.value.code), None)


def _owner(anchor: "Token", sentence: Sentence, actors: Sequence[Phrase[Actor]]) -> str | None:
    """ "North Korea's 10th round", "the North Korean launch"."""
    noun = anchor.head if anchor.head.pos_ in ("NOUN", "PROPN") and anchor.head.i > anchor.i else anchor
    for child in (*noun.children, *anchor.children):
        if child.dep_ in ("poss", "amod", "compound", "nmod"):
            code = _code_at(child, sentence, actors)
            if code is not None:
                return code
    return None


def _agent_behind(candidate: Candidate, sentence: Sentence, actors: Sequence[Phrase[Actor]]) -> str | None:
    """ "the fifth by the North", "the second nuclear test carried out by Pyongyang"."""
    for token in sentence:
        if token.i > candidate.anchor.i and token.lower_ == "by" and token.i - candidate.anchor.i < 9:
            for child in token.children:
                code = _code_at(child, sentence, actors)
                if code is not None:
                    return code
    return None


def _subject(
    anchor: "Token", sentence: Sentence, actors: Sequence[Phrase[Actor]], nouns: Nouns, family: str | None
) -> str | None:
    """Who does what is counted: the subject of the nearest verb that tells of an event or takes the count as its object."""
    for above in (anchor, *anchor.ancestors):
        kind = nouns.kind_of_verb(above) if above.pos_ in ("VERB", "AUX") else None
        if above.lemma_ not in _DOING and (kind is None or nouns.families[kind] != family):
            continue
        for child in above.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.lower_ not in _PRONOUNS:
                code = _code_at(child, sentence, actors) or next(
                    (
                        c
                        for t in child.children
                        if t.dep_ in ("poss", "compound", "amod") and (c := _code_at(t, sentence, actors))
                    ),
                    None,
                )
                if code is not None and above.lemma_ not in (
                    "say",
                    "report",
                    "tell",
                    "add",
                    "announce",
                    "note",
                    "call",
                    "describe",
                ):
                    return code
    return None


def _told(candidate: Candidate, sentence: Sentence, mentions: Sequence[Mention]) -> str | None:
    """The agent of the nearest mention of the same kind, before the sentence's end first, then anywhere."""
    same = [m for m in mentions if m.kind == candidate.thing.kind or candidate.thing.kind is None]
    near = sorted(same, key=lambda m: (m.trigger.start > sentence.span.end, abs(m.trigger.start - sentence.span.start)))
    for mention in near:
        for claim in mention.claims:
            if claim.attribute in ("agent", "agents") and isinstance(claim.value, Actor) and claim.value.code:
                return claim.value.code
    return None
