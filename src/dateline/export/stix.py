"""A STIX 2.1 bundle: an incident for each event, identities of who takes part, locations, and a report object for each report.

STIX has no object for an event of the world; `incident` is the nearest, and what it lacks (kind, date, precision, state of each value) stands in a
property extension that the bundle defines. All ids are version 5 UUIDs of what they stand for, and times are those of publications, so that
the same store gives the same bundle.
"""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid5

from dateline.export import plain
from dateline.export.atom import NAMESPACE
from dateline.export.codebooks import place_of
from dateline.export.countries import alpha2
from dateline.export.made import Made, encoded
from dateline.export.moments import instant, rfc3339
from dateline.export.outside import legal, linkable
from dateline.export.selection import Selection, held, latest
from dateline.export.table import precision
from dateline.model import Actor, Place, Report, canonical
from dateline.record import EventView
from dateline.record.moments import say

Thing = dict[str, Any]
NAMELESS = "(no name)"  # what is left of a name that no character of can be written
SINCE = "2024-01-01T00:00:00.000Z"  # of objects that stand for no publication


def bundle(selection: Selection) -> Made:
    objects = {one["id"]: one for one in _all(selection)}
    dated = [r for r in selection.sources if r.published]
    body = {"type": "bundle", "id": _id("bundle", canonical(sorted(objects))), "objects": list(objects.values())}
    left = {"reports without a time of publication": len(selection.sources) - len(dated)}
    counts = {"events": len(selection.views), "reports": len(dated), "objects": len(objects)}
    lines = [json.dumps(body, ensure_ascii=False, allow_nan=False)]
    return Made(encoded(lines), counts, {k: n for k, n in left.items() if n}, selection.sources)


def _all(selection: Selection) -> Iterator[Thing]:
    maker = _thing("identity", "dateline", {"name": "Dateline", "identity_class": "system"})
    yield maker
    extension = _extension(maker["id"])
    yield extension
    told: dict[str, list[str]] = {}
    for view in selection.views:
        incident = _incident(selection, view, extension["id"])
        yield incident
        for key in view.reports:
            told.setdefault(key, []).append(incident["id"])
        yield from _around(selection, view, incident)
    yield from (_report(r, told[r.key]) for r in selection.sources if r.published)


def _extension(maker: str) -> Thing:
    properties = {
        "created_by_ref": maker, "name": "Dateline event", "version": "1.0.0", "extension_types": ["property-extension"],
        "description": "What an incident object has no property for: when and of what kind an event is, and how sure that is.",
        "schema": "docs/formats.md of Dateline, section export stix",
    }  # fmt: skip
    return _thing("extension-definition", "event", properties)


def _incident(selection: Selection, view: EventView, extension: str) -> Thing:
    reports, when = selection.told_by(view), view.when
    known = {
        "extension_type": "property-extension", "kind": view.event.kind, "realis": view.event.realis, "date": when.day,
        "date_precision": precision(view), "first_day": when.first, "last_day": when.last, "times_local": list(when.clocks),
        "utc_offset": when.offset, "times_utc": [rfc3339(m) for m in when.moments], "reports": len(view.reports),
        "origins": view.event.origins, "states": [f"{b.attribute}: {b.state}" for b in view.event.beliefs],
    }  # fmt: skip
    stated = [instant(r.published) for r in reports if r.published]
    times = {"created": _ms(rfc3339(min(stated))), "modified": _ms(rfc3339(max(stated)))} if stated else {}
    links = [
        {"source_name": _line(r.outlet or r.id) or "report", "url": _line(r.url)} for r in reports if linkable(r.url)
    ]
    return _thing("incident", view.id, {
        **times, "name": view.title, "description": say(when) or "day not told", "labels": [view.event.kind],
        "external_references": links, "extensions": {extension: {k: v for k, v in known.items() if v not in (None, [])}},
    })  # fmt: skip


def _around(selection: Selection, view: EventView, incident: Thing) -> Iterator[Thing]:
    """Who takes part and where, each with its relationship to the incident."""
    event, place = view.event, place_of(view.event)
    roles = (("attributed-to", "agent"), ("related-to", "other"), ("related-to", "person"))
    for relation, attribute in roles:
        for actor in plain.of(held(event, attribute), Actor):
            identity = _identity(selection, actor)
            yield identity
            yield _relationship(incident, relation, identity)
    if place:
        location = _location(place)
        yield location
        yield _relationship(incident, "located-at", location)


def _identity(selection: Selection, actor: Actor) -> Thing:
    if actor.person:
        return _thing(
            "identity", f"person/{actor.code}/{actor.person}", {"name": actor.person, "identity_class": "individual"}
        )
    name = selection.glossary.actor(actor.code, actor.org or actor.name)
    class_ = "class" if alpha2(actor.code) else "organization"
    return _thing("identity", f"actor/{actor.code or name}", {"name": name, "identity_class": class_})


def _location(place: Place) -> Thing:
    properties = {
        "name": place.name, "latitude": place.lat, "longitude": place.lon, "country": alpha2(place.country),
        "administrative_area": place.admin, "precision": place.radius_km * 1000 if place.radius_km else None,
    }  # fmt: skip
    return _thing("location", f"{place.name}/{place.lat}/{place.lon}/{place.radius_km}", properties)


def _relationship(source: Thing, relation: str, target: Thing) -> Thing:
    name = f"{source['id']} {relation} {target['id']}"
    times = {k: source[k] for k in ("created", "modified")}
    return _thing(
        "relationship",
        name,
        {**times, "relationship_type": relation, "source_ref": source["id"], "target_ref": target["id"]},
    )


def _report(report: Report, incidents: list[str]) -> Thing:
    published = _ms(rfc3339(instant(latest([report]))))
    links = (
        [{"source_name": _line(report.outlet or report.id) or "report", "url": _line(report.url)}]
        if linkable(report.url)
        else []
    )
    return _thing("report", report.key, {
        "created": published, "modified": published, "published": published, "name": report.title or report.id,
        "description": report.outlet, "external_references": links, "object_refs": incidents,
    })  # fmt: skip


def _thing(type_: str, name: str, properties: dict[str, Any]) -> Thing:
    """An object with what all have; properties that are empty are left out, as STIX demands."""
    head = {"type": type_, "spec_version": "2.1", "id": _id(type_, name), "created": SINCE, "modified": SINCE}
    clean = {k: _line(v) if isinstance(v, str) else v for k, v in properties.items()}
    if "name" in clean:
        clean["name"] = clean["name"] or NAMELESS
    return {**head, **{k: v for k, v in clean.items() if v not in (None, "", [], {})}}


def _id(type_: str, name: str) -> str:
    return f"{type_}--{uuid5(NAMESPACE, f'{type_}/{name}'.encode('utf-8', 'replace').decode())}"


def _line(text: str | None) -> str:
    return " ".join(legal(text or "").split())


def _ms(moment: str) -> str:
    return f"{moment[:-1]}.000Z"
