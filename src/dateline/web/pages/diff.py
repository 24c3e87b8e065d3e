"""What changed: the journal of this store, newest first; and the record of one time held against that of another."""

from dataclasses import replace
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from dateline.model import EventChange, Support, ValueChange
from dateline.record import browse, journal, shelf
from dateline.record.changes import Difference
from dateline.record.changes import changes as between
from dateline.record.desk import Look
from dateline.record.filter import moment
from dateline.record.sentences import sentence
from dateline.web.asked import Asked
from dateline.web.errors import Failure
from dateline.web.pages.common import AskedFor, desk, page

router = APIRouter(include_in_schema=False)
SHOWN = 200
MOST = 20_000  # reports that a difference is made from while somebody waits
Time = Annotated[str | None, Query(max_length=60)]


@router.get("/changes")
def changes(
    request: Request, asked: AskedFor, before: Annotated[str | None, Query(max_length=20)] = None, begin: Time = None,
    end: Time = None,
) -> Response:  # fmt: skip
    for time in (begin, end):
        if time:
            moment(time)
    with desk(request).look(asked.which) as look:
        return page(request, look, "changes.html", asked, lambda: {
            "begin": begin or "", "end": end or "", **_journal(look, before),
            "found": _difference(request, look, asked, begin, end or None) if begin else None,
        })  # fmt: skip


def _journal(look: Look, before: str | None) -> dict[str, Any]:
    number = int(before) if before and before.isascii() and before.isdigit() else None
    found = journal.newest(look.connection, number, SHOWN)
    events = {e.id: e for e in browse.by_ids(look.connection, sorted({c.id for c in found if c.list == "event"}))}
    return {"changes": found, "events": events, "next": found[-1].seq if len(found) == SHOWN else None}


def _difference(request: Request, look: Look, asked: Asked, begin: str, end: str | None) -> dict[str, Any]:
    if (held := shelf.held(look.connection)) > MOST:
        raise Failure(413, f"The store holds {held:,} reports, too many to compare while you wait.",
                      "Use: dateline diff --from TIME --to TIME")  # fmt: skip
    made = between(desk(request).store, begin, end, asked.which.axis, replace(look.which, as_of=None))
    about = [c for c in made.changes if isinstance(c, EventChange | ValueChange)]
    groups = [(made.views[event], list(group)) for event, group in groupby(about, key=lambda c: c.event)]
    rest = [c for c in made.changes if not isinstance(c, EventChange | ValueChange)]
    return {"groups": groups, "rest": rest, "say": lambda c: _line(c, made), "quotes": lambda c: _quotes(c.said, made)}


def _line(change: Any, made: Difference) -> str:
    from dateline.export.differences import line

    return line(change, made)


def _quotes(said: tuple[Support, ...], made: Difference) -> list[dict[str, str]]:
    out = []
    for support in said[:3]:
        if report := made.reports.get(support.report):
            whole, at = sentence(report.text, support.evidence), support.evidence
            out.append({
                "before": report.text[whole.start : at.start], "words": at.of(report.text),
                "after": report.text[at.end : whole.end], "outlet": report.outlet or report.id, "report": report.key,
                "anchor": f"s{at.start}-{at.end}",
            })  # fmt: skip
    return out
