"""Whose word a report's text is: the agency it credits, the agency that its outlet is, or the outlet itself.

Invariant: an answer depends on the set of agencies credited anywhere, never on the order in which they came. An outlet is an
agency when some report credits one by words that the outlet's name holds ("Eastwire", eastwire.example).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from dateline.reconcile.names import fold
from dateline.reconcile.sketches import Sketch, names

Tallied = tuple[Counter[str], Counter[str]]


class Voices:
    """Agencies by the spellings of their credits, outlets by name, both with the number of reports."""

    def __init__(self, tallied: Tallied | None = None) -> None:
        self.credits, self.outlets = tallied or (Counter(), Counter())
        self._know()

    def count(self, new: Iterable[Sketch], gone: Iterable[Sketch]) -> tuple[set[str], set[str]]:
        """Take in and out. The voices whose agency or label may be another now: outlets, and agencies by folded name."""
        before = dict(self.credits)
        for change, sketches in ((1, new), (-1, gone)):
            for sketch in sketches:
                if sketch.wire:
                    self.credits[sketch.wire] += change
                self.outlets[sketch.outlet or ""] += change
        self.credits, self.outlets = +self.credits, +self.outlets
        other = {fold(spelling) for spelling in before.keys() ^ self.credits.keys()}
        if other:
            self._know()
        return {o for o in self.outlets if any(names(w, o) for w in other)}, other

    def voice(self, sketch: Sketch) -> str:
        outlet = sketch.outlet or ""
        return fold(sketch.wire or "") or self.agency(outlet) or fold(outlet) or sketch.key

    def label(self, sketch: Sketch) -> str:
        """As a reader knows it: the agency's or outlet's own spelling."""
        return self._labels.get(self.voice(sketch)) or sketch.outlet or sketch.id

    def agency(self, outlet: str) -> str | None:
        """The agency that an outlet is."""
        if outlet not in self._agencies:
            near = {w for word in fold(outlet).split() for w in self._by_word.get(word, ())}
            self._agencies[outlet] = min((w for w in near if names(w, outlet)), default=None)
        return self._agencies[outlet]

    def _know(self) -> None:
        """The agencies by label and by first word; which outlet is which is found out when asked."""
        self._labels: dict[str, str] = {}
        self._by_word: dict[str, set[str]] = defaultdict(set)
        self._agencies: dict[str, str | None] = {}
        for spelling in sorted(self.credits):
            agency = fold(spelling)
            self._labels[agency] = spelling
            for word in agency.split()[:1]:
                self._by_word[word].add(agency)
