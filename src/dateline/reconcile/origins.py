"""Where a piece of text first came from, so that copies are never taken for corroboration.

Invariant: the origin of a sentence is the earliest published report that carries it (or a rewriting of it); all
carriers of one sentence share one origin, whatever order they are seen in.

Contract for those that keep a record up to date:

- `Origins(reports, readings)` makes all anew. `update(new, gone)` takes reports in and out, and returns the keys of the reports
  of which any answer here may now be another (the new ones are among them, those gone are not). What is answered afterwards equals, for every
  report, what `Origins` of all reports held would answer, in whatever order and portions they came. A report whose reading
  changed is handed over as new again.
- `changes()` gives the blocks (name, bytes) that changed since it was last asked, all of them the first time; a store keeps the latest
  bytes of each name. `Origins.opened(load)` goes on from there; `load(name)` gives a block's bytes, or None. Blocks are loaded when they are
  needed: one report among 300,000 reads 9 MB and writes 4 of some 500. They hold pickles (blocks.py) and serve the very code
  that wrote them: a store that keeps blocks of other code throws them away and makes all anew.
- Blocks depend on the order of arrival, answers do not. One object serves one thread.

How it is done: sketches.py (what is kept of a report), features.py and postings.py (keys and their index), candidates.py, copies.py,
respun.py, versions.py (links from report to report), tracing.py (links followed to the end, and what a change touches), voices.py.
"""

import pickle
from collections.abc import Iterable, Iterator, Mapping

from dateline.model import Reading, Report, Span
from dateline.reconcile.blocks import Load, nothing
from dateline.reconcile.sketches import Sketch, sketch
from dateline.reconcile.tracing import Tracing
from dateline.reconcile.versions import says_so
from dateline.reconcile.voices import Voices


class Origins:
    """`of` names the report a span first came from, `voice` whose word it is: the agency or outlet of that report.
    Two reports of one outlet, or two carrying one agency, are one voice. Asking for a report that is not held raises KeyError, but for
    `of`, `shared` and `sources`, which know nothing of it."""

    def __init__(self, reports: Mapping[str, Report], readings: Iterable[Reading], load: Load = nothing) -> None:
        head = load("head")
        count, tallied = pickle.loads(head) if head else (0, None)
        self._tracing, self._voices = Tracing(load, count), Voices(tallied)
        self.update((reports[r.report], r) for r in readings if r.report in reports)

    @classmethod
    def opened(cls, load: Load) -> "Origins":
        """From the blocks that `changes` gave."""
        return cls({}, (), load)

    def update(self, new: Iterable[tuple[Report, Reading]], gone: Iterable[str] = ()) -> set[str]:
        held = self._tracing
        coming = {s.key: s for s in (sketch(report, reading, says_so(report)) for report, reading in new)}
        out = {
            n
            for key in (*gone, *coming)
            if (n := held.numbers.get(key)) is not None and coming.get(key) != held.sketches[n]
        }
        # those of one time are numbered, and so kept, together: they tell of the same
        in_time = sorted(coming.values(), key=lambda s: (s.place, s.key))
        fresh = [s for s in in_time if (n := held.numbers.get(s.key)) is None or n in out]
        outlets, agencies = self._voices.count(fresh, [held.sketches[n] for n in out])
        changed = held.update(fresh, out)
        if outlets or agencies:
            changed |= self._speaking(outlets, agencies)
        return {held.sketches[n].key for n in changed}

    def changes(self) -> Iterator[tuple[str, bytes]]:
        tallied = self._voices.credits, self._voices.outlets
        yield "head", pickle.dumps((self._tracing.count, tallied), pickle.HIGHEST_PROTOCOL)
        yield from self._tracing.changes()

    def of(self, report: str, span: Span) -> str:
        number = self._tracing.numbers.get(report)
        return report if number is None else self._sketch(self._of(number, span)).key

    def voice(self, report: str, span: Span | None = None) -> str:
        number = self._tracing.numbers[report]
        outcome = self._tracing.outcomes.get(number)
        whole = outcome.whole if outcome else None
        return self._voices.voice(self._sketch(self._of(number, span) if span else number if whole is None else whole))

    def label(self, report: str, span: Span | None = None) -> str:
        """The voice as a reader knows it: the agency's or outlet's own spelling."""
        number = self._tracing.numbers[report]
        return self._voices.label(self._sketch(self._of(number, span) if span else number))

    def outlet(self, report: str) -> str | None:
        own = self._sketch(self._tracing.numbers[report])
        return own.outlet or own.wire

    def published(self, report: str) -> str | None:
        return self._sketch(self._tracing.numbers[report]).published

    def shared(self, report: str) -> str | None:
        """The report that this one as a whole is a copy of."""
        number = self._tracing.numbers.get(report)
        outcome = None if number is None else self._tracing.outcomes.get(number)
        return self._sketch(outcome.whole).key if outcome and outcome.whole is not None else None

    def sources(self, report: str) -> frozenset[str]:
        """The earlier reports that text of this one was taken from, wholly or in part, and the one it is a later version of."""
        replaced = self.replaced(report)
        return self.taken(report) | ({replaced} if replaced else frozenset())

    def taken(self, report: str) -> frozenset[str]:
        """The earlier reports that text of this one was taken from, wholly or in part."""
        number = self._tracing.numbers.get(report)
        return frozenset(self._sketch(n).key for n in self._taken(number)) if number is not None else frozenset()

    def replaced(self, report: str) -> str | None:
        """The outlet's own earlier report that this one is a later version of."""
        number = self._tracing.numbers.get(report)
        outcome = None if number is None else self._tracing.outcomes.get(number)
        return self._sketch(outcome.version).key if outcome and outcome.version is not None else None

    def _taken(self, number: int) -> set[int]:
        outcome = self._tracing.outcomes.get(number)
        if not outcome:
            return set()
        return {*outcome.roots.values(), *(() if outcome.whole is None else (outcome.whole,))} - {number}

    def _of(self, number: int, span: Span) -> int:
        """A sentence of a copied report that gives figures which its source does not have is the copier's own."""
        outcome = self._tracing.outcomes.get(number)
        if not outcome:
            return number
        here = [s for s, (a, b) in enumerate(self._sketch(number).spans) if a < span.end and span.start < b]
        copied = next((outcome.roots[s] for s in here if s in outcome.roots), None)
        if copied is not None or outcome.whole is None:
            return number if copied is None else copied
        return number if self._tracing.own_figures(number, here, outcome.whole) else outcome.whole

    def _sketch(self, number: int) -> Sketch:
        return self._tracing.sketches[number]

    def _speaking(self, outlets: set[str], agencies: set[str]) -> set[int]:
        """The reports that speak with one of these voices, for themselves or in what they carry."""
        held, mine = self._tracing, set[int]()
        for number in range(held.count):
            own = held.sketches.get(number)
            if own and any(self._concerned(self._sketch(n), outlets, agencies) for n in {number, *self._taken(number)}):
                mine.add(number)
        return mine

    def _concerned(self, own: Sketch, outlets: set[str], agencies: set[str]) -> bool:
        return (own.outlet or "") in outlets or self._voices.voice(own) in agencies
