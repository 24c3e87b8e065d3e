"""Listings and single things of the record, as JSON."""

import json
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from dateline.model import Event, Quoted
from dateline.record import Filter, browse, density, faceted, journal, mapped, projection, shelf
from dateline.record.desk import Look
from dateline.record.filter import corners
from dateline.record.outlets import Outlet
from dateline.record.shelf import Shelved
from dateline.web import described
from dateline.web.api import models
from dateline.web.api.common import AskedFor, FilterFor, listing, no, send, summary
from dateline.web.asked import Asked
from dateline.web.pages.common import desk, settings
from dateline.web.pages.event import whole_id
from dateline.web.pages.home import axis_of
from dateline.web.pages.search import found_reports

router = APIRouter(prefix="/api", tags=["record"], responses=models.ERRORS)
OUTLETS = 5000
AXES: tuple[faceted.Axis, ...] = ("actor", "place", "outlet")


@router.get("/events", responses={200: {"model": models.Events}}, response_class=Response)
def events(request: Request, asked: AskedFor) -> Response:
    """Events of the filter, newest first unless `order` says otherwise."""
    with desk(request).look(asked.which) as look:
        return send(request, look, lambda: events_json(look, asked))


def events_json(look: Look, asked: Asked) -> str:
    found = browse.events(look, order=asked.order, after=asked.after, limit=asked.limit)
    total = browse.total(look, "event")
    return listing([json.dumps(summary(r)) for r in found.rows], total, found.next, asked.which)


@router.get("/events/{id}", responses={200: {"model": models.WholeEvent}, 301: {"description": "The id it has now."}},
            response_class=Response)  # fmt: skip
def event(request: Request, id: str, which: FilterFor) -> Response:
    """One event with every value, its alternatives, and the sentences that each stands on. An old id redirects."""
    with desk(request).look(which) as look:
        if (whole := whole_id(look, id)) != id:
            return RedirectResponse(f"/api/events/{whole}{Asked(which).query()}", 301)
        return send(request, look, lambda: event_json(look, id))


def event_json(look: Look, id_: str) -> dict[str, Any]:
    row = browse.by_ids(look.connection, [id_], whole=True)[0]
    keys = sorted({m.report for m in Event.model_validate_json(row.body).members})
    lines = [report_line(one) for one in shelf.lines(look.connection, keys)]
    could_be = [one.model_dump(mode="json") for one in projection.candidates(look.connection, id_)]
    return {"summary": summary(row), "event": json.loads(row.body), "reports": lines, "candidates": could_be}


def report_line(one: Shelved) -> dict[str, Any]:
    return {
        "key": one.key, "id": one.id, "outlet": one.outlet, "title": one.title, "url": one.url,
        "published": one.published, "learnt_at": one.learnt_at, "events": one.events,
    }  # fmt: skip


@router.get("/statements", responses={200: {"model": models.Statements}}, response_class=Response)
def statements(request: Request, asked: AskedFor) -> Response:
    """Who said what, in the order of publication."""
    with desk(request).look(asked.which) as look:
        return send(request, look, lambda: rows_json(look, asked, "statement"))


@router.get("/tallies", responses={200: {"model": models.Tallies}}, response_class=Response)
def tallies(request: Request, asked: AskedFor) -> Response:
    """Running counts that reports claim, recounted against the record."""
    with desk(request).look(asked.which) as look:
        return send(request, look, lambda: rows_json(look, asked, "tally"))


@router.get("/commitments", responses={200: {"model": models.Commitments}}, response_class=Response)
def commitments(request: Request, asked: AskedFor) -> Response:
    """Declared undertakings, held against the events after them."""
    with desk(request).look(asked.which) as look:
        return send(request, look, lambda: rows_json(look, asked, "commitment"))


def rows_json(look: Look, asked: Asked, list_: str) -> str:
    found = browse.rows_of(look, list_, order=asked.order, after=asked.after, limit=asked.limit)
    rows = [{"id": r.id, **json.loads(r.body)} for r in found.rows]
    if list_ == "statement":
        reports = shelf.reports_of(look.connection, {r["report"] for r in rows})
        for row, one in zip(rows, found.rows, strict=True):
            content = Quoted.model_validate_json(one.body).statement.content
            row["words"] = content.of(reports[row["report"]].text) if row["report"] in reports else ""
    total = browse.total(look, list_)
    return listing([json.dumps(r) for r in rows], total, found.next, asked.which)


@router.get("/reports", responses={200: {"model": models.Reports}}, response_class=Response)
def reports(request: Request, asked: AskedFor) -> Response:
    """Reports, newest first; with a filter those that tell an event of it."""
    with desk(request).look(asked.which) as look:
        return send(request, look, lambda: reports_json(look, asked))


def reports_json(look: Look, asked: Asked) -> str:
    found, after = shelf.listed(look, asked.after, asked.limit)
    total = shelf.count(look)
    return listing([json.dumps(report_line(one)) for one in found], total, after, asked.which)


@router.get("/reports/{key}", responses={200: {"model": models.WholeReport}}, response_class=Response)
def report(request: Request, key: str, which: FilterFor) -> Response:
    """One report with its text."""
    with desk(request).look(which) as look:
        found = shelf.report(look.connection, key)
        if not found:
            raise no("report", key)
        return send(request, look, lambda: report_json(look, key))


def report_json(look: Look, key: str) -> dict[str, Any]:
    one, _ = shelf.report(look.connection, key) or (None, "")
    read = shelf.reading(look.connection, key)
    line = report_line(shelf.lines(look.connection, [key])[0])
    notes = [*(one.notes if one else ()), *(read.notes if read else ())]
    return {
        "report": line, "text": one.text if one else "", "entries": shelf.events_of(look.connection, key),
        "unread": read.unread if read else "not read", "notes": notes,
    }  # fmt: skip


@router.get("/search", responses={200: {"model": models.Found}}, response_class=Response)
def search(request: Request, asked: AskedFor) -> Response:
    """How many events, statements, tallies, commitments and reports match, the first events, and what they fall into."""
    with desk(request).look(asked.which) as look:
        return send(request, look, lambda: search_json(look, asked))


def search_json(look: Look, asked: Asked) -> dict[str, Any]:
    found = browse.events(look, order=asked.order, after=asked.after, limit=asked.limit)
    facets = {"kind": _names(faceted.kinds(look))}
    facets.update({axis: _names(faceted.values(look, axis)) for axis in AXES})
    return {"counts": found_reports(look, 1)[1], "events": [summary(r) for r in found.rows], "facets": facets}


def _names(found: list[faceted.Facet]) -> list[dict[str, Any]]:
    return [{"value": f.value, "label": f.label, "count": f.count} for f in found]


@router.get("/names/{of}", responses={200: {"model": models.Names}}, response_class=Response)
def names(request: Request, of: Literal["actor", "place", "outlet", "kind"], which: FilterFor) -> Response:
    """Actors, places, outlets or kinds of the events, with how many events name each."""
    with desk(request).look(which) as look:
        return send(request, look, lambda: {"items": _names(
            faceted.kinds(look) if of == "kind"
            else faceted.values(look, of, 1000)
        )})  # fmt: skip


@router.get("/sources", responses={200: {"model": list[Outlet]}}, response_class=Response)
def sources(request: Request, which: FilterFor) -> Response:
    """What each outlet adds, and how far it is trusted."""
    ratings = settings(request).ratings
    with desk(request).look(which) as look:
        return send(request, look, lambda: [
            o.model_dump(mode="json") for o in faceted.outlets(look, ratings)[:OUTLETS]
        ])  # fmt: skip


Second = Annotated[int | None, Query(ge=-(10**11), le=10**12, description="Seconds since 1970, UTC.")]


@router.get("/timeline", responses={200: {"model": models.Timeline}}, response_class=Response)
def timeline(
    request: Request,
    which: FilterFor,
    *,
    by: Annotated[
        str | None,
        Query(max_length=20, json_schema_extra=described.one_of(*density.AXES), description="event, report or learnt"),
    ] = None,
    start: Second = None,
    end: Second = None,
    bins: Annotated[int, Query(ge=10, le=400)] = 120,
) -> Response:
    """How many events each stretch of time holds: along when they happened, when reported, or when we learnt of them."""
    chosen = axis_of(by)
    with desk(request).look(which) as look:
        return send(request, look, lambda: timeline_json(look, chosen, start, end, bins))


def timeline_json(look: Look, axis: density.Axis, start: int | None, end: int | None, bins: int) -> dict[str, Any]:
    found = density.density(look, axis, start=start, end=end, bins=bins)
    return {
        "axis": found.axis, "start": found.start, "end": found.end, "width": found.width,
        "bins": [{"start": b.start, "count": b.count, "disputed": b.disputed} for b in found.bins],
        "spans": [{"start": s.start, "end": s.end, "count": s.count} for s in found.spans],
        "more_spans": found.more_spans, "before": found.before, "after": found.after, "undated": found.undated,
    }  # fmt: skip


@router.get("/map", responses={200: {"model": models.Map}}, response_class=Response)
def map_(
    request: Request, which: FilterFor,
    view: Annotated[str | None, Query(max_length=100, json_schema_extra=described.CORNERS, description="west,south,east,north")] = None,
    zoom: Annotated[int, Query(ge=0, le=22)] = 2,
) -> Response:  # fmt: skip
    """Events on the map: single ones, and clusters of those that lie close at that zoom."""
    box = corners(view) if view else mapped.WORLD_BOX
    with desk(request).look(which) as look:
        return send(request, look, lambda: map_json(look, box, zoom))


def map_json(look: Look, box: mapped.Box, zoom: int) -> dict[str, Any]:
    found = mapped.mapped(look, box, zoom)
    spots = [
        {
            "lat": s.lat, "lon": s.lon, "count": s.count, "disputed": s.disputed, "box": s.box, "id": s.id,
            "title": s.card.title if s.card else None, "place": s.card.place if s.card else None,
            "when": s.card.when if s.card else None, "radius_km": s.card.radius_km if s.card else None,
            "reach_km": s.card.reach_km if s.card else None,
        }
        for s in found.spots
    ]  # fmt: skip
    return {"spots": spots, "unmapped": found.unmapped, "outside": found.outside}


@router.get("/changes", responses={200: {"model": journal.Journal}}, response_class=Response)
def changes(
    request: Request,
    since: Annotated[str, Query(max_length=60, description="The `next` of the last answer, or a time.")] = "0",
    limit: Annotated[int, Query(ge=1, le=journal.MOST)] = journal.MOST,
) -> Response:  # fmt: skip
    """What was added, changed, removed or merged, in the order in which this store saw it. What is gone is named too."""
    with desk(request).look(Filter()) as look:
        return send(request, look, lambda: journal.since(look.connection, since, limit).model_dump_json())
