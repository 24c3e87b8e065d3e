"""Phrase: a stretch of a report's text that stands for a value."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.model import Span

V_co = TypeVar("V_co", covariant=True)


@dataclass(frozen=True)
class Phrase(Generic[V_co]):
    """`start` and `end` are offsets into the stored report text."""

    start: int
    end: int
    value: V_co

    @property
    def span(self) -> Span:
        return Span(start=self.start, end=self.end)
