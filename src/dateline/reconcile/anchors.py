"""Judged entries found again among those that are here now.

Invariant: an anchor finds an entry of its own report (or of another version at the same address) that stands on the
same words, or none: a judgement never moves to another sentence. Readings change with the code that makes them, and so do
names of entries, ids and kinds; the words do not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from dateline.model import Anchor, Judgement, Mention, Span
from dateline.reconcile.entries import Entry
from dateline.reconcile.ids import LONG, event_id


def anchor_of(entry: Entry, address: str | None = None) -> Anchor:
    return Anchor(
        report=entry.report,
        entry=entry.key,
        kind=entry.kind,
        triggers=tuple(m.trigger for m in entry.mentions),
        sentences=tuple(dict.fromkeys(m.sentence for m in entry.mentions)),
        address=address,
    )


def reports_of(judgements: Iterable[Judgement], urls: Mapping[str, str | None]) -> frozenset[str] | None:
    """The reports in which the subjects can be found: their own, and other versions of them. None where a subject is to
    be looked up by its name, as it may be in any."""
    kept = list(judgements)
    if any(len(j.anchors) < len(j.subjects) for j in kept):
        return None
    anchors = [a for j in kept for group in (*j.anchors, j.apart) for a in group]
    addresses = {a.address for a in anchors if a.address}
    return frozenset({a.report for a in anchors} | {key for key, url in urls.items() if url in addresses})


class Finder:
    """`urls` are the addresses of the reports that speak, by their keys."""

    def __init__(self, entries: Iterable[Entry], urls: Mapping[str, str | None]) -> None:
        self._reports: dict[str, list[Entry]] = defaultdict(list)
        for entry in sorted(entries, key=lambda e: e.address):
            self._reports[entry.report].append(entry)
        self._at = {url: key for key, url in sorted(urls.items()) if url}

    def subject(self, judgement: Judgement, number: int) -> Entry | None:
        """The entry that stands for a subject: the first of its anchors that is here; without any, by its name."""
        if number < len(judgement.anchors):
            return next(self.all(judgement.anchors[number]), None)
        return self._names.get(judgement.subjects[number])

    @cached_property
    def _names(self) -> dict[str, Entry]:
        """Addresses, and ids under which an event founded by the entry stands or stood."""
        out: dict[str, Entry] = {}
        for entry in (e for entries in self._reports.values() for e in entries):
            out[entry.address] = entry
            out.setdefault(event_id(entry), entry)
            out.setdefault(event_id(entry, LONG), entry)
        return out

    def all(self, anchors: Iterable[Anchor]) -> Iterator[Entry]:
        return (entry for anchor in anchors if (entry := self.find(anchor)))

    def find(self, anchor: Anchor) -> Entry | None:
        if here := self._reports.get(anchor.report):
            return _same_words(anchor, here)
        version = self._reports.get(self._at.get(anchor.address or "", ""), [])
        return _nearest(anchor, [e for e in version if e.kind == anchor.kind])


def _same_words(anchor: Anchor, entries: list[Entry]) -> Entry | None:
    """On the same trigger and of the same kind; on the same trigger; of the same kind in the same sentence."""
    alike = [e for e in entries if e.kind == anchor.kind]
    beside = [e for e in alike if _meets(anchor.sentences, (m.trigger for m in e.mentions))]
    return _most(anchor, alike) or _most(anchor, entries) or _nearest(anchor, beside)


def _most(anchor: Anchor, entries: list[Entry]) -> Entry | None:
    """The entry that stands on most of the triggers."""
    found = [(-shared, e.key != anchor.entry, e.key, e) for e in entries if (shared := _shared(anchor, e.mentions))]
    return min(found, key=lambda one: one[:3])[3] if found else None


def _shared(anchor: Anchor, mentions: Iterable[Mention]) -> int:
    return sum(_meets(anchor.triggers, [m.trigger]) for m in mentions)


def _meets(spans: Iterable[Span], others: Iterable[Span]) -> bool:
    kept = list(others)
    return any(a.overlaps(b) for a in spans for b in kept)


def _nearest(anchor: Anchor, entries: list[Entry]) -> Entry | None:
    """The entry whose trigger lies nearest to where the first one lay."""
    place = anchor.triggers[0].start if anchor.triggers else 0
    return min(entries, key=lambda e: (min(abs(m.trigger.start - place) for m in e.mentions), e.key), default=None)
