"""Reports to documents: passages with roles, folded text, parses. `lay_out_all` is the way in."""

from dateline.reading.document import Document, Paragraph, Sentence
from dateline.reading.fold import fold
from dateline.reading.known import known_genders, known_names
from dateline.reading.language import language_of
from dateline.reading.lay_out import lay_out, lay_out_all
from dateline.reading.parser import Parser, default_parser

__all__ = [
    "Document",
    "Paragraph",
    "Parser",
    "Sentence",
    "default_parser",
    "fold",
    "known_genders",
    "known_names",
    "language_of",
    "lay_out",
    "lay_out_all",
]
