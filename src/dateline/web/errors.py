"""The one shape of errors, as JSON to programs and as a page to people."""

import html
import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.routing import Match

from dateline.record import FilterError, StoreError

log = logging.getLogger("dateline.web")
MOST = 500  # characters of a message


class Told(BaseModel):
    status: int
    message: str
    hint: str = ""


class Error(BaseModel):
    """`message` says what was got and what was expected, `hint` what to do."""

    error: Told


class Failure(Exception):
    """An answer that is an error."""

    def __init__(self, status: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.status, self.message, self.hint = status, message, hint


def install(app: FastAPI) -> None:
    app.add_exception_handler(Failure, lambda r, e: answer(r, e.status, e.message, e.hint))
    app.add_exception_handler(FilterError, lambda r, e: answer(r, 400, str(e)))
    app.add_exception_handler(StoreError, _store)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _ours)


def _store(request: Request, error: Exception) -> Response:
    log.error("store: %s", error)
    return answer(request, 503, "The store cannot be used at the moment.", "The server's own log says why.")


def _invalid(request: Request, error: Exception) -> Response:
    wrong = error.errors()[0] if isinstance(error, RequestValidationError) and error.errors() else {}
    where = ".".join(str(part) for part in wrong.get("loc", ()) if part not in ("query", "path", "body"))
    got = str(wrong.get("input", ""))[:80]
    return answer(request, 400, f"{where or 'request'}: got {got!r}; {wrong.get('msg', 'it cannot be read')}")


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    told = {
        404: ("There is nothing at this address.", "The list of events is at /"),
        405: ("This address does not take that method.", ""),
    }
    message, hint = told.get(status, (HTTPStatus(status).phrase, ""))
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if status == 405:  # a route knows its own methods alone, and several may stand at one address
        headers["Allow"] = ", ".join(sorted(_methods(request)))
    return answer(request, status, message, hint, headers)


def _methods(request: Request) -> set[str]:
    routes = (route for router in request.app.state.routers for route in router.routes)
    here = (route for route in routes if route.matches(request.scope)[0] is not Match.NONE)
    return {method for route in here for method in getattr(route, "methods", None) or ()}


def _ours(request: Request, error: Exception) -> Response:
    log.exception("%s %s", request.method, request.url.path, exc_info=error)
    return answer(request, 500, "This is a fault of Dateline's, not of what was asked.", "The server's log says more.")


def answer(
    request: Request, status: int, message: str, hint: str = "", headers: dict[str, Any] | None = None
) -> Response:
    told = Told(status=status, message=message[:MOST], hint=hint)
    sent = {"Cache-Control": "no-store", **(headers or {})}
    if wants_page(request):
        from dateline.web.templating import render

        try:
            page = render("error.html", request, told=told, phrase=HTTPStatus(status).phrase)
        except Exception:  # the page itself is at fault
            page = f"<!doctype html><title>Error</title><p>{html.escape(told.message)}"
        return Response(page, status, sent, "text/html; charset=utf-8")
    return JSONResponse(Error(error=told).model_dump(), status, sent)


def wants_page(request: Request) -> bool:
    path = request.url.path
    if path == "/api" or path.startswith("/api/") or "." in path.rsplit("/", 1)[-1]:
        return False
    return "text/html" in request.headers.get("accept", "*/*") or "*/*" in request.headers.get("accept", "*/*")
