"""A rank or number that may be a running count, and what every such must pass."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dateline.extract.tallies.scope import Window, window_in
from dateline.extract.tallies.setting import INCIDENTAL, Setting
from dateline.extract.tallies.things import NEUTRAL, TALKING, Nouns, Thing
from dateline.model import Count
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

# what a test of the kind is called
_TESTED = {"interception": "intercept"}
_CONDITIONAL = re.compile(
    r"\b(?:if|unless|whether|were it|should (?:it|they|any)|(?:could|may|might) be|(?:may|might|could) have)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"(?:\bnot|\bnever|n't)(?: \w+){0,2} (?:a|an|the|its|their|for the) \Z|\bnot (?:the )?\Z", re.IGNORECASE
)


@dataclass(frozen=True)
class Candidate:
    """A count on its words (`start`, `end` within the sentence's text) of `thing` over `window`.

    `anchor` is the rank or number, `verb` the clause that it times ("fired for the second time")."""

    value: Count
    form: Literal["ordinal", "cardinal"]
    thing: Thing
    window: Window | None
    start: int
    end: int
    anchor: "Token"
    verb: "Token | None" = None
    includes_latest: bool = True


@dataclass(frozen=True)
class Place:
    """Where candidates are looked for: a sentence, the packs' nouns, what the report has told so far."""

    sentence: Sentence
    nouns: Nouns
    setting: Setting

    @property
    def text(self) -> str:
        return str(self.sentence.tokens.text)

    def at(self, token: "Token") -> int:
        """Where a token begins in the sentence's text."""
        return int(token.idx - self.sentence.tokens.start_char)

    def family(self, kind: str | None) -> str | None:
        return self.nouns.families.get(kind or "")

    def named_before(self, token: "Token") -> Thing | None:
        """What a bare rank stands for: the topic where it was named before it, else the nearest event named."""
        before = self.sentence.tokens.doc[self.sentence.tokens.start : token.i]
        named = [k for t in before if (k := self.nouns.kind_at(t)) and k not in INCIDENTAL]
        kind = self.setting.topic if self.setting.topic in named else (named[-1] if named else None)
        if kind is None or (kind != self.setting.topic and self.family(kind) not in ("weapons", "diplomacy")):
            return self.setting.thing()
        return Thing(kind.replace("-", " "), kind)

    def settled(self, thing: Thing, known: Thing | None) -> Thing | None:
        """A thing with its kind: "its third failed attempt" after a launch, a bare "test" in a report on nuclear tests."""
        topic = self.setting.topic
        if not thing.carried:
            bare = thing.of in ("test", "tests") and topic != thing.kind
            if bare and topic is not None and self.family(topic) == self.family(thing.kind):
                return Thing(topic.replace("-", " ") if "test" in topic else f"{_TESTED.get(topic, topic)} test", topic)
            return thing
        known = known or self.setting.thing()
        if known is None or known.kind is None:
            return None
        noun = thing.of.rsplit(" ", 1)[-1]
        if known.kind in _TESTED:
            return Thing(f"{_TESTED[known.kind]} test", known.kind)
        if self.family(known.kind) == "weapons":
            return Thing(f"{thing.of} of {known.of}", known.kind)
        if noun in TALKING:
            return Thing(f"{thing.of} of talks", self.nouns.talking)
        return Thing(f"{thing.of} of {known.of}", known.kind) if noun in NEUTRAL else None


def is_hypothetical(text: str, start: int, end: int) -> bool:
    """Nothing is claimed in "if it were the first", "it was not the first", "for the first time, if it comes off"."""
    lead = text[:start]
    return bool(_CONDITIONAL.search(lead) or _NEGATED.search(lead) or re.match(r".{0,12}, if\b", text[end:]))


def window_for(
    text: str, start: int, end: int, stop: int, value: float | None, *, ranked: bool = False, loose_year: bool = False
) -> Window | None:
    """The window of the count at `text[start:end]`: said behind it, up to `stop`, else before it.

    `ranked`: a rank; `loose_year`: a year named anywhere holds, as after "has tested ... in 2022"."""
    window = window_in(text, end, stop, value)
    if window is not None and (_holds(window, end, text, ranked) or (loose_year and window.scope == "year")):
        return window
    return _leading(text, start, value)


def _holds(window: Window, after: int, text: str, ranked: bool) -> bool:
    """The year in "the first test of 2020" is a window, the month in "the first test failed in October" tells when."""
    words = text[window.start : window.end].lower()
    if window.scope == "year" and not re.search(r"this y|of the year|so far|since|to date|year's", words):
        return window.start - after <= 3
    if window.scope == "month" and not re.search(r"this month|of the month", words):
        return not ranked and ("last month" in words or window.start - after == 1)
    return True


def _leading(text: str, start: int, value: float | None) -> Window | None:
    """A window said before the count: "Since July 25 there have been seven such rounds", "this year's tenth"."""
    clause = max((m.end() for m in re.finditer(r"[;:]|, (?:and|but|while) ", text[:start])), default=0)
    window = window_in(text, clause, start, value)
    if window is None:
        return None
    between = text[window.end : start]
    if window.scope == "since" and re.fullmatch(r" (?:the|its|their|a|an)?\s*(?:\w+'s )?", between):
        return None  # "since the first summit"
    words = text[window.start : window.end].lower()
    dated = window.scope in ("year", "month") and "this" not in words
    return None if dated and window.start - clause > 2 else window
