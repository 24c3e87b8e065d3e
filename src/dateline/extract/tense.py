"""The tense that governs a place in a sentence, which tells "Tuesday" past from Tuesday to come."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from dateline.extract.tree import climb, is_verb
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

Tense = Literal["past", "present", "future"] | None
_TO_COME = frozenset("slated planned scheduled upcoming coming forthcoming proposed expected".split())
_WHEN = ("when", "once", "until", "before", "after", "if")
_PLANNING = ("plan", "schedule", "expect", "set", "due", "intend", "agree")


def tense_of(sentence: Sentence) -> Callable[[int], Tense]:
    """Asks for an offset in the report; the tense of the nearest finite verb above the word there."""

    def ask(offset: int) -> Tense:
        at = offset - sentence.base
        token = next((t for t in sentence if t.idx <= at < t.idx + len(t.text_with_ws)), None)
        return _above(token) if token is not None else None

    return ask


def _above(token: "Token") -> Tense:
    if _heads_line(token):
        return None
    noun: Token | None = None
    for verb in climb(token):
        if verb.lower_ == "since":
            return "past"
        if is_verb(verb) and (tense := _of(verb)) is not None:
            # "it is the worst flood of this May", "would honour the June 30 deal": not the noun's own tense
            apart = noun is not None and (tense == "present" or (tense == "future" and noun.i > token.i))
            return None if apart else tense
        if verb.pos_ == "NOUN" and any(c.lower_ in _TO_COME for c in verb.children):
            return "future"
        noun = noun or (verb if verb.pos_ == "NOUN" and verb.ent_type_ not in ("DATE", "TIME") else None)
    return None


def _heads_line(token: "Token") -> bool:
    """ "April 12 - Kim says he will wait": the date of an entry, not of what it tells."""
    first = token.sent.start
    return token.i - first <= 1 and any(t.text in ("-", "--", ":") for t in token.doc[first + 1 : first + 5])


def _of(verb: "Token") -> Tense:
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if helpers & {"will", "'ll", "shall", "wo"} or _foretold(verb, helpers):
        return "future"
    if "to" in helpers:
        return "future" if verb.head.lemma_ in _PLANNING or verb.head.lower_ in ("is", "are", "'s") else None
    if verb.tag_ == "VBD" or helpers & {"had", "has", "have", "was", "were", "did"}:
        return "past"
    if verb.tag_ in ("VBZ", "VBP") or helpers & {"is", "are", "does", "do"}:
        return "present"
    return None


def _foretold(verb: "Token", helpers: set[str]) -> bool:
    """What was still to come when it was said: "they would meet", "would talk when they met"."""
    if "would" in helpers:
        return "have" not in helpers
    when = verb.dep_ == "advcl" and any(c.lower_ in _WHEN for c in verb.children)
    return when and any(c.lower_ in ("would", "will") for c in verb.head.children if c.dep_ == "aux")
