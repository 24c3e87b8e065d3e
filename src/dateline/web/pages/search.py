"""Search: words over events, statements and reports, with what the events fall into."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dateline.record import browse, faceted, shelf
from dateline.record.desk import Look
from dateline.record.picked import narrowed
from dateline.web.asked import Asked
from dateline.web.pages.common import AskedFor, desk, page
from dateline.web.pages.home import facets
from dateline.web.told import spoken

router = APIRouter(include_in_schema=False)
OF_EACH = 20
LISTS = ("event", "statement", "tally", "commitment")


@router.get("/search")
def search(request: Request, asked: AskedFor) -> Response:
    with desk(request).look(asked.which) as look:
        return page(request, look, "search.html", asked, lambda: _found(look, asked))


def _found(look: Look, asked: Asked) -> dict[str, Any]:
    if not narrowed(asked.which):
        return {"events": (), "statements": [], "reports": [], "counts": {}, "facets": {}}
    events = browse.events(look, order=asked.order, after=asked.after, limit=OF_EACH)
    reports, counts = found_reports(look, OF_EACH)
    said = browse.rows_of(look, "statement", order=asked.order, limit=OF_EACH).rows if counts["statement"] else ()
    return {
        "events": events.rows, "next": events.next, "statements": spoken(look, (r.body for r in said)),
        "reports": reports, "counts": counts, "facets": {**facets(look), "outlet": faceted.values(look, "outlet")},
    }  # fmt: skip


def found_reports(look: Look, limit: int) -> tuple[list[shelf.Shelved], dict[str, int]]:
    """Reports whose own text holds the words asked for, or that tell an event of the filter where none were; and how many of each list."""
    counts = browse.totals(look, LISTS)
    if look.worded is None:
        return shelf.listed(look, limit=limit)[0], {**counts, "report": shelf.count(look)}
    keys = shelf.worded(look)
    return shelf.lines(look.connection, keys[:limit]), {**counts, "report": len(keys)}
