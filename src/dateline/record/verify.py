"""Checks of a whole store against what must always hold (DESIGN section 4)."""

from collections.abc import Iterable, Iterator
from typing import Any

from dateline.model import Frozen, Reading, Record, Report, Span, canonical
from dateline.record.store import Store
from dateline.record.stored import Dump


def faults(store: Store) -> list[str]:
    """Each broken promise in a sentence; empty where the store is sound. A projection that is behind is made first."""
    if broken := store.checked():
        return broken  # what rests on damaged tables says nothing
    reports = {one.report.key: one.report for one in store.learnt()}
    found = list(_spans(reports, store.all_readings()))
    with store.copy() as anew:
        anew.rebuild()
        made = anew.selection()
        found.extend(_references(made, reports))
        found.extend(_projection(store.tables(), anew.tables()))
    return found


def _projection(stands: Dump, should: Dump) -> Iterator[str]:
    for table, wanted in should.items():
        if stands[table] != wanted:
            other = len(stands[table] ^ wanted)
            yield (
                f"the projection is not what the log says ({other} rows of {table} differ);"
                " `dateline verify --rebuild` makes it anew"
            )


def _spans(reports: dict[str, Report], readings: Iterable[Reading]) -> Iterator[str]:
    for reading in readings:
        report = reports.get(reading.report)
        if report is None:
            yield f"a reading of report {reading.report}, which is not in the log"
            continue
        for span in spans(reading):
            if not 0 <= span.start < span.end <= len(report.text):
                yield f"report {report.id}: span {span.start}-{span.end} lies outside its {len(report.text)} characters"


def spans(thing: Any) -> Iterator[Span]:
    """Every span that hangs on a thing of the model, however deep."""
    if isinstance(thing, Span):
        yield thing
    elif isinstance(thing, Frozen):
        for name in type(thing).model_fields:
            yield from spans(getattr(thing, name))
    elif isinstance(thing, tuple):
        for one in thing:
            yield from spans(one)


def _references(record: Record, reports: dict[str, Report]) -> Iterator[str]:
    """Every report and event that the record names is there, and every value has a sentence."""
    events = {e.id for e in record.events}
    named = [(m.report, "event " + e.id) for e in record.events for m in e.members]
    named += [(one.report, kind) for kind in ("statements", "tallies", "commitments") for one in getattr(record, kind)]
    yield from (f"{where} names report {key}, which is not in the log" for key, where in named if key not in reports)
    for event in record.events:
        for held in (h for b in event.beliefs for h in (*b.held, *b.others)):
            if not held.support and held.judgement is None:
                stated = canonical(held.value.model_dump(mode="json"))
                yield f"event {event.id}: a value stands on no sentence: {stated}"
            for one in held.support:
                if one.report in reports and not one.evidence.of(reports[one.report].text).strip():
                    yield f"event {event.id}: empty evidence at {one.evidence.start} of {one.report}"
    pointed = {e for q in record.statements for e in q.events} | {e for t in record.tallies for e in t.counted}
    pointed |= {e for j in record.judgements for e in j.events}
    pointed |= {e for c in record.commitments for e, _, _ in c.against} | {new for _, new in record.redirects}
    yield from (f"the record points at event {e}, which it does not hold" for e in sorted(pointed - events))
