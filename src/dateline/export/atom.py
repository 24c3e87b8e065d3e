"""Atom (RFC 4287): one entry an event, in the order of listings, with what is held and a link to each report."""

from collections.abc import Iterable, Iterator
from html import escape
from uuid import UUID, uuid5
from xml.etree import ElementTree as Xml

from dateline.export.made import Made
from dateline.export.moments import instant, rfc3339
from dateline.export.outside import legal, linkable
from dateline.export.selection import Selection, Whole, latest, said, whole
from dateline.model import Report, canonical
from dateline.record import EventView, wording
from dateline.record.moments import say
from dateline.version import __version__

ATOM = "http://www.w3.org/2005/Atom"
OPEN, CLOSE = f'<feed xmlns="{ATOM}">'.encode(), b"</feed>"
# the ground of all ids that Dateline gives in other formats' name spaces
NAMESPACE = UUID("6f0f5a52-6f0c-5c60-9a0e-9d2f2a1d8c55")


def feed(selection: Selection) -> Made:
    body = b"".join(stream([selection], whole(selection)))
    return Made(body, {"events": len(selection.views)}, sources=selection.sources)


def stream(parts: Iterable[Selection], of: Whole) -> Iterator[bytes]:
    """The file of all parts together, piece by piece."""
    Xml.register_namespace("", ATOM)
    root, told = Xml.Element(f"{{{ATOM}}}feed"), said(of.asked)
    _text(root, "id", _urn("feed", canonical(of.asked.said())))
    _text(root, "title", f"Dateline{f' ({told})' if told else ''}")
    _text(root, "updated", rfc3339(instant(of.latest)))
    _text(root, "generator", "Dateline").set("version", __version__)
    _text(Xml.SubElement(root, f"{{{ATOM}}}author"), "name", "Dateline")
    yield b'<?xml version="1.0" encoding="utf-8"?>\n' + OPEN + _inside(root)
    for part in parts:
        root = Xml.Element(f"{{{ATOM}}}feed")
        for view in part.views:
            _entry(root, part, view)
        if part.views:
            yield _inside(root)
    yield CLOSE + b"\n"


def _inside(root: Xml.Element) -> bytes:
    """What stands between the tags of a feed."""
    return bytes(Xml.tostring(root, encoding="utf-8"))[len(OPEN) : -len(CLOSE)]


def _entry(root: Xml.Element, selection: Selection, view: EventView) -> None:
    reports, page = selection.told_by(view), selection.page(view)
    entry = Xml.SubElement(root, f"{{{ATOM}}}entry")
    _text(entry, "id", _urn("event", view.id))
    _text(entry, "title", view.title)
    _text(entry, "updated", rfc3339(instant(latest(reports))))
    if any(r.published for r in reports):
        _text(entry, "published", rfc3339(min(instant(r.published) for r in reports if r.published)))
    Xml.SubElement(entry, f"{{{ATOM}}}category", {"term": view.event.kind})
    if page:
        Xml.SubElement(entry, f"{{{ATOM}}}link", {"rel": "alternate", "href": page})
    for address in dict.fromkeys(r.url for r in reports if linkable(r.url)):
        Xml.SubElement(entry, f"{{{ATOM}}}link", {"rel": "related", "href": legal(address or "")})
    _text(entry, "summary", say(view.when) or "day not told")
    _text(entry, "content", _content(selection, view, reports)).set("type", "html")


def _content(selection: Selection, view: EventView, reports: list[Report]) -> str:
    values = [
        f"<dt>{escape(b.attribute.replace('_', ' '))}</dt><dd>"
        f"{escape(wording.listing([wording.value(h.value, selection.glossary) for h in b.held]))} ({escape(b.state)})</dd>"
        for b in view.event.beliefs
        if b.held
    ]
    sources = [f"<li>{_source(r)}</li>" for r in reports]
    return legal(f"<dl>{''.join(values)}</dl><ul>{''.join(sources)}</ul>")


def _source(report: Report) -> str:
    said_ = escape(", ".join(filter(None, (report.outlet, report.title or report.id, report.published))))
    return f'<a href="{escape(report.url or "")}">{said_}</a>' if linkable(report.url) else said_


def _text(parent: Xml.Element, name: str, text: str) -> Xml.Element:
    element = Xml.SubElement(parent, f"{{{ATOM}}}{name}")
    element.text = legal(text)
    return element


def _urn(kind: str, name: str) -> str:
    return uuid5(NAMESPACE, f"{kind}/{name}".encode("utf-8", "replace").decode()).urn
