"""What hangs on a trigger in the parse of its sentence: the words of its subject, object and other complements."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

PLAIN = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
WITHIN = frozenset({"compound", "nmod", "amod", "poss", "appos", "nummod"})
SUBJECTS, OBJECTS = frozenset({"nsubj", "poss"}), frozenset({"dobj", "nsubjpass", "attr", "oprd"})
HEADS = ("VERB", "NOUN", "PROPN")


class Roles(NamedTuple):
    doer: frozenset[str]
    undergoer: frozenset[str]
    beside: frozenset[str]


def head(sentence: Any, tokens: Sequence[int]) -> Any:
    """The token of the span on which its others hang; of several the first verb or noun."""
    span = set(tokens)
    tops = [sentence[i] for i in tokens if sentence[i].head.i not in span or sentence[i].head.i == i]
    kept = [t for t in tops if t.pos_ not in ("PUNCT", "ADP", "DET")] or tops
    return min(kept, key=lambda t: (t.pos_ not in HEADS, t.i))


def roles(trigger: Any) -> Roles:
    found: dict[str, set[str]] = {"doer": set(), "undergoer": set(), "beside": set()}
    for role, token in (*_own(trigger), *_lent(trigger)):
        found[role].update(_words(token))
    if not found["doer"]:
        found["doer"].update(w for token in _governing_subjects(trigger) for w in _words(token))
    return Roles(*(frozenset(found[r]) for r in Roles._fields))


def _own(trigger: Any) -> Iterator[tuple[str, Any]]:
    for child in trigger.children:
        if child.dep_ in SUBJECTS:
            yield "doer", child
        elif child.dep_ in OBJECTS:
            yield "undergoer", child
        elif child.dep_ in WITHIN or child.dep_ == "dative":
            yield "beside", child
        elif child.dep_ in ("prep", "agent"):
            role = {"by": "doer", "of": "undergoer"}.get(child.lower_, "beside")
            yield from ((role, c) for c in child.children if c.dep_ in ("pobj", "pcomp"))


def _lent(trigger: Any) -> Iterator[tuple[str, Any]]:
    """ "The man arrested", "the man whom they arrested": the noun that the clause hangs on."""
    if trigger.dep_ in ("acl", "relcl"):
        yield "undergoer", trigger.head


def _governing_subjects(trigger: Any) -> Iterable[Any]:
    """ "He was charged and jailed", "they made an arrest"."""
    shared = trigger.dep_ in ("xcomp", "conj", "advcl")
    light = trigger.pos_ == "NOUN" and trigger.dep_ in ("dobj", "pobj")
    return [c for c in trigger.head.children if c.dep_ == "nsubj"] if shared or light else []


def _words(token: Any, depth: int = 2) -> Iterator[str]:
    if token.pos_ in PLAIN:
        yield token.lemma_.lower()
    if depth:
        for child in token.children:
            if child.dep_ in WITHIN:
                yield from _words(child, depth - 1)
