"""The parses of the last paragraphs, so that carriers of one wire story cost a parse only where they differ."""

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.reading.tokens import Doc

TOKENS = 100_000  # at some 500 bytes each; some 200 articles


class Kept:
    """Text to parse, those asked for last; at most `tokens` tokens in all. A parse that is kept may get names; hand out its twin."""

    def __init__(self, tokens: int = TOKENS) -> None:
        self.tokens = tokens
        self._held: OrderedDict[str, Doc] = OrderedDict()
        self._size = 0

    def get(self, text: str) -> "Doc | None":
        if (doc := self._held.get(text)) is not None:
            self._held.move_to_end(text)
        return doc

    def clear(self) -> None:
        self._held.clear()
        self._size = 0

    def add(self, text: str, doc: "Doc") -> None:
        """Keep a parse of a text that is not kept yet; those not asked for longest make room."""
        self._held[text] = doc
        self._size += len(doc)
        while self._size > self.tokens and self._held:
            _, gone = self._held.popitem(last=False)
            self._size -= len(gone)
