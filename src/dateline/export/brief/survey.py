"""What the lead of a brief says of all events, learnt from one after the other."""

from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.export.brief import said
from dateline.export.brief.cited import Cited, tellers
from dateline.export.brief.parts import Paragraph, Sentence
from dateline.export.brief.weighed import differ
from dateline.record import EventView, Glossary, wording
from dateline.record.moments import say_day

IN_LEAD = 3


@dataclass
class Survey:
    """How many there are, between which days, told by whom; and which weigh most (`_best`, by how well they suit the lead)."""

    events: int = 0
    disputed: int = 0
    first: str = ""
    last: str = ""
    reports: set[str] = field(default_factory=set)
    _best: dict[tuple[bool, bool], list[EventView]] = field(default_factory=dict)

    def see(self, view: EventView) -> None:
        self.events += 1
        self.disputed += view.disputed
        self.reports.update(view.reports)
        day = view.when.day if view.when.day and len(view.when.day) == 10 else ""
        if day and not view.background:
            self.first, self.last = min(self.first or day, day), max(self.last, day)
        best = self._best.setdefault((not view.background and view.event.realis == "actual", bool(day)), [])
        insort(best, view, key=_weight)
        del best[IN_LEAD:]

    def lead(self, cited: Cited, glossary: Glossary) -> Paragraph:
        """What most independent reports tell, then how wide the record is. There is at least one event."""
        out: list[Sentence] = []
        for view in self._told_first():
            out.append(cited.say(said.sentence_of(view), tellers(view.event), view.event))
            out.extend(disagreement(view, cited, glossary))
        return cited.settled(Paragraph(sentences=(*out, cited.say(self._extent(), self.reports))))

    def _told_first(self) -> list[EventView]:
        """Events that happened and are no background, where there are any; of these such as have a day, where there are any."""
        actual = any(self._best.get((True, dated)) for dated in (True, False))
        dated = self._best.get((actual, True), [])
        if actual:
            return dated or self._best[True, False]
        return dated or self._best[False, False]

    def title(self) -> str:
        if not self.first:
            return "Situation report"
        return f"Situation report, {say_day(self.first)}" + (
            f" to {say_day(self.last)}" if self.first != self.last else ""
        )

    def _extent(self) -> str:
        reports, count = len(self.reports), self.disputed
        told = f"{wording.numbered(reports, 'report')} tell{'s' if reports == 1 else ''}"
        span = f" between {say_day(self.first)} and {say_day(self.last)}" if self.first != self.last else ""
        disputed = f"; {count} of them {'is' if count == 1 else 'are'} disputed in some point" if count else ""
        return f"{told} of {wording.numbered(self.events, 'event')}{span}{disputed}"


def _weight(view: EventView) -> tuple[object, ...]:
    """What is told by more, and told in more detail, goes first."""
    return -view.event.origins, -len(view.reports), -len(view.event.beliefs), view.when.key, view.id


def disagreement(view: EventView, cited: Cited, glossary: Glossary) -> Iterator[Sentence]:
    for belief in view.event.beliefs:
        versions = wording.listing([words for words, _ in said.versions(belief, glossary)], "or")
        if belief.state == "disputed" and differ(belief, glossary):
            text = f"Reports disagree on {said.name(belief.attribute)}: {versions}"
            yield cited.say(text, [s.report for h in (*belief.held, *belief.others) for s in h.support], view.event)
            return
