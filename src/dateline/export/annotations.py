"""One JSON object a report, in the form of the annotation guide: what this report itself states, by ids of the record.

Lines are sorted by the report's id. Entries of kind "statement" are left out, as the guide has no such events.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from dateline.export import plain
from dateline.export.made import Made, encoded
from dateline.export.selection import in_order
from dateline.model import (
    Actor,
    Claim,
    Commitment,
    Count,
    Mention,
    Place,
    Quantity,
    Reading,
    Report,
    Source,
    Statement,
    Tally,
    Term,
    Time,
)  # fmt: skip
from dateline.record import Filter, Store
from dateline.record.view import PLACED

Members = Mapping[tuple[str, str], str]
ARMED = frozenset({"launch", "nuclear-test", "ground-test", "interception", "attack"})
GIST_WORDS = 10


def lines(store: Store, which: Filter | None = None) -> Iterator[str]:
    """JSON lines for the reports that speak. A filter leaves the events that match it; a report keeps its line."""
    which = which or Filter()
    with store.at(which) as then:
        members, broader = then.membership(), then.glossary().broader
        reports, readings = then.reports(), then.readings()
        now = replace(which, as_of=None)
        wanted = {v.id for v in then.events(now)} if now.said() else None
    for report in sorted(reports.values(), key=lambda r: (r.id, r.key)):
        if report.key in readings:
            row = annotation(report, readings[report.key], members, broader)
            if wanted is not None:
                row["events"] = [e for e in row["events"] if e["id"] in wanted]
            yield json.dumps(row, ensure_ascii=False)


def whole(store: Store, which: Filter | None = None) -> Made:
    """The lines as an export; a report that states no event keeps its line."""
    found = list(lines(store, which))
    events = sum(len(json.loads(line)["events"]) for line in found)
    sources = tuple(sorted(store.reports().values(), key=in_order))
    return Made(encoded(found), {"reports": len(found), "events": events}, sources=sources)


def annotation(report: Report, reading: Reading, members: Members, broader: Mapping[str, str]) -> dict[str, Any]:
    """`members` names the event of each (report key, entry); an entry without one keeps an id of its own."""

    def id_of(entry: str) -> str:
        return members.get((report.key, entry), f"{report.key}#{entry}")

    entries = reading.entries()
    row = {
        "id": report.id, "url": report.url, "outlet": report.outlet, "published": report.published,
        "wire": reading.wire,
        "events": [event(id_of(key), report, mentions, broader) for key, mentions in entries.items()
                   if kind_of(mentions) != "statement"],
        "statements": [statement(s, report, id_of) for s in reading.statements],
        "tallies": [tally(t) for t in reading.tallies],
        "commitments": [commitment(c) for c in reading.commitments],
    }  # fmt: skip
    return {**row, "unread": reading.unread} if reading.unread else row


def kind_of(mentions: tuple[Mention, ...]) -> str:
    """The kind that most mentions have, the first of them at a tie."""
    return Counter(m.kind for m in mentions).most_common(1)[0][0]


def event(id_: str, report: Report, mentions: tuple[Mention, ...], broader: Mapping[str, str]) -> dict[str, Any]:
    claims = [c for m in mentions for c in m.claims]

    def stated(attribute: str) -> list[Any]:
        return [c.value for c in claims if c.attribute == attribute]

    kind, times = kind_of(mentions), plain.of(stated("time"), Time)
    agents = plain.codes(plain.of(stated("agent"), Actor))
    out: dict[str, Any] = {
        "id": id_, "kind": kind, "realis": Counter(m.realis for m in mentions).most_common(1)[0][0],
        "date": plain.days(times), "end": plain.days(plain.of(stated("end"), Time)),
        "times_local": plain.clocks(times), "utc_offset": plain.offset(times, [p for a in PLACED for p in plain.of(stated(a), Place)]),
        "agents": agents, "others": plain.codes(plain.of(stated("other"), Actor), without=agents),
        "people": plain.people(plain.of(stated("person"), Actor)),
    }  # fmt: skip
    if kind in ARMED:
        out.update(flight(report, stated, broader))
    return {**out, "said_by": credits_of(claims), "background": all(m.background for m in mentions)}


def flight(report: Report, stated: Any, broader: Mapping[str, str]) -> dict[str, Any]:
    """The fields that only launches, tests, interceptions and attacks have."""
    number, bound = plain.count(plain.of(stated("count"), Count))
    weapons, origins = plain.of(stated("weapon"), Term), plain.of(stated("from"), Place)
    outcomes = [t.term for t in plain.of(stated("outcome"), Term)]
    durations = plain.figures(plain.of(stated("duration"), Quantity))
    return {
        "count": number, "count_bound": bound,
        "weapon": max((t.phrase or t.term for t in weapons), key=lambda p: len(p.split()), default=None),
        "weapon_class": plain.finest(plain.of(stated("weapon_class"), Term), broader),
        "range_km": plain.figures(plain.of(stated("range_km"), Quantity)),
        "apogee_km": plain.figures(plain.of(stated("apogee_km"), Quantity)),
        "duration_s": durations[0] if durations else None, "speed": plain.speed(plain.of(stated("speed"), Quantity)),
        "from": plain.origins(origins),
        # the gazetteer knows the province of every town: only one that the report itself names is stated
        "from_admin": next((p.admin for p in origins if p.admin and p.admin in report.text), None),
        "toward": _aims(stated, plain.codes(plain.of(stated("agent"), Actor))),
        "outcome": outcomes[0] if outcomes else "unknown",
    }  # fmt: skip


def _aims(stated: Any, agents: list[str]) -> Any:
    """Where a launch flew, or every place that an attack struck."""
    struck = plain.of(stated("target"), Place)
    return plain.places(plain.abroad(struck, agents)) if struck else plain.directions(plain.of(stated("toward"), Place))


def credits_of(claims: list[Claim]) -> list[str]:
    return list(dict.fromkeys(s.name for c in claims for s in c.said_by if s.name))


def statement(said: Statement, report: Report, id_of: Any) -> dict[str, Any]:
    by: Source = said.by
    words = said.content.of(report.text).split()
    gist = " ".join(words[:GIST_WORDS]) + (" ..." if len(words) > GIST_WORDS else "")
    return {
        "speaker": by.speaker, "role": by.role, "org": by.org, "actor": by.actor, "via": by.via[0] if by.via else None,
        "direct_quote": said.direct, "about": list(dict.fromkeys(map(id_of, said.about))), "gist": gist,
    }  # fmt: skip


def tally(one: Tally) -> dict[str, Any]:
    number, _ = plain.count([one.value])
    return {
        "value": number, "form": one.form, "of": one.of, "actor": one.actor,
        "since": one.since.date if one.since else None, "scope": one.scope,
        "period": one.period, "as_of": one.as_of, "includes_latest": one.includes_latest,
    }  # fmt: skip


def commitment(one: Commitment) -> dict[str, Any]:
    return {
        "by": plain.codes(one.by), "to": plain.codes(one.to), "what": one.what, "polarity": one.polarity,
        "covers": [list(c) for c in one.covers], "since": one.since.date if one.since else None,
        "until": one.until.date if one.until else None, "status": one.status,
    }  # fmt: skip
