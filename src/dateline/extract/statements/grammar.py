"""Small questions about a parse that every finder of attributions asks."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass")
RELATIVES = frozenset({"who", "which", "that", "whom"})
AFTERTHOUGHTS = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp"})
CLIMBS = frozenset({"xcomp", "conj", "advcl", "acl", "pcomp", "ccomp"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor"})


def child(token: "Token", *deps: str) -> "Token | None":
    return next((k for k in token.children if k.dep_ in deps), None)


def subject_of(verb: "Token") -> "Token | None":
    """Whose act the verb is: its own subject, that of the verb it is joined to, or the noun it qualifies."""
    at, steps = verb, 0
    while steps < 6:
        own = [k for k in at.children if k.dep_ in SUBJECTS]
        if own:  # of two the nearer: the other is what is said ("An outrage", the minister called it)
            return antecedent(min(own, key=lambda k: abs(k.i - at.i)))
        if at.dep_ == "acl" and at.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return antecedent(at.head)
        if at.dep_ == "relcl":
            return at.head
        if at.dep_ == "pcomp" and at.head.text.lower() == "as":
            return _quoted_one(at.head.head)
        if at.dep_ == "pcomp":
            at = at.head
        if at.dep_ not in CLIMBS and at.dep_ != "prep":
            return None
        at, steps = at.head, steps + 1
    return None


def _quoted_one(quoter: "Token") -> "Token | None":
    """ "officials" of "quoted officials as saying", "the ministry" of "the ministry was quoted as saying"."""
    return child(quoter, "nsubjpass") or child(quoter, "dobj") or (quoter.head if quoter.dep_ == "acl" else None)


def antecedent(noun: "Token") -> "Token":
    """The noun that a relative pronoun stands for."""
    if noun.lower_ in RELATIVES and noun.head.dep_ in ("relcl", "acl"):
        return noun.head.head
    return noun


def phrase_of(head: "Token") -> tuple["Token", ...]:
    """The noun phrase of a head in order: appositions and attributes stay, clauses that hang on it go."""
    gone: set[int] = set()
    for k in head.children:
        if k.dep_ in AFTERTHOUGHTS:
            gone.update(t.i for t in k.subtree)
    words = [t for t in head.subtree if t.i not in gone or t == head]
    around = _block(words, head)
    while around and (around[-1].is_punct or around[-1].is_space or around[-1].dep_ == "cc") and around[-1].text != ")":
        around.pop()
    while around and (around[0].is_punct or around[0].is_space):
        around.pop(0)
    return tuple(around)


def _block(words: list["Token"], head: "Token") -> list["Token"]:
    """The words around the head without a gap wider than punctuation."""
    at = next((n for n, t in enumerate(words) if t.i == head.i), 0)
    first = last = at
    while first > 0 and words[first].i - words[first - 1].i == 1:
        first -= 1
    while last + 1 < len(words) and words[last + 1].i - words[last].i == 1:
        last += 1
    return words[first : last + 1]


def negated(verb: "Token") -> bool:
    return any(k.dep_ == "neg" or (k.lower_ in NEGATIONS and k.dep_ != "preconj") for k in verb.children)


def within(token: "Token", top: "Token") -> bool:
    return bool(token == top or top.is_ancestor(token))
