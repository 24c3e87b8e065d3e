"""Outlets: what each adds, and how far the user trusts it."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dateline.record import faceted
from dateline.web.pages.common import AskedFor, desk, page, settings

router = APIRouter(include_in_schema=False)


@router.get("/sources")
def sources(request: Request, asked: AskedFor) -> Response:
    ratings = settings(request).ratings
    with desk(request).look(asked.which) as look:
        return page(request, look, "sources.html", asked, lambda: {
            "outlets": faceted.outlets(look, ratings),
        })  # fmt: skip
