"""A text cut where marks begin and end, so that a template can set them.

Invariant: the pieces, joined, are the text, whatever spans are given.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Span


@dataclass(frozen=True)
class Mark:
    """`kind` says how it looks ("value", "said", "tally", "promise", "trigger"), `said` what it stands for."""

    span: Span
    kind: str
    said: str
    href: str = ""


@dataclass(frozen=True)
class Piece:
    """`opens` are the spans that begin here: addresses on the page lead to them."""

    text: str
    marks: tuple[Mark, ...]
    opens: tuple[str, ...]

    @property
    def kinds(self) -> str:
        return " ".join(dict.fromkeys(f"m-{m.kind}" for m in self.marks))

    @property
    def said(self) -> str:
        return "; ".join(dict.fromkeys(m.said for m in self.marks))

    @property
    def href(self) -> str:
        return next((m.href for m in self.marks if m.href), "")


def anchor(span: Span) -> str:
    return f"s{span.start}-{span.end}"


def paragraphs(text: str, marks: Iterable[Mark]) -> list[list[Piece]]:
    """The paragraphs of a text, each in pieces. Spans that lie outside the text are left out."""
    kept = sorted(
        (m for m in marks if 0 <= m.span.start < m.span.end <= len(text)),
        key=lambda m: (m.span.start, -m.span.end, m.kind, m.said),
    )
    out, start = [], 0
    opened: set[str] = set()
    for part in text.split("\n\n"):
        out.append(_pieces(text, start, start + len(part), kept, opened))
        start += len(part) + 2
    return out


def _pieces(text: str, start: int, end: int, marks: list[Mark], opened: set[str]) -> list[Piece]:
    """`opened` are the spans that stand already; they are added to."""
    here = [m for m in marks if m.span.start < end and m.span.end > start]
    cuts = sorted({start, end, *(min(end, max(start, e)) for m in here for e in (m.span.start, m.span.end))})
    pieces = []
    for a, b in pairwise(cuts):
        covering = tuple(m for m in here if m.span.start <= a and m.span.end >= b)
        opens = tuple(dict.fromkeys(name for m in covering if (name := anchor(m.span)) not in opened))
        opened.update(opens)
        pieces.append(Piece(text[a:b], covering, opens))
    return pieces
