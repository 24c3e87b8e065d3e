"""The public API: the two pure functions and the store."""

import os
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

from dateline.engines import glossary_of, reader_for
from dateline.frames import OpenStore
from dateline.model import Judgement, Reading, Record, Refusal, Report
from dateline.packs.loader import load_packs
from dateline.reconcile import reconcile as _reconcile

LONGEST_NAME = 4096  # characters of a path; anything longer is a text


class Read(list[Reading]):
    """The readings of a source, in its order, with the `reports` they are of and the inputs that were `refused`."""

    def __init__(self, readings: Iterable[Reading], reports: Sequence[Report], refused: Sequence[Refusal]) -> None:
        super().__init__(readings)
        self.reports = tuple(reports)
        self.refused = tuple(refused)


def read(
    source: str | os.PathLike[str] | Report | Iterable[Report],
    *,
    published: str | None = None,
    outlet: str | None = None,
    packs: Sequence[str | Path] = (),
    model: str | None = None,
) -> Read:
    """What each report of a source says, alone.

    `source` is a file, a folder, the text of one report, or Reports. `published` (ISO 8601) and `outlet` fill in what
    the source lacks. Nothing is stored. What cannot be taken is in `.refused`, each with its reason."""
    reports, refused = _taken(source, published, outlet)
    reader, _ = reader_for(packs, model)
    pairs = list(reader.read_all(reports))
    return Read([reading for _, reading in pairs], [report for report, _ in pairs], refused)


def _taken(
    source: str | os.PathLike[str] | Report | Iterable[Report], published: str | None, outlet: str | None
) -> tuple[list[Report], list[Refusal]]:
    if isinstance(source, Report):
        return [source], []
    if not isinstance(source, str | os.PathLike):
        return list(source), []
    from dateline.sources import gather

    text = isinstance(source, str) and _is_text(source)
    stdin = BytesIO(str(source).encode("utf-8", "replace")) if text else None
    items = list(gather(["-" if text else Path(source)], published=published, outlet=outlet, columns=None, stdin=stdin))
    return [i for i in items if isinstance(i, Report)], [i for i in items if isinstance(i, Refusal)]


def _is_text(source: str) -> bool:
    """A string is a text where it cannot be the name of a file that is there and reads like prose."""
    if "\n" in source or len(source) > LONGEST_NAME:
        return True
    return not Path(source).exists() and " " in source.strip() and not Path(source).suffix[1:].isalnum()


def reconcile(
    reports: Iterable[Report] | Read,
    readings: Iterable[Reading] | None = None,
    judgements: Iterable[Judgement] = (),
    packs: Sequence[str | Path] = (),
) -> Record:
    """All readings together: events, beliefs, disagreements, tallies, commitments. Order and repetition change nothing.

    Takes the outcome of `read` by itself, or reports with their readings."""
    if isinstance(reports, Read):
        told, heard = reports.reports, list(reports)
    elif readings is not None:
        told, heard = tuple(reports), list(readings)
    else:
        raise TypeError("reconcile() takes what read() returned, or reports and their readings; got reports alone")
    known = glossary_of(load_packs(packs))
    return _reconcile(told, heard, list(judgements), known.kinds, known.broader)


def open(store: str | Path = "dateline.db", *, create: bool = False) -> OpenStore:
    """Open a store, a file or `postgresql://USER@HOST/DATABASE`, whose events turn into data frames.

    Raises StoreError, and leaves what is there as it is, where it is none of this version."""
    return OpenStore.open(store, create=create)
