"""What people decided, laid over what was found.

Invariant: judgements act in the order in which they were made, each on the events it names and no other, so the later
stands and undoing one gives the record that would be without it. A judgement on what is not (or not yet) here waits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.model import Judgement
from dateline.reconcile.entries import Entry
from dateline.reconcile.ids import LONG, event_id


@dataclass
class Judged:
    """`values` holds, by member address, the values a person set for that member's event, oldest first."""

    events: list[list[Entry]]
    values: dict[str, list[Judgement]] = field(default_factory=dict)


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those not undone, oldest first. An undo that is itself undone has no effect."""
    ordered = sorted({j.id: j for j in judgements}.values(), key=lambda j: (j.at, j.id))
    undone: set[str] = set()
    for judgement in reversed(ordered):
        if judgement.action == "undo" and judgement.id not in undone:
            undone.update(judgement.subjects)
    return [j for j in ordered if j.action != "undo" and j.id not in undone]


def judged(events: Sequence[Sequence[Entry]], judgements: Iterable[Judgement]) -> Judged:
    kept = standing(judgements)
    out = Judged([list(members) for members in events])
    if not kept:
        return out
    lookup = _subjects(e for members in events for e in members)
    for judgement in kept:
        named = [(lookup[s], "#" in s) for s in judgement.subjects if s in lookup]
        if named:
            _act(out, judgement, named)
    return out


def _subjects(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Addresses, and ids under which an event founded by the entry stands or stood."""
    out: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda e: e.address):
        out[entry.address] = entry
        out.setdefault(event_id(entry), entry)
        out.setdefault(event_id(entry, LONG), entry)
    return out


def _act(out: Judged, judgement: Judgement, named: list[tuple[Entry, bool]]) -> None:
    entries = [entry for entry, _ in named]
    if judgement.action == "same":
        _merge(out, entries)
    elif judgement.action == "split":
        _leave(out, entries)
        out.events.append(entries)
    elif judgement.action == "reject":
        for entry, one in named:
            _leave(out, [entry] if one else _event(out, entry))
    elif judgement.action == "value":
        for entry in entries:
            out.values.setdefault(entry.address, []).append(judgement)


def _event(out: Judged, entry: Entry) -> list[Entry]:
    return list(next((members for members in out.events if entry in members), []))


def _merge(out: Judged, entries: list[Entry]) -> None:
    merged = [members for members in out.events if any(e in members for e in entries)]
    if len(merged) > 1:
        out.events = [members for members in out.events if members not in merged]
        out.events.append([entry for members in merged for entry in members])


def _leave(out: Judged, entries: list[Entry]) -> None:
    out.events = [left for members in out.events if (left := [e for e in members if e not in entries])]
