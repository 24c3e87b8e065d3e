"""All phrases of a sentence that have a value, found once and looked up by token."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from dateline.extract.terms import TermPhrase
from dateline.normalize.how_much import CountPhrase, OrdinalPhrase, QuantityPhrase
from dateline.normalize.when import TimePhrase
from dateline.normalize.where import PlacePhrase
from dateline.normalize.who import ActorPhrase
from dateline.reading.document import Sentence

if TYPE_CHECKING:
    from dateline.reading.tokens import Token


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Spanned)
_DIGIT = re.compile(r"\d")


@dataclass
class Phrases:
    """What `normalize` found in one sentence. Offsets are those of the report."""

    sentence: Sentence
    actors: list[ActorPhrase] = field(default_factory=list)
    places: list[PlacePhrase] = field(default_factory=list)
    times: list[TimePhrase] = field(default_factory=list)
    terms: list[TermPhrase] = field(default_factory=list)
    counts: list[CountPhrase] = field(default_factory=list)
    ordinals: list[OrdinalPhrase] = field(default_factory=list)
    quantities: list[QuantityPhrase] = field(default_factory=list)
    at: int = 0  # place among the sentences of the report that can speak of events
    _heads: "dict[tuple[int, int], Token | None]" = field(default_factory=dict, repr=False)

    def tokens_of(self, phrase: _Spanned) -> list["Token"]:
        """The tokens that a phrase covers, wholly or in part."""
        own, base = self.sentence.tokens, self.sentence.base
        return [t for t in own.doc.touching(phrase.start - base, phrase.end - base) if own.start <= t.i < own.end]

    def words_of(self, phrase: _Spanned) -> str:
        """The phrase as it is written."""
        base = self.sentence.span.start
        return str(self.sentence.tokens.text[phrase.start - base : phrase.end - base])

    def is_weekday(self, time: TimePhrase) -> bool:
        """Dated by the day of the week alone: not "Aug. 7", nor "Friday, Aug. 7"; every full date knows its weekday."""
        return time.value.weekday is not None and not _DIGIT.search(self.words_of(time))

    def head_of(self, phrase: _Spanned) -> "Token | None":
        """The token of a phrase that hangs on something outside it."""
        key = (phrase.start, phrase.end)
        if key not in self._heads:
            self._heads[key] = self._head_of(phrase)
        return self._heads[key]

    def _head_of(self, phrase: _Spanned) -> "Token | None":
        tokens = self.tokens_of(phrase)
        inside = {t.i for t in tokens}
        return next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[0] if tokens else None)

    def inside(self, phrases: Iterable[P], tokens: Sequence["Token"]) -> list[P]:
        """Those of the phrases whose head is among the tokens, in text order."""
        wanted = {t.i for t in tokens}
        return [p for p in phrases if (head := self.head_of(p)) is not None and head.i in wanted]

    def term_at(self, token: "Token", vocabulary: str | None = None) -> TermPhrase | None:
        return next((t for t in self.terms if t.head == token.i and vocabulary in (None, t.vocabulary)), None)
