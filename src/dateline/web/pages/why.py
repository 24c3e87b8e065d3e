"""Why the mentions of an event are held to be one, and why its neighbours are others: what was compared, and how much it weighs."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dateline.model import Event, Report
from dateline.reconcile import Waterfall
from dateline.record import browse, shelf
from dateline.record.desk import Look
from dateline.record.explained import Explained
from dateline.record.view import view
from dateline.web.errors import Failure
from dateline.web.pages.common import AskedFor, desk, page
from dateline.web.pages.event import whole_id

router = APIRouter(include_in_schema=False)
MOST = 5000  # reports that are weighed again while somebody waits
WIDE = 200.0  # units of the longest bar


@dataclass(frozen=True)
class Bar:
    """A step as a bar: from the sum before it to the sum after it."""

    x: float
    width: float
    against: bool


@dataclass(frozen=True)
class Told:
    """A mention with the comparisons of it as bars."""

    report: Report | None
    fall: Waterfall
    bars: tuple[Bar, ...]


@router.get("/events/{name}/why")
def why(request: Request, name: str, asked: AskedFor) -> Response:
    if asked.which.as_of:
        raise Failure(400, "as_of: what was compared is told of the record as it is now", "Take as_of away.")
    with desk(request).look(asked.which) as look:
        id_ = whole_id(look, name)
        if (held := shelf.held(look.connection)) > MOST:
            raise Failure(
                413,
                f"The store holds {held:,} reports, too many to weigh again while you wait.",
                f"Use: dateline why {id_}",
            )
        return page(request, look, "why.html", asked, lambda: _why(request, look, id_))


def _why(request: Request, look: Look, id_: str) -> dict[str, Any]:
    event = Event.model_validate_json(shelf.event_body(look.connection, id_) or "{}")
    explained = look.once("explained", lambda: Explained(desk(request).store))
    found = explained.event(id_)
    falls = [*found.members, *(r.best for r in found.rivals)]
    reports = shelf.reports_of(look.connection, {f.report for f in falls})
    others = {e.id: e for e in browse.by_ids(look.connection, [r.event for r in found.rivals])}
    return {
        "seen": view(event, look.glossary), "event": event, "wide": WIDE, "left_open": found.left_open,
        "falls": [Told(reports.get(f.report), f, _bars(f)) for f in found.members],
        "rivals": [
            (others[r.event], r, Told(reports.get(r.best.report), r.best, _bars(r.best))) for r in found.rivals if r.event in others
        ],
    }  # fmt: skip


def _bars(fall: Waterfall) -> tuple[Bar, ...]:
    sums = [fall.start]
    for step in fall.steps:
        sums.append(sums[-1] + max(-50.0, step.weight))
    low, high = min(0.0, *sums), max(0.0, *sums)
    unit = WIDE / max(1e-9, high - low)
    return tuple(
        Bar(round((min(a, b) - low) * unit, 1), round(max(1.0, abs(b - a) * unit), 1), b < a) for a, b in pairwise(sums)
    )
