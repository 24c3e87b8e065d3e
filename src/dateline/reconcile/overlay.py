"""Judgements laid over what was gathered, on no more events than they are about.

Invariant: the events that no judgement's reports have a part in stand as they were gathered.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from zlib import crc32

from dateline.model import Judgement, Report
from dateline.model.judgement import RELIABILITY
from dateline.reconcile.cluster import Gathering, Placed
from dateline.reconcile.entries import Entry
from dateline.reconcile.ids import LONG, SHORT, event_id
from dateline.reconcile.judgements import Fate, judged, standing
from dateline.reconcile.naming import long_id
from dateline.reconcile.shelf import Shelves

Full = Callable[[Iterable[Entry]], list[Entry]]


@dataclass(frozen=True)
class Taken:
    """The gathered events that judgements were laid over, before and now."""

    before: frozenset[Placed]
    now: frozenset[Placed]


class Overlay:
    def __init__(self, shelves: Shelves, gathering: Gathering) -> None:
        self._shelves, self._gathering = shelves, gathering
        self.values: dict[str, list[Judgement]] = {}
        self.fates: list[Fate] = []
        self._groups: dict[str, list[Entry]] = {}

    # what judgements may name

    def know(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            name = event_id(entry)
            self._shelves.change(f"ids|{name[-2:]}").setdefault(name, set()).add(entry.report)

    def forget(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            name = event_id(entry)
            part = self._shelves.change(f"ids|{name[-2:]}")
            part[name].discard(entry.report)
            if not part[name]:
                del part[name]

    def address(self, report: Report) -> None:
        """Note where a report was found, as the next version of it will be found there too."""
        self.unaddress(report.key)
        if report.url:
            self._shelves.change(f"url|{report.key[:2]}")[report.key] = report.url
            self._shelves.change(_urls(report.url)).setdefault(report.url, set()).add(report.key)

    def unaddress(self, report: str) -> None:
        url = self._shelves.look(f"url|{report[:2]}").get(report)
        if url:
            del self._shelves.change(f"url|{report[:2]}")[report]
            self._shelves.change(_urls(url))[url].discard(report)

    # what they come to

    def lay(self, judgements: Iterable[Judgement], full: Full) -> tuple[set[str], Taken, dict[str, list[Entry]]]:
        """The events that stood by judgement before, the gathered events that are taken for it, and the events that stand
        by it now."""
        kept = standing(judgements)
        part = self._shelves.look("judged")
        before, stood = part.get("taken", frozenset()), set(part.get("events", ()))
        reports = sorted({report for j in kept for report in self._about(j)})
        now = frozenset(event for report in reports for event in self._gathering.events_of(report))
        events = [full(self._gathering.entries(event)) for event in sorted(now)]
        urls = {r: self._shelves.look(f"url|{r[:2]}").get(r) for r in reports}
        made = judged(events, kept, urls, self._gathering.broader, self._gathering.lore)
        self.values, self.fates = made.values, made.fates
        self._groups = {long_id(members): members for members in made.events}
        if before or now:
            self._shelves.change("judged").update(taken=now, events=frozenset(self._groups))
        return stood, Taken(before, now), self._groups

    def members(self, event: str) -> list[Entry]:
        return self._groups[event]

    def _about(self, judgement: Judgement) -> Iterable[str]:
        """The reports that a judgement can be about; of an outlet's grade none."""
        if judgement.action == RELIABILITY:
            return
        for subject in judgement.subjects:
            yield from [subject.partition("#")[0]] if "#" in subject else self._named(subject)
        for anchor in (*(a for some in judgement.anchors for a in some), *judgement.apart):
            yield anchor.report
            if anchor.address:
                yield from self._shelves.look(_urls(anchor.address)).get(anchor.address, ())

    def _named(self, name: str) -> set[str]:
        out: set[str] = set()
        for one in (name, name[: SHORT - LONG]):
            out |= self._shelves.look(f"ids|{one[-2:]}").get(one, set())
        return out


def _urls(url: str) -> str:
    return f"urls|{crc32(url.encode()) % 256:02x}"
