"""Words around a number that say how sharp it is: "at least ten", "some 200", "20 or more"."""

import re
from typing import NamedTuple

from dateline.model.values import Bound

_BEFORE: tuple[tuple[Bound, str], ...] = (
    (
        "about",
        r"just under|just over|just (?:above|below)|a little (?:over|under|more than|less than)|slightly (?:over|under"
        r"|more than|less than)|not quite",
    ),
    (
        "at most",
        r"no more than|not more than|at (?:the )?most|up to|as many as|as much as|fewer than|less than|under|below"
        r"|a maximum of|maximum|no (?:farther|further|higher|longer) than|at up to|not over|short of",
    ),
    (
        "at least",
        r"no fewer than|no less than|not less than|not fewer than|at (?:the very )?least|more than|higher than"
        r"|well over|over|above|upwards? of|in excess of|exceed(?:s|ed|ing)?|a minimum of|greater than"
        r"|farther than|further than|longer than|faster than|beyond|excess of",
    ),
    (
        "about",
        r"about|around|round|roughly|approximately|approx\.?|some|nearly|almost|circa|c\.|an estimated|estimated"
        r"|close to|near|nearing|in the region of|or so|an average of|perhaps|maybe|possibly|~",
    ),
)
_AFTER: tuple[tuple[Bound, str], ...] = (
    ("at least", r"or (?:more|higher|further|farther)|at least|at the least|-?plus\b|\+|and (?:more|counting)"),
    ("at most", r"or (?:less|fewer)|at (?:the )?most|at the outside"),
    ("about", r"or so|more or less|or thereabouts|give or take|approximately"),
)
_LEFT = [(bound, re.compile(rf"(?:^|(?<=[\s(\"'-]))(?:{words})[ ]?\Z", re.IGNORECASE)) for bound, words in _BEFORE]
_RIGHT = [(bound, re.compile(rf"(?:,? |(?=[-+]))(?:{words})(?!\w)", re.IGNORECASE)) for bound, words in _AFTER]


# "none of them went above", "did not fly more than": what nobody did more of is a ceiling
_NONE_DID = re.compile(
    r"\b(?:(?:none|neither|nothing)(?: of (?:them|these|those|the \w+))?|(?:did|do|does|has|have|had|could|can|was|were)(?: not|n't| never)|never)"
    r"(?: (?!of\b|only\b)\w+){1,3} \Z",
    re.IGNORECASE,
)


class Bounded(NamedTuple):
    """The bound, and the stretch with its words."""

    bound: Bound
    start: int
    end: int


def bound_around(text: str, start: int, end: int, after: int | None = None) -> Bounded:
    """The bound of the number at `text[start:end]`; words that follow are looked for behind `after` (the unit or noun) too."""
    for bound, pattern in _LEFT:
        match = pattern.search(text, max(0, start - 40), start)
        if match:
            turned = bound == "at least" and _NONE_DID.search(text, max(0, match.start() - 60), match.start())
            return Bounded("at most" if turned else bound, match.start(), end)
    for place in dict.fromkeys((end, end if after is None else after)):
        for bound, pattern in _RIGHT:
            match = pattern.match(text, place)
            if match:
                return Bounded(bound, start, match.end())
    return Bounded("exact", start, end)
