"""Attributions with their speakers: who the words before the cue stand for, carried on or passed on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.statements.carry import Memory
from dateline.extract.statements.chain import via_of
from dateline.extract.statements.cues import ORGAN_NOUNS, PERSON_NOUNS
from dateline.extract.statements.find import utterances
from dateline.extract.statements.gender import of_pronoun
from dateline.extract.statements.grammar import phrase_of
from dateline.extract.statements.local import LocalReader
from dateline.extract.statements.relay import passed_on
from dateline.extract.statements.speaker import Resolver, source_of, speaker_head
from dateline.extract.statements.utterance import Utterance, span_of
from dateline.model import Source
from dateline.reading.document import Document

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

SPEAKING = frozenset({"PERSON", "ORG", "NORP", "GPE", ""})
LATTER = frozenset({"latter"})
FIRST_PERSON = frozenset({"i", "we", "you", "me", "us"})


@dataclass(frozen=True, eq=False)
class Credited:
    """An attribution with its speaker. `lost`: a pronoun or a quotation whose speaker the report does not name."""

    utterance: Utterance
    by: Source
    lost: bool = False


def credited(document: Document, resolver: Resolver | None = None) -> tuple[Credited, ...]:
    """Every attribution whose speaker can speak, in the order of the text."""
    reader = resolver or LocalReader(document)
    memory = Memory(document, reader)
    out: list[Credited] = []
    for u in utterances(document):
        found = _credit(u, reader, memory)
        if found is not None:
            out.append(found)
    return tuple(passed_on(out, reader))


def _credit(u: Utterance, resolver: Resolver, memory: Memory) -> Credited | None:
    if u.head is None:
        return Credited(u, Source(), lost=True) if u.form == "quote" else None
    if u.head.lower_ in FIRST_PERSON:
        return None
    head = speaker_head(u.head)
    via = via_of(u, resolver)
    if head is None:
        carried = memory.last()
        return Credited(u, _here(carried, via, u)) if carried is not None else None
    words = u.source if head == u.head else phrase_of(head)
    if of_pronoun(head.text) is not None:
        return _pronoun(u, head, resolver, memory, via)
    if head.lower_ in LATTER:
        return _pronoun(u, head, resolver, memory, via)
    if head.pos_ == "PRON":
        body = memory.body() if head.lower_ == "it" else memory.several()
        return Credited(u, _here(body, via, u)) if body is not None else None
    source = source_of(u.sentence, words, head, resolver, via)
    if source.actor is None and source.speaker != source.org and _definite(words):
        earlier = memory.same(head, source.org)
        if earlier is not None:
            source = _here(earlier, via, u)
    if not _can_speak(head, source):
        return None
    memory.keep(source, u.sentence, head, tuple(words))
    return Credited(u, source)


def _pronoun(u: Utterance, token: "Token", resolver: Resolver, memory: Memory, via: tuple[str, ...]) -> Credited | None:
    actor = None if u.sentence.passage.lost else resolver.resolve(u.sentence, (token,))
    if actor is not None and actor.person:
        source: Source | None = Source(speaker=actor.person, role=actor.title, org=actor.org, actor=actor.code, via=via)
    else:
        source = None if u.sentence.passage.lost else memory.person(token, u.sentence)
    if source is None:
        return Credited(u, Source(speaker=token.lower_, span=span_of(u.sentence, (token,))), lost=True)
    found = _here(source, via, u)
    memory.keep(found, u.sentence, token, (token,))
    return Credited(u, found)


def _here(source: Source, via: tuple[str, ...], u: Utterance) -> Source:
    """The same speaker, on the words of this sentence."""
    return source.model_copy(update={"via": via, "span": span_of(u.sentence, u.source)})


def _definite(words: "Iterable[Token]") -> bool:
    return any(t.lower_ in ("the", "its", "that", "this") for t in words)


def _can_speak(head: "Token", source: Source) -> bool:
    if source.actor or source.org:
        return True
    return (head.pos_ == "PROPN" and head.ent_type_ in SPEAKING) or bool(
        {head.lower_, head.lemma_.lower()} & (PERSON_NOUNS | ORGAN_NOUNS)
    )
