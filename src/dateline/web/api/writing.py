"""What changes the record, for whoever holds the token."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Request
from fastapi.responses import JSONResponse
from fastapi.security import HTTPBearer

from dateline.model import Judgement
from dateline.record import Filter, Store
from dateline.record.judging import Author, Judge, JudgementError
from dateline.web.api import models
from dateline.web.deciding import decide, grade
from dateline.web.errors import Failure
from dateline.web.pages.common import desk

bearer = Depends(HTTPBearer(auto_error=False, description="The token that the server was started with."))
router = APIRouter(prefix="/api", tags=["writing"], responses=models.ERRORS, dependencies=[bearer])
MOST = 200  # reports a request


@router.post("/reports", status_code=201, response_model=models.Taken)
def post_reports(
    request: Request, posted: Annotated[list[models.Posted], Body(min_length=1, max_length=MOST)]
) -> JSONResponse:
    """Take reports in, as `dateline read` would. What is here already adds nothing."""
    request.app.state.door.let_in(request)
    given: list[dict[str, Any]] = [one.model_dump(exclude_none=True) for one in posted]
    if not any(one["text"].strip() for one in given):
        raise Failure(400, "text: got nothing but spaces; expected the text of a report")
    done = request.app.state.intake.take(given)
    taken = models.Taken(
        read=done.read, new=done.new, unread=[f"{name}: {why}" for name, why in done.unread], undated=done.undated,
        refused=[models.Refused(source=r.source, reason=r.reason, hint=r.hint) for r in done.refused],
    )  # fmt: skip
    return JSONResponse(taken.model_dump(), 201)


@router.post("/events/{id}/judgements", status_code=201, response_model=models.Decision)
def post_judgement(request: Request, id: str, posted: models.ToDecide) -> JSONResponse:
    """Decide on an event, as `dateline judge` would. Nothing is overwritten: `undo` takes any decision back."""
    request.app.state.door.let_in(request)
    if "\x00" in id or any("\x00" in str(value) for value in posted.model_dump().values()):
        raise Failure(400, "got a null character; expected words")
    fields: dict[str, Sequence[str]] = {
        "action": [posted.action], "other": posted.other, "mention": posted.mention, "attribute": [posted.attribute],
        "value": [posted.value], "number": [posted.number],
    }  # fmt: skip
    return _decided(request, posted.author, posted.reason, lambda judge, store: decide(judge, store, id, fields))


@router.post("/sources/judgements", status_code=201, response_model=models.Decision)
def post_grade(request: Request, posted: models.ToGrade) -> JSONResponse:
    """Set how reliable an outlet is, as `dateline judge reliability` would. Nothing is overwritten: `undo` takes it back."""
    request.app.state.door.let_in(request)
    fields = posted.model_dump()
    if any("\x00" in value for value in fields.values()):
        raise Failure(400, "got a null character; expected words")
    return _decided(request, posted.author, posted.reason, lambda judge, _: grade(judge, fields))


def _decided(request: Request, author: str, reason: str, act: Callable[[Judge, Store], Judgement]) -> JSONResponse:
    store = desk(request).store
    try:
        made = act(Judge(store, Author(author, reason)), store)
    except JudgementError as wrong:
        raise Failure(409, str(wrong), "Nothing was changed.") from None
    with desk(request).look(Filter()):  # the record with it is made now, not for the next who asks
        pass
    return JSONResponse(
        models.Decision(number=made.id, action=made.action, subjects=list(made.subjects)).model_dump(), 201
    )
