"""Figures without a unit, after one was stated: "reached fifty and travelled six hundred", "a ceiling of 48"."""

import re
from collections.abc import Sequence

from dateline.model import Quantity
from dateline.normalize.how_much.bounds import bound_around
from dateline.normalize.how_much.numbers import Number
from dateline.normalize.how_much.phrases import QuantityPhrase, QuantityRole
from dateline.normalize.how_much.units import unit_after
from dateline.reading.document import Sentence

_CUES: tuple[tuple[QuantityRole | None, re.Pattern[str]], ...] = (
    (
        "apogee",
        re.compile(
            r"\b(?:reach(?:ed|ing)|rose to|rising to|climb(?:ed|ing) to|went up to|up to|soar(?:ed|ing) to|peak(?:ed|ing) at"
            r"|(?:ceiling|peak|altitude|height|apogee|maximum)(?: of| was| is| at|,)?)(?: about| around| some| nearly)? \Z",
            re.IGNORECASE,
        ),
    ),
    (
        "range",
        re.compile(
            r"\b(?:flew|travell?ed|covered|went|flying|covering|managed|distance(?: of| was|,)?)"
            r"(?: about| around| some| more than| nearly| over)* \Z",
            re.IGNORECASE,
        ),
    ),
    (
        None,
        re.compile(
            r"\bthe (?:first|second|third|fourth|other|former|latter|next|last)(?: one| missile)?,?(?: about| around| some)? \Z",
            re.IGNORECASE,
        ),
    ),
    (None, re.compile(r"[A-Za-z] \(\Z")),
)
_COUNTS_SOMETHING = re.compile(
    r"(?:[ -](?!and\b|or\b|to\b|before\b|at\b|in\b|on\b|with\b|by\b|but\b|then\b|after\b|while\b|as\b|again\b)[A-Za-z]|%|\))"
)


def find_elliptic(
    sentence: Sentence, numbers: Sequence[Number], here: Sequence[QuantityPhrase], before: Sequence[QuantityPhrase]
) -> list[QuantityPhrase]:
    """Bare numbers that take the unit of a length said earlier in the sentence, or in the one before it."""
    text = sentence.tokens.text
    base = sentence.base + sentence.tokens.start_char
    out: list[QuantityPhrase] = []
    for number in numbers:
        model = next((p for p in reversed(here) if p.dimension == "length" and p.end <= base + number.start), None)
        model = model or next((p for p in reversed(before) if p.dimension == "length"), None)
        role = None if model is None else _cue(text, number, model)
        if model is None or role is None:
            continue
        bounded = bound_around(text, number.start, number.end)
        quantity = Quantity(
            value=number.value, unit=model.value.unit, bound=bounded.bound, stated=text[number.start : number.end]
        )
        out.append(QuantityPhrase(base + bounded.start, base + bounded.end, quantity, role, "length", elliptic=True))
    return out


def _cue(text: str, number: Number, model: QuantityPhrase) -> QuantityRole | None:
    """The role of a bare number, None where it is none. Only kilometres are left out: nobody says "reached fifty" in feet."""
    in_brackets = text[number.start - 1 : number.start] == "(" and text[number.end : number.end + 1] == ")"
    if not re.search(r"km|kilo|klick", model.value.stated, re.IGNORECASE):
        return None
    if in_brackets and unit_after(text, number.end + 1):
        return None
    if not in_brackets and _COUNTS_SOMETHING.match(text, number.end):
        return None
    for role, pattern in _CUES:
        if pattern.search(text[: number.start]):
            return role or model.role
    return None
