"""Reading in this process: sources to reports, reports to readings, readings into the store, a batch at a time.

Invariant: what is in the store after a run depends on the reports alone, not on how they were batched.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Protocol

from dateline.model import Reading, Refusal, Report
from dateline.net import Door
from dateline.record import Glossary, Store
from dateline.record.points import point

SAME = timedelta(seconds=2)  # what two machines may be apart
BATCH = 64  # reports that are parsed together and held in memory


class Reads(Protocol):
    """What an engine needs of a reader. `code` names code, packs and parser: equal code and report, equal reading."""

    @property
    def code(self) -> str: ...

    def read_all(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Reading]]: ...


@dataclass(frozen=True)
class Intake:
    """What to read: sources as the user named them and what fills in for what they lack."""

    sources: Sequence[str | Path]
    published: str | None = None
    outlet: str | None = None
    columns: Mapping[str, str] | None = None
    stdin: BinaryIO | None = None
    door: Door | None = None


@dataclass
class Outcome:
    """What became of the inputs. `unread` are (report id, reason), `undated` ids of reports without a date."""

    read: int = 0
    new: int = 0
    unread: list[tuple[str, str]] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


Progress = Callable[[Outcome], None]


def read_into(
    store: Store, reader: Reads, glossary: Glossary, intake: Intake, progress: Progress = lambda _: None
) -> Outcome:
    """Read all sources into the store and bring its projection up to date.

    Each report is stored in a transaction of its own; what the store holds with a reading by the same code is not read
    again. What one run reads is learnt at one time. Refused inputs are named in the outcome and stop nothing.

    Raises StoreError where the store fails."""
    from dateline.sources import gather

    outcome, learnt_at = Outcome(), store.now()
    if (now := datetime.now(UTC)) < datetime.fromisoformat(learnt_at) - SAME:
        told = f"it says {now:%Y-%m-%d %H:%M} UTC, but the store learnt of a report later than that: was it set back?"
        outcome.notes.append(("the clock", f"{told} These reports are kept as learnt at {learnt_at[:16]}"))
    known = set(store.has(reader.code))
    store.describe(glossary)
    items = gather(
        intake.sources,
        published=intake.published,
        outlet=intake.outlet,
        columns=intake.columns,
        stdin=intake.stdin,
        door=intake.door,
    )
    for batch in _batches(_taken(items, outcome, progress), BATCH):
        fresh = list({r.key: r for r in batch if r.key not in known}.values())
        for report, reading in _read(reader, fresh, outcome):
            outcome.new += store.add(report, reading, learnt_at)
            point("report acknowledged")
            known.add(report.key)
            _note(outcome, report, reading)
        outcome.read += len(batch)
        point("batch acknowledged")
        progress(outcome)
    store.refresh()
    return outcome


def _taken(items: Iterable[Report | Refusal], outcome: Outcome, progress: Progress) -> Iterator[Report]:
    for item in items:
        if isinstance(item, Refusal):
            outcome.refused.append(item)
            progress(outcome)
            continue
        if item.published is None:
            outcome.undated.append(item.id)
        outcome.notes.extend((item.id, note) for note in item.notes)
        yield item


def _read(reader: Reads, reports: list[Report], outcome: Outcome) -> Iterator[tuple[Report, Reading | None]]:
    """Readings of a batch. Where one report trips the reader, the rest is read one by one, and that one is kept without a
    reading: one bad report never stops the others."""
    done = set()
    try:
        for report, reading in reader.read_all(reports):
            done.add(report.key)
            yield report, reading
    except Exception:
        rest = [r for r in reports if r.key not in done]
    else:
        return
    for report in rest:
        try:
            yield from reader.read_all([report])
        except Exception as error:
            outcome.refused.append(
                Refusal(
                    source=report.id,
                    reason=f"kept, but tripped the reader ({type(error).__name__}: {error})",
                    hint="a fault of Dateline's: please report it; the next read tries again",
                )
            )
            yield report, None


def _note(outcome: Outcome, report: Report, reading: Reading | None) -> None:
    if reading and reading.unread:
        outcome.unread.append((report.id, reading.unread))


def _batches(items: Iterator[Report], size: int) -> Iterator[list[Report]]:
    while batch := list(islice(items, size)):
        yield batch
