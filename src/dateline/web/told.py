"""What the page of an event tells: made from the event, its reports and what touches it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model import (
    Belief,
    CommitmentCheck,
    Event,
    Held,
    Judgement,
    Quoted,
    Reading,
    Report,
    Span,
    Support,
    TallyAudit,
)
from dateline.reconcile.when import order
from dateline.record import EventView, Filter, Glossary, browse, history, lags, projection, shelf, wording
from dateline.record.browse import Listed
from dateline.record.card import located
from dateline.record.columns import NEVER
from dateline.record.desk import Desk, Look
from dateline.record.moments import say
from dateline.record.sentences import sentence
from dateline.record.valued import SHAPES
from dateline.record.view import view
from dateline.web.marked import Mark, Piece, anchor, paragraphs

SHOWN = 3  # sentences of a value that are open at once
MOST = 60  # sentences of a value, and values of an attribute, that are shown at all
GRADES = {
    1: "confirmed", 2: "probably true", 3: "possibly true", 4: "doubtful", 5: "improbable", 6: "cannot be judged",
}  # fmt: skip
NAMES = {
    "agent": "who", "other": "other side", "person": "persons", "count": "how many", "from": "from", "toward": "toward",
    "range_km": "range", "apogee_km": "greatest height", "time": "day", "clock": "hour", "end": "until", "weapon": "weapon",
    "weapon_class": "class of weapon", "place": "place", "target": "target", "duration": "length of flight",
}  # fmt: skip
FIRST = ("time", "clock", "end", "agent", "other", "person", "count", "weapon", "weapon_class", "from", "place", "toward", "target")  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """What of an event's page is asked for: the event, the report whose text stands beside it, the step of its history."""

    id: str
    report: str | None
    step: int | None


@dataclass(frozen=True)
class Quote:
    """A sentence that a value stands on: the words before, the words of the value, the words after."""

    before: str
    words: str
    after: str
    outlet: str
    published: str | None
    citing: str
    report: str
    span: Span
    copy: bool
    until: str | None  # of an earlier version of a page: when the one came out that says it no more
    earlier: bool

    @property
    def anchor(self) -> str:
        return anchor(self.span)


@dataclass(frozen=True)
class Said:
    """A value with its sentences. `more` are not shown."""

    text: str
    held: Held
    quotes: tuple[Quote, ...]
    more: int


@dataclass(frozen=True)
class Line:
    """An attribute of the event."""

    attribute: str
    name: str
    belief: Belief
    grade: str
    held: tuple[Said, ...]
    others: tuple[Said, ...]
    more: int


@dataclass(frozen=True)
class Root:
    """An origin with the reports that carry its text."""

    report: Report
    copies: tuple[Report, ...]


def told(opened: Desk, look: Look, which: Filter, shown: Shown) -> dict[str, Any]:
    """`which` is the filter of the look, with its as-of."""
    body = shelf.event_body(look.connection, shown.id)
    event = Event.model_validate_json(body or "{}")
    seen = view(event, look.glossary)
    reports = shelf.reports_of(look.connection, seen.reports)
    told_by = sorted(reports.values(), key=lambda r: (order(r.published), r.key))
    heard = {**reports, **shelf.reports_of(look.connection, event.earlier)}
    chosen = heard.get(shown.report or "") or (best(event, told_by) if told_by else None)
    reading = shelf.reading(look.connection, chosen.key) if chosen else None
    steps = history.steps(event, reports)
    at = steps[min(shown.step, len(steps)) - 1] if shown.step and steps else None
    return {
        "when": say(seen.when), "seen": seen, "event": event, "lines": lines(event, heard, look.glossary), "reports": told_by,
        "former": [(name_of(f.attribute), [said(h, heard, look.glossary) for h in f.values]) for f in event.former],
        "candidates": _candidates(look, event.id), "shown": chosen, "text": marked_text(event, chosen, reading, look.glossary) if chosen else [],
        "roots": roots(event, told_by), "statements": statements(look, event.id),
        "tallies": [TallyAudit.model_validate_json(r.body) for r in browse.touching(look.connection, "tally", event.id)],
        "commitments": _touched(look, event.id), "place": located(event), "steps": steps, "step": at,
        **then(opened, look, which, event, at),
        "after": lags.lags(seen, reports), "lag_said": lag_said, "near": near(look, event),
        "judgements": judged(look, seen), "titles": {r.key: r.title or r.id for r in told_by},
        "attributes": sorted({*SHAPES, *(b.attribute for b in event.beliefs)}), "say": lambda v: wording.value(v, look.glossary), "name_of": name_of,
    }  # fmt: skip


def _candidates(look: Look, id_: str) -> list[tuple[str, str]]:
    """Ids and titles of the events that one which names no day could be, best first."""
    found = [one.event for one in projection.candidates(look.connection, id_)]
    titles = {e.id: e.card.title if e.card else e.id for e in browse.by_ids(look.connection, found)}
    return [(name, titles[name]) for name in found if name in titles]


def then(opened: Desk, look: Look, which: Filter, event: Event, at: history.Step | None) -> dict[str, Any]:
    """What was held at a step. `apart`: of the event's own reports alone, as the record of that moment cannot be had at once."""
    if at is None:
        return {"then": [], "apart": False}
    if which.as_of == at.at:
        return {"then": history.then(look.connection, event), "apart": False}
    if which.axis == "learnt" or not opened.made_anew()[1]:
        found = history.alone(look.connection, look.glossary, event, at.at)
        return {"then": [found] if found else [], "apart": True}
    with opened.look(Filter(as_of=at.at)) as past:
        return {"then": history.then(past.connection, event), "apart": False}


def lag_said(lag: lags.Lag) -> str:
    said = lags.said(lag)
    return said if said == "the same day" else f"{said} after"


def name_of(attribute: str) -> str:
    return NAMES.get(attribute, attribute.replace("_", " "))


def lines(event: Event, reports: Mapping[str, Report], glossary: Glossary) -> list[Line]:
    """When and who come first."""
    ranked = sorted(
        event.beliefs, key=lambda b: (FIRST.index(b.attribute) if b.attribute in FIRST else len(FIRST), b.attribute)
    )
    return [
        Line(
            attribute=b.attribute, name=name_of(b.attribute), belief=b, grade=GRADES.get(b.credibility, ""),
            held=tuple(said(h, reports, glossary) for h in b.held[:MOST]),
            others=tuple(said(h, reports, glossary) for h in b.others[:MOST]),
            more=max(0, len(b.held) - MOST) + max(0, len(b.others) - MOST),
        )
        for b in ranked
    ]  # fmt: skip


def said(held: Held, reports: Mapping[str, Report], glossary: Glossary) -> Said:
    kept = sorted((s for s in held.support if s.report in reports), key=_turn)
    quotes = tuple(quote(s, reports[s.report]) for s in kept[:MOST])
    return Said(wording.value(held.value, glossary), held, quotes, max(0, len(kept) - MOST))


def _turn(support: Support) -> tuple[bool, str, str, int]:
    """What stands on its own before copies, the earliest first."""
    return bool(support.origin) and support.origin != support.report, order(support.published), support.report, support.evidence.start  # fmt: skip


def quote(support: Support, report: Report) -> Quote:
    text, at = report.text, support.evidence
    whole = sentence(text, at)
    return Quote(
        before=text[whole.start : at.start], words=at.of(text), after=text[at.end : whole.end],
        outlet=report.outlet or report.id, published=report.published,
        citing=", ".join(dict.fromkeys(s.name for s in support.said_by if s.name)), report=report.key, span=at,
        copy=bool(support.origin) and support.origin != support.report, until=support.until, earlier=bool(support.later),
    )  # fmt: skip


def best(event: Event, told_by: Sequence[Report]) -> Report:
    """The report that gives most of what is held; of equals the earliest."""
    given: dict[str, set[str]] = {}
    for belief in event.beliefs:
        for one in (s for h in belief.held for s in h.support):
            given.setdefault(one.report, set()).add(belief.attribute)
    return max(told_by, key=lambda r: len(given.get(r.key, ())))


def marked_text(event: Event, report: Report, reading: Reading | None, glossary: Glossary) -> list[list[Piece]]:
    """The full text of a report with what it says of the event."""
    entries = {m.entry for m in event.members if m.report == report.key}
    marks = [
        Mark(m.trigger, "trigger", "the event") for m in (reading.mentions if reading else ()) if m.entry in entries
    ]
    for belief in event.beliefs:
        for held in (*belief.held, *belief.others):
            kind = "value" if held in belief.held else "other"
            text = f"{name_of(belief.attribute)}: {wording.value(held.value, glossary)}"
            marks.extend(Mark(s.evidence, kind, text) for s in held.support if s.report == report.key)
    return paragraphs(report.text, marks)


def roots(event: Event, told_by: Sequence[Report]) -> list[Root]:
    """Copies under their origin. A report with any word of its own is an origin."""
    known = {r.key: r for r in told_by}
    origins: dict[str, set[str]] = {}
    for support in (s for b in event.beliefs for h in (*b.held, *b.others) for s in h.support):
        origins.setdefault(support.report, set()).add(support.origin or support.report)
    home = {
        key: key if key in found or not (found & known.keys()) else min(found & known.keys(), key=lambda k: (order(known[k].published), k))
        for key, found in ((r.key, origins.get(r.key, {r.key})) for r in told_by)
    }  # fmt: skip
    return [
        Root(r, tuple(c for c in told_by if home[c.key] == r.key and c.key != r.key))
        for r in told_by
        if home[r.key] == r.key or home.get(home[r.key]) != home[r.key]
    ]


@dataclass(frozen=True)
class Spoken:
    quoted: Quoted
    report: Report
    words: str


def statements(look: Look, id_: str) -> list[Spoken]:
    return spoken(look, (r.body for r in browse.touching(look.connection, "statement", id_)))


def spoken(look: Look, bodies: Iterable[str]) -> list[Spoken]:
    found = [Quoted.model_validate_json(body) for body in bodies]
    reports = shelf.reports_of(look.connection, {q.report for q in found})
    return [
        Spoken(q, reports[q.report], q.statement.content.of(reports[q.report].text))
        for q in found
        if q.report in reports
    ]


def _touched(look: Look, id_: str) -> list[tuple[CommitmentCheck, str, str]]:
    """Commitments held against the event, each with its verdict and the reason."""
    found = [CommitmentCheck.model_validate_json(r.body) for r in browse.touching(look.connection, "commitment", id_)]
    return [(c, verdict, why) for c in found for event, verdict, why in c.against if event == id_]


@dataclass(frozen=True)
class Judged:
    judgement: Judgement
    text: str
    state: str


def judged(look: Look, seen: EventView) -> list[Judged]:
    names = {seen.id, *(f"{m.report}#{m.entry}" for m in seen.event.members)}
    found = shelf.judgements_on(look.connection, names)
    return [Judged(v.judgement, v.said(look.glossary), v.state) for v in found]


NEAR = 5 * 86_400  # seconds between events that somebody may take for one
NEAREST = 12


def near(look: Look, event: Event) -> list[Listed]:
    """Events of the same kind round the same time, the nearest first."""
    columns = look.columns
    here = columns.place.get(event.id)
    if here is None or columns.t0[here] == NEVER:
        return []
    apart = abs(columns.t0 - columns.t0[here])
    like = (columns.kind == columns.kind[here]) & (columns.t0 != NEVER) & (apart <= NEAR)
    like[here] = False
    found = sorted((int(apart[n]), columns.ids[n]) for n in like.nonzero()[0])[:NEAREST]
    return browse.by_ids(look.connection, [id_ for _, id_ in found])
