"""Speakers read with the actor phrases that the normaliser has found: their countries, bodies and full names."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.extract.statements.gender import Gender
from dateline.extract.statements.grammar import within
from dateline.extract.statements.local import LocalReader
from dateline.model import Actor
from dateline.normalize.who.phrase import ActorPhrase
from dateline.reading.document import Document, Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

Phrases = Callable[[Sentence], Sequence[ActorPhrase]]
BODIES = frozenset({"organ", "group"})
STATES = frozenset({"country", "adjective", "metonym"})


class PhraseReader:
    """`phrases` gives the actor phrases of a sentence, `genders` "m" or "f" by full name. What they do not name is
    read from the words alone."""

    def __init__(self, document: Document, phrases: Phrases, genders: Mapping[str, Gender] | None = None) -> None:
        self._genders = genders or {}
        self._phrases = phrases
        self._local = LocalReader(document)

    def gender(self, name: str) -> Gender | None:
        return self._genders.get(name) or self._local.gender(name)

    def resolve(self, sentence: Sentence, tokens: Sequence["Token"]) -> Actor | None:
        """The actor a noun phrase names: the phrase on its head, filled up by what else stands in it."""
        head = _head(tokens)
        if head is None:
            return None
        start, end = sentence.start_of(tokens[0]), sentence.end_of(tokens[-1])
        inside = [p for p in self._phrases(sentence) if start <= p.start and p.end <= end]
        person = next((p.value for p in inside if p.value.person and _is(p, head, sentence)), None)
        if head.pos_ == "PRON":
            return inside[0].value if inside else None
        local = self._local.resolve(sentence, tokens)
        if person is None and local is not None and local.person:
            person = local
        body = _first(inside, BODIES, head, sentence)
        state = _first(inside, STATES, head, sentence)
        if person is not None:
            return _filled(person, body, state)
        if body is not None:
            return body
        if state is not None and any(p.value == state and _is(p, head, sentence) for p in inside):
            return state
        if state is not None:
            return state.model_copy(update={"org": _own(local), "name": _own(local) or state.name})
        return local


def _own(local: Actor | None) -> str | None:
    return local.org if local is not None else None


def _head(tokens: Sequence["Token"]) -> "Token | None":
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head == t), None)


def _is(phrase: ActorPhrase, head: "Token", sentence: Sentence) -> bool:
    """Whether the phrase is the noun itself or in apposition to it, rather than something that owns or qualifies it."""
    spot = head.doc[phrase.head]
    covers = phrase.start <= sentence.start_of(head) < phrase.end
    apposed = (spot.dep_ == "appos" and spot.head == head) or (spot.i > head.i and not within(spot, head))
    return covers or spot == head or apposed


def _first(inside: Sequence[ActorPhrase], forms: frozenset[str], head: "Token", sentence: Sentence) -> Actor | None:
    """Of several the one on the head, else the one nearest to it."""
    fitting = [p for p in inside if p.form in forms and not p.value.person]
    fitting.sort(key=lambda p: (not _is(p, head, sentence), abs(p.head - head.i)))
    return fitting[0].value if fitting and within(head.doc[fitting[0].head], head) else None


def _filled(person: Actor, body: Actor | None, state: Actor | None) -> Actor:
    code = person.code or (body.code if body else None) or (state.code if state else None)
    org = person.org or (body.org or body.name if body else None)
    return person.model_copy(update={"code": code, "org": org})
