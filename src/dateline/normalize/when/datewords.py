"""What the rules for dates share: modifiers, days of the month, and the year that may follow a month."""

from typing import Any

from dateline.normalize.when.numbers import ordinal, year_of
from dateline.normalize.when.rule import Match

MODIFIERS = {
    "early": "START",
    "late": "END",
    "mid": "MID",
    "beginning": "START",
    "start": "START",
    "end": "END",
    "middle": "MID",
    "close": "END",
    "turn": "START",
    "earlier": "START",
    "later": "END",
    "opening": "START",
}


def modifier(word: str) -> str | None:
    """ "early" as START, "end" as END."""
    return MODIFIERS.get(word)


def valid_day(words: list[str]) -> int | None:
    day = ordinal(words)
    return day if day and 1 <= day <= 31 else None


def year_fields(m: Match) -> dict[str, Any] | None:
    """Year fields of a match: a figure, or "last year"."""
    if m.has("y"):
        return {"year": year_of(m.words("y"))}
    if m.has("ry"):
        words = m.words("ry")
        which = next(
            (
                w
                for w in words
                if w in {"last", "this", "next", "previous", "following", "same", "that", "before", "current"}
            ),
            "this",
        )
        if which in {"last", "this", "next", "current"}:
            return {"kind": "publication", "unit": "Y", "shift": {"last": -1, "next": 1}.get(which, 0)}
        return {"kind": "context", "unit": "Y", "shift": {"previous": -1, "before": -1, "following": 1}.get(which, 0)}
    return {}


YEAR = (
    "( , ? {year4:y} | , ? of ? (:ry ( last | this | next ) year "
    "| the ( previous | following | same | current ) year | that year | the year before ) ) ?"
)
