"""Entries that reconcile compares, each with the gold event it is aligned with."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.scoring import Bench, load, scorer
from dateline.engines import Intake, glossary_of, read_into
from dateline.export.annotations import annotation, kind_of
from dateline.model import Mention
from dateline.reconcile.entries import Entry
from dateline.reconcile.grouping import Broader
from dateline.reconcile.origins import Origins
from dateline.reconcile.whole import entries
from dateline.record import Store


class Named(NamedTuple):
    """An entry and the name of the event it truly belongs to."""

    entry: Entry
    event: str


def named(gold: Path, reports: Path) -> tuple[list[Named], Broader]:
    """The entries of the reports that gold has an event for, and the packs' broader terms."""
    bench, wanted = Bench(), load(gold)
    with Store.open() as store:
        glossary = glossary_of(bench.reader.packs)
        read_into(store, bench.reader, glossary, Intake([str(reports)]))
        texts, readings = store.reports(), store.readings()
    found = entries(texts, readings.values(), glossary.kinds, Origins(texts, list(readings.values())))
    made = {(e.report, e.key): e for e in found}
    aligned = (
        Named(made[key, entry], event)
        for key, reading in readings.items()
        if (row := wanted.get(texts[key].id))
        for entry, event in _aligned(row, annotation(texts[key], reading, {}, glossary.broader), reading.entries())
    )
    return list(aligned), glossary.broader


def _aligned(
    gold: dict[str, Any], found: dict[str, Any], mentions: dict[str, tuple[Mention, ...]]
) -> Iterator[tuple[str, str]]:
    judge = scorer()
    keys = [key for key, told in mentions.items() if kind_of(told) != "statement"]
    ours, theirs = judge.events_of(found), judge.events_of(gold)
    for i, j in judge.align(theirs, ours, judge.fit):
        yield keys[j], theirs[i]["id"]
