"""Outlets: what each adds, and how far the user trusts it, which is set here."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from dateline.model import Judgement
from dateline.record import Filter, faceted
from dateline.record.desk import Look
from dateline.record.judging import Author, Judge, JudgementError
from dateline.record.ratings import GRADES
from dateline.web.asked import WORD
from dateline.web.deciding import grade
from dateline.web.errors import Failure
from dateline.web.pages.common import AskedFor, desk, page, settings
from dateline.web.pages.judging import Fields, one_field

router = APIRouter(include_in_schema=False)
MEANINGS = dict(zip(GRADES, (
    "reliable", "usually reliable", "fairly reliable", "not usually reliable", "unreliable", "cannot be judged",
), strict=True))  # fmt: skip


@router.get("/sources")
def sources(
    request: Request, asked: AskedFor, outlet: Annotated[str | None, Query(max_length=WORD)] = None
) -> Response:
    """`outlet` is the one that the form for grades stands ready for."""
    with desk(request).look(asked.which) as look:
        return page(request, look, "sources.html", asked, lambda: _values(request, look, outlet))


def _values(request: Request, look: Look, outlet: str | None) -> dict[str, Any]:
    by_id: Mapping[str, Judgement] = {j.id: j for j in look.judgements}
    found = faceted.outlets(look, settings(request).ratings)
    return {"outlets": found, "judged": by_id, "chosen": outlet or "", "meanings": MEANINGS}


@router.post("/sources/grades")
async def set_grade(request: Request) -> Response:
    """Sets an outlet's grade, or takes one back."""
    fields = await request.app.state.door.form(request)
    await run_in_threadpool(_graded, request, fields)
    return RedirectResponse("/sources#grades", 303)


def _graded(request: Request, fields: Fields) -> None:
    store = desk(request).store
    author = Author(one_field(fields, "author"), one_field(fields, "reason"))
    try:
        grade(Judge(store, author), {name: one_field(fields, name) for name in ("action", "outlet", "grade", "number")})
    except JudgementError as wrong:
        raise Failure(409, str(wrong), "Nothing was changed. Go back and try again.") from None
    with desk(request).look(Filter()):  # the record with it is made now, not for the next who asks
        pass
