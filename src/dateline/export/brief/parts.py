"""What a brief is made of, before it is Markdown, text or JSON."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

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
    """Its paragraphs are a list, or none of them is listed."""

    title: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def listed(self) -> bool:
        return all(p.listed for p in self.paragraphs)


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


class Part(Protocol):
    """A section whose paragraphs are given one after the other, as often as they are asked for."""

    @property
    def title(self) -> str: ...

    @property
    def listed(self) -> bool: ...

    @property
    def paragraphs(self) -> Iterable[Paragraph]: ...


@dataclass(frozen=True)
class Flow:
    """A brief of any length, of which no more is held than is being written."""

    title: str
    scope: str
    lead: Paragraph
    sections: tuple[Part, ...]
    sources: Collection[SourceLine]
    state: Literal["made", "empty"] = "made"

    def whole(self) -> Brief:
        """All of it at once."""
        sections = tuple(Section(title=s.title, paragraphs=tuple(s.paragraphs)) for s in self.sections)
        return Brief(
            title=self.title, scope=self.scope, lead=self.lead, sections=sections, sources=tuple(self.sources), state=self.state
        )  # fmt: skip
