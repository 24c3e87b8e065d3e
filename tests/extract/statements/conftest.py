"""Documents laid out without the reading room: paragraphs parted by blank lines, a first line that may be a
headline."""

import re
from collections.abc import Callable
from functools import cache

import pytest

from dateline.model import Passage, Report, Span
from dateline.packs.loader import load_packs
from dateline.reading import default_parser
from dateline.reading.document import Document, Paragraph, Sentence
from dateline.reading.labels import Labeller

FOLD = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
Lay = Callable[..., Document]


@cache
def labeller() -> Labeller:
    return Labeller.of(load_packs())


def laid_out(text: str, headline: bool = False, lost: bool = False) -> Document:
    folded = text.translate(FOLD)
    paragraphs: list[Paragraph] = []
    first = 0
    found = list(re.finditer(r"\S(?:.|\n(?!\n))*", folded))
    docs = list(default_parser().parse([m.group() for m in found]))
    labeller().label(docs)
    for n, (m, doc) in enumerate(zip(found, docs, strict=True)):
        passage = Passage(
            span=Span(start=m.start(), end=m.end()), role="headline" if headline and n == 0 else "body", lost=lost
        )
        sentences = tuple(Sentence(s, m.start(), passage, first + k) for k, s in enumerate(doc.sents))
        first += len(sentences)
        paragraphs.append(Paragraph(passage, doc, sentences))
    return Document(Report(id="t", text=text), folded, tuple(paragraphs))


@pytest.fixture(scope="session")
def lay() -> Lay:
    return laid_out
