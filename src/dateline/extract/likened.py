"""Gatherings and deals of other years that a pronoun stands for: "the third summit, after those of 2000 and 2007"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.frames import Frame
from dateline.extract.phrases import Phrases
from dateline.normalize.when import TimePhrase

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

_FOR = ("that", "those")
_NEAR = 16  # tokens between the pronoun and the date


def likened(phrases: Phrases, frames: Sequence[Frame], before: Sequence[Frame]) -> list[Frame]:
    """One frame a date that stands at such a pronoun. It means the noun told last, in the sentence or the one `before`."""
    out: list[Frame] = []
    for token in phrases.sentence:
        if (
            token.lower_ not in _FOR
            or token.pos_ not in ("PRON", "DET")
            or token.dep_ not in ("pobj", "dobj", "attr", "conj")
        ):
            continue
        told = [f for f in frames if f.head.i < token.i] or list(before)
        noun = next((f for f in reversed(told) if f.noun and f.kind.reciprocal), None)
        if noun is not None:
            out += [_like(noun, token, time, phrases) for time in _times(token, phrases)]
    return out


def _times(token: "Token", phrases: Phrases) -> list[TimePhrase]:
    behind = [t for t in token.subtree if 0 < t.i - token.i < _NEAR]
    dated = [t for t in phrases.times if t.value.date and t.kind != "context" and t.timex_type == "DATE"]
    return phrases.inside(dated, behind)


def _like(noun: Frame, token: "Token", time: TimePhrase, phrases: Phrases) -> Frame:
    return replace(
        noun,
        phrases=phrases,
        head=token,
        words=(token.i,),
        light=None,
        realis="actual",
        told="actual",
        times=[time],
        loose=[],
        places=[],
        counts=[],
        people=[],
        reach=list(token.subtree),
        listed=True,
    )
