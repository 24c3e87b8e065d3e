"""Numbers for reports, and which of them a sentence cites."""

from collections.abc import Iterable, Iterator, Mapping

from dateline.export.brief.parts import Paragraph, Sentence, SourceLine
from dateline.model import Belief, Event, Held, Support
from dateline.reconcile.when import order
from dateline.record.abridged import Heading, Remarks

AT_MOST = 6  # references to a sentence; `dateline show` gives all


class Cited:
    """All reports of a brief, numbered in order of publication, undated ones last.

    What a sentence rests on is put in order when all events were seen (`settled`): only then it is known whose copy is whose."""

    def __init__(self, reports: Mapping[str, Heading]) -> None:
        self.reports = reports
        self._keys = sorted(reports, key=lambda k: _rank(k, reports[k]))
        self._number = {key: n for n, key in enumerate(self._keys, 1)}
        self._origin: dict[str, str] = {}
        self._used: set[int] = set()
        self._wires: dict[str, str] = {}
        self._unread: dict[str, str | None] = {}

    def see(self, event: Event) -> None:
        """Learn whose text the reports of an event carry."""
        for support in supports(event):
            self._origin.setdefault(support.report, support.origin or support.report)

    def note(self, key: str, remarks: Remarks | None) -> None:
        """Learn what the reading of a report says of its text."""
        if remarks is None or remarks.unread:
            self._unread[key] = remarks.unread if remarks else None
        if remarks and remarks.wire:
            self._wires[key] = remarks.wire

    def say(self, text: str, keys: Iterable[str], event: Event | None = None) -> Sentence:
        """A sentence resting on the reports `keys`, in the order of their numbers as yet."""
        wanted = tuple(sorted({n for k in keys if (n := self._number.get(k))}))
        if not wanted:
            raise ValueError(f"a sentence without a source: {text}")
        self._used.update(wanted)
        return Sentence(text=_stopped(text), refs=wanted, event=event.id if event else None)

    def settled(self, paragraph: Paragraph) -> Paragraph:
        """With the references of each sentence in order: independent reports come first, then their copies."""
        head = paragraph.head
        return Paragraph(
            sentences=tuple(map(self._settled, paragraph.sentences)), head=self._settled(head) if head else None, listed=paragraph.listed
        )  # fmt: skip

    def _settled(self, sentence: Sentence) -> Sentence:
        wanted = sentence.refs
        if len(wanted) == 1:
            return sentence
        firsts = set({self._origin_of(n): n for n in reversed(wanted)}.values())
        ordered = (*sorted(firsts), *(n for n in wanted if n not in firsts))
        return sentence if ordered == wanted else Sentence(text=sentence.text, refs=ordered, event=sentence.event)

    def _origin_of(self, number: int) -> str:
        key = self._keys[number - 1]
        return self._origin.get(key, key)

    def outlet(self, key: str) -> str | None:
        return self.reports[key].outlet if key in self.reports else None

    def in_order(self) -> list[str]:
        return self._keys

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, line: object) -> bool:
        return any(line == one for one in self)

    def __iter__(self) -> Iterator[SourceLine]:
        """The list of sources; it says what all sentences that were said leave unused."""
        return map(self._line, self._keys)

    def _line(self, key: str) -> SourceLine:
        report = self.reports[key]
        return SourceLine(
            number=self._number[key], id=report.id, outlet=report.outlet, title=report.title,
            published=report.published, url=report.url, wire=self._wires.get(key),
            remark="; ".join(self._remarks(key, report)),
        )  # fmt: skip

    def _remarks(self, key: str, report: Heading) -> Iterable[str]:
        if key in self._unread:
            yield f"not read: {self._unread[key]}" if self._unread[key] else "not read"
        elif self._number[key] not in self._used:
            yield "nothing of it stands in this brief"
        if report.published is None:
            yield 'no date: days such as "Tuesday" stay open'
        origin = self._origin.get(key)
        if origin and origin != key and origin in self._number:
            yield f"carries text of source {self._number[origin]}"


def _rank(key: str, report: Heading) -> tuple[str, str, str, str]:
    return order(report.published), report.published or "", report.id, key


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
