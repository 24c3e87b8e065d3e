"""What changed in a store from one time to another, with what is needed to show it."""

from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace

from dateline.model import Change, Reading, Record, Report
from dateline.record.diff import diff
from dateline.record.filter import Axis, Filter, FilterError
from dateline.record.glossary import Glossary
from dateline.record.store import Store
from dateline.record.versions import limit
from dateline.record.view import EventView, view

ALL = Filter()


@dataclass(frozen=True)
class Difference:
    """`views` are the events that the changes name, as they are in the later record (those that are gone as they were);
    `reports` and `readings` those of either."""

    changes: tuple[Change, ...]
    views: Mapping[str, EventView]
    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]
    glossary: Glossary
    later: Record


def changes(
    store: Store, begin: str, end: str | None = None, axis: Axis = "published", which: Filter = ALL
) -> Difference:
    """From the record as of `begin` to that as of `end` (or as it is now): what the filter leaves of either.

    Raises FilterError where a time cannot be read, or the end is before the beginning."""
    if end is not None and limit(end) < limit(begin):
        raise FilterError(f"from {begin} to {end}: got an end before the beginning; expected the earlier time first")
    with ExitStack() as stack:
        first = stack.enter_context(store.as_of(begin, axis))
        last = stack.enter_context(store.as_of(end, axis)) if end is not None else store
        found = between(moment(first), moment(last), store.glossary())
        if not which.said():
            return found
        shown = names_of(first.selection(which)) | names_of(last.selection(which))
        return replace(found, changes=tuple(c for c in found.changes if name_of(c) in shown))


@dataclass(frozen=True)
class Moment:
    """A record with the reports and readings that speak in it."""

    record: Record
    reports: Mapping[str, Report]
    readings: Mapping[str, Reading]


def moment(store: Store) -> Moment:
    return Moment(store.selection(), store.reports(), store.readings())


def between(before: Moment, after: Moment, glossary: Glossary) -> Difference:
    found = diff(before.record, after.record, _replaced(before.reports, after.reports))
    events = {e.id: e for e in (*before.record.events, *after.record.events)}
    named = {e for c in found for e in _events(c)}
    return Difference(
        changes=found,
        views={e: view(events[e], glossary) for e in sorted(named) if e in events},
        reports={**before.reports, **after.reports},
        readings={**before.readings, **after.readings},
        glossary=glossary,
        later=after.record,
    )


def _replaced(before: Mapping[str, Report], after: Mapping[str, Report]) -> dict[str, str]:
    """From reports that spoke to the later version of the same address."""
    now = {r.url: key for key, r in after.items() if r.url}
    return {key: now[r.url] for key, r in before.items() if r.url in now and now[r.url] != key}


def names_of(part: Record) -> frozenset[str]:
    """Of all that the record holds: ids of events, addresses of tallies and commitments."""
    return frozenset(
        {e.id for e in part.events}
        | {f"{t.report}#{t.tally.id}" for t in part.tallies}
        | {f"{c.report}#{c.commitment.id}" for c in part.commitments}
    )


def name_of(change: Change) -> str:
    """What it is about: the id of an event, the address of a tally or commitment."""
    if change.of == "tally":
        return f"{change.report}#{change.tally}"
    return f"{change.report}#{change.commitment}" if change.of == "commitment" else change.event


def _events(change: Change) -> Iterable[str]:
    if change.of == "event":
        return (change.event, *change.others)
    return () if change.of == "tally" or change.event is None else (change.event,)
