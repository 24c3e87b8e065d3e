"""Where the name of a country or a capital stands for its government."""

from typing import TYPE_CHECKING

from dateline.normalize.where.words import (
    ATTACK,
    BEFORE_NOUNS,
    HITTING,
    HOSTILE,
    LEAVING,
    LOCATIVE,
    PHYSICAL,
    SETTING_OUT,
    UTTERED,
)

if TYPE_CHECKING:
    from dateline.reading.tokens import Token


# what is done to the ground of a state: "the invasion of Kuwait"
_ONTO_GROUND = frozenset("invasion occupation annexation bombing bombardment shelling liberation partition".split())


def preposition(token: "Token") -> str | None:
    """The preposition that governs the noun phrase of a token: "off" in "off the east coast". None where there is none.

    Taken from the words to the left, over articles, adjectives and names, since the parser often errs on names; the parse is
    asked where that finds nothing."""
    found = _left(token)
    if found is not None:
        return _word(found)
    head = token.head
    return _word(head) if token.dep_ == "pobj" and head.i < token.i and token.i - head.i < 6 else None


def governing(token: "Token", last: "Token") -> str | None:
    """The preposition that places a name, through "the port city of" and the like: "near" in "from near the city of X" is
    "from", the outer of two."""
    found = preposition_token(token)
    if found is None:
        return _by_verb(last)
    if found.lower_ == "of" and found.i > 0:
        kind = found.doc[found.i - 1]
        if kind.lower_ == "direction":
            return "toward"
        outer = preposition_token(kind) if kind.lower_ in BEFORE_NOUNS else None
        if outer is None and kind.lower_ in BEFORE_NOUNS and (touched := _by_verb(kind)):
            return touched  # "hit the port of X"
        found = outer if outer is not None else found
    if found.i > 0 and found.doc[found.i - 1].lower_ in ("from", "into", "toward", "towards"):
        return _word(found.doc[found.i - 1])
    return _word(found)


def _by_verb(token: "Token") -> str | None:
    """The preposition a verb stands in for: what is left is "from", what is hit is "at"."""
    if token.dep_ not in ("dobj", "nsubjpass"):
        return None
    verb = token.head.lemma_.lower()
    return "from" if verb in LEAVING else "at" if verb in HITTING else None


def _word(token: "Token") -> str:
    return "from" if token.lower_ == "out" else str(token.lower_)


def _left(token: "Token") -> "Token | None":
    """The nearest preposition to the left with nothing but determiners, modifiers and hyphens between."""
    for i in range(token.i - 1, max(token.sent.start, token.i - 7) - 1, -1):
        word = token.doc[i]
        if word.lower_ in LOCATIVE | HOSTILE or word.pos_ == "ADP" or word.lower_ in ("of", "by", "with", "between"):
            if word.lower_ == "of" and i > 0 and token.doc[i - 1].lower_ == "out":
                return token.doc[i - 1]
            return word if word.lower_ != "of" or i == token.i - 1 or token.doc[token.i - 1].pos_ == "DET" else None
        if not (
            word.pos_ in ("DET", "ADJ", "NUM", "PROPN")
            or word.text in "-\"'"
            or word.dep_ in ("poss", "case", "amod")
            or word.lower_ in BEFORE_NOUNS  # "in the northern port X"
        ):
            return None
    return None


def preposition_token(token: "Token") -> "Token | None":
    """The token of that preposition."""
    found = _left(token)
    if found is not None:
        return found
    head = token.head
    return head if token.dep_ == "pobj" and head.i < token.i and token.i - head.i < 6 else None


def is_metonym(token: "Token") -> bool:
    """Whether the name of a country or seat of government at the token acts instead of locating: "Pyongyang said",
    "Tokyo protested", "talks with Washington", "Iran's missiles", "a message to Seoul"."""
    found = preposition_token(token)
    if found is None:
        return not _physically_touched(token)
    word = _word(found)
    if word in HOSTILE:
        return found.head.lemma_.lower() not in ATTACK
    if word == "of":  # "the area of Pyongyang", but not "the government of" or "the capital of"
        kind = found.doc[found.i - 1].lower_ if found.i else ""
        return (kind not in BEFORE_NOUNS and kind not in _ONTO_GROUND) or kind in ("capital", "state", "border")
    if word == "to":
        return found.head.lemma_.lower() in UTTERED or found.pos_ == "PART"
    if word == "from":
        return found.head.lemma_.lower() in UTTERED
    if word == "for" and SETTING_OUT & {found.head.lemma_.lower(), found.head.head.lemma_.lower()}:
        return False
    return word not in LOCATIVE


def _physically_touched(token: "Token") -> bool:
    """A country or city that is hit, left or entered is a place: "struck Damascus", "Sanaa was bombed", "visited Beijing"."""
    if token.dep_ in ("dobj", "nsubjpass") and token.head.lemma_.lower() in PHYSICAL:
        return True
    return (
        token.dep_ == "conj"
        and token.head.dep_ in ("pobj", "dobj", "nsubjpass")
        and token.head.i < token.i
        and not is_metonym(token.head)
    )
