"""Which event of one record is which of another, by the mentions they are made of.

Invariant: an event has at most one heir and is heir to at most one; the outcome is a function of the two records.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.model import Event, Member, Record


@dataclass(frozen=True)
class Matched:
    """`heirs` lead from ids of the earlier record to those of the later; `into` from each earlier id to all later events
    that hold some of its mentions, `out_of` back."""

    heirs: Mapping[str, str]
    into: Mapping[str, tuple[str, ...]]
    out_of: Mapping[str, tuple[str, ...]]


def match(before: Record, after: Record, replaced: Mapping[str, str]) -> Matched:
    """`replaced` leads from a report that no longer speaks to the version that does."""
    find = _Finder(before, after, replaced)
    shared: dict[tuple[str, str], int] = Counter(
        (event.id, found) for event in before.events for m in event.members if (found := find.event_of(m, event.kind))
    )
    into, out_of = defaultdict(list), defaultdict(list)
    for old, new in sorted(shared):
        into[old].append(new)
        out_of[new].append(old)
    moved = dict(after.redirects)
    heirs, taken = dict[str, str](), set[str]()
    # the same id first, then the id that it redirects to, then by what most mentions say
    for old, new in sorted(shared, key=lambda p: (p[0] != p[1], moved.get(p[0]) != p[1], -shared[p], p)):
        if old not in heirs and new not in taken:
            heirs[old] = new
            taken.add(new)
    return Matched(heirs, {k: tuple(v) for k, v in into.items()}, {k: tuple(v) for k, v in out_of.items()})


class _Finder:
    def __init__(self, before: Record, after: Record, replaced: Mapping[str, str]) -> None:
        self._replaced = replaced
        self._at = {(m.report, m.entry): e.id for e in after.events for m in e.members}
        self._told: dict[tuple[str, str], list[Event]] = defaultdict(list)
        for event in after.events:
            for report in sorted({m.report for m in event.members}):
                self._told[report, event.kind].append(event)
        # what such a report no longer has was taken out by a person
        self._as_read = {
            (m.report, e.kind) for e in before.events for m in e.members if (m.report, m.entry) in self._at
        }

    def event_of(self, member: Member, kind: str) -> str | None:
        """Where the mention is now. An entry of a report that was read anew, or that has a new version, is that of the
        same kind, if there is one alone."""
        if found := self._at.get((member.report, member.entry)):
            return found
        if (member.report, kind) in self._as_read:
            return None
        told = self._told[self._replaced.get(member.report, member.report), kind]
        return told[0].id if len(told) == 1 else None
