"""iCalendar (RFC 5545): one VEVENT an event whose day is known.

A clock time whose UTC offset is known is an instant; every other event is a whole day or several, as nothing finer is known. An event
of which only the month or the year is known is on no day, and one that is denied did not happen: both are left out and counted.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from dateline.export.made import Made, tally
from dateline.export.moments import instant
from dateline.export.selection import Selection, Whole, latest, said, whole, whole_day
from dateline.export.table import located
from dateline.record import EventView
from dateline.record.moments import say

FOLD = 73  # octets of a line before it goes on in the next, which begins with a space; the rule is 75
CONTROLS = re.compile("[\x00-\x1f\x7f]")
SEEN = {"planned": "TENTATIVE", "possible": "TENTATIVE"}


def calendar(selection: Selection) -> Made:
    shown = sum(missing(v) is None for v in selection.views)
    body = b"".join(stream([selection], whole(selection)))
    return Made(body, {"events": shown}, tally(map(missing, selection.views)), selection.sources)


def stream(parts: Iterable[Selection], of: Whole) -> Iterator[bytes]:
    """The file of all parts together, piece by piece."""
    told = said(of.asked)
    yield _lines(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Record of events//EN", "CALSCALE:GREGORIAN",
                  f"X-WR-CALNAME:{escape('Dateline' + (f' ({told})' if told else ''))}"])  # fmt: skip
    for part in parts:
        yield _lines(line for view in part.views if missing(view) is None for line in _event(part, view))
    yield _lines(["END:VCALENDAR"])


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{fold(line)}\r\n" for line in lines).encode("utf-8")


def missing(view: EventView) -> str | None:
    """Why an event is in no calendar."""
    if view.event.realis == "denied":
        return "denied"
    return None if whole_day(view.when.day) else "without a day"


def _event(selection: Selection, view: EventView) -> list[str]:
    reports, place, page = selection.told_by(view), located(view.event), selection.page(view)
    lines = ["BEGIN:VEVENT", f"UID:{escape(view.id)}@dateline", f"DTSTAMP:{stamp(instant(latest(reports)))}", *span(view),
             f"SUMMARY:{escape(view.title)}", f"CATEGORIES:{escape(view.event.kind)}",
             f"STATUS:{SEEN.get(view.event.realis, 'CONFIRMED')}", "TRANSP:TRANSPARENT"]  # fmt: skip
    if place:
        lines.append(f"LOCATION:{escape(place[1].name)}")
        lines.append(f"GEO:{place[1].lat:.5f};{place[1].lon:.5f}")
    if page:
        lines.append(f"URL:{page}")
    return [*lines, f"DESCRIPTION:{escape(_description(selection, view))}", "END:VEVENT"]


def _description(selection: Selection, view: EventView) -> str:
    sources = [r.outlet or r.id for r in selection.told_by(view)]
    told = f"{len(view.reports)} reports, {view.event.origins} independent: {', '.join(dict.fromkeys(sources))}"
    doubt = ["The reports disagree on some of it."] if view.disputed else []
    return "\n".join([say(view.when), told, *doubt])


def span(view: EventView) -> list[str]:
    """When it begins and ends: instants where the clock and its offset are known, else days, the last one exclusive."""
    day = whole_day(view.when.day) or ""
    if view.when.moments:
        first, last = min(view.when.moments), max(view.when.moments)
        return [f"DTSTART:{stamp(first)}", *([f"DTEND:{stamp(last)}"] if last > first else [])]
    begin, end = date.fromisoformat(day), date.fromisoformat(max(whole_day(view.when.last) or day, day))
    after = end + timedelta(days=1) if end < date.max else end
    return [f"DTSTART;VALUE=DATE:{begin:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]


def stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"


def escape(text: str) -> str:
    """TEXT of RFC 5545: line ends, commas and semicolons escaped, control characters out."""
    clean = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    clean = "\\n".join(clean.splitlines())
    return CONTROLS.sub("", clean).encode("utf-8", "replace").decode("utf-8")


def fold(line: str) -> str:
    """A long line over several, never inside a character."""
    if len(line) <= FOLD and line.isascii():
        return line
    parts, current, size = [], "", 0
    for char in line:
        width = len(char.encode("utf-8"))
        if size + width > FOLD:
            parts.append(current)
            current, size = "", 0
        current, size = current + char, size + width
    return "\r\n ".join([*parts, current])
