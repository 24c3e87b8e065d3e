"""Event ids: who, when, what, and a short digest of the founding mention.

Invariant: an id is a function of one entry alone. So the id of an event never depends on the order of arrival, and
every member's own id (under which the event may once have stood) leads to the event by a redirect.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.reconcile.entries import Entry
from dateline.reconcile.when import order

SHORT, LONG = 6, 12  # hex digits


def event_id(entry: Entry, digits: int = SHORT) -> str:
    who = min(entry.agents, default="unknown").lower().replace(" ", "-")
    return f"{who}-{entry.stated}-{entry.kind}-{entry.mark[:digits]}"


def founder(entries: Iterable[Entry]) -> Entry:
    """The earliest published entry that names the day; where none does, the earliest published."""
    return min(
        entries,
        key=lambda e: (
            e.vague,
            e.tier > 0,
            e.background,
            order(e.published),
            e.report,
            e.at,
            e.key,
        ),
    )


def name_all(events: Sequence[Sequence[Entry]]) -> tuple[list[str], list[tuple[str, str]]]:
    """An id for each event, and the redirects (old id, id that stands)."""
    founders = [founder(members) for members in events]
    short = [event_id(f) for f in founders]
    seen = Counter(short)
    names = [s if seen[s] == 1 else event_id(f, LONG) for s, f in zip(short, founders, strict=True)]
    return names, _redirects(events, names)


def _redirects(events: Sequence[Sequence[Entry]], names: list[str]) -> list[tuple[str, str]]:
    standing, leads = set(names), dict[str, set[str]]()
    for members, name in zip(events, names, strict=True):
        for entry in members:
            leads.setdefault(event_id(entry), set()).add(name)
    return sorted((old, min(new)) for old, new in leads.items() if len(new) == 1 and old not in standing)
