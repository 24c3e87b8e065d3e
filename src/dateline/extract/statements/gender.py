"""What a name or an office says about he and she, to keep a pronoun from the wrong speaker. Unknown is compatible with
both."""

from collections.abc import Iterable
from typing import Literal

from dateline.extract.statements.words import words
from dateline.reading.given_names import GIVEN

Gender = Literal["m", "f"]

_M = words("male_words")
_F = words("female_words")
_OF_PRONOUN: dict[str, Gender] = {"he": "m", "she": "f"}


def of_pronoun(word: str) -> Gender | None:
    return _OF_PRONOUN.get(word.lower())


def of_words(words: Iterable[str]) -> Gender | None:
    """The sex that titles and given names among the words tell; None where they tell none or both."""
    lowered = [w.lower() for w in words]
    male = any(w in _M for w in lowered)
    female = any(w in _F for w in lowered)
    if male == female:
        given = None if male else next((w for w in lowered if w in GIVEN), None)
        return GIVEN[given] if given is not None else None
    return "m" if male else "f"


def compatible(a: Gender | None, b: Gender | None) -> bool:
    return a is None or b is None or a == b
