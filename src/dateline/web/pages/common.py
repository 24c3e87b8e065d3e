"""What all pages share: the desk, what the address asked, the answer with its mark."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from fastapi.responses import Response

from dateline.record import Filter
from dateline.record.desk import Desk, Look
from dateline.web.answers import tagged
from dateline.web.asked import Asked, asked_filter, order_of, said
from dateline.web.errors import Failure
from dateline.web.settings import Settings
from dateline.web.templating import render

ROWS = 50


def _asked(
    which: Annotated[Filter, Depends(asked_filter)],
    order: Annotated[str | None, Query(max_length=20)] = None,
    after: Annotated[str | None, Query(max_length=600)] = None,
) -> Asked:
    return Asked(which, order_of(order), after or None, ROWS)


AskedFor = Annotated[Asked, Depends(_asked)]


def desk(request: Request) -> Desk:
    found: Desk = request.app.state.desk
    return found


def settings(request: Request) -> Settings:
    found: Settings = request.app.state.settings
    return found


def page(request: Request, look: Look, template: str, asked: Asked, make: Callable[[], dict[str, Any]]) -> Response:
    """A page under its ETag; its values are only made where the asker does not hold it."""
    door = request.app.state.door
    return tagged(
        request,
        look.mark,
        lambda: render(template, request, asked=asked, query=said(asked.which), glossary=look.glossary, **make()),
        extra=[door.csrf(request), f"{datetime.now(UTC):%Y%m%d%H}"],
    )


def missing(what: str, name: str, where: str) -> Failure:
    return Failure(404, f"There is no {what} {name[:80]!r}.", where)
