"""What a report is about and what was told last: that is what "the second in a week" counts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.tallies.things import Nouns, Thing
from dateline.model import Mention
from dateline.reading.document import Document

_BACK = 3  # sentences
# Kinds that a bare rank may stand for even where the report is about something else.
_COUNTED_FAMILIES = frozenset({"weapons"})
_COUNTED_KINDS = frozenset({"meeting", "call", "exercise"})
# Kinds whose words belong to any field ("failed", "sent"): never what a bare rank stands for.
INCIDENTAL = frozenset({"rejection", "deployment"})


@dataclass(frozen=True)
class Setting:
    """`topic` is the kind of event told of most, `near` those of the last sentences, latest first."""

    topic: str | None
    near: tuple[str, ...]

    def thing(self) -> Thing | None:
        """What a rank without a noun counts here."""
        kind = self.topic if self.topic in self.near or not self.near else self.near[0]
        return None if kind is None else Thing(kind.replace("-", " "), kind)


def _told(document: Document, nouns: Nouns, mentions: Sequence[Mention]) -> list[tuple[str, ...]]:
    """The kinds of the events mentioned in each sentence, in text order."""
    order = sorted(mentions, key=lambda m: m.trigger.start)
    return [
        tuple(m.kind for m in order if m.trigger.within(s.span) and m.kind not in nouns.speech | INCIDENTAL)
        for s in document.sentences
    ]


class Settings:
    """The kinds named in each sentence of a document, in order."""

    def __init__(self, document: Document, nouns: Nouns, mentions: Sequence[Mention] | None = None) -> None:
        self.nouns = nouns
        self.kinds = (
            _told(document, nouns, mentions)
            if mentions
            else [tuple(k for t in s if (k := nouns.kind_at(t)) and k not in INCIDENTAL) for s in document.sentences]
        )
        weights: Counter[str] = Counter()
        for sentence, kinds in zip(document.sentences, self.kinds, strict=True):
            weights.update(dict.fromkeys(kinds, 3 if sentence.index < 2 else 1))
        # ties go to what is told first
        self.topic = max(weights, key=lambda k: weights[k], default=None)

    def before(self, index: int) -> Setting:
        """The setting before the `index`-th sentence of the document."""
        near = [k for kinds in reversed(self.kinds[max(0, index - _BACK) : index]) for k in reversed(kinds)]
        return Setting(self.topic, tuple(self._counted(near)))

    def _counted(self, kinds: Sequence[str]) -> list[str]:
        return [
            k
            for k in kinds
            if k == self.topic or k in _COUNTED_KINDS or self.nouns.families.get(k) in _COUNTED_FAMILIES
        ]
