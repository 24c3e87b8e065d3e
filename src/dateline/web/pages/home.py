"""The home page: events as a list, with the same events along time and on the map."""

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from dateline.record import browse, density, faceted, journal, mapped, shelf
from dateline.record.columns import NEVER
from dateline.record.density import AXES, Axis
from dateline.record.desk import Look
from dateline.record.picked import narrowed
from dateline.web import drawing
from dateline.web.asked import Asked, said
from dateline.web.errors import Failure
from dateline.web.pages.common import AskedFor, desk, page

router = APIRouter(include_in_schema=False)
BINS = 100
FEW, FINE, COARSE = 1000, 3, 1  # of more events than that the drawn map has fewer and larger points


def axis_of(text: str | None) -> Axis:
    known: dict[str, Axis] = {name: name for name in AXES}
    if text and text not in known:
        raise Failure(400, f"by: got {text[:40]!r}; expected one of {', '.join(AXES)}")
    return known.get(text or "", "event")


@router.get("/")
@router.get("/events")
def home(request: Request, asked: AskedFor, by: Annotated[str | None, Query(max_length=20)] = None) -> Response:
    chosen = axis_of(by)
    with desk(request).look(asked.which) as look:
        return page(request, look, "home.html", asked, lambda: _home(look, asked, chosen))


def _home(look: Look, asked: Asked, axis: Axis) -> dict[str, object]:
    found = browse.events(look, order=asked.order, after=asked.after, limit=asked.limit)
    beside = (
        _beside(look, asked, axis)
        if narrowed(look.which)
        else look.once(f"home {axis}", lambda: _beside(look, asked, axis))
    )
    return {
        "new_since": new_since(look), "rows": found.rows, "next": found.next, "total": browse.total(look, "event"),
        "reports": len(look.heard.keys), "unread": shelf.unread(look), "axis": axis, "axes": AXES,
        "seen": journal.latest(look.connection), **beside,
    }  # fmt: skip


def _beside(look: Look, asked: Asked, axis: Axis) -> dict[str, object]:
    """What stands beside the list: the same on each of its pages."""
    along = density.density(look, axis, bins=BINS)
    spots = mapped.mapped(look, zoom=FINE if browse.total(look, "event") <= FEW else COARSE)
    return {
        "along": along, "strip": drawing.strip(along), "spots": spots, "sheet": drawing.sheet(spots, said(asked.which)),
        "facets": facets(look),
    }  # fmt: skip


def facets(look: Look) -> dict[str, list[faceted.Facet]]:
    return {
        "kind": faceted.kinds(look), "actor": faceted.values(look, "actor"), "place": faceted.values(look, "place"),
    }  # fmt: skip


def new_since(look: Look) -> str:
    """What was learnt after this is new: a day ago, by the clock. Of a record that is itself no older nothing is."""
    known = look.columns.l0[look.columns.l0 != NEVER]
    day_ago = datetime.now(UTC) - timedelta(days=1)
    if not len(known) or known.min() >= day_ago.timestamp():
        return "9999"
    return day_ago.replace(minute=0, second=0, microsecond=0).isoformat()
