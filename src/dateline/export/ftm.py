"""FollowTheMoney entities, one JSON object a line: an Event each, the Article of each report, and who takes part.

Dates are FollowTheMoney's own partial dates, so a month stays a month. Actors are entities of their own: PublicBody for a country, Organization
for other bodies and groups, Person for persons. Ids are digests of what they stand for.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.export import plain
from dateline.export.codebooks import place_of
from dateline.export.countries import alpha2
from dateline.export.made import Made, encoded
from dateline.export.moments import EPOCH, instant
from dateline.export.outside import legal, linkable
from dateline.export.selection import Selection, held
from dateline.model import Actor, Report, digest
from dateline.record import EventView
from dateline.record.moments import say

Entity = dict[str, Any]
NAMELESS = "(no name)"  # what is left of a name that no character of can be written


def entities(selection: Selection) -> Made:
    """Entities in the order of the events, each after those it points to; one stands once."""
    seen: dict[str, Entity] = {}
    for entity in _all(selection):
        seen.setdefault(entity["id"], entity)
    body = encoded(json.dumps(e, ensure_ascii=False, sort_keys=True) for e in seen.values())
    counts = {"events": len(selection.views), "entities": len(seen)}
    return Made(body, counts, sources=selection.sources)


def _all(selection: Selection) -> Iterator[Entity]:
    told: set[str] = set()
    for view in selection.views:
        reports = selection.told_by(view)
        yield from (_article(r) for r in reports if r.key not in told)
        told.update(r.key for r in reports)
        parties = [_party(selection, a) for a in plain.of(held(view.event, "agent"), Actor)]
        others = [_party(selection, a) for a in plain.of(held(view.event, "other"), Actor)]
        people = [_person(a) for a in plain.of(held(view.event, "person"), Actor) if a.person]
        yield from (*parties, *others, *people)
        yield _event(selection, view, reports, parties, [*others, *people])


def _event(
    selection: Selection, view: EventView, reports: list[Report], acting: list[Entity], others: list[Entity]
) -> Entity:
    place, page = place_of(view.event), selection.page(view)
    urls = [r.url for r in reports if linkable(r.url)]
    return _entity("Event", _id("event", view.id), {
        "name": [view.title], "recordId": [view.id], "keywords": [view.event.kind, view.event.realis],
        "date": [view.when.day] if not view.when.until else [], "startDate": [view.when.day] if view.when.until else [],
        "endDate": [view.when.until], "location": [place.name if place else None],
        "country": [_country(place.country)] if place else [], "organizer": _ids(acting), "involved": _ids(others),
        "summary": [say(view.when)], "sourceUrl": [page, *urls], "proof": [_id("report", r.key) for r in reports],
        "publisher": [r.outlet for r in reports],
    })  # fmt: skip


def _article(report: Report) -> Entity:
    moment = instant(report.published)
    text = report.published or ""
    return _entity("Article", _id("report", report.key), {
        "title": [report.title or report.id], "fileName": [report.id], "publisher": [report.outlet],
        "sourceUrl": [report.url if linkable(report.url) else None],
        "publishedAt": [None if moment == EPOCH else text[:10] if len(text) <= 10 else f"{moment:%Y-%m-%dT%H:%M:%S}"],
    })  # fmt: skip


def _party(selection: Selection, actor: Actor) -> Entity:
    country = _country(actor.code)
    name = selection.glossary.actor(actor.code, actor.org or actor.name)
    schema = "PublicBody" if country else "Organization"
    return _entity(schema, _id("actor", actor.code or name), {"name": [name], "country": [country]})


def _person(actor: Actor) -> Entity:
    properties = {"name": [actor.person], "country": [_country(actor.code)], "position": [actor.title]}
    return _entity("Person", _id("person", f"{actor.code}/{actor.person}"), properties)


def _entity(schema: str, id_: str, properties: dict[str, list[str | None]]) -> Entity:
    """`properties` hold no empty values, each value once."""
    clean: dict[str, list[str]] = {n: list(dict.fromkeys(filter(None, map(_clean, v)))) for n, v in properties.items()}
    if "name" in clean:
        clean["name"] = clean["name"] or [NAMELESS]
    return {"id": id_, "schema": schema, "properties": {n: v for n, v in clean.items() if v}}


def _clean(value: str | None) -> str:
    """One line without control characters; a day of an unknown year is no partial date."""
    text = " ".join(legal(value or "").split())
    return "" if text.startswith("--") else text


def _country(code: str | None) -> str | None:
    found = alpha2(code)
    return found.lower() if found else None


def _ids(entities_: Iterable[Entity]) -> list[str | None]:
    return [e["id"] for e in entities_]


def _id(kind: str, name: str) -> str:
    return f"dateline-{kind}-{digest(name, 24)}"
