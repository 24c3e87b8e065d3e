"""Actors and places: who and where, by how many events name them."""

from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from dateline.record import browse, faceted
from dateline.record.desk import Look
from dateline.web.asked import Asked, changed
from dateline.web.pages.common import AskedFor, desk, missing, page

router = APIRouter(include_in_schema=False)
MOST = 500


@router.get("/actors")
def actors(request: Request, asked: AskedFor) -> Response:
    return _index(request, asked, "actor")


@router.get("/places")
def places(request: Request, asked: AskedFor) -> Response:
    return _index(request, asked, "place")


@router.get("/actors/{name}")
def actor(request: Request, name: str, asked: AskedFor) -> Response:
    return _one(request, asked, "actor", name)


@router.get("/places/{name}")
def place(request: Request, name: str, asked: AskedFor) -> Response:
    return _one(request, asked, "place", name)


def _index(request: Request, asked: Asked, axis: Literal["actor", "place"]) -> Response:
    with desk(request).look(asked.which) as look:
        return page(request, look, "names.html", asked, lambda: {
            "axis": axis, "names": faceted.values(look, axis, MOST), "most": MOST,
        })  # fmt: skip


def _one(request: Request, asked: Asked, axis: Literal["actor", "place"], name: str) -> Response:
    """The filter narrowed to one name; what it does, with whom, where, and what it said."""
    if not name.strip() or "\x00" in name or len(name) > 300:
        raise missing(axis, name, f"The list of {axis}s is at /{axis}s")
    narrow = changed(asked.which, **{axis: name})
    if getattr(asked.which, axis):
        return RedirectResponse(f"/{asked.query()}", 302)
    mine = Asked(narrow, asked.order, asked.after, asked.limit)
    with desk(request).look(narrow) as look:
        if not browse.total(look, "event"):
            raise missing(axis, name, f"The list of {axis}s is at /{axis}s")
        return page(request, look, "name.html", mine, lambda: _about(look, axis, name))


def _about(look: Look, axis: str, name: str) -> dict[str, Any]:
    found = browse.events(look, limit=20)
    label = look.glossary.actor(name.upper(), name) if axis == "actor" else name
    return {
        "axis": axis, "name": name, "label": label, "rows": found.rows, "total": browse.total(look, "event"),
        "facets": {
            "kind": faceted.kinds(look), "actor": faceted.values(look, "actor"),
            "place": faceted.values(look, "place"), "outlet": faceted.values(look, "outlet"),
        },
        "counts": {name_: browse.total(look, name_) for name_ in ("statement", "tally", "commitment")},
    }  # fmt: skip
