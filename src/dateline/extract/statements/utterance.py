"""Utterance: one attribution as found in a sentence, before anybody asks who the speaker is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from dateline.model import Span
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token

Form = Literal["verb", "passive", "phrase", "noun", "turn", "headline", "quote", "block"]
EDGE = frozenset(",;:-–—― \u00a0")


@dataclass(frozen=True, eq=False)
class Utterance:
    """`source` are the words naming the speaker, `head` the noun among them; `cue` the words that introduce, `lemma`
    their head; `content` the pieces of what is said, in order, as offsets of the report. `via` are the heads of those
    who passed it on, nearest to the speaker first. `asserted` is false under negation ("did not say"), in questions
    and imperatives."""

    sentence: Sentence
    lemma: str
    form: Form
    source: tuple["Token", ...]
    head: "Token | None"
    cue: tuple["Token", ...]
    content: tuple[Span, ...]
    via: tuple["Token", ...] = ()
    asserted: bool = True
    quoted: bool = False

    @property
    def hull(self) -> Span:
        return Span(start=self.content[0].start, end=self.content[-1].end)

    def covers(self, offset: int) -> bool:
        return any(piece.start <= offset < piece.end for piece in self.content)

    def saying(self, pieces: Iterable[Span], quoted: bool | None = None) -> "Utterance":
        return replace(self, content=joined(pieces), quoted=self.quoted if quoted is None else quoted)


def span_of(sentence: Sentence, tokens: Sequence["Token"]) -> Span | None:
    """The words from the first to the last token; None of none."""
    if not tokens:
        return None
    return Span(start=sentence.start_of(tokens[0]), end=sentence.end_of(tokens[-1]))


def joined(pieces: Iterable[Span]) -> tuple[Span, ...]:
    """In order, overlapping ones made one."""
    out: list[Span] = []
    for piece in sorted(pieces, key=lambda s: (s.start, s.end)):
        if out and piece.start <= out[-1].end:
            out[-1] = Span(start=out[-1].start, end=max(out[-1].end, piece.end))
        elif piece.end > piece.start:
            out.append(piece)
    return tuple(out)


def runs(sentence: Sentence, tokens: Iterable["Token"]) -> list[Span]:
    """Stretches of neighbouring tokens, commas and dashes at their edges left out."""
    out: list[Span] = []
    run: list[Token] = []
    for token in sorted(set(tokens), key=lambda t: t.i):
        if run and token.i != run[-1].i + 1:
            out += _trimmed(sentence, run)
            run = []
        run.append(token)
    return out + _trimmed(sentence, run)


def _trimmed(sentence: Sentence, run: list["Token"]) -> list[Span]:
    first, last = 0, len(run)
    while first < last and (run[first].text in EDGE or run[first].is_space or run[first].text in ".!?)"):
        first += 1
    while last > first and (run[last - 1].text in EDGE or run[last - 1].is_space or run[last - 1].text in ".("):
        last -= 1
    span = span_of(sentence, run[first:last])
    return [span] if span and any(t.is_alpha or t.like_num for t in run[first:last]) else []
