"""Chronologies into the store: their rows are reports and readings at once, and nothing is parsed."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from dateline.engines.local import Intake, Outcome, Progress
from dateline.engines.portions import portions
from dateline.model import Refusal
from dateline.packs.schema import Pack
from dateline.packs.vocabulary import kinds_of, terms_of
from dateline.record import Glossary, Store
from dateline.sources.chronology import Map, Told, load_map, read_chronology
from dateline.sources.chronology.rows import rows_of


def map_for(path: Path, packs: Sequence[Pack]) -> Map:
    """The map of a chronology, checked against the kinds and terms of the packs. Raises MapError, OSError."""
    return load_map(path, kinds_of(packs), terms_of(packs))


def read_table_into(
    store: Store, glossary: Glossary, intake: Intake, how: Map, progress: Progress = lambda _: None
) -> Outcome:
    """Read tables by one map into the store and bring its projection up to date. The intake's `published` stands for that of the
    map; its other words are for sources of other kinds.

    Refused rows are named in the outcome and stop nothing. Raises MapError, with nothing stored of that table, where the
    map does not fit it, and StoreError where the store fails."""
    outcome, learnt_at = Outcome(), datetime.now(UTC).isoformat()
    how = how.model_copy(update={"published": intake.published or how.published})
    store.describe(glossary)
    for source in intake.sources:
        for portion in portions(_told(source, how, intake.stdin, outcome)):
            outcome.new += store.add_all(portion, learnt_at)
            outcome.read += len(portion)
            outcome.notes.extend((report.id, note) for report, _ in portion for note in report.notes)
            outcome.undated.extend(report.id for report, _ in portion if report.published is None)
            progress(outcome)
    store.refresh()
    return outcome


def _told(source: str | Path, how: Map, stdin: BinaryIO | None, outcome: Outcome) -> Iterator[Told]:
    for item in read_chronology(rows_of(source, stdin), str(source), how):
        if isinstance(item, Refusal):
            outcome.refused.append(item)
        else:
            yield item
