"""From sources into the store: sources to reports, reports through an engine to readings, readings into the store, a batch at a time.

Invariant: what is in the store after a run depends on the reports alone, not on how they were batched, nor on the engine.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from dateline.engines.engine import Engine, Local, Reads, collected
from dateline.engines.garbage import rarer
from dateline.engines.portions import portions
from dateline.model import Reading, Refusal, Report
from dateline.net import Door
from dateline.reading.scan import Scan
from dateline.record import Glossary, Store
from dateline.record.points import point

SAME = timedelta(seconds=2)  # what two machines may be apart
SHOWN = 1000  # reports passed over between two looks at the progress


@dataclass(frozen=True)
class Intake:
    """What to read: sources as the user named them and what fills in for what they lack. `about`: only reports that hold one of
    these words."""

    sources: Sequence[str | Path]
    published: str | None = None
    outlet: str | None = None
    columns: Mapping[str, str] | None = None
    stdin: BinaryIO | None = None
    door: Door | None = None
    about: Scan | None = None


@dataclass
class Outcome:
    """What became of the inputs. `unread` are (report id, reason), `undated` ids of reports without a date; `passed` is how many
    reports were passed over, as they are not about what was asked for. `stage` is what is being done now, `share` how much of it
    is done, 0 to 1, where that can be told."""

    stage: str = "reading"
    share: float | None = None
    read: int = 0
    new: int = 0
    passed: int = 0
    unread: list[tuple[str, str]] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


Progress = Callable[[Outcome], None]


def read_into(
    store: Store, reader: Reads, glossary: Glossary, intake: Intake, progress: Progress = lambda _: None
) -> Outcome:
    """Read all sources into the store in this process: `read_through` with a reader for an engine."""
    return read_through(store, Local(reader), glossary, intake, progress)


def read_through(
    store: Store, engine: Engine, glossary: Glossary, intake: Intake, progress: Progress = lambda _: None
) -> Outcome:
    """Read all sources into the store and bring its projection up to date.

    A report is stored with its reading or not at all, soon after it is read (see `portions`); what the store holds with a
    reading by the same code is not read again. What one run reads is learnt at one time. Refused inputs are named in the outcome and stop nothing.

    Raises StoreError where the store fails, EngineError where the engine does."""
    from dateline.sources import Meter, Sieve, gather

    outcome, learnt_at, meter = Outcome(), store.now(), Meter(intake.sources)
    if (now := datetime.now(UTC)) < datetime.fromisoformat(learnt_at) - SAME:
        told = f"it says {now:%Y-%m-%d %H:%M} UTC, but the store learnt of a report later than that: was it set back?"
        outcome.notes.append(("the clock", f"{told} These reports are kept as learnt at {learnt_at[:16]}"))

    def passed() -> None:
        outcome.passed += 1
        if not outcome.passed % SHOWN:
            outcome.share = meter.share
            progress(outcome)

    known = _Known(store, engine)
    store.describe(glossary)
    items = gather(
        intake.sources,
        published=intake.published,
        outlet=intake.outlet,
        columns=intake.columns,
        stdin=intake.stdin,
        door=intake.door,
        meter=meter,
        sieve=Sieve(intake.about, passed) if intake.about is not None else None,
    )
    taken = _taken(items, intake.about, outcome, passed, progress)
    with rarer():
        for done in collected(engine, _unknown(_batches(taken, engine.batch), known, outcome)):
            for portion in portions(done):
                outcome.new += store.add_all([(report, reading) for report, reading, _ in portion], learnt_at)
                for report, reading, refusal in portion:
                    point("report acknowledged")
                    if refusal is not None:
                        known.tripped.add(report.key)
                    _note(outcome, report, reading, refusal)
                    outcome.read += 1
            outcome.notes += engine.take_notes()
            point("batch acknowledged")
            outcome.share = meter.share
            progress(outcome)
    outcome.stage, outcome.share = "bringing the record up to date", None
    progress(outcome)
    store.refresh()
    return outcome


class _Known:
    """Which reports need no reading (any more): those in the store, asked for a batch at a time, those under way, and those that
    trip the reader. So what is held does not grow with the stream."""

    def __init__(self, store: Store, engine: Engine) -> None:
        self._store, self._code = store, engine.code
        self._under_way: deque[frozenset[str]] = deque(maxlen=max(1, engine.ahead))
        self.tripped: set[str] = set()

    def fresh(self, batch: Iterable[Report]) -> list[Report]:
        by_key = {r.key: r for r in batch}
        known = self.tripped.union(self._store.has(self._code, by_key), *self._under_way)
        fresh = [r for key, r in by_key.items() if key not in known]
        if fresh:
            self._under_way.append(frozenset(by_key))
        return fresh


def _unknown(batches: Iterable[list[Report]], known: _Known, outcome: Outcome) -> Iterator[list[Report]]:
    """What of each batch is still to be read; each report once."""
    for batch in batches:
        fresh = known.fresh(batch)
        outcome.read += len(batch) - len(fresh)
        if fresh:
            yield fresh


def _taken(
    items: Iterable[Report | Refusal],
    about: Scan | None,
    outcome: Outcome,
    passed: Callable[[], None],
    progress: Progress,
) -> Iterator[Report]:
    for item in items:
        if isinstance(item, Refusal):
            outcome.refused.append(item)
            progress(outcome)
            continue
        if about is not None and not about.finds(item.text):
            passed()
            continue
        if item.published is None:
            outcome.undated.append(item.id)
        outcome.notes.extend((item.id, note) for note in item.notes)
        yield item


def _note(outcome: Outcome, report: Report, reading: Reading | None, refusal: Refusal | None) -> None:
    if refusal is not None:
        outcome.refused.append(refusal)
    if reading and reading.unread:
        outcome.unread.append((report.id, reading.unread))


def _batches(items: Iterator[Report], size: int) -> Iterator[list[Report]]:
    while batch := list(islice(items, size)):
        yield batch
