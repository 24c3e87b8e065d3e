"""Answers that say which state of the record they show, so that asking again costs nothing where nothing changed."""

from collections.abc import Callable
from typing import Any

from fastapi import Request
from fastapi.responses import Response

from dateline.model import digest

PAGE = "text/html; charset=utf-8"
JSON = "application/json"


def tagged(
    request: Request, mark: str, make: Callable[[], str | bytes], media: str = PAGE, extra: Any = ""
) -> Response:
    """The answer under an ETag of the record's state and the address; 304 where the asker holds it."""
    tag = etag(request, mark, extra)
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept, Cookie"}
    if held(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(make(), 200, headers, media)


def held(request: Request, tag: str) -> bool:
    """Whether the asker says that it holds the answer under this tag."""
    return tag in [t.strip().removeprefix("W/") for t in request.headers.get("if-none-match", "").split(",")]


def etag(request: Request, mark: str, extra: Any = "") -> str:
    return f'"{digest([mark, str(request.url.path), str(request.url.query), extra])}"'
