"""Entries of all reports gathered to events.

Invariant: the outcome is a function of the set of entries. They are taken in one fixed order (the closely dated first,
then by publication), so neither the order of arrival nor repetition can matter.

Each entry joins the event it fits best, or founds one. What names no day joins only an event that stands out from all
others that could be meant: better two events than one made of two.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import groupby
from math import log

from dateline.reconcile.blocking import Index
from dateline.reconcile.compare import Rarity, compare, together
from dateline.reconcile.entries import Entry
from dateline.reconcile.profile import Profile
from dateline.reconcile.weights import NEVER, Step, settings
from dateline.reconcile.when import Window, order

RIVAL = 2.0  # a candidate this far below the best is no rival


def gather(entries: Iterable[Entry]) -> list[Profile]:
    """Twice over: what the first round finds tells when the reports without a date came out."""
    blocks: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        blocks[entry.kind].append(entry)
    first = {kind: _block(blocks[kind]) for kind in sorted(blocks)}
    dates = undated_reports(event for events in first.values() for event in events)
    return [event for kind, found in first.items() for event in _again(blocks[kind], dates) or found]


def _again(entries: list[Entry], dates: Mapping[str, Window]) -> list[Profile]:
    """The block once more, where it holds a report whose date has been found."""
    if not any(e.report in dates for e in entries):
        return []
    return _block([replace(e, told=dates.get(e.report, e.told)) for e in entries])


def undated_reports(events: Iterable[Profile]) -> dict[str, Window]:
    """A report without a publication date came out no earlier than the latest event it tells as having happened, and
    most likely within a day of it. Only events dated by other reports, or by the report itself, to the day count."""
    latest: dict[str, int] = {}
    for event in events:
        day = event.main_day()
        for entry in event.members:
            if day is not None and entry.told is None and entry.realis == "actual":
                latest[entry.report] = max(day, latest.get(entry.report, 0))
    return {report: Window(day, day + 1, "day") for report, day in latest.items()}


def turn(entry: Entry) -> tuple[int, bool, str, str]:
    """When an entry is placed: closely dated first, then the earlier published, one report's together."""
    return entry.tier, entry.vague, order(entry.published), entry.report


def rarity_among(entries: Collection[Entry]) -> Rarity:
    """Natural logarithm of one in how many entries holds a name; a small block tells little, so it counts as twenty."""
    seen = Counter(name for entry in entries for name in entry.names)
    total = max(len(entries), 20)
    return lambda name: log(total / max(seen[name], 1))


def _block(entries: list[Entry]) -> list[Profile]:
    index, events, rarity = Index(), list[Profile](), rarity_among(entries)
    ordered = sorted(entries, key=lambda e: (*turn(e), e.mentions[0].trigger.start, e.key))
    for _, group in groupby(ordered, key=turn):
        _place(list(group), index, events, rarity)
    return events


def _place(group: list[Entry], index: Index, events: list[Profile], rarity: Rarity) -> None:
    """One report's entries compete for the events: the best fit is settled first."""
    wishes = [
        (total, -e.number, -n, entry, e) for n, entry in enumerate(group) for total, e in wanted(entry, index, rarity)
    ]
    placed: set[str] = set()
    for _, _, _, entry, event in sorted(wishes, key=lambda wish: wish[:3], reverse=True):
        if entry.key not in placed and not together(entry, event):
            _join(entry, event, index)
            placed.add(entry.key)
    for entry in group:
        if entry.key not in placed:
            events.append(Profile(len(events)))
            _join(entry, events[-1], index)


def _join(entry: Entry, event: Profile, index: Index) -> None:
    event.add(entry)
    index.file(entry, event)


def wanted(entry: Entry, index: Index, rarity: Rarity) -> list[tuple[float, Profile]]:
    """The events it may join, best first: all that fit where it names a day, else only one that stands out."""
    scored = [(score(compare(entry, e, rarity)), e) for e in index.candidates(entry)]
    scored = sorted(((s, e) for s, e in scored if s > NEVER), key=lambda pair: (-pair[0], pair[1].number))
    if entry.tier == 0 or not scored:
        return [(s, e) for s, e in scored if s > 0]
    best, event = scored[0]
    second = scored[1][0] if len(scored) > 1 else NEVER
    if entry.windows and second < best - RIVAL:
        best += settings().only
    clear = best - second >= (settings().vague_margin if entry.vague else settings().margin)
    return [(best, event)] if best > 0 and clear else []


def score(steps: list[Step]) -> float:
    return settings().start + sum(s.weight for s in steps)
