"""Events of which nothing is known but their words: the trigger, and the words of who did it and to whom.

A pack with slots says all this better, and its entries have no wording.

Invariant: the relation of two wordings is symmetric.
"""

from dataclasses import dataclass
from itertools import takewhile


@dataclass(frozen=True)
class Wording:
    """`word` is the lemma of the trigger, `base` the word that it is derived from ("nominee": nominate); `senses` its
    meanings by any key, `above` those one step more general. `doer`, `undergoer` and `beside` are the words of its
    subject, object and other complements. `story`: of which documents tell the same; only they are compared.
    `sentence` and `document` say where it stands."""

    story: str
    document: str
    sentence: str
    word: str
    base: str
    senses: frozenset[str] = frozenset()
    above: frozenset[str] = frozenset()
    doer: frozenset[str] = frozenset()
    undergoer: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


PREFIX, REST = 5, 4  # letters
RELATIONS = ("same word", "same stem", "same sense", "broader", "another")


def relation(a: Wording, b: Wording) -> str:
    """How two triggers stand to each other. Symmetric."""
    if a.word == b.word:
        return "same word"
    if a.base == b.base or _akin(a.base, b.base):
        return "same stem"
    if a.senses & b.senses:
        return "same sense"
    return "broader" if a.senses & b.above or b.senses & a.above else "another"


def _akin(a: str, b: str) -> bool:
    """ "nominee" and "nominate", "quake" and "earthquake"."""
    short, long = sorted((a, b), key=len)
    if len(short) < PREFIX:
        return False
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(short, long, strict=False)))
    return long.endswith(short) or (shared >= PREFIX and len(long) - shared <= REST)
