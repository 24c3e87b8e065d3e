"""Judging: trading the token for a session, and what the forms of an event's page do."""

from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from dateline.model import Judgement
from dateline.record import Filter
from dateline.record.judging import Author, Judge, JudgementError
from dateline.web.asked import Asked
from dateline.web.deciding import decide
from dateline.web.door import COOKIE, HOURS, Door
from dateline.web.errors import Failure
from dateline.web.pages.common import desk
from dateline.web.templating import render

router = APIRouter(include_in_schema=False)
NAME = "dateline_name"
LONGEST = 2000  # characters of a field
Fields = dict[str, list[str]]


def _door(request: Request) -> Door:
    found: Door = request.app.state.door
    return found


def _unlock_page(request: Request, status: int, *, wrong: bool) -> Response:
    body = render("unlock.html", request, asked=Asked(Filter()), wrong=wrong)
    return Response(body, status, {"Cache-Control": "no-store"}, "text/html; charset=utf-8")


@router.get("/unlock")
def unlock_page(request: Request) -> Response:
    return _unlock_page(request, 200, wrong=False)


@router.post("/unlock")
async def unlock(request: Request) -> Response:
    door = _door(request)
    fields = await door.form(request, session=False)
    if not door.fits(one_field(fields, "token")):
        return _unlock_page(request, 403, wrong=True)
    answer = RedirectResponse("/", 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, door.session(), max_age=HOURS * 3600, httponly=True, samesite="strict", secure=secure)
    return answer


@router.post("/lock")
async def lock(request: Request) -> Response:
    await _door(request).form(request)
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(COOKIE)
    return answer


@router.post("/events/{id_}/judge")
async def judge(request: Request, id_: str) -> Response:
    """Takes a decision, and leads to the event that it left."""
    fields = await _door(request).form(request)
    made = await run_in_threadpool(_decided, request, id_, fields)
    to = await run_in_threadpool(_after, request, id_, made)
    return RedirectResponse(to, 303)


def _decided(request: Request, id_: str, fields: Fields) -> Judgement:
    store = desk(request).store
    author = Author(one_field(fields, "author"), one_field(fields, "reason"))
    try:
        return decide(Judge(store, author), store, id_, {k: v for k, v in fields.items() if k != "csrf"})
    except JudgementError as wrong:
        raise Failure(409, str(wrong), "Nothing was changed. Go back and try again.") from None


def _after(request: Request, id_: str, made: Judgement) -> str:
    """Where the event is now; where it is no more, the list of changes."""
    with desk(request).look(Filter()) as look:
        from dateline.record.shelf import event_body, moved

        here = id_ if event_body(look.connection, id_) else moved(look.connection, id_)
    return f"/events/{quote(here)}#judge" if here else f"/changes?judged={quote(made.id)}"


def one_field(fields: Fields, name: str) -> str:
    """A field of a form, without spaces round it. Raises Failure."""
    value = (fields.get(name) or [""])[0].strip()
    if len(value) > LONGEST or "\x00" in value:
        raise Failure(400, f"{name}: got {len(value)} characters; expected {LONGEST} at most, and no null")
    return value
