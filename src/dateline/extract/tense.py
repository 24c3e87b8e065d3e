"""The tense that governs a place in a sentence, which tells "Tuesday" past from Tuesday to come."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from dateline.extract.tree import climb, is_verb
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

Tense = Literal["past", "present", "future"] | None


def tense_of(sentence: Sentence) -> Callable[[int], Tense]:
    """Asks for an offset in the sentence's text; the tense of the nearest finite verb above the word there."""

    def ask(offset: int) -> Tense:
        at = sentence.tokens.start_char + offset
        token = next((t for t in sentence if t.idx <= at < t.idx + len(t.text_with_ws)), None)
        return _above(token) if token is not None else None

    return ask


def _above(token: "Token") -> Tense:
    for verb in climb(token):
        if is_verb(verb) and (tense := _of(verb)) is not None:
            return tense
    return None


def _of(verb: "Token") -> Tense:
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    if helpers & {"will", "'ll", "shall", "wo"}:
        return "future"
    if "to" in helpers:
        return (
            "future"
            if verb.head.lemma_ in ("be", "plan", "schedule", "expect", "set", "due", "intend", "agree")
            else None
        )
    if verb.tag_ == "VBD" or helpers & {"had", "has", "have", "was", "were", "did"}:
        return "past"
    if verb.tag_ in ("VBZ", "VBP") or helpers & {"is", "are", "does", "do"}:
        return "present"
    return None
