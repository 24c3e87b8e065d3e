"""The page of an event: each value with who says it, the sentences in the full text, and all that hangs on the event."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from dateline.record.desk import Look
from dateline.record.shelf import event_body, moved
from dateline.web.pages.common import AskedFor, desk, missing, page
from dateline.web.told import Shown, told

router = APIRouter(include_in_schema=False)


@router.get("/events/{name}")
def event(
    request: Request, name: str, asked: AskedFor, report: Annotated[str | None, Query(max_length=64)] = None,
    step: Annotated[str | None, Query(max_length=9)] = None,
) -> Response:  # fmt: skip
    """An old id, or the beginning of one, leads to the event that it names."""
    with desk(request).look(asked.which) as look:
        if (whole := whole_id(look, name)) != name:
            rest = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"/events/{whole}{rest}", 301)
        return page(
            request,
            look,
            "event.html",
            asked,
            lambda: told(desk(request), look, asked.which, Shown(name, report, _step(step))),
        )


def _step(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None


def whole_id(look: Look, name: str) -> str:
    """Raises Failure 404."""
    from dateline.record.queries import one_event

    if event_body(look.connection, name):
        return name
    if new := moved(look.connection, name):
        return new
    try:
        return one_event(look.connection, name).id
    except KeyError as none:
        raise missing("event", name, f"{none.args[0]}.") from None
