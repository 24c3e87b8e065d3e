"""Document: a report laid out for the reading wing: paragraphs with their roles and parses, sentences with true offsets."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.model import Passage, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence of a paragraph. Token offsets are relative to the paragraph; `start_of` and `end_of` make them true."""

    tokens: "Tokens"
    base: int
    passage: Passage
    index: int

    @property
    def span(self) -> Span:
        return Span(start=self.base + self.tokens.start_char, end=self.base + self.tokens.end_char)

    def start_of(self, token: "Token") -> int:
        return int(self.base + token.idx)

    def end_of(self, token: "Token") -> int:
        return int(self.base + token.idx + len(token.text))

    def __iter__(self) -> "Iterator[Token]":
        return iter(self.tokens)


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A passage with its parse. `doc` is made from the folded text, so `doc` offsets + `span.start` are report offsets."""

    passage: Passage
    doc: "Doc"
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, eq=False)
class Document:
    """`folded` is the report's text, homoglyphs and typographic quotes folded one to one: same length, same offsets."""

    report: Report
    folded: str
    paragraphs: tuple[Paragraph, ...]
    wire: str | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(s for p in self.paragraphs for s in p.sentences)
