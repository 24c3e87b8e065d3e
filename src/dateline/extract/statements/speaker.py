"""From the words that name a speaker to a Source: person or office, role, body, country, and through whom."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from dateline.extract.statements.cues import ORGAN_NOUNS, OUTLETS, PERSON_NOUNS, UTTERANCE_NOUNS
from dateline.extract.statements.gender import Gender
from dateline.extract.statements.grammar import child, phrase_of
from dateline.extract.statements.utterance import span_of
from dateline.model import Actor, Source
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

MEDIA = frozenset(
    {"agency", "television", "tv", "radio", "newspaper", "paper", "daily", "media", "broadcaster", "station", "network"}
)
SPOKEN_FOR = "spokesperson"
HONORS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "one", "two", "three", "several", "some"})


class Resolver(Protocol):
    """Who a noun phrase names, and whether a person is "he" or "she"; None where it cannot be told."""

    def resolve(self, sentence: Sentence, tokens: "Sequence[Token]") -> Actor | None:
        """`tokens` are the words of the phrase in order, all of one sentence."""
        ...

    def gender(self, name: str) -> Gender | None:
        """`name` is a full name as `resolve` gives it."""
        ...


def speaker_head(head: "Token") -> "Token | None":
    """Who speaks in "X's statement said", "a statement by X": the owner of the words; None if they have none."""
    if head.lemma_.lower() not in UTTERANCE_NOUNS or head.ent_type_ == "PERSON":
        return head
    owner = child(head, "poss")
    if owner is not None:
        return owner
    for k in head.children:
        if k.dep_ in ("prep", "agent") and k.lower_ in ("by", "from", "of"):
            return child(k, "pobj")
        if k.dep_ == "acl" and (by := child(k, "agent")) is not None and k.lemma_.lower() not in ("carry", "quote"):
            return child(by, "pobj")
    return None


def source_of(
    sentence: Sentence, tokens: Sequence["Token"], head: "Token", resolver: Resolver, via: Sequence[str] = ()
) -> Source:
    """The Source a noun phrase stands for, before anything is carried over from earlier sentences."""
    span = span_of(sentence, tokens)
    actor = resolver.resolve(sentence, tokens)
    common = head.pos_ != "PROPN" and head.lemma_.lower() in PERSON_NOUNS - ORGAN_NOUNS
    if actor is not None and actor.person:
        return Source(
            speaker=actor.person, role=actor.title, org=actor.org, actor=actor.code, via=tuple(via), span=span
        )
    if common:
        return Source(
            speaker=head.lower_,
            role=described(tokens, head),
            org=_org_of(actor),
            actor=actor.code if actor else None,
            via=tuple(via),
            span=span,
        )
    if actor is None:
        return Source(speaker=head.text, via=tuple(via), span=span)
    if actor.org:
        name = actor.org if is_media(actor, tokens) else own_name(tokens, head, actor) or SPOKEN_FOR
        return Source(speaker=name, org=actor.org, actor=actor.code, via=tuple(via), span=span)
    return Source(
        speaker=SPOKEN_FOR if actor.code else actor.name,
        org=actor.name if actor.code else None,
        actor=actor.code,
        via=tuple(via),
        span=span,
    )


def own_name(tokens: Sequence["Token"], head: "Token", actor: Actor) -> str | None:
    """The name that the text gives a body, where the usual one shares no word with it: CENTCOM, the Kremlin."""
    words = [t.text for t in tokens if t.pos_ == "PROPN" and (t == head or (t.head == head and t.dep_ == "compound"))]
    usual = {w.lower() for w in (actor.org or "").split()}
    strange = head.pos_ == "PROPN" and not any(w.lower() in usual for w in words)
    short = "".join(w[0] for w in (actor.org or "").split() if w[:1].isupper())
    return " ".join(words) if strange and words and not short.endswith(words[-1]) else None


def _org_of(actor: Actor | None) -> str | None:
    """The body an unnamed official belongs to; his country where no body is named."""
    if actor is None or not (actor.org or actor.code):
        return None
    return actor.org or actor.name


def is_media(actor: Actor, tokens: Sequence["Token"]) -> bool:
    return actor.role == "MED" or any(t.lower_ in OUTLETS | MEDIA or t.lemma_.lower() in MEDIA for t in tokens)


def described(tokens: Sequence["Token"], head: "Token") -> str | None:
    """ "senior government official": the noun with the words before it that are no article, name or number."""
    words = [t for t in tokens if head.i - 5 <= t.i <= head.i and t.lower_ not in HONORS and t.is_alpha]
    kept = [t.text for t in words if t == head or (not t.text[:1].isupper() and t.dep_ in ("amod", "compound", "nmod"))]
    return " ".join(kept) if len(kept) > 1 else None


def words_for(head: "Token", source: Sequence["Token"]) -> tuple["Token", ...]:
    return tuple(source) if head in source and speaker_head(head) == head else phrase_of(head)
