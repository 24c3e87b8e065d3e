"""Running text to a Document without the reading room's cleaning: every line a paragraph, every offset that of the
text."""

import re
from collections.abc import Iterator
from functools import cache

from dateline.model import Passage, Report, Span
from dateline.packs.loader import load_packs
from dateline.reading import Parser
from dateline.reading.document import Document, Paragraph, Sentence
from dateline.reading.labels import Labeller
from dateline.reading.tokens import Doc

FOLD = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "–": "-", "—": "-", "―": "-", "…": "."})


def plain(text: str, parser: Parser, name: str = "text", headline: bool = False) -> Document:
    """`headline`: the first line is one."""
    folded = text.translate(FOLD)
    paragraphs: list[Paragraph] = []
    first = 0
    parsed = list(_parsed(folded, parser))
    _labeller().label([doc for _, doc in parsed])
    for n, (span, doc) in enumerate(parsed):
        passage = Passage(span=span, role="headline" if headline and n == 0 else "body")
        sentences = tuple(Sentence(s, span.start, passage, first + k) for k, s in enumerate(doc.sents))
        first += len(sentences)
        paragraphs.append(Paragraph(passage, doc, sentences))
    return Document(Report(id=name, text=text), folded, tuple(paragraphs))


@cache
def _labeller() -> Labeller:
    return Labeller.of(load_packs())


def _parsed(text: str, parser: Parser) -> Iterator[tuple[Span, Doc]]:
    spans = [Span(start=m.start(), end=m.end()) for m in re.finditer(r"\S[^\n]*(?<=\S)", text)]
    yield from zip(spans, parser.parse([s.of(text) for s in spans]), strict=True)
