"""What an extractor of somebody else's is asked, and what it may answer.

It is any object with a name, a version and `propose`; a package offers one under the entry point group "dateline.extractors" as a
callable without arguments that makes it. What it proposes is no claim yet: gate.py decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import Field

from dateline.model import Frozen, Realis
from dateline.packs.schema import Kind, Pack, Slot
from dateline.packs.vocabulary import kinds_of, terms_of

GROUP = "dateline.extractors"
MOST_PROPOSALS, MOST_CLAIMS, LONGEST_QUOTE = 200, 60, 600
_ACTOR, _PERSON, _TIME, _COUNT = (Slot(type=t) for t in ("actor", "person", "time", "count"))
# what every kind has beside its own slots
COMMON: Mapping[str, Slot] = {"agent": _ACTOR, "other": _ACTOR, "person": _PERSON, "time": _TIME, "end": _TIME}


class Proposed(Frozen):
    """One value: `quote` is the words of the report that state it. `value` is only asked for where the attribute is a term of
    a vocabulary; all other values are read off the quote by Dateline itself."""

    attribute: str
    quote: str = Field(min_length=1, max_length=LONGEST_QUOTE)
    value: str | None = None


class Proposal(Frozen):
    """One place where an event is told: `trigger` is the words that tell it. Proposals with one `event` speak of one occurrence."""

    kind: str
    trigger: str = Field(min_length=1, max_length=LONGEST_QUOTE)
    realis: Realis = "actual"
    event: str | None = None
    claims: tuple[Proposed, ...] = Field((), max_length=MOST_CLAIMS)


@dataclass(frozen=True)
class Guide:
    """The closed vocabulary: kinds with the attributes each may have, and the terms of each vocabulary."""

    kinds: Mapping[str, Kind]
    terms: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, packs: Sequence[Pack]) -> "Guide":
        return cls(kinds_of(packs), terms_of(packs))

    def attributes(self, kind: str) -> dict[str, Slot]:
        return {**COMMON, **self.kinds[kind].slots}


class Extractor(Protocol):
    """`name` stands in the record beside what it says, `version` in the code of the readings: raise it with every change that
    can change an answer."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def propose(self, text: str, guide: Guide) -> Sequence[Any]:
        """What the text of a report tells: Proposals, or plain data of their form. May raise ExtractorError where it has no
        answer now, and is then asked again; BadAnswer where asking again would not help."""
        ...


class ExtractorError(Exception):
    """The extractor has no answer now: what was got, and what to do."""


class BadAnswer(ExtractorError):
    """It answered, but nothing that can be used. That is its answer: it is not asked for this report again."""
