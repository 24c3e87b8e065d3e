"""actor_of: whom an argument of a verb or noun stands for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.normalize.who.phrase import ActorPhrase
from dateline.sources.words import words

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

# Nouns that carry the actors of their complement: "delegations from X and Y", "talks between" is the caller's.
CARRIERS = words(
    "official officer leader delegation delegate negotiator minister president envoy diplomat representative ambassador force troop "
    "soldier side team government military army navy authority regime administration group member expert head chief spokesman ruler "
    "spokeswoman spokesperson counterpart lawmaker politician parliament state media agency coalition alliance ally partner people "
    "warplane aircraft jet ship warship vessel fighter rebel militant militia commander source mediator party pair host teams power "
    "scientist engineer foreign ministry ministry office embassy court police republic country nation capital representative"
)
_OWN = ("poss", "amod", "compound", "nmod", "nummod", "npadvmod", "quantmod")
_INTO = words("of from for in between with among representing including")
DEPTH = 5


def actor_of(token: "Token", phrases: Iterable[ActorPhrase], base: int = 0) -> tuple[ActorPhrase, ...]:
    """The actors that the noun phrase headed by `token` stands for, in order of the text. `phrases` are those of its sentence,
    `base` is the offset of its paragraph (`Sentence.base`). Joined nouns give all their actors; a noun such as "officials"
    gives those of its complement; any other noun ("missile") none."""
    return _walk(token, tuple(phrases), base, DEPTH)


def qualifiers_of(token: "Token", phrases: Iterable[ActorPhrase], base: int = 0) -> tuple[ActorPhrase, ...]:
    """The actors before a noun of any kind: "Pyongyang's test", "a North Korean missile", "the Trump-Kim summit"."""
    held = tuple(phrases)
    return _unique(p for child in token.children if child.dep_ in _OWN for p in _walk(child, held, base, 2))


def _walk(token: "Token", phrases: tuple[ActorPhrase, ...], base: int, depth: int) -> tuple[ActorPhrase, ...]:
    if depth == 0:
        return ()
    own = _at(token, phrases, base)
    if not own and (token.lemma_.lower() in CARRIERS or _stands_alone(token)):
        own = _carried(token, phrases, base, depth)
    joined = [p for child in token.children if child.dep_ == "conj" for p in _walk(child, phrases, base, depth - 1)]
    if own and not joined:
        joined = _listed(token, own, phrases, base, depth)
    return _unique((*own, *joined))


def _listed(
    token: "Token", own: tuple[ActorPhrase, ...], phrases: tuple[ActorPhrase, ...], base: int, depth: int
) -> list[ActorPhrase]:
    """A list that the parse takes for an apposition: "Chad's president, the king of Jordan and the emir met"; those of other states."""
    chain = _appositions(token)
    if not any(x.dep_ == "conj" for c in chain for x in c.children):
        return []
    codes = {p.value.code for p in own}
    found = [p for child in chain for p in _walk(child, phrases, base, depth - 1)]
    return [p for p in found if p.value.code not in codes]


def _appositions(token: "Token") -> list["Token"]:
    """What stands as apposition to the noun or to its complement, and to that in turn."""
    out: list[Token] = []
    todo = [token]
    while todo:
        at = todo.pop()
        below = [at, *(n for c in at.children if c.dep_ == "prep" for n in c.children if n.dep_ == "pobj")]
        found = [c for b in below for c in b.children if c.dep_ == "appos" and c.i > b.i and c not in out]
        out += found
        todo += found
    return out


def _stands_alone(token: "Token") -> bool:
    """Words without a noun of their own, and unknown names, whose apposition may tell ("Lee, the envoy")."""
    return token.pos_ in ("PRON", "DET", "NUM") or (
        token.pos_ == "PROPN" and token.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")
    )


def _at(token: "Token", phrases: tuple[ActorPhrase, ...], base: int) -> tuple[ActorPhrase, ...]:
    """The phrases headed by the token, else those that cover it; adjectives and places stand for no actor of themselves."""
    start = base + token.idx
    held = [p for p in phrases if not (p.place and p.form == "metonym")]
    headed = [p for p in held if p.head == token.i]
    return tuple(headed or [p for p in held if p.start <= start < p.end])


def _carried(token: "Token", phrases: tuple[ActorPhrase, ...], base: int, depth: int) -> tuple[ActorPhrase, ...]:
    out: list[ActorPhrase] = []
    for child in token.children:
        if child.dep_ in _OWN or child.dep_ == "appos":
            out.extend(_walk(child, phrases, base, depth - 1))
        elif child.dep_ == "prep" and child.lower_ in _INTO:
            for noun in child.children:
                if noun.dep_ == "pobj":
                    out.extend(_walk(noun, phrases, base, depth - 1))
    return tuple(out)


def _unique(phrases: Iterable[ActorPhrase]) -> tuple[ActorPhrase, ...]:
    return tuple(sorted(dict.fromkeys(phrases), key=lambda p: (p.start, p.end)))
