"""Document: a report laid out for the reading wing: paragraphs with their roles and parses, sentences with true offsets."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from dateline.model import Passage, Report, Span

if TYPE_CHECKING:
    from dateline.reading.tokens import Doc, Token, Tokens

Found = TypeVar("Found")


@dataclass(frozen=True, eq=False)
class Sentence:
    """A sentence of a paragraph. Token offsets are relative to the paragraph; `start_of` and `end_of` make them true.

    `kept` holds what a finder found in it, so that several askers cost one search; it lives as long as the document."""

    tokens: "Tokens"
    base: int
    passage: Passage
    index: int
    kept: dict[Any, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def span(self) -> Span:
        return Span(start=self.base + self.tokens.start_char, end=self.base + self.tokens.end_char)

    def once(self, find: "Callable[[Sentence], Iterable[Found]]") -> list[Found]:
        """What `find` finds here; it is asked once. Each asker gets a list of its own."""
        if find not in self.kept:
            self.kept[find] = tuple(find(self))
        return list(self.kept[find])

    def start_of(self, token: "Token") -> int:
        return self.base + token.idx

    def end_of(self, token: "Token") -> int:
        return self.base + token.idx + len(token.text)

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

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(s for p in self.paragraphs for s in p.sentences)
