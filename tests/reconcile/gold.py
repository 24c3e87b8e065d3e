"""Gold annotations turned into readings, so that reconcile can be tried without the reading wing.

Claims stand on the words given as evidence; where there are none, on the first character. What the gold form does not
hold (the place of a meeting) cannot be had here, so reconcile sees less than it will from real readings.
"""

import json
import random
import re
from calendar import month_name, monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from pycountry import countries

from dateline.model import Actor, Claim, Count, Mention, Place, Quantity, Reading, Report, Span, Tally, Term, Time
from dateline.reconcile import KindInfo

SHARED = Path(__file__).resolve().parents[3] / "shared"
WEAPONS = ("launch", "nuclear-test", "ground-test", "interception", "attack")
MUTUAL = ("meeting", "call", "agreement", "exercise")
SPEECH = ("offer", "request", "rejection", "threat", "condemnation")
KINDS = {
    **{k: KindInfo(family="weapons", label=k) for k in WEAPONS},
    **{
        k: KindInfo(family="diplomacy", reciprocal=k in MUTUAL, speech=k in SPEECH, label=k)
        for k in (*MUTUAL, *SPEECH, "sanction", "deployment")
    },
}
Row = dict[str, Any]
BOUNDS: dict[Any, Any] = {b: b for b in ("exact", "about", "at least", "at most", "several", "single")}


def rows(corpus: str) -> list[Row]:
    lines = (SHARED / "corpus" / corpus / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def texts(corpus: str) -> dict[str, Row]:
    path = SHARED / "corpus" / corpus / "reports.jsonl"
    if not path.exists():
        return {}
    return {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def report_of(row: Row, texts: Mapping[str, Row]) -> Report:
    key = row.get("id") or row["url"]
    found = texts.get(key, {})
    return Report(
        id=key,
        url=row.get("url") or found.get("url"),
        outlet=row.get("outlet"),
        published=row.get("published"),
        text=found.get("text") or "(no text kept)",
    )


def reading_of(row: Row, report: Report) -> Reading:
    events = [e for e in row["events"] if e["kind"] != "statement-only"]
    return Reading(
        report=report.key,
        code="gold",
        wire=row.get("wire"),
        mentions=tuple(m for n, e in enumerate(events) for m in mentions(f"e{n}", e, report)),
        tallies=tuple(tally(f"t{n}", t, report) for n, t in enumerate(row.get("tallies") or [])),
    )


def mentions(entry: str, event: Row, report: Report) -> list[Mention]:
    """One mention for each piece of evidence; the claims stand on the first."""
    spans = [found(report.text, words) for words in event.get("evidence") or []] or [Span(start=0, end=1)]
    claims = tuple(Claim(attribute=a, value=v, evidence=spans[0]) for a, v in values(event))
    past = event.get("background", long_past(event, report.published))
    return [
        Mention(
            id=f"{entry}.{n}",
            entry=entry,
            kind=event["kind"],
            realis=event["realis"],
            trigger=span,
            background=past,
            claims=claims if n == 0 else (),
            sentence=around(report.text, span) if event.get("evidence") else Span(start=0, end=0),
        )
        for n, span in enumerate(spans)
    ]


def long_past(event: Row, published: str | None) -> bool:
    """As tense and "last year" would tell a reader: the event lies more than ten days before the report."""
    day = re.search(r"\d{4}-\d\d-\d\d", event["id"])
    if not day or not published or len(published) < 10:
        return False
    return date.fromisoformat(published[:10]) - date.fromisoformat(day.group()) > timedelta(days=10)


def found(text: str, words: str) -> Span:
    start = text.find(words)
    return Span(start=start, end=start + len(words)) if start >= 0 else Span(start=0, end=1)


def around(text: str, span: Span) -> Span:
    """The sentence that holds a span."""
    start = max(text.rfind(". ", 0, span.start) + 2, text.rfind("\n", 0, span.start) + 1, 0)
    ends = [i for i in (text.find(". ", span.end), text.find("\n", span.end), len(text)) if i >= 0]
    return Span(start=min(start, span.start), end=min(ends))


def country(code: str) -> str:
    found = countries.get(alpha_3=code)
    return f"{found.name} {getattr(found, 'common_name', '')}" if found else code


def many(value: Any) -> list[Any]:
    return [v for v in (value if isinstance(value, list) else [value]) if v not in (None, "")]


def values(event: Row) -> Iterable[tuple[str, Any]]:
    for day in many(event.get("date")):
        yield "time", time(day)
        if len(day) == 10:
            yield from (("time", time(day, clock)) for clock in event.get("times_local") or [])
    if not event.get("date"):
        yield from (("time", Time(edtf=f"T{clock}", precision="minute")) for clock in event.get("times_local") or [])
    for day in many(event.get("end")):
        yield "end", time(day)
    for side, name in (("agent", "agents"), ("other", "others")):
        yield from ((side, Actor(code=code, name=country(code))) for code in event[name])
    yield from (("person", Actor(code=None, name=p, person=p)) for p in event["people"])
    for n in many(event.get("count")):
        yield "count", Count(number=n, bound=BOUNDS.get(event.get("count_bound"), "exact"))
    if event.get("count_bound") == "several" and not event.get("count"):
        yield "count", Count(number=None, bound="several")
    yield from rest(event)


def rest(event: Row) -> Iterable[tuple[str, Any]]:
    for attribute in ("range_km", "apogee_km"):
        for km in event.get(attribute) or []:
            yield attribute, Quantity(value=km, unit="km")
    for attribute in ("from", "toward"):
        yield from (
            (attribute, Place(name=name, precision="exact" if attribute == "from" else "unknown"))
            for name in many(event.get(attribute))
        )
    yield from (("weapon", Term(vocabulary="weapons", term=w, phrase=w)) for w in many(event.get("weapon")))
    yield from (("weapon_class", Term(vocabulary="classes", term=c)) for c in many(event.get("weapon_class")))
    if event["kind"] not in WEAPONS:
        yield from (("place", Place(name=name, precision="exact")) for name in venues(event.get("evidence") or []))


def venues(evidence: Iterable[str]) -> list[str]:
    """Capitalised words after "in" or "at", as a reader would take them for the place of a meeting."""
    named = [m for words in evidence for m in re.findall(r"\b(?:in|at) (?:the )?([A-Z]\w+(?: [A-Z]\w+)*)", words)]
    return [n for n in named if n.split()[0] not in month_name]


def time(day: str, clock: str | None = None) -> Time:
    if day.startswith("--"):
        return Time(edtf="XXXX" + day[1:], precision="day")
    precision = {4: "year", 7: "month"}.get(len(day), "day")
    first = date.fromisoformat(day + "-01-01"[: {4: 6, 7: 3}.get(len(day), 0)])
    if clock:
        start = f"{day}T{clock}:00"
        return Time(edtf=f"{day}T{clock}", start=start, end=start, precision="minute", offset="+09:00", basis="place")
    length = {"year": 366 if first.year % 4 == 0 else 365, "month": monthrange(first.year, first.month)[1]}
    end = first + timedelta(days=length.get(precision, 1))
    return Time(edtf=day, start=f"{first}T00:00:00", end=f"{end}T00:00:00", precision=precision)


def tally(name: str, row: Row, report: Report) -> Tally:
    span = found(report.text, row["evidence"][0]) if row.get("evidence") else Span(start=0, end=1)
    kind = next((k for k in ("nuclear-test", "launch") if any(w in row["of"] for w in WORDS[k])), None)
    return Tally(
        id=name,
        value=Count(number=row["value"]),
        form=row["form"],
        of=row["of"],
        kind=kind,
        actor=row.get("actor"),
        scope=row["scope"],
        since=time(row["since"]) if row.get("since") else None,
        period=row.get("period"),
        as_of=row.get("as_of"),
        includes_latest=row.get("includes_latest", True),
        evidence=span,
    )


WORDS = {"nuclear-test": ("nuclear",), "launch": ("launch", "test", "missile", "projectile", "firing", "rocket")}


def degraded(row: Row, seed: int) -> Row:
    """The same annotation as a worse reader would give it: a fifth of days cut to months; a fifth of the counts, a
    tenth of the actors, a third of the people and two fifths of the signs that an event is long past lost."""
    luck = random.Random(f"{seed}{row.get('id') or row['url']}")
    return {**row, "events": [worse(event, luck) for event in row["events"]]}


def worse(event: Row, luck: random.Random) -> Row:
    out = dict(event)
    if isinstance(out.get("date"), str) and len(out["date"]) == 10 and luck.random() < 0.2:
        out["date"] = out["date"][:7] if not out["date"].startswith("--") else None
    if luck.random() < 0.2:
        out["count"] = out["count_bound"] = None
    if luck.random() < 0.4:
        out["background"] = False
    for name, share in (("agents", 0.1), ("others", 0.2), ("people", 0.33)):
        out[name] = [x for x in out.get(name) or [] if luck.random() >= share]
    return out
