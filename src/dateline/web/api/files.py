"""The files beside pages: the same list, the same filter, the same order, in a form that other programs take."""

import json
from collections.abc import Callable, Iterator

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dateline.export.formats import FORMATS
from dateline.export.selection import Selection
from dateline.model import Event
from dateline.record import browse, shelf
from dateline.record.desk import Look
from dateline.record.view import view
from dateline.web.answers import JSON, tagged
from dateline.web.api import reading
from dateline.web.api.common import AskedFor
from dateline.web.asked import Asked
from dateline.web.errors import Failure
from dateline.web.pages.common import desk
from dateline.web.pages.event import whole_id

router = APIRouter(include_in_schema=False)
MOST = 20_000  # events of one file; the command line writes larger ones
FORMS = ("csv", "geojson", "atom", "ics")
LISTS: dict[str, Callable[[Look, Asked], str]] = {
    "events": reading.events_json,
    "statements": lambda look, asked: reading.rows_json(look, asked, "statement"),
    "tallies": lambda look, asked: reading.rows_json(look, asked, "tally"),
    "commitments": lambda look, asked: reading.rows_json(look, asked, "commitment"),
    "reports": reading.reports_json,
}


@router.get("/{list_}.json")
def listed(request: Request, list_: str, asked: AskedFor) -> Response:
    """The first page of the list, or the one after a cursor: as /api/LIST."""
    if list_ not in LISTS:
        raise Failure(404, "There is nothing at this address.", f"There are {', '.join(LISTS)}.")
    with desk(request).look(asked.which) as look:
        return tagged(request, look.mark, lambda: LISTS[list_](look, asked), JSON)


@router.get("/events.{form}")
def events(request: Request, form: str, asked: AskedFor) -> Response:
    """All events of the filter, in the order of the page."""
    _known(form)
    with desk(request).look(asked.which) as look:
        if (total := browse.total(look, "event")) > MOST:
            raise Failure(
                413, f"The filter leaves {total:,} events; a file here holds {MOST:,} at most.",
                f"Narrow the filter, or write the file with: dateline export {form} -o FILE",
            )  # fmt: skip
        return _file(request, look, asked, form, name="events", rows=lambda: browse.every(look, order=asked.order))  # fmt: skip


@router.get("/events/{id_}.{form}")
def event(request: Request, id_: str, form: str, asked: AskedFor) -> Response:
    with desk(request).look(asked.which) as look:
        whole = whole_id(look, id_)
        if form == "json":
            return tagged(request, look.mark, lambda: json.dumps(reading.event_json(look, whole)), JSON)
        _known(form)
        return _file(
            request,
            look,
            asked,
            form,
            name=whole,
            rows=lambda: iter(browse.by_ids(look.connection, [whole], whole=True)),
        )


def _known(form: str) -> None:
    if form not in FORMS:
        raise Failure(404, f"There is no {form[:20]!r} of this.", f"There are json, {', '.join(FORMS)}.")


def _file(
    request: Request, look: Look, asked: Asked, form: str, *, name: str, rows: Callable[[], Iterator[browse.Listed]]
) -> Response:
    made = FORMATS[form]

    def body() -> bytes:
        views = tuple(view(Event.model_validate_json(r.body), look.glossary) for r in rows())
        reports = shelf.reports_of(look.connection, {key for v in views for key in v.reports})
        if made.make is None:
            raise Failure(404, f"There is no {form!r} of this.")
        base = f"{request.url.scheme}://{request.url.netloc}"
        return made.make(Selection(views, reports, {}, look.glossary, asked.which, base)).body

    answer = tagged(request, look.mark, body, made.media)
    if answer.status_code == 200:
        answer.headers["Content-Disposition"] = f'inline; filename="{name}{made.suffix}"'
    return answer
