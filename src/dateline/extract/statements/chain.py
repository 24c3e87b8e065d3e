"""Through whom words came: the agency that carried a statement, the paper it was told to, the site it was written
on."""

from typing import TYPE_CHECKING

from dateline.extract.statements.cues import ORGAN_NOUNS, OUTLETS, PERSON_NOUNS, PLATFORMS, UTTERANCE_NOUNS
from dateline.extract.statements.grammar import child, phrase_of, within
from dateline.extract.statements.phrases import carriers
from dateline.extract.statements.speaker import Resolver, is_media
from dateline.extract.statements.utterance import Utterance
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

TOLD_TO = frozenset({"tell", "speak", "write", "say"})


def via_of(u: Utterance, resolver: Resolver) -> tuple[str, ...]:
    """Names, nearest to the speaker first."""
    heads: list[Token] = [*_carriers(u), *u.via, *_told(u)]
    names = [name for head in heads if (name := name_of(u.sentence, head, resolver))]
    if u.lemma == "tweet":
        names.append("Twitter")
    return tuple(dict.fromkeys(names))


def _carriers(u: Utterance) -> list["Token"]:
    """Those that hang on the speaker, the cue or the words that hold the statement; never what stands in the
    content."""
    return [c for c in carriers(u.sentence) if not u.covers(u.sentence.start_of(c)) and c not in u.source[:1]]


def _told(u: Utterance) -> list["Token"]:
    """Reuters of "told Reuters", Twitter of "wrote on Twitter"."""
    out: list[Token] = []
    for verb in u.cue:
        for k in verb.children:
            if verb.lemma_ == "tell" and k.dep_ in ("dobj", "dative") and outlet(k):
                out.append(k)
            obj = child(k, "pobj") if k.dep_ == "prep" and k.lower_ in ("on", "to", "with") else None
            if obj is not None and verb.lemma_ in TOLD_TO and outlet(obj):
                out.append(obj)
    return out


def outlet(noun: "Token") -> bool:
    words = {t.lower_ for t in phrase_of(noun)}
    return (
        bool(words & (OUTLETS | PLATFORMS))
        or noun.lemma_.lower() in ("agency", "newspaper", "television", "radio")
        or (noun.ent_type_ == "ORG" and noun.pos_ == "PROPN")
    )


def name_of(sentence: Sentence, head: "Token", resolver: Resolver) -> str | None:
    """The usual name of an outlet: the resolver's, else its proper nouns."""
    words = phrase_of(head)
    proper = " ".join(t.text for t in words if t.pos_ == "PROPN" and within(t, head))
    actor = resolver.resolve(sentence, words)
    if actor is not None and (actor.org or actor.role == "MED"):
        return actor.org or actor.name
    return proper or (head.text if head.lemma_.lower() not in UTTERANCE_NOUNS else None)


def relays(u: Utterance, resolver: Resolver) -> bool:
    """Whether the speaker is one that passes on what others say: an agency, a paper."""
    if u.head is None or u.head.lemma_.lower() in PERSON_NOUNS - ORGAN_NOUNS:
        return False
    actor = resolver.resolve(u.sentence, u.source)
    return bool({t.lower_ for t in u.source} & OUTLETS) or (
        actor is not None and actor.person is None and is_media(actor, u.source)
    )
