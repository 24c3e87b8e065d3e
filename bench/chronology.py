"""Reports against a reference chronology: `python -m bench chronology [--since 2019-05-04] [--until 2019-11-28]`.

Reads the launches of ../shared/data/nk_missile by bench/chronology.yml and the reports of ../shared/corpus together, and says
for each day of the chronology between the two dates that the corpus tells of: whether reports and rows came to one event, and
no launch of that day is told twice; how far the sites lie apart (bar: 25 km, or one place by name); which figures differ by more
than 10 % without being shown as disputed. Days that only the chronology knows are counted, not judged.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.scoring import SHARED, Bench
from dateline.engines import Intake, glossary_of, map_for, read_into, read_table_into
from dateline.model import Belief, Count, Event, Held, Place, Quantity
from dateline.reconcile.distance import kilometres, place_outcome
from dateline.record import Store
from dateline.record.view import event_when

MAP = Path(__file__).with_suffix(".yml")
FAR_KM, OFF = 25.0, 0.10
FIGURES = ("range_km", "apogee_km", "count")


@dataclass(frozen=True)
class Day:
    """`meets`: rows and reports are one event; `doubled`: other launches by the same side on that day; `km` between the sites, None
    where one has no point; `named`: held to be one place (the same name, or within what the points are worth); `faults`: figures
    apart that nobody is shown to dispute."""

    day: str
    event: str
    meets: bool
    doubled: int
    km: float | None
    named: bool
    faults: tuple[str, ...]

    @property
    def right(self) -> bool:
        return self.meets and not self.doubled and not self.faults and (self.named or (self.km or 1e9) <= FAR_KM)


def judge(events: Sequence[Event], outlet: str, reports: dict[str, str], since: str, until: str) -> Iterator[Day]:
    """One Day for each event that rows and reports, or reports alone, tell on a day of the chronology."""
    launches = [e for e in events if e.kind == "launch" and e.realis == "actual" and since <= (_day(e) or "") <= until]
    rows = {_day(e): e for e in launches if _told(e, outlet, reports)[0] and _actors(e) & {"PRK"}}
    told = {_day(e): e for e in launches if _told(e, outlet, reports)[1] and _actors(e) & {"PRK"}}
    for day in sorted(d for d in {*rows, *told} if d and d in told):
        event = rows.get(day) or told[day]
        beside = sum(_day(e) == day and bool(_actors(e) & {"PRK"}) for e in launches) - 1
        km, named = _sites(event.belief("from"), outlet, reports)
        faults = tuple(f for name in FIGURES if (f := _figure(name, event.belief(name), outlet, reports)))
        yield Day(day, event.id, day in rows and all(_told(event, outlet, reports)), beside, km, named, faults)


def _day(event: Event) -> str | None:
    return event_when(event).day


def _actors(event: Event) -> set[str]:
    belief = event.belief("agent")
    return {getattr(h.value, "code", None) or "" for h in belief.held} if belief else set()


def _told(event: Event, outlet: str, reports: dict[str, str]) -> tuple[bool, bool]:
    said = {reports[m.report] == outlet for m in event.members}
    return True in said, False in said


def _by(held: Held, outlet: str, reports: dict[str, str]) -> tuple[bool, bool]:
    said = {reports[s.report] == outlet for s in held.support}
    return True in said, False in said


def _sites(belief: Belief | None, outlet: str, reports: dict[str, str]) -> tuple[float | None, bool]:
    """The nearest of the sites that rows and reports give."""
    every = [*belief.held, *belief.others] if belief else []
    ours = [h.value for h in every if _by(h, outlet, reports)[0] and isinstance(h.value, Place)]
    theirs = [h.value for h in every if _by(h, outlet, reports)[1] and isinstance(h.value, Place)]
    if any(_by(h, outlet, reports) == (True, True) for h in every):
        return 0.0, True
    pairs = [(a, b) for a in ours for b in theirs]
    away = [km for a, b in pairs if (km := kilometres(a, b)) is not None]
    return min(away, default=None), any(place_outcome(a, b) == "same" for a, b in pairs)


def _figure(name: str, belief: Belief | None, outlet: str, reports: dict[str, str]) -> str:
    """What is wrong with a figure: the rows' value is more than a tenth off every reported one, and no dispute is shown."""
    every = [*belief.held, *belief.others] if belief else []
    ours = [_number(h) for h in every if _by(h, outlet, reports)[0]]
    theirs = [_number(h) for h in every if _by(h, outlet, reports)[1]]
    off = [a for a in ours if a and theirs and not any(b and abs(a - b) <= OFF * b for b in theirs)]
    return f"{name} {off[0]:g}" if off and belief and belief.state != "disputed" else ""


def _number(held: Held) -> float | None:
    value = held.value
    return value.value if isinstance(value, Quantity) else value.number if isinstance(value, Count) else None


def main(argv: list[str]) -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench chronology", description=__doc__, formatter_class=form)
    parser.add_argument("--since", default="2019-05-04")
    parser.add_argument("--until", default="2019-11-28")
    args = parser.parse_args(argv)
    bench = Bench()
    with Store.open() as store:
        glossary = glossary_of(bench.reader.packs)
        how = map_for(MAP, bench.reader.packs)
        done = read_table_into(store, glossary, Intake([SHARED / "data/nk_missile/launches.jsonl"]), how)
        read_into(store, bench.reader, glossary, Intake([str(SHARED / "corpus/reports.jsonl")]))
        record, outlets = store.record(), {k: r.outlet or "" for k, r in store.reports().items()}
    rows = {(m.report, m.entry): e.id for e in record.events for m in e.members if outlets[m.report] == how.outlet}
    print(f"chronology: {done.read} days, {len(rows)} launches, kept apart as {len(set(rows.values()))} events")
    days = list(judge(record.events, how.outlet, outlets, args.since, args.until))
    for day in days:
        apart = "one place" if day.named else "no point" if day.km is None else f"{day.km:.0f} km"
        wrong = [] if day.meets else ["not met"]
        wrong += [f"{day.doubled} more that day"] if day.doubled else []
        print(f"{day.day}  {'right' if day.right else 'WRONG'}  {apart:9s} {', '.join([*wrong, *day.faults])}")
    print(f"{sum(d.right for d in days)} of {len(days)} days right")
    return 0
