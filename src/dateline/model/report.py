"""Report: one published item as it was taken in; and Refusal: an input that was not."""

import hashlib
from typing import Literal

from dateline.model.base import Frozen, Span

# "line" is a line of the text itself: "Posted on June 22, 2016", "10:24 am on 11 August 2019"
DatedBy = Literal["given", "json-ld", "meta", "time tag", "feed", "column", "address", "dateline", "line", "none"]


class Report(Frozen):
    """One published item.

    `text` is what every span points into: the headline, a blank line, then the paragraphs parted by blank lines
    (no headline line where the source had none). `published` is ISO 8601: a date-time with offset, a date-time without,
    a date, or a month; None where it cannot be told; `dated_by` says where it came from.
    `id` is the key it came with, else its address, else its file name. `key` names this very version.
    """

    id: str
    text: str
    title: str | None = None
    title_span: Span | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    dated_by: DatedBy = "none"
    language: str | None = None
    media: str = "text/plain"
    source: str = ""
    passages: tuple[tuple[Span, str], ...] = ()  # roles known from markup: captions, related links
    notes: tuple[str, ...] = ()  # what was put right or left out on the way in, in a sentence each

    @property
    def key(self) -> str:
        """sha256 over what was said, where and when: the same bytes give the same key, an edit gives another."""
        parts = (self.id, self.url or "", self.outlet or "", self.published or "", self.text)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Refusal(Frozen):
    """An input that was not taken: which, what was got, what was expected and what to do."""

    source: str
    reason: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}" + (f" ({self.hint})" if self.hint else "")
