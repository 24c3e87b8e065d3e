"""From events as groups of entries to the record.

Invariant: everything in the record is sorted by what it says, never by when it came in.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model import (
    Event,
    Judgement,
    Member,
    Quoted,
    Reading,
    Realis,
    Record,
    Report,
    Source,
    Span,
    Support,
)
from dateline.reconcile.belief import Ground, beliefs
from dateline.reconcile.commitments import check, dated, setting
from dateline.reconcile.decide import decide, set_time
from dateline.reconcile.entries import Entry
from dateline.reconcile.facts import Fact, fact
from dateline.reconcile.grouping import Broader, Stated
from dateline.reconcile.ids import founder, name_all
from dateline.reconcile.judgements import in_turn
from dateline.reconcile.origins import Origins
from dateline.reconcile.profile import profile_of
from dateline.reconcile.tallies import around, audit
from dateline.reconcile.when import order

CERTAINTY: tuple[Realis, ...] = ("actual", "planned", "possible", "denied")


@dataclass(frozen=True)
class Material:
    """What the record is made from."""

    reports: Mapping[str, Report]
    readings: Sequence[Reading]
    origins: Origins
    broader: Broader


def assemble(
    events: Sequence[Sequence[Entry]], values: Mapping[str, Sequence[Judgement]], material: Material
) -> Record:
    names, redirects = name_all(events)
    made = [_event(name, members, values, material) for name, members in zip(names, events, strict=True)]
    facts = [
        fact(e, founder(members).what, set_time(e) or profile_of(0, members).span(), material.broader)
        for e, members in zip(made, events, strict=True)
    ]
    where = {m.report + "#" + m.entry: e.id for e in made for m in e.members}
    statements = sorted(
        _statements(material, where),
        key=lambda q: (_when(q.report, material), q.statement.content.start, q.statement.id),
    )
    spoken: dict[str, list[str]] = {}
    for quoted in statements:
        for event in quoted.events:
            spoken.setdefault(event, []).append(f"{quoted.report}#{quoted.statement.id}")
    return Record(
        events=tuple(
            e.model_copy(update={"statements": tuple(spoken.get(e.id, ()))})
            for e, _ in sorted(zip(made, facts, strict=True), key=_by_day)
        ),
        statements=tuple(statements),
        redirects=tuple(redirects),
        **_held_against(material, facts, where),
    )


def _by_day(pair: tuple[Event, Fact]) -> tuple[int, str]:
    when = pair[1].when
    return (when.first if when else 0), pair[0].id


def _when(report: str, material: Material) -> tuple[str, str]:
    return order(material.reports[report].published), report


def _event(name: str, members: Sequence[Entry], values: Mapping[str, Sequence[Judgement]], material: Material) -> Event:
    ordered = sorted(members, key=lambda e: (order(e.published), e.report, e.key))
    realis = event_realis(ordered)
    stated = [
        (c.attribute, Stated(c.value, _support(e, c.evidence, c.said_by, material))) for e in ordered for c in e.claims
    ]
    agents = frozenset(code for e in ordered for code in e.agents)
    held = beliefs(stated, Ground(realis, agents, material.origins, material.broader))
    decided = in_turn(j for e in ordered for j in values.get(e.address, ()))
    for judgement in decided:
        held = decide(held, judgement)
    return Event(
        id=name,
        kind=founder(members).kind,
        realis=realis,
        beliefs=held,
        members=tuple(Member(report=e.report, entry=e.key, background=e.background) for e in ordered),
        origins=len({material.origins.voice(e.report, m.sentence) for e in ordered for m in e.mentions}),
    )


def _support(entry: Entry, evidence: Span, said_by: tuple[Source, ...], material: Material) -> Support:
    return Support(
        report=entry.report,
        evidence=evidence,
        said_by=said_by,
        published=entry.published,
        origin=material.origins.of(entry.report, evidence),
    )


def event_realis(members: Sequence[Entry]) -> Realis:
    """What the reports that came last say: a planned meeting that took place is actual. Once told as actual it stays so
    unless more reports deny it than tell it."""
    told = [e.realis for e in members]
    if "actual" in told:
        return "denied" if told.count("denied") > told.count("actual") else "actual"
    latest = max(order(e.published) for e in members)
    last = [e.realis for e in members if order(e.published) == latest]
    return next(r for r in CERTAINTY if r in last)


def _statements(material: Material, where: Mapping[str, str]) -> list[Quoted]:
    return [
        Quoted(
            report=r.report,
            statement=s,
            events=tuple(sorted({where[f"{r.report}#{a}"] for a in s.about if f"{r.report}#{a}" in where})),
        )
        for r in material.readings
        for s in r.statements
    ]


def _held_against(material: Material, facts: Sequence[Fact], where: Mapping[str, str]) -> dict[str, Any]:
    by_id = {f.id: f for f in facts}
    told = {address: by_id[event] for address, event in where.items()}
    about = setting(material.readings, material.reports)
    ordered = sorted(material.readings, key=lambda r: _when(r.report, material))
    in_time = sorted(facts, key=lambda f: (f.when.first if f.when else 0, f.id))
    of_kind, of_family = defaultdict[str, list[Fact]](list), defaultdict[str, list[Fact]](list)
    for one in in_time:
        of_kind[one.kind].append(one)
        of_family[one.what.family].append(one)
    family = {kind: found[0].what.family for kind, found in of_kind.items()}
    return {
        "tallies": tuple(
            audit(t, material.reports[r.report], of_kind[t.kind or ""], around(t, r.report, r, told))
            for r in ordered
            for t in sorted(r.tallies, key=lambda t: (t.evidence.start, t.id))
        ),
        "commitments": tuple(
            check(
                dated(c, r),
                material.reports[r.report],
                [f for name in sorted({family[k] for k, _ in c.covers if k in family}) for f in of_family[name]],
                material.broader,
                about,
            )
            for r in ordered
            for c in sorted(r.commitments, key=lambda c: (c.evidence.start, c.id))
        ),
    }
