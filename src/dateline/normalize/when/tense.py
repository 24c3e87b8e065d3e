"""Tense about a time, from the words of its sentence, for callers without a parse: the nearest cue wins, left before
right."""

from dateline.normalize.when.almanac import Tense
from dateline.normalize.when.tokens import Tokens
from dateline.normalize.when.words import wordset

_FUTURE = wordset(
    "will ll shall scheduled plans due slated going upcoming expects expected hopes intends aims "
    "tomorrow soon ready would could"
)
_PAST = wordset(
    "was were had did said told fell rose made took came met went began broke left held shot flew won "
    "lost led sent saw gave got"
    " found ran struck hit spoke wrote knew grew became kept brought bought sold put has have been "
    "fought chose drew threw"
)
# "agreed to hold talks on Oct. 5": what is agreed lies ahead
_AHEAD = wordset(
    "is are agreed agree agrees planned plan plans promised decided vowed pledged hope hoped wants wanted ready"
    " likely prepared invited asked set due expected scheduled about"
)
_NOT_PAST = wordset(
    "need indeed red bed speed feed seed united hundred exceed proceed succeed shed weed breed unidentified planned"
)
_STOPS = frozenset({".", "!", "?", ";", "\n"})
_LEFT, _RIGHT = 14, 9  # tokens looked at on either side


def guess(tokens: Tokens, start: int, end: int) -> Tense:
    """The tense told by the cue nearest to tokens [start, end) in their sentence; None without one. "Tuesday's" is
    past."""
    if tokens.text[tokens.ends[end - 1] :][:2] in {"'s", "’s"}:
        return "past"
    left, distance = _look(tokens, range(start - 1, max(start - _LEFT, 0) - 1, -1))
    right, beyond = _look(tokens, range(end, min(end + _RIGHT, len(tokens))))
    # a cue on the right must be clearly nearer
    return right if right and (left is None or beyond * 2 + 2 < distance) else left


def _look(tokens: Tokens, places: range) -> tuple[Tense, int]:
    for distance, at in enumerate(places):
        if tokens.words[at] in _STOPS and not _abbreviation(tokens, at):
            break
        if found := _cue(tokens, at):
            return ("future" if at and tokens.words[at - 1] == "be" else found), distance
    return None, 0


def _abbreviation(tokens: Tokens, at: int) -> bool:
    short = tokens.words[at] == "." and at > 0 and len(tokens.words[at - 1]) <= 4
    return short and at + 1 < len(tokens) and not tokens.caps[at + 1]


def _cue(tokens: Tokens, at: int) -> Tense:
    word = tokens.words[at]
    if word in _FUTURE:
        return "future"
    if word == "to" and at > 0 and tokens.words[at - 1] in _AHEAD:
        return "future"
    if word == "be":  # "would be held", "are to be signed"
        return "future"
    done = word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST and not tokens.caps[at]
    return "past" if word in _PAST or done else None
