"""Pronouns, and definite nouns that are no piece: "the country", "the ministry", "both sides", "the pair"."""

from typing import TYPE_CHECKING

from dateline.model import Actor
from dateline.normalize.who import refer
from dateline.normalize.who.lexicon import ORGANS
from dateline.normalize.who.line import Line, Piece
from dateline.normalize.who.making import ARTICLES, Knowing, how_many, make
from dateline.normalize.who.phrase import ActorPhrase

if TYPE_CHECKING:
    from dateline.reading.tokens import Token


def of_token(line: Line, i: int, number: int, cast: Knowing) -> tuple[ActorPhrase, ...]:
    """Pronouns, and definite nouns that are no piece: "the country", "the ministry", "both sides", "the pair"."""
    tok = line.toks[i]
    low = tok.lower_
    if low in refer.HE or low in refer.IT or low in refer.THEY:
        at = line.piece(i)
        if at is not None and at.pronoun is not None:
            return ()
        values = refer.pronoun(tok, number, cast.history, line.quoted(i))
        return tuple(make(line, i, i, v, "pronoun", plural=len(values) > 1) for v in values)
    if line.piece(i) is not None or tok.pos_ not in ("NOUN", "PROPN", "NUM", "PRON", "DET"):
        return ()
    values = _definite(line, tok, i, number, cast)
    return tuple(make(line, i, i, v, "definite", plural=len(values) > 1) for v in values)


def _definite(line: Line, tok: "Token", i: int, number: int, cast: Knowing) -> refer.Found:
    lemma = tok.lemma_.lower()
    plural = tok.tag_ in ("NNS", "NNPS")
    if lemma == "pair" and line.low(i - 1) == "the" and line.low(i + 1) != "of":
        return refer.several("man", 2, number, cast.history)
    owner = line.piece(i - 2)
    if (
        lemma in ORGANS
        and tok.text.islower()
        and line.low(i - 1) == "'s"
        and owner is not None
        and owner.kind in ("person", "state")
        and owner.codes
    ):
        return _possessed(lemma, owner, cast)
    if lemma in ORGANS and line.low(i - 1) in ("his", "her", "its", "their"):
        return _of_owner(lemma, line.toks[i - 1], number, cast)
    if _alone(line, tok, i):
        return refer.several("man", refer.NUMBERS[tok.lower_], number, cast.history)
    if plural and lemma in refer.PAIRS:
        many = how_many(line, i)
        return refer.several(lemma, many, number, cast.history) if many else ()
    if (
        tok.dep_ == "compound"
        or (plural and lemma not in refer.GROUPS)
        or (line.low(i - 1) not in ARTICLES and line.low(i - 2) not in ARTICLES)
    ):
        return ()
    if line.low(i + 1) == "of" and lemma not in ORGANS:
        return ()  # "the regime of the ousted general"
    if lemma in refer.COUNTRIES:
        return refer.country(number, cast.history)
    if lemma in refer.GROUPS or lemma in refer.BLOCS:
        return refer.group(lemma, cast.history)
    return refer.organ(lemma, cast.history) if lemma in ORGANS else ()


def _alone(line: Line, tok: "Token", i: int) -> bool:
    """ "the two" and "both" that stand for themselves: "The two met", "Both confirm"."""
    after = line.toks[i + 1].pos_ if i + 1 < len(line.toks) else "PUNCT"
    if tok.head.lemma_ in refer.FLIGHT:
        return False
    alone = after in ("VERB", "AUX", "PUNCT", "ADV", "ADP", "PART") and tok.dep_ in (
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "nummod",
    )
    return (
        alone
        and (tok.lower_ == "both" or (tok.lower_ in refer.NUMBERS and line.low(i - 1) in ("the", "all")))
        and line.low(i + 1) not in ("of", "in", "-")
    )


def _of_owner(lemma: str, owner: "Token", number: int, cast: Knowing) -> refer.Found:
    """ "his ministry": the organ of the person, or one of the state that "its" means."""
    out = []
    for actor in refer.pronoun(owner, number, cast.history):
        known = actor.org if actor.org and lemma in actor.org.lower().split() else None
        org = known or (f"{cast.table.in_front(actor.code)} {lemma}" if actor.code else lemma)
        out.append(Actor(code=actor.code, name=org, role=actor.role, org=org))
    return tuple(out)


def _possessed(lemma: str, owner: Piece, cast: Knowing) -> refer.Found:
    """ "Netanyahu's office", "Iran's agency"."""
    code = owner.codes[0]
    org = f"{owner.known}'s {lemma}" if owner.known else f"{cast.table.in_front(code)} {lemma}"
    return (Actor(code=code, name=org, role="GOV", org=org),)
