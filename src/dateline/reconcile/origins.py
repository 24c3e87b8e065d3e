"""Where a piece of text first came from, so that copies are never taken for corroboration.

Invariant: the origin of a sentence is the earliest published report that carries it (or a rewriting of it); all
carriers of one sentence share one origin, whatever order they are seen in. How two sentences are matched: copies.py.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from dateline.model import Reading, Report, Span
from dateline.reconcile.copies import Sentence, sentences_of, trace
from dateline.reconcile.names import fold, words
from dateline.reconcile.respun import respun
from dateline.reconcile.versions import versions
from dateline.reconcile.when import order

CARRIED = 0.6  # share of a report's words that makes the whole of it a carrier


class Origins:
    """`of` names the report a span first came from, `voice` whose word it is: the agency or outlet of that report.
    Two reports of one outlet, or two carrying one agency, are one voice."""

    def __init__(self, reports: Mapping[str, Report], readings: Iterable[Reading]) -> None:
        kept = [r for r in readings if r.report in reports]
        self._reports = reports
        self._wires = {r.report: fold(r.wire) for r in kept if r.wire}
        self._known = frozenset(self._wires.values())
        self._agency = {
            outlet: min((w for w in self._known if _names(w, outlet)), default=None)
            for outlet in {r.outlet or "" for r in reports.values()}
        }
        self._labels = {fold(w): w for w in sorted(r.wire for r in kept if r.wire)}
        sentences = [s for r in kept for s in sentences_of(reports[r.report], r)]
        first = {r.report: (self._first(r.report), r.report) for r in kept}
        sentences.sort(key=lambda s: (first[s.report], s.span.start))
        self._from = trace(sentences)
        self._spans: dict[str, list[Sentence]] = defaultdict(list)
        for s in sentences:
            self._spans[s.report].append(s)
        self._known_numbers: dict[str, frozenset[str]] = {}
        order = list(self._spans)
        spun = respun(order, self._spans)
        self._whole = {key: _carrier(key, spans, self._from) or spun.get(key) for key, spans in self._spans.items()}
        self._versions = versions(reports, order, self._spans)

    def _numbers(self, report: str) -> frozenset[str]:
        if report not in self._known_numbers:
            self._known_numbers[report] = frozenset(n for s in self._spans[report] for n in s.numbers)
        return self._known_numbers[report]

    def _first(self, report: str) -> tuple[bool, str]:
        """A report that credits another's agency cannot be where the text began, whatever the clock says."""
        wire = self._wires.get(report)
        carried = bool(wire) and not _names(wire or "", self._reports[report].outlet or "")
        return carried, order(self._reports[report].published)

    def of(self, report: str, span: Span) -> str:
        """A sentence of a copied report that gives figures which its source does not have is the copier's own."""
        here = [s for s in self._spans.get(report, ()) if s.span.overlaps(span)]
        copied = next((self._from[s] for s in here if self._from[s] != report), None)
        whole = self._whole.get(report)
        if copied or not whole:
            return copied or report
        return report if any(s.numbers - self._numbers(whole) for s in here) else whole

    def voice(self, report: str, span: Span | None = None) -> str:
        source = self.of(report, span) if span else self._whole.get(report) or report
        outlet = self._reports[source].outlet or ""
        credited = self._wires.get(source) or self._agency[outlet]
        return credited or fold(outlet) or source

    def label(self, report: str, span: Span | None = None) -> str:
        """The voice as a reader knows it: the agency's or outlet's own spelling."""
        source = self.of(report, span) if span else report
        voice = self.voice(report, span)
        return self._labels.get(voice) or self._reports[source].outlet or self._reports[source].id

    def outlet(self, report: str) -> str | None:
        return self._reports[report].outlet or self._wires.get(report)

    def published(self, report: str) -> str | None:
        return self._reports[report].published

    def shared(self, report: str) -> str | None:
        """The report that this one as a whole is a copy of."""
        return self._whole.get(report)

    def sources(self, report: str) -> frozenset[str]:
        """The earlier reports that text of this one was taken from, wholly or in part, and the one it is a later version of."""
        taken = {self._from[s] for s in self._spans.get(report, ())} | {
            self._whole.get(report),
            self._versions.get(report),
        }
        return frozenset(source for source in taken if source is not None and source != report)


def _names(wire: str, outlet: str) -> bool:
    """The outlet is the agency itself ("Eastwire", eastwire.example)."""
    return set(words(wire)) <= set(words(outlet))


def _carrier(report: str, sentences: list[Sentence], origin: Mapping[Sentence, str]) -> str | None:
    """The report most of this one was taken from, if any."""
    taken: Counter[str] = Counter()
    for s in sentences:
        taken[origin[s]] += len(s.words)
    source, amount = min(taken.items(), key=lambda pair: (-pair[1], pair[0]))
    return source if source != report and amount >= CARRIED * sum(taken.values()) else None
