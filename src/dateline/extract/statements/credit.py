"""Whom the words at a place of the report are credited to."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.statements.credited import Credited, credited
from dateline.extract.statements.speaker import Resolver
from dateline.model import Source
from dateline.reading.document import Document, Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token


class Attributions:
    """All attributions of a document, to be asked word by word; made once a document, an answer takes the time of one
    sentence.

    `found` are the attributions in the order of the text, for `find_statements`.
    """

    def __init__(self, document: Document, resolver: Resolver | None = None) -> None:
        self.found: Sequence[Credited] = credited(document, resolver)
        self._starts = [s.span.start for s in document.sentences]
        self._at: dict[int, list[Credited]] = {}
        for c in self.found:
            if c.utterance.asserted:
                for n in sorted({k for p in c.utterance.content for k in self._numbers(p.start, p.end)}):
                    self._at.setdefault(n, []).append(c)

    def _numbers(self, start: int, end: int) -> range:
        return range(max(0, bisect_right(self._starts, start) - 1), bisect_right(self._starts, end - 1))

    def at(self, offset: int) -> tuple[Source, ...]:
        """The speaker nearest to the words first, then those who report him; () where the report speaks for itself."""
        around = self._at.get(bisect_right(self._starts, offset) - 1, ())
        holding = [c for c in around if c.utterance.covers(offset)]
        holding.sort(key=lambda c: c.utterance.hull.end - c.utterance.hull.start)
        return tuple(dict.fromkeys(c.by for c in holding))

    def of(self, sentence: Sentence, token: "Token") -> tuple[Source, ...]:
        """The same for a token of a sentence."""
        return self.at(sentence.start_of(token))


def attribution_of(found: Attributions, sentence: Sentence, token: "Token | int") -> tuple[Source, ...]:
    """Who is credited for what a token, or an offset of the report, says: the chain from the nearest speaker on."""
    return found.at(token) if isinstance(token, int) else found.of(sentence, token)
