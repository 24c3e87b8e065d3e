"""What a brief is made of, before it is Markdown, text or JSON."""

from typing import Literal

from dateline.model import Frozen


class Sentence(Frozen):
    """One sentence and the numbers of the reports it rests on, most telling first. There is none without."""

    text: str
    refs: tuple[int, ...]
    event: str | None = None


class Paragraph(Frozen):
    """`head` is set off in bold: the sentence of an event above what is told of it."""

    sentences: tuple[Sentence, ...]
    head: Sentence | None = None
    listed: bool = False


class Section(Frozen):
    title: str
    paragraphs: tuple[Paragraph, ...]


class SourceLine(Frozen):
    """An entry of the source list. `remark` says what is particular: a copy, unread, no date."""

    number: int
    id: str
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    wire: str | None = None
    remark: str = ""


class Brief(Frozen):
    title: str
    scope: str
    lead: Paragraph
    sections: tuple[Section, ...]
    sources: tuple[SourceLine, ...]
    state: Literal["made", "empty"] = "made"
