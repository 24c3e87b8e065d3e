"""How to read the pages, and what there is for programs."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dateline.record import Filter
from dateline.web.asked import Asked
from dateline.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/about")
def about(request: Request) -> Response:
    return Response(render("about.html", request, asked=Asked(Filter())), media_type="text/html")


@router.get("/api")
def programs(request: Request) -> Response:
    page = render("api.html", request, asked=Asked(Filter()), spec=request.app.openapi())
    return Response(page, media_type="text/html")
