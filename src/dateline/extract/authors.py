"""Whose deed it is by the word of others: "the group claimed responsibility", "the raid was blamed on Mali", "claimed by ..."."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.entries import Entry
from dateline.extract.phrases import Phrases
from dateline.extract.tree import is_passive, objects, prepositional, spread, subjects
from dateline.normalize.who import ActorPhrase, actor_of

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_OWNED = ("responsibility", "credit")
_CLAIMS = ("claim", "take", "accept", "admit", "acknowledge")
_LAID = ("blame", "attribute", "pin")  # ... on or to somebody
_BACK = 3  # sentences
_POINTING = ("it", "them", "this", "that", "these", "those", "both")
_DEEDS = frozenset(
    "attack strike raid bombing blast explosion assault shelling ambush bombardment shooting killing barrage".split()
)


def lend_authors(entries: Sequence[Entry], found: Sequence[Phrases]) -> None:
    """Add to the attack spoken of last whoever is said to have made it, also where more than one is named."""
    attacks = [e for e in entries if e.kind == "attack" and e.realis == "actual"]
    for phrases in found:
        for verb, author in _charges(phrases):
            entry = _meant(attacks, verb, phrases.at)
            if entry is not None and author.value.code not in entry.codes | entry.other_codes:
                entry.placed[0].lent.append(author)


def _charges(phrases: Phrases) -> "Iterator[tuple[Token, ActorPhrase]]":
    """(verb, whom it makes the author) for each verb of claiming or blaming that speaks of a deed."""
    for verb in phrases.sentence:
        heads = list(_claimants(verb)) or list(_blamed(verb))
        for head in (s for h in heads for s in spread(h)):
            for actor in actor_of(head, phrases.actors, phrases.sentence.base):
                if actor.value.code:
                    yield verb, actor


def _claimants(verb: "Token") -> "Iterator[Token]":
    """Subjects of "claimed responsibility for it"; whoever a deed "was claimed by"."""
    if verb.lemma_ not in _CLAIMS or verb.pos_ != "VERB":
        return
    things = [s for o in objects(verb) for s in spread(o)]
    owned = any(t.lemma_.lower() in _OWNED and _of_deed(t, verb) for t in things)
    if owned or (verb.lemma_ == "claim" and any(t.lemma_.lower() in _DEEDS for t in things)):
        yield from subjects(verb)


def _of_deed(owned: "Token", verb: "Token") -> bool:
    """Credit for a deed, or for one only pointed at; not credit for an upturn."""
    behind = [o for t in (owned, verb) for p, o in prepositional(t) if p == "for"]
    return (owned.lemma_.lower() == "responsibility" and not behind) or any(_is_deed(o) for o in behind)


def _is_deed(token: "Token") -> bool:
    return token.lower_ in _POINTING or any(s.lemma_.lower() in _DEEDS for s in spread(token))


def _blamed(verb: "Token") -> "Iterator[Token]":
    """The object of "blamed X for the raid"; behind "on" or "to" in "the raid was blamed on X"."""
    if verb.lemma_ not in _LAID or verb.pos_ != "VERB":
        return
    held = list(objects(verb))
    if any(_is_deed(h) for h in held):
        yield from (o for p, o in prepositional(verb) if p in ("on", "to"))
    elif verb.lemma_ == "blame" and any(p == "for" and _is_deed(o) for p, o in prepositional(verb)):
        yield from (held if not is_passive(verb) or held else ())


def _meant(attacks: Sequence[Entry], verb: "Token", at: int) -> Entry | None:
    """The attack named in the verb's own clause, else the one told last within a few sentences before."""
    below = {t.i for t in verb.subtree}
    here = [e for e in attacks for p in e.placed if p.frame.phrases.at == at and p.frame.head.i in below]
    if here:
        return here[0]
    told = [(p.frame.phrases.at, p.frame.span.start, e) for e in attacks for p in e.placed]
    before = [t for t in told if at - _BACK <= t[0] < at]
    return max(before, key=lambda b: b[:2])[2] if before else None
