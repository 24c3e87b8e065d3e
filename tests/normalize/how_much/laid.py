"""Sentences for the tests of this folder."""

from dateline.model import Report
from dateline.reading import default_parser, lay_out
from dateline.reading.document import Sentence


def sentences(text: str) -> tuple[Sentence, ...]:
    return lay_out(Report(id="t", text=text), default_parser()).sentences


def sentence(text: str) -> Sentence:
    return sentences(text)[0]
