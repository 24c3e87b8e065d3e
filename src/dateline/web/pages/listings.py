"""Statements, tallies and commitments: lists under the one filter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dateline.export.brief.checked import claim
from dateline.model import CommitmentCheck, Report, TallyAudit
from dateline.record import browse, shelf
from dateline.record.browse import Listed
from dateline.record.desk import Look
from dateline.web.asked import Asked
from dateline.web.pages.common import AskedFor, desk, page
from dateline.web.told import spoken

router = APIRouter(include_in_schema=False)
COUNTED = 40  # events of a tally, and of a commitment, that are listed at once
Maker = Callable[[Look, Sequence[Listed]], list[Any]]


@router.get("/statements")
def statements(request: Request, asked: AskedFor) -> Response:
    return _listing(
        request, asked, "statement", "statements.html", lambda look, rows: spoken(look, (r.body for r in rows))
    )


@router.get("/tallies")
def tallies(request: Request, asked: AskedFor) -> Response:
    return _listing(request, asked, "tally", "tallies.html", audited)


@router.get("/commitments")
def commitments(request: Request, asked: AskedFor) -> Response:
    return _listing(request, asked, "commitment", "commitments.html", held_against)


def _listing(request: Request, asked: Asked, list_: str, template: str, make: Maker) -> Response:
    with desk(request).look(asked.which) as look:
        return page(request, look, template, asked, lambda: _values(look, asked, list_, make))


def _values(look: Look, asked: Asked, list_: str, make: Maker) -> dict[str, Any]:
    found = browse.rows_of(look, list_, order=asked.order, after=asked.after, limit=asked.limit)
    return {
        "items": make(look, found.rows), "next": found.next, "total": browse.total(look, list_),
        "reports": len(look.heard.keys), "unread": shelf.unread(look),
    }  # fmt: skip


@dataclass(frozen=True)
class Audited:
    """A tally as its report has it. `counted` are the events that the recount took, `more` how many are not listed."""

    audit: TallyAudit
    report: Report | None
    said: str
    words: str
    counted: tuple[Listed, ...]
    more: int


def audited(look: Look, rows: Sequence[Listed]) -> list[Audited]:
    found = [TallyAudit.model_validate_json(r.body) for r in rows]
    reports = shelf.reports_of(look.connection, {t.report for t in found})
    events = {e.id: e for e in browse.by_ids(look.connection, sorted({i for t in found for i in t.counted[:COUNTED]}))}
    return [
        Audited(
            t, reports.get(t.report), claim(t.tally, look.glossary),
            t.tally.evidence.of(reports[t.report].text) if t.report in reports else "",
            tuple(events[i] for i in t.counted[:COUNTED] if i in events), max(0, len(t.counted) - COUNTED),
        )
        for t in found
    ]  # fmt: skip


@dataclass(frozen=True)
class Against:
    event: Listed
    verdict: str
    why: str


@dataclass(frozen=True)
class HeldAgainst:
    check: CommitmentCheck
    report: Report | None
    words: str
    against: tuple[Against, ...]
    more: int


def held_against(look: Look, rows: Sequence[Listed]) -> list[HeldAgainst]:
    """What lies inside an undertaking comes first."""
    found = [CommitmentCheck.model_validate_json(r.body) for r in rows]
    reports = shelf.reports_of(look.connection, {c.report for c in found})
    shown = {id(c): sorted(c.against, key=lambda one: one[1] != "inside")[:COUNTED] for c in found}
    ids = sorted({event for kept in shown.values() for event, _, _ in kept})
    events = {e.id: e for e in browse.by_ids(look.connection, ids)}
    return [
        HeldAgainst(
            c, reports.get(c.report), c.commitment.evidence.of(reports[c.report].text) if c.report in reports else "",
            tuple(Against(events[e], verdict, why) for e, verdict, why in shown[id(c)] if e in events),
            max(0, len(c.against) - COUNTED),
        )
        for c in found
    ]  # fmt: skip
