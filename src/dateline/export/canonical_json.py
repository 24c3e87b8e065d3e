"""The canonical record: equal records are equal bytes, whatever order or batches their reports were read in.

Left out is what belongs to the reading and not to the record: when we learnt of a report, and where the file lay.
"""

from dataclasses import replace
from typing import Any

from dateline.export.made import Made, encoded
from dateline.export.selection import in_order
from dateline.model import Record, Report, canonical
from dateline.record import Filter, Store

FORMAT = "dateline record 1"


def lines(store: Store, which: Filter | None = None) -> list[str]:
    """One line: sorted keys, sorted lists, UTF-8."""
    return [canonical(as_data(store, which or Filter()))]


def whole(store: Store, which: Filter | None = None) -> Made:
    """The record as an export."""
    data = as_data(store, which or Filter())
    keys = {r["key"] for r in data["reports"]}
    counts = {name: len(data[name]) for name in ("reports", "events", "statements", "tallies", "commitments")}
    sources = sorted((one.report for one in store.learnt() if one.report.key in keys), key=in_order)
    return Made(encoded([canonical(data)]), counts, sources=tuple(sources))


def as_data(store: Store, which: Filter) -> dict[str, Any]:
    """`reports` are all versions that were read, each with its text, so that every span of the record can be checked;
    `speaks` is false for one that a later version replaced. A filter leaves the reports that its part rests on."""
    with store.at(which) as then:
        now = replace(which, as_of=None)
        record, readings, heard = then.selection(now), then.readings(), then.reports()
        learnt = [one.report for one in then.learnt()]
    needed = None if not now.said() else used(record)
    reports = [
        {**report_data(r), "speaks": r.key in heard, "unread": readings[r.key].unread if r.key in readings else None}
        for r in learnt
        if needed is None or r.key in needed
    ]
    said = {"filter": which.said()} if which.said() else {}
    return {"format": FORMAT, **said, "reports": reports, **record_data(record)}


def used(record: Record) -> set[str]:
    """Keys of the reports that a record rests on."""
    told = {key for e in record.events for key in (*(m.report for m in e.members), *e.earlier)}
    return told | {one.report for part in (record.statements, record.tallies, record.commitments) for one in part}


def report_data(report: Report) -> dict[str, Any]:
    kept = {"id", "url", "outlet", "published", "dated_by", "title", "text"}
    return {"key": report.key, **report.model_dump(mode="json", include=kept)}


def record_data(record: Record) -> dict[str, Any]:
    """Lists of the record whose order has no meaning are sorted by their canonical form."""
    data: dict[str, Any] = record.model_dump(mode="json")
    for name in ("events", "statements", "tallies", "commitments", "redirects"):
        data[name] = sorted(data[name], key=canonical)
    return data
