"""Running text to a Document without the reading room's cleaning: every line a paragraph, every offset that of the
text."""

import re
from collections.abc import Iterator
from typing import Any

from dateline.model import Passage, Report, Span
from dateline.reading.document import Document, Paragraph, Sentence

FOLD = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " ", "–": "-", "—": "-", "―": "-", "…": "."})


def plain(text: str, parser: Any, name: str = "text", headline: bool = False) -> Document:
    """`parser` is a loaded spaCy pipeline; `headline`: the first line is one."""
    folded = text.translate(FOLD)
    paragraphs: list[Paragraph] = []
    first = 0
    for n, (span, doc) in enumerate(_parsed(folded, parser)):
        passage = Passage(span=span, role="headline" if headline and n == 0 else "body")
        sentences = tuple(Sentence(s, span.start, passage, first + k) for k, s in enumerate(doc.sents))
        first += len(sentences)
        paragraphs.append(Paragraph(passage, doc, sentences))
    return Document(Report(id=name, text=text), folded, tuple(paragraphs))


def _parsed(text: str, parser: Any) -> Iterator[tuple[Span, Any]]:
    spans = [Span(start=m.start(), end=m.end()) for m in re.finditer(r"\S[^\n]*(?<=\S)", text)]
    yield from zip(spans, parser.pipe([s.of(text) for s in spans]), strict=True)
