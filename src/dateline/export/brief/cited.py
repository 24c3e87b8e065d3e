"""Numbers for reports, and which of them a sentence cites."""

from collections.abc import Iterable, Mapping

from dateline.export.brief.parts import Sentence, SourceLine
from dateline.model import Belief, Event, Held, Reading, Report, Support
from dateline.reconcile.when import order

AT_MOST = 6  # references to a sentence; `dateline show` gives all


class Cited:
    """All reports of a brief, numbered in order of publication, undated ones last."""

    def __init__(self, reports: Mapping[str, Report], readings: Mapping[str, Reading], events: Iterable[Event]) -> None:
        self.reports, self.readings = reports, readings
        ranked = sorted(reports.values(), key=lambda r: (order(r.published), r.published or "", r.id, r.key))
        self._number = {r.key: n for n, r in enumerate(ranked, 1)}
        self._ranked = ranked
        self._origin: dict[str, str] = {}
        self._used: set[str] = set()
        for event in events:
            for support in supports(event):
                self._origin.setdefault(support.report, support.origin or support.report)

    def say(self, text: str, keys: Iterable[str], event: Event | None = None) -> Sentence:
        """A sentence resting on the reports `keys`: independent ones come first, then their copies."""
        wanted = sorted({k for k in keys if k in self._number}, key=self._number.__getitem__)
        if not wanted:
            raise ValueError(f"a sentence without a source: {text}")
        self._used.update(wanted)
        firsts = {self._origin.get(k, k): k for k in reversed(wanted)}.values()
        ordered = [*sorted(firsts, key=self._number.__getitem__), *(k for k in wanted if k not in firsts)]
        return Sentence(
            text=_stopped(text), refs=tuple(self._number[k] for k in ordered), event=event.id if event else None
        )

    def outlet(self, key: str) -> str | None:
        return self.reports[key].outlet if key in self.reports else None

    def in_order(self) -> list[str]:
        return [r.key for r in self._ranked]

    def sources(self) -> tuple[SourceLine, ...]:
        return tuple(self._line(r) for r in self._ranked)

    def _line(self, report: Report) -> SourceLine:
        reading = self.readings.get(report.key)
        return SourceLine(
            number=self._number[report.key], id=report.id, outlet=report.outlet, title=report.title,
            published=report.published, url=report.url, wire=reading.wire if reading else None,
            remark="; ".join(self._remarks(report, reading)),
        )  # fmt: skip

    def _remarks(self, report: Report, reading: Reading | None) -> Iterable[str]:
        if reading is None or reading.unread:
            yield f"not read: {reading.unread}" if reading else "not read"
        elif report.key not in self._used:
            yield "nothing of it stands in this brief"
        if report.published is None:
            yield 'no date: days such as "Tuesday" stay open'
        origin = self._origin.get(report.key)
        if origin and origin != report.key and origin in self._number:
            yield f"carries text of source {self._number[origin]}"


def supports(event: Event) -> list[Support]:
    return [s for b in event.beliefs for h in (*b.held, *b.others) for s in h.support]


def backing(belief: Belief | None) -> list[str]:
    """Keys of the reports behind what is held."""
    return [s.report for h in belief.held for s in h.support] if belief else []


def behind(held: Held) -> list[str]:
    """Of an earlier version of a page the version that put it right."""
    return [s.later or s.report for s in held.support]


def tellers(event: Event) -> list[str]:
    return [m.report for m in event.members]


def _stopped(text: str) -> str:
    """With a full stop, unless it ends in one, perhaps inside a quotation mark."""
    return text if text.rstrip("\"”’'").endswith((".", "?", "!")) else text + "."
