"""A report laid out and its cast learned: what the tests of this folder look at."""

from dataclasses import dataclass
from functools import cache

from dateline.model import Report, Span
from dateline.normalize.who import ActorPhrase, ActorTable, Cast, find_actors
from dateline.packs.loader import load_packs
from dateline.reading import Document, Parser, lay_out


@cache
def table() -> ActorTable:
    return ActorTable.of([entry for pack in load_packs() for entry in pack.actors])


@cache
def parser() -> Parser:
    return Parser(None)


@dataclass(frozen=True)
class Scene:
    document: Document
    cast: Cast

    @property
    def text(self) -> str:
        return self.document.report.text

    @property
    def phrases(self) -> list[ActorPhrase]:
        return [p for s in self.document.sentences for p in find_actors(s, self.cast)]

    def of(self, words: str, nth: int = 0) -> list[ActorPhrase]:
        """The phrases over the nth occurrence of these words."""
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        end = start + len(words)
        return [p for p in self.phrases if p.start < end and start < p.end]

    def codes(self, words: str, nth: int = 0) -> list[str | None]:
        return [p.value.code for p in self.of(words, nth)]

    def persons(self, words: str, nth: int = 0) -> list[str | None]:
        return [p.value.person for p in self.of(words, nth)]


def scene(text: str, published: str | None = "2019-09-10", title: str | None = None) -> Scene:
    whole = f"{title}\n\n{text}" if title else text
    span = Span(start=0, end=len(title)) if title else None
    report = Report(id="x", text=whole, title=title, title_span=span, published=published)
    document = lay_out(report, parser())
    return Scene(document, Cast.learn(document, table(), published))
