"""The files beside pages: the same list, the same filter, the same order, in a form that other programs take."""

import json
from collections.abc import Callable, Iterable, Iterator

from fastapi import APIRouter, Request
from fastapi.responses import Response, StreamingResponse

from dateline.export.formats import FORMATS, STREAMS
from dateline.export.selection import Selection, Whole, latest_of, whole
from dateline.model import Event
from dateline.record import browse, shelf
from dateline.record.desk import Desk, Look
from dateline.record.view import view
from dateline.web.answers import JSON, etag, held, tagged
from dateline.web.api import reading
from dateline.web.api.common import AskedFor
from dateline.web.asked import Asked
from dateline.web.errors import Failure
from dateline.web.pages.common import desk
from dateline.web.pages.event import whole_id

router = APIRouter(include_in_schema=False)
AT_ONCE = 2000  # events; a file of more is sent while it is made
PART = 400  # events of a long file that are held at a time
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
        if browse.total(look, "event") > AT_ONCE:
            return _long(request, look, asked, form)
        return _file(request, look, asked, form, name="events", rows=lambda: browse.every(look, order=asked.order))


def _long(request: Request, look: Look, asked: Asked, form: str) -> Response:
    """A file that is sent while it is made, so that no more of it than a part is ever held. Which events are in it, and in which order, is
    settled at its beginning; each is told as it stands when its turn comes, and no reader keeps those who write waiting."""
    headers = {
        "ETag": etag(request, look.mark),
        "Cache-Control": "no-cache",
        "Vary": "Accept, Cookie",
        **_named(form, "events"),
    }
    if held(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    ids = browse.ids(look, order=asked.order)
    told = Whole(asked.which, latest_of(shelf.published(look)))
    parts = _parts(desk(request), asked, ids, _base(request))
    return StreamingResponse(STREAMS[form](parts, told), 200, headers, FORMATS[form].media)


def _parts(opened: Desk, asked: Asked, ids: list[str], base: str) -> Iterator[Selection]:
    for at in range(0, len(ids), PART):
        with opened.look(asked.which) as look:
            rows = browse.by_ids(look.connection, ids[at : at + PART], whole=True)
            part = _selection(look, asked, rows, base)
        yield part  # outside: a reader that takes its time must not keep writers waiting


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
    def body() -> bytes:
        chosen = _selection(look, asked, rows(), _base(request))
        return b"".join(STREAMS[form]([chosen], whole(chosen)))

    answer = tagged(request, look.mark, body, FORMATS[form].media)
    if answer.status_code == 200:
        answer.headers.update(_named(form, name))
    return answer


def _named(form: str, name: str) -> dict[str, str]:
    return {"Content-Disposition": f'inline; filename="{name}{FORMATS[form].suffix}"'}


def _base(request: Request) -> str:
    return f"{request.url.scheme}://{request.url.netloc}"


def _selection(look: Look, asked: Asked, rows: Iterable[browse.Listed], base: str) -> Selection:
    views = tuple(view(Event.model_validate_json(r.body), look.glossary) for r in rows)
    reports = shelf.reports_of(look.connection, {key for v in views for key in v.reports})
    return Selection(views, reports, {}, look.glossary, asked.which, base)
