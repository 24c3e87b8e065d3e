"""The record of a set of readings, made in memory from nothing; `keeping.py` is the same a step at a time."""

from collections.abc import Iterable, Mapping, Sequence

from dateline.model import Event, Judgement, Reading, Record, Report, canonical
from dateline.reconcile.cluster import gather
from dateline.reconcile.entries import Entry, entries_of
from dateline.reconcile.ids import name_all
from dateline.reconcile.judgements import Judged, judged
from dateline.reconcile.keeping import Delta, Keeper, Told, World
from dateline.reconcile.kinds import KindInfo
from dateline.reconcile.origins import Origins
from dateline.reconcile.quiet import quiet
from dateline.reconcile.shelf import Shelves
from dateline.reconcile.when import order


def reconcile(
    reports: Iterable[Report],
    readings: Iterable[Reading],
    judgements: Iterable[Judgement] = (),
    kinds: Mapping[str, KindInfo] | None = None,
    broader: Mapping[str, str | None] | None = None,
    *,
    earlier: Mapping[str, Sequence[Told]] | None = None,
) -> Record:
    """The record.

    `reports` must hold those that the readings are of (others do no harm); a reading without its report is left out.
    `kinds` gives the family and nature of each kind, `broader` the term above each term of the packs' vocabularies.
    Of two readings of one report (two versions of the code) the one whose canonical form sorts last is taken: hand over
    only the one that speaks. `earlier` gives, by the key of a report, the versions of its address that it
    took the place of, oldest first, with their readings. Source of the method: DESIGN section 5.
    """
    known = {r.key: r for r in reports}
    kept = {r.report: r for r in _one_each(readings, known)}
    before = earlier or {}
    world = World(
        kinds or {}, broader or {}, lambda key: (known[key], kept[key]), earlier=lambda key: before.get(key, ())
    )
    events: list[Event] = []
    keeper = Keeper(Shelves(), Origins({}, ()), world)
    with quiet():
        delta = keeper.update((), kept, judgements, events.append)
    return _record(events, delta, known)


def _record(events: list[Event], delta: Delta, reports: Mapping[str, Report]) -> Record:
    """Everything sorted by what it says, never by when it came in."""

    def told(report: str) -> tuple[str, str]:
        return order(reports[report].published), report

    statements = [q for q in delta.statements.values() if q]
    tallies = [t for t in delta.tallies.values() if t]
    commitments = [c for c in delta.commitments.values() if c]
    return Record(
        events=tuple(sorted(events, key=lambda e: (delta.days[e.id], e.id))),
        statements=tuple(
            sorted(statements, key=lambda q: (*told(q.report), q.statement.content.start, q.statement.id))
        ),
        tallies=tuple(sorted(tallies, key=lambda t: (*told(t.report), t.tally.evidence.start, t.tally.id))),
        commitments=tuple(
            sorted(commitments, key=lambda c: (*told(c.report), c.commitment.evidence.start, c.commitment.id))
        ),
        redirects=tuple(sorted((old, new) for old, new in delta.redirects.items() if new)),
        judgements=delta.judgements,
    )


def named_events(
    reports: Iterable[Report],
    readings: Iterable[Reading],
    judgements: Iterable[Judgement] = (),
    kinds: Mapping[str, KindInfo] | None = None,
    broader: Mapping[str, str | None] | None = None,
) -> tuple[dict[str, list[Entry]], dict[str, str]]:
    """The entries of each event by its id, and the redirects: what `reconcile` makes its events from."""
    settled = _settle(reports, readings, judgements, kinds or {}, broader or {})
    names, redirects = name_all(settled.events)
    return dict(zip(names, settled.events, strict=True)), dict(redirects)


def _settle(
    reports: Iterable[Report],
    readings: Iterable[Reading],
    judgements: Iterable[Judgement],
    kinds: Mapping[str, KindInfo],
    broader: Mapping[str, str | None],
) -> Judged:
    known = {r.key: r for r in reports}
    kept = _one_each(readings, known)
    origins = Origins(known, kept)
    found = gather(entries(known, kept, kinds, origins), broader)
    urls = {key: report.url for key, report in known.items()}
    return judged(found, judgements, urls, broader)


def entries(
    reports: Mapping[str, Report], readings: Iterable[Reading], kinds: Mapping[str, KindInfo], origins: Origins
) -> list[Entry]:
    return [
        entry
        for reading in readings
        for entry in entries_of(
            reports[reading.report],
            reading,
            kinds,
            {m.id: origins.of(reading.report, m.sentence) for m in reading.mentions},
        )
    ]


def _one_each(readings: Iterable[Reading], reports: Mapping[str, Report]) -> list[Reading]:
    last: dict[str, Reading] = {}
    for reading in readings:
        other = last.get(reading.report)
        if reading.report in reports and (other is None or _form(reading) > _form(other)):
            last[reading.report] = reading
    return [last[key] for key in sorted(last)]


def _form(reading: Reading) -> tuple[str, str]:
    return reading.code, canonical(reading.model_dump())
