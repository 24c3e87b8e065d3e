"""Paragraphs put by on disk while a brief is made, to be given back in their order."""

import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import IO

from dateline.export.brief.cited import Cited
from dateline.export.brief.parts import Paragraph, Sentence

IN_MEMORY = 1 << 20  # bytes; what is longer goes to a temporary file


def _file() -> IO[bytes]:
    return SpooledTemporaryFile(IN_MEMORY)  # closed by its owner


@dataclass
class Spool:
    """A section under way, and then the section. Paragraphs are given back with their references settled by `cited`, to one reader at a
    time."""

    title: str
    cited: Cited
    listed: bool = True
    filled: bool = False
    _put_by: IO[bytes] = field(default_factory=_file)

    def put(self, paragraph: Paragraph) -> None:
        head = paragraph.head
        parts = [_plain(head) if head else None, *map(_plain, paragraph.sentences)]
        pickle.dump(parts, self._put_by, pickle.HIGHEST_PROTOCOL)
        self.listed, self.filled = paragraph.listed, True

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        self._put_by.seek(0)
        while True:
            try:
                head, *sentences = pickle.load(self._put_by)  # what this process wrote
            except EOFError:
                return
            said = tuple(map(_sentence, sentences))
            yield self.cited.settled(
                Paragraph(sentences=said, head=_sentence(head) if head else None, listed=self.listed)
            )

    def close(self) -> None:
        self._put_by.close()


def _plain(one: Sentence) -> tuple[str, tuple[int, ...], str | None]:
    return one.text, one.refs, one.event


def _sentence(parts: tuple[str, tuple[int, ...], str | None]) -> Sentence:
    text, refs, event = parts
    return Sentence(text=text, refs=refs, event=event)
