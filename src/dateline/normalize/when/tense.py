"""Tense about a time, from the words of its sentence, for callers without a parse: the nearest cue wins, left before right."""

from dateline.normalize.when.almanac import Tense
from dateline.normalize.when.tokens import Tokens

_FUTURE = frozenset({"will", "ll", "shall", "won", "scheduled", "planned", "plans", "plan", "due", "slated", "going", "upcoming", "expects",
                     "expected", "hopes", "until", "till", "would", "may", "could", "set", "intends", "wants", "aims", "tomorrow", "next", "planning", "should", "must", "can"})
_PAST = frozenset({"was", "were", "had", "did", "said", "told", "fell", "rose", "made", "took", "came", "met", "went", "began", "broke", "left", "held", "shot",
                   "flew", "won", "lost", "led", "sent", "saw", "gave", "got", "found", "ran", "struck", "hit", "spoke", "wrote", "knew", "grew", "became", "kept",
                   "brought", "bought", "sold", "put", "since", "ago", "has", "have", "been", "fired", "launched", "won", "fought", "wound", "chose", "drew", "threw"})
_STOPS = frozenset({".", "!", "?", ";", "\n"})
_NOT_PAST = frozenset({"need", "indeed", "red", "bed", "speed", "feed", "seed", "united", "hundred", "exceed", "proceed", "succeed", "shed", "weed", "breed", "unidentified"})
_LEFT, _RIGHT = 14, 9


def guess(tokens: Tokens, start: int, end: int) -> Tense:
    """Looks up to 14 tokens back and 9 on within the sentence."""
    best: tuple[int, Tense] = (10**6, None)
    for distance, at in enumerate(range(start - 1, max(start - _LEFT, 0) - 1, -1)):
        if tokens.words[at] in _STOPS and not _abbreviation(tokens, at):
            break
        if found := _cue(tokens, at):
            best = (distance, found)
            break
    for distance, at in enumerate(range(end, min(end + _RIGHT, len(tokens)))):
        if tokens.words[at] in _STOPS and not _abbreviation(tokens, at):
            break
        if found := _cue(tokens, at):
            # a cue on the right must be clearly nearer
            return found if distance * 2 + 2 < best[0] else best[1]
    return best[1]


def _abbreviation(tokens: Tokens, at: int) -> bool:
    return tokens.words[at] == "." and at > 0 and len(tokens.words[at - 1]) <= 4 and at + 1 < len(tokens) and not tokens.caps[at + 1]


def _cue(tokens: Tokens, at: int) -> Tense:
    word = tokens.words[at]
    if word in _FUTURE:
        return "future"
    if word == "to" and at > 0 and tokens.words[at - 1] in {"is", "are", "due", "set", "expected", "scheduled", "planned"}:
        return "future"
    if word in _PAST or (word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST and not tokens.caps[at]):
        return "past"
    return None
