"""Reports: the list, and one with all that was found in its text."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dateline.model import Reading, Report
from dateline.record import browse, shelf, wording
from dateline.record.desk import Look
from dateline.record.withdrawn import withdrawn
from dateline.web.marked import Mark, paragraphs
from dateline.web.pages.common import ROWS, AskedFor, desk, missing, page
from dateline.web.told import name_of

router = APIRouter(include_in_schema=False)


@router.get("/reports")
def reports(request: Request, asked: AskedFor) -> Response:
    with desk(request).look(asked.which) as look:

        def make() -> dict[str, Any]:
            found, after = shelf.listed(look, asked.after, ROWS)
            return {
                "items": found, "next": after, "total": shelf.count(look),
                "reports": len(look.heard.keys), "unread": shelf.unread(look),
            }  # fmt: skip

        return page(request, look, "reports.html", asked, make)


@router.get("/reports/{key}")
def report(request: Request, key: str, asked: AskedFor) -> Response:
    with desk(request).look(asked.which) as look:
        found = shelf.report(look.connection, key)
        if not found:
            raise missing("report", key, "The list of reports is at /reports")
        return page(request, look, "report.html", asked, lambda: _report(look, *found))


def _report(look: Look, one: Report, learnt_at: str) -> dict[str, Any]:
    read = shelf.reading(look.connection, one.key)
    entries = shelf.events_of(look.connection, one.key)
    events = browse.by_ids(look.connection, sorted(set(entries.values())))
    marks = _marks(read, entries, {e.id: e.card.title for e in events if e.card}, look) if read else []
    return {
        "one": one, "learnt_at": learnt_at, "reading": read, "events": events, "text": paragraphs(one.text, marks),
        "versions": shelf.versions(look.connection, one),
        "withdrawn": withdrawn(look.connection, one, look.glossary.kinds), "label": look.glossary.label,
    }  # fmt: skip


def _marks(read: Reading, entries: dict[str, str], titles: dict[str, str], look: Look) -> list[Mark]:
    """What the reading took from the text: events and their values, statements, tallies, commitments."""
    made = []
    for mention in read.mentions:
        event = entries.get(mention.entry)
        href = f"/events/{event}" if event else ""
        made.append(Mark(mention.trigger, "trigger", titles.get(event or "", "an event"), href))
        made.extend(
            Mark(c.evidence, "value", f"{name_of(c.attribute)}: {wording.value(c.value, look.glossary)}", href)
            for c in mention.claims
        )
    for said in read.statements:
        who = said.by.speaker or said.by.org or "someone"
        made.append(Mark(said.content, "said", f"{who} says"))
    made.extend(Mark(t.evidence, "tally", f"tally: {wording.count(t.value)} {t.of}") for t in read.tallies)
    made.extend(Mark(c.evidence, "promise", f"commitment: {c.what}") for c in read.commitments)
    return made
