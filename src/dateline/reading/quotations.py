"""Quotations: the stretches of a text that stand between quotation marks.

One pass over each paragraph, so linear in the text however many marks it holds. A typographic mark says itself whether
it opens or closes; a straight one is told by its neighbours. Single marks are quotations only where both ends are
found, since most of them are apostrophes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.model import Span

OPENING = frozenset("“„‟«❝")
CLOSING = frozenset("”»❞")
DOUBLE = frozenset('"＂') | OPENING | CLOSING
SINGLE_OPENING = frozenset("‘‚‛‹")
SINGLE_CLOSING = frozenset("’›")
SINGLE = frozenset("'`´′＇") | SINGLE_OPENING | SINGLE_CLOSING
MARKS = DOUBLE | SINGLE
BEFORE_OPENING = frozenset("([{-–—―/:,") | DOUBLE
SCARE_WORDS = 3


@dataclass(frozen=True)
class Quotation:
    """`start` and `end` take the marks in; `inner` leaves them out. Offsets into the text.

    `depth` is 0 for a quotation, 1 for one inside another. `closed` is false where no closing mark was found: it then
    ends with its paragraph, or where the next one opens. `continues` is true where it takes up a quotation that ran on
    from the paragraph before. `scare` is a term of one to three words: whether anybody said it must be told from what
    stands around.
    """

    start: int
    end: int
    inner: Span
    depth: int = 0
    closed: bool = True
    continues: bool = False
    scare: bool = False

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)


def quotations(text: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """The quotations of consecutive paragraphs, by place, outer before inner. Never raises, whatever the marks."""
    out: list[Quotation] = []
    running = False
    for paragraph in paragraphs:
        found = _in_paragraph(text, paragraph)
        if running and found and not text[paragraph.start : found[0].start].strip():
            found[0] = replace(found[0], continues=True, scare=False)
        outer = [q for q in found if q.depth == 0]
        running = bool(outer) and not outer[-1].closed
        out += found
    return tuple(out)


def _in_paragraph(text: str, paragraph: Span) -> list[Quotation]:
    """Single marks pair up only among themselves: inside one double quotation, or between two."""
    end = paragraph.start + len(paragraph.of(text).rstrip())
    bounds = Span(start=paragraph.start, end=end)
    out: list[Quotation] = []
    at = bounds.start
    for a, b, closed in _double_pairs(text, bounds):
        out += (_quotation(text, x, y, True, 0) for x, y in _single_pairs(text, Span(start=at, end=a)))
        out.append(_quotation(text, a, b, closed, 0))
        inside = Span(start=a + 1, end=b - 1 if closed else b)
        out += (_quotation(text, x, y, True, 1) for x, y in _single_pairs(text, inside))
        at = b
    out += (_quotation(text, x, y, True, 0) for x, y in _single_pairs(text, Span(start=at, end=end)))
    return out


def _quotation(text: str, start: int, end: int, closed: bool, depth: int) -> Quotation:
    inner = Span(start=start + 1, end=max(start + 1, end - 1 if closed else end))
    return Quotation(start, end, inner, depth, closed, scare=closed and _is_term(inner.of(text)))


def _is_term(words: str) -> bool:
    """Too short to be a sentence, and without a sentence's end."""
    return 0 < len(words.split()) <= SCARE_WORDS and words.rstrip()[-1:] not in frozenset(".!?,;:")


def _double_pairs(text: str, bounds: Span) -> Iterator[tuple[int, int, bool]]:
    """Each opener with the next closer; an opener while one is open ends the first there, unclosed."""
    start: int | None = None
    for i in range(bounds.start, bounds.end):
        if text[i] not in DOUBLE:
            continue
        if _opens(text, i, bounds, OPENING, CLOSING):
            if start is not None:
                yield start, i, False
            start = i
        elif start is not None:
            yield start, i + 1, True
            start = None
    if start is not None:
        yield start, bounds.end, False


def _single_pairs(text: str, bounds: Span) -> Iterator[tuple[int, int]]:
    """A mark after an s may be a possessive ("the ministers' plan"): it closes only if nothing better does before the
    next opener."""
    start: int | None = None
    weak: int | None = None
    for i in range(bounds.start, bounds.end):
        if text[i] not in SINGLE:
            continue
        if _opens(text, i, bounds, SINGLE_OPENING, frozenset("›")):
            if start is not None and weak is not None:
                yield start, weak
            start, weak = i, None
        elif start is not None and _ends_word(text, i, bounds):
            if text[i - 1] in "sS" and _follows(text, i, bounds) == " ":
                weak = i + 1
            else:
                yield start, i + 1
                start = weak = None
    if start is not None and weak is not None:
        yield start, weak


def _opens(text: str, i: int, bounds: Span, openers: frozenset[str], closers: frozenset[str]) -> bool:
    if text[i] in openers:
        return True
    if text[i] in closers:
        return False
    before = text[i - 1] if i > bounds.start else " "
    after = _follows(text, i, bounds)
    return (before.isspace() or before in BEFORE_OPENING) and not after.isspace() and after not in frozenset(".,;:!?)")


def _ends_word(text: str, i: int, bounds: Span) -> bool:
    after = _follows(text, i, bounds)
    return not text[i - 1].isspace() and not after.isalnum()


def _follows(text: str, i: int, bounds: Span) -> str:
    return text[i + 1] if i + 1 < bounds.end else " "
