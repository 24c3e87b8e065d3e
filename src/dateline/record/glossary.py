"""What the record needs to know of the packs: the kinds of event and the names of actors.

The packs are in the other wing of the house, so whoever reads reports hands this over; the store keeps the latest, and
a record can be made from a store alone.
"""

from collections.abc import Mapping

from dateline.model import Frozen
from dateline.reconcile.kinds import KindInfo


class Glossary(Frozen):
    """`kinds` by name; `actors` from code to the English name ("PRK": "North Korea"); `broader` from a class of a
    vocabulary to the class above it ("srbm": "ballistic")."""

    kinds: Mapping[str, KindInfo] = {}
    actors: Mapping[str, str] = {}
    broader: Mapping[str, str] = {}

    def joined(self, newer: "Glossary") -> "Glossary":
        return Glossary(
            kinds=dict(sorted({**self.kinds, **newer.kinds}.items())),
            actors=dict(sorted({**self.actors, **newer.actors}.items())),
            broader=dict(sorted({**self.broader, **newer.broader}.items())),
        )

    def actor(self, code: str | None, otherwise: str) -> str:
        return self.actors.get(code or "", otherwise)

    def label(self, kind: str) -> str:
        known = self.kinds.get(kind)
        return known.label if known and known.label else kind.replace("-", " ")
