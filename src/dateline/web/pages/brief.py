"""The situation report for any filter, on a page that prints well."""

from dataclasses import replace
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dateline.export.brief import compose
from dateline.export.brief.render import refs
from dateline.record import browse
from dateline.record.desk import Look
from dateline.web.pages.common import AskedFor, desk, page

router = APIRouter(include_in_schema=False)
MOST = 2000  # events; a longer brief is read by nobody, and made by the command line


@router.get("/brief")
def brief(request: Request, asked: AskedFor) -> Response:
    with desk(request).look(asked.which) as look:
        return page(request, look, "brief.html", asked, lambda: _brief(request, look, asked.which.as_of))


def _brief(request: Request, look: Look, as_of: str | None) -> dict[str, Any]:
    total = browse.total(look, "event")
    if total > MOST:
        return {"brief": None, "total": total, "most": MOST, "refs": refs}
    made = compose(desk(request).store, replace(look.which, as_of=as_of))
    return {"brief": made, "total": total, "most": MOST, "refs": refs}
