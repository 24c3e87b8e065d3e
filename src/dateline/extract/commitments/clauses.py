"""Where a sentence says that somebody binds himself: the word that says it and the stretch of the undertaking."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dateline.extract.commitments.words import (
    AGREEMENT,
    BINDING,
    BINDING_NOUNS,
    DECLARING,
    DOING,
    FORBIDDING_NOUNS,
    LIMITING,
    NEGATIVE,
    STOPPING,
    TERM_NOUNS,
)
from dateline.normalize.how_much.listed import listed
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_LIFE = listed(
    "extend prolong renew break hold expire run lapse begin take start last end collapse violate breach agree sign "
    "announce declare impose observe keep respect honour honor maintain remain stay ask call come enter"
)
_ASIDE = listed("in at during after before under following amid despite since while when as by until")
_DATED = re.compile(
    r"\b(?:until|till|by|from|since|within|for) (?:the )?(?:end|start|midnight|\d+|[a-z]+ (?:day|week|month|hour|year)s?|[A-Z]\w+)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Clause:
    """`tokens` are the undertaking's words in text order, `anchor` the word that makes it one; `subject` who binds himself."""

    anchor: "Token"
    tokens: tuple["Token", ...]
    subject: "Token | None"
    polarity: Literal["forbids", "promises"]

    @property
    def complement(self) -> tuple["Token", ...]:
        """What is undertaken: the words without the one who does it, and without where and when it was said."""
        passive = any(c.dep_ in ("nsubjpass", "expl") for c in self.anchor.children) or self.anchor.pos_ not in (
            "VERB",
            "AUX",
        )
        active = self.subject if not passive and self.anchor.pos_ == "VERB" else None
        outside = set() if active is None else {t.i for t in active.subtree if t.i < self.anchor.i}
        for child in self.anchor.children:
            if (
                child.dep_ in ("prep", "advcl", "npadvmod")
                and child.lower_ in _ASIDE
                and not _reaches_infinitive(child)
            ):
                outside |= {t.i for t in child.subtree}
        return tuple(t for t in self.tokens if t.i not in outside)


def _reaches_infinitive(preposition: "Token") -> bool:
    return any(t.tag_ == "VB" and any(c.lower_ == "to" for c in t.children) for t in preposition.subtree)


def clauses_of(sentence: Sentence, near: str) -> list[Clause]:
    """The undertakings of a sentence; `near` is the text of the sentences before it, where an agreement may be told."""
    agreed = bool(AGREEMENT.search(near) or AGREEMENT.search(sentence.tokens.text))
    found: list[Clause] = []
    for token in sentence:
        found += _at(token, agreed)
    out: list[Clause] = []
    for clause in sorted(found, key=lambda c: -len(c.tokens)):
        inside = {t.i for t in clause.tokens}
        if not any(len(inside & {t.i for t in other.tokens}) > len(inside) / 2 for other in out):
            out.append(clause)
    return sorted(out, key=lambda c: c.tokens[0].i)


def _at(token: "Token", agreed: bool) -> Iterator[Clause]:
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX"):
        binds = lemma in BINDING and _binds(token)
        if binds or _is_obliged(token, agreed) or (lemma in STOPPING and _stops(token)):
            yield _clause(token)
    elif token.pos_ in ("NOUN", "PROPN") and lemma in BINDING_NOUNS | TERM_NOUNS and _lives(token):
        yield _clause(_verb_above(token) or token, forbids=lemma in FORBIDDING_NOUNS)


def _binds(verb: "Token") -> bool:
    """ "agreed to reopen", "promised that it would", "committed both to denuclearisation", "agreed on a truce"."""
    if _infinitive_after(verb) is not None:
        return True
    for child in verb.children:
        if child.dep_ == "xcomp" and any(c.lower_ == "to" for c in child.children):
            return True
        if child.dep_ == "ccomp" and any(c.lower_ in ("will", "would", "to", "must", "should") for c in child.children):
            return True
        if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "on") and verb.lemma_.lower() != "oblige":
            return any(t.dep_ in ("pobj", "pcomp") for t in child.children)
        if child.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in ("pledge", "promise", "vow", "guarantee"):
            return True
        if child.dep_ == "dobj" and child.lemma_.lower() in BINDING_NOUNS:
            return True
    return False


def _infinitive_after(verb: "Token") -> "Token | None":
    """The "to ..." that a verb of binding leads to, though the parser hung it on a noun between: "agreed in a June meeting
    with the president to reopen talks"."""
    return next(
        (
            t
            for t in verb.subtree
            if t.tag_ == "VB" and 0 < t.i - verb.i < 16 and any(c.lower_ == "to" for c in t.children)
        ),
        None,
    )


def _is_obliged(verb: "Token", agreed: bool) -> bool:
    """ "are to leave", "nobody is to fire", "neither may bring in"; what will be done only where an agreement is told."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if verb.lemma_.lower() in LIMITING and "will" in auxiliaries and subject is not None and subject.pos_ == "PROPN":
        return not _is_guess(verb)
    if not agreed:
        return False
    if verb.lemma_.lower() == "be" and any(
        c.dep_ == "xcomp" and any(g.lower_ == "to" for g in c.children) for c in verb.children
    ):
        told = verb.tag_ in ("VBZ", "VBP", "VBD") and any(c.dep_ in ("nsubj", "expl", "attr") for c in verb.children)
        return told and verb.dep_ not in ("relcl", "advcl")
    binding = auxiliaries & {"will", "shall", "must", "would", "may", "should"}
    if binding == {"may"}:
        return subject is not None and subject.lower_ in ("neither", "nobody", "none", "no")
    if not binding or verb.lemma_.lower() not in DOING or (verb.lemma_.lower() == "be" and "must" not in binding):
        return False
    return verb.dep_ in ("ROOT", "conj", "ccomp", "relcl") and not _is_guess(verb)


def _is_guess(verb: "Token") -> bool:
    """A forecast, a question or an opinion is no undertaking: "analysts expect that it will", "whether it will"."""
    if any(c.dep_ == "mark" and c.lower_ in ("whether", "if") for c in verb.children):
        return True
    governor = verb.head if verb.dep_ == "ccomp" else None
    return governor is not None and governor.lemma_ in (
        "expect",
        "think",
        "believe",
        "hope",
        "fear",
        "doubt",
        "wonder",
        "predict",
        "ask",
        "warn",
    )


def _stops(verb: "Token") -> bool:
    """ "suspended nuclear tests", "stop firing": somebody leaves off what he did himself."""
    roles = {c.dep_ for c in verb.children}
    if "auxpass" in roles and "nsubjpass" not in roles:
        return False
    what = [
        c
        for c in verb.children
        if c.dep_ in ("dobj", "xcomp", "nsubjpass", "pcomp", "ccomp")
        or (c.dep_ == "prep" and c.lower_ in ("from", "with"))
    ]
    words = {t.lemma_.lower() for c in what for t in c.subtree}
    return bool(words & _LEFT_OFF)


_LEFT_OFF = listed(
    "test testing launch launching firing fire fighting hostility attack strike enrichment shelling drill exercise flight "
    "raid bombardment operation production deployment shoot"
)


def _lives(noun: "Token") -> bool:
    """An undertaking's noun that does something: is declared, extended, broken, runs until a day."""
    if noun.dep_ in ("compound", "nmod"):
        return False
    verb = _verb_above(noun)
    near = " ".join(t.text for t in (verb or noun).subtree)
    if noun.lemma_.lower() in TERM_NOUNS:
        return bool(_DATED.search(near)) and verb is not None and verb.lemma_.lower() in _LIFE | {"be"}
    if noun.lemma_.lower() in (
        "pledge",
        "promise",
        "commitment",
        "undertaking",
        "assurance",
        "guarantee",
        "obligation",
        "vow",
    ):
        return any(c.dep_ in ("acl", "prep", "relcl") for c in noun.children)
    if verb is not None and verb.lemma_.lower() in _LIFE | DECLARING:
        return True
    return bool(_DATED.search(near)) or any(
        c.dep_ in ("prep", "acl", "relcl") and c.lower_ in ("on", "of", "in", "for") for c in noun.children
    )


def _verb_above(token: "Token") -> "Token | None":
    for above in token.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            return above
    return None


def _clause(anchor: "Token", forbids: bool = False) -> Clause:
    """The anchor's own words: its subtree without clauses joined to it that have a subject of their own."""
    subject = _subject(anchor)
    kept = [anchor]
    stack = list(anchor.children)
    while stack:
        child = stack.pop()
        if (
            child.head == anchor
            and child.dep_ in ("conj", "parataxis")
            and any(c.dep_ in ("nsubj", "nsubjpass") for c in child.children)
        ):
            continue
        kept.append(child)
        stack.extend(child.children)
    tokens = sorted((t for t in kept if t.sent == anchor.sent), key=lambda t: t.i)
    while tokens and tokens[-1].is_punct:
        tokens.pop()
    while tokens and (tokens[0].is_punct or tokens[0].dep_ == "cc"):
        tokens.pop(0)
    words = {t.lemma_.lower() for t in tokens}
    own = [t for t in tokens if t.dep_ == "det" or (t.dep_ in ("neg", "nsubj") and t.head in (anchor, subject))]
    negative = any(NEGATIVE.fullmatch(t.text) for t in own)
    bans = forbids or negative or bool(words & (STOPPING | FORBIDDING_NOUNS)) or anchor.lemma_.lower() in STOPPING
    return Clause(anchor, tuple(tokens) or (anchor,), subject, "forbids" if bans else "promises")


def _subject(token: "Token") -> "Token | None":
    """Who binds himself: the subject of the anchor, or of the verb that governs it ("decided to suspend")."""
    for verb in (token, *token.ancestors):
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "agent")), None)
        if subject is not None:
            return subject
        if verb.dep_ in ("relcl", "acl"):
            return verb.head
    return None


def joined(sentences: Sequence[Sentence]) -> str:
    return " ".join(s.tokens.text for s in sentences)
