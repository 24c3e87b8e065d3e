"""One row a claim: each value of each event, who stands behind it, and the words it is read from."""

from collections.abc import Iterator
from typing import Any

from dateline.export.selection import Selection
from dateline.model import Belief, Held, Support, Value
from dateline.record import EventView, wording
from dateline.record.sentences import sentence

COLUMNS = (
    "event", "kind", "date", "title", "attribute", "value", "value_type", "believed", "superseded", "state", "credibility", "because", "standing",
    "origins", "said_by", "via", "report", "outlet", "published", "url", "origin", "start", "end", "words", "sentence",
)  # fmt: skip


def rows(selection: Selection) -> Iterator[dict[str, Any]]:
    """In the order of the events, then of their attributes, then best value first. A value that stands on no sentence, as one that a
    person set may, has a row without a report."""
    for view in selection.views:
        for belief in view.event.beliefs:
            for held in (*belief.held, *belief.others):
                for support in held.support or (None,):
                    yield _row(selection, view, belief, held, support)


def _row(selection: Selection, view: EventView, belief: Belief, held: Held, support: Support | None) -> dict[str, Any]:
    return {
        "event": view.id, "kind": view.event.kind, "date": view.when.day, "title": view.title,
        "attribute": belief.attribute, "value": plainly(held.value, selection), "value_type": held.value.type,
        "believed": held in belief.held, "superseded": held.superseded, "state": belief.state,
        "credibility": belief.credibility, "because": belief.because, "standing": held.standing, "origins": held.origins,
        **(_evidence(selection, support) if support else {}),
    }  # fmt: skip


def _evidence(selection: Selection, support: Support) -> dict[str, Any]:
    """Who says it, in which report, on which words."""
    report = selection.reports.get(support.report) or selection.earlier.get(support.report)
    origin = selection.reports.get(support.origin)
    speakers = [s.name or s.speaker for s in support.said_by if s.name or s.speaker]
    told: dict[str, Any] = {"report": support.report}
    if report:
        around = sentence(report.text, support.evidence, selection.readings.get(support.report))
        told = {"report": report.id, "outlet": report.outlet, "url": report.url,
                "words": support.evidence.of(report.text), "sentence": around.of(report.text)}  # fmt: skip
    return {
        **told, "said_by": list(dict.fromkeys(speakers)), "via": list(dict.fromkeys(v for s in support.said_by for v in s.via)),
        "published": support.published, "origin": origin.id if origin else support.origin or None,
        "start": support.evidence.start, "end": support.evidence.end,
    }  # fmt: skip


def plainly(value: Value, selection: Selection) -> str:
    return wording.value(value, selection.glossary)
