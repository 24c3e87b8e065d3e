"""Templates: everything is escaped, and what would reorder or hide text on a page is shown as what it is."""

import json
import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request

from dateline.record import wording
from dateline.record.moments import MONTHS, say_day
from dateline.version import __version__

HERE = Path(__file__).parent
STATIC = HERE / "static"
# controls but newline and tab, marks of direction, and characters that take no room and hide in words
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]"
    "|[\U000e0000-\U000e007f]"
)


def plain(value: Any) -> Any:
    """The `finalize` of every expression: text from outside with its hidden characters named."""
    if value is None:
        return ""
    return value if hasattr(value, "__html__") or not isinstance(value, str) else shown(value)


def shown(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return HIDDEN.sub(lambda m: f"[U+{ord(m[0]):04X}]", text)


def marked(text: str) -> Markup:
    """Text of a report: hidden characters stand out as small tags."""
    if text.isascii() and text.isprintable():
        return escape(text)
    parts, at = [], 0
    for hit in HIDDEN.finditer(text):
        parts.append(escape(text[at : hit.start()]))
        parts.append(Markup('<span class="hidden-char">U+{:04X}</span>').format(ord(hit[0])))
        at = hit.end()
    return Markup("").join([*parts, escape(text[at:])])


@lru_cache(maxsize=1)
def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"), autoescape=True, finalize=plain, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(
        report_text=marked, day=_day, stamp=stamp, number=lambda n: f"{n:,}", words=_words, groupby_run=_runs
    )
    made.globals.update(version=__version__, numbered=wording.numbered, front=front(), listing=wording.listing)
    return made


@lru_cache(maxsize=1)
def front() -> dict[str, str]:
    """Addresses of the built front; each empty where it was not built: pages are whole without it."""
    manifest = STATIC / "front" / "manifest.json"
    nothing = {"script": "", "style": "", "world": ""}
    if not manifest.exists():
        return nothing
    entry = next((e for e in json.loads(manifest.read_text("utf-8")).values() if e.get("isEntry")), None)
    if not entry:
        return nothing
    return {
        "script": f"/static/front/{entry['file']}",
        "style": f"/static/front/{entry['css'][0]}" if entry.get("css") else "",
        "world": "/static/front/world.svg" if (STATIC / "front" / "world.svg").exists() else "",
    }


def render(template: str, request: Request, /, **values: Any) -> str:
    settings = getattr(request.app.state, "settings", None)
    values = {"asked": None, "query": {}, **values}
    session = getattr(request.app.state, "door", None)
    return environment().get_template(template).render(
        request=request, path=request.url.path, tiles=settings.tiles if settings else "", may_judge=bool(session and session.known(request)),
        can_unlock=bool(session and session.has_token), csrf=session.csrf(request) if session else "", **values,
    )  # fmt: skip


def _day(text: str | None) -> str:
    """ "2019-09-10T08:00:00+09:00" or a month as people write it."""
    return say_day((text or "")[:10]) if text else "no date"


def stamp(text: str | None) -> str:
    """A publication time in words: "10 Sep 2019, 08:00 +09:00"."""
    if not text:
        return "no date"
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    if len(text) <= 10:
        return f"{moment.day} {MONTHS[moment.month][:3]} {moment.year}"
    zone = f"{moment:%z}"
    zone = "UTC" if zone == "+0000" else f"{zone[:3]}:{zone[3:]}" if zone else ""
    return f"{moment.day} {MONTHS[moment.month][:3]} {moment.year}, {moment:%H:%M} {zone}".rstrip()


def _month(date: str | None) -> str:
    """The heading under which a date stands in a list."""
    if not date:
        return "No day known"
    if date.startswith("--"):
        return "Year not told"
    return say_day(date[:7]) if len(date) >= 7 else say_day(date)


def _runs(rows: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """Rows of events under the heading of their month, in the order in which they come."""
    return [(month, list(run)) for month, run in groupby(rows, key=lambda row: _month(row.card.date))]


def _words(text: str, most: int = 280) -> str:
    """Cut at a word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[:most].rsplit(' ', 1)[0]} …"
