"""Zones after a time: "local time", "GMT", "U.S. time", ", Moscow time", "UTC+9", "(KST)"."""

from dateline.normalize.when.sem import Piece
from dateline.normalize.when.tokens import Tokens
from dateline.normalize.when.words import wordset
from dateline.normalize.zones import zone_of_abbreviation, zone_of_words

_WORDS_BEFORE_TIME = 3
# abbreviations that are words as well: only in capitals, right after a clock
_LIKE_WORDS = wordset("et pt ct mt cat eat wat art west met ut")


def with_zone(tokens: Tokens, piece: Piece, limit: int) -> Piece:
    """The piece, stretched over a zone that follows it, up to token `limit` (where the next piece begins)."""
    sem = piece.sem
    if sem.zone or sem.type in {"DURATION", "SET"} or sem.fixed or not (sem.has_clock or sem.has_day or sem.part):
        return piece
    found = _zone_at(tokens, piece.end, limit, sem.has_clock)
    if found is None:
        return piece
    zone, end = found
    return piece.but(end=end, sem=sem.but(zone=zone))


def _zone_at(tokens: Tokens, at: int, limit: int, clock: bool) -> tuple[str, int] | None:
    words = tokens.words[at : min(limit, at + 9, len(tokens))]
    skip = 1 if words[:1] in ([","], ["("]) else 0
    closing = words[:1] == ["("]
    if words[skip : skip + 1] in (["in"], ["of"], ["by"]) and "time" in words[skip : skip + 4]:
        skip += 1
    found = _named(tokens, at + skip, words[skip:], clock and not (skip and words[0] == ","))
    if found is None:
        return None
    zone, length = found
    end = at + skip + length
    if closing:
        if end >= len(tokens) or tokens.words[end] != ")":
            return None
        end += 1
    return zone, end


def _named(tokens: Tokens, at: int, words: list[str], clock: bool) -> tuple[str, int] | None:
    if not words:
        return None
    if words[0] == "local" and (words[1:2] == ["time"] or clock):
        return "local", 2 if words[1:2] == ["time"] else 1
    if words[:2] == ["the", "local"] and words[2:3] == ["time"]:
        return "local", 3
    for length in range(min(len(words) - 1, _WORDS_BEFORE_TIME * 2), 0, -1):
        if words[length] == "time":
            name = " ".join(w for w in words[:length] if w != ".")
            name = {"u s": "us", "u k": "uk", "u s eastern": "us eastern"}.get(name, name)
            zone = zone_of_words(name) or zone_of_abbreviation(name)
            if zone and (tokens.caps[at] or words[0] in {"universal", "local"}):
                return zone, length + 1
            # "Erewhon time": of a place no table knows
            return ("local", 2) if length == 1 and clock and tokens.caps[at] and not tokens.caps[at + 1] else None
    return (
        _abbreviation(tokens, at, words)
        if clock or words[0] in {"gmt", "utc", "kst", "jst", "est", "edt", "pst", "pdt"}
        else None
    )


def _abbreviation(tokens: Tokens, at: int, words: list[str]) -> tuple[str, int] | None:
    word = words[0]
    raw = tokens.text[tokens.starts[at] : tokens.ends[at]]
    if word in _LIKE_WORDS and not raw.isupper():
        return None
    if (
        word in {"gmt", "utc"}
        and words[1:2] in (["+"], ["-"])
        and words[2:3]
        and words[2].isdigit()
        and tokens.near(at + 2)
    ):
        hours = int(words[2]) if len(words[2]) <= 2 else int(words[2][:-2])
        if hours <= 14:
            return f"{words[1]}{hours:02d}:{words[2][-2:] if len(words[2]) > 2 else '00'}", 3
    zone = zone_of_abbreviation(word) if raw.isupper() or word in {"gmt", "utc"} else None
    if zone is None and word in {"eastern", "pacific"} and tokens.caps[at]:
        zone = zone_of_words(word)
    return (zone, 1) if zone else None
