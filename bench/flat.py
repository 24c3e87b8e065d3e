"""How memory grows with the length of a stream. Part of `python -m bench stream`.

Reports are read from a file into a store, their texts taken from the written corpora again and again under other names, so that parsing
costs little and what is kept of each report is seen. The record is left for later: reconciling has figures of its own (`bench reconcile`)."""

import json
import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dateline.engines import Intake, Local, Outcome, glossary_of, read_through
from dateline.extract.read import Reader
from dateline.model import Reading, Report
from dateline.record import Store

PAGE = os.sysconf("SC_PAGE_SIZE")
PARTS = 10
SHORT = 5  # paragraphs of a report that are kept


class Unrecorded(Store):
    """A store whose record is not made."""

    def refresh(self, after: object = None) -> None:
        pass


class Remembered:
    """A reader that has read each text once: what is measured is what grows with the reports, not with the words."""

    def __init__(self, reader: Reader) -> None:
        self._reader, self.code = reader, reader.code
        self._known: dict[str, Reading] = {}

    def read_all(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Reading]]:
        for report in reports:
            if report.text not in self._known:
                self._known[report.text] = self._reader.read(report)
            yield report, self._known[report.text].model_copy(update={"report": report.key})


def resident() -> int:
    """Megabytes that this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE // 1_000_000


def flat(reader: Reader, reports: Sequence[Report], wanted: int) -> Iterator[str]:
    """Rows of a table: reports read, megabytes held, processor seconds since the start."""
    yield f"| reports of {wanted:,} | MB held | processor s |"
    yield "|---" * 3 + "|"
    seen: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stream.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for n in range(wanted):
                one = reports[n % len(reports)]
                text = "\n\n".join(one.text.split("\n\n")[:SHORT])
                row = {"id": f"{one.id}/{n}", "text": text, "published": one.published, "outlet": one.outlet}
                file.write(json.dumps(row) + "\n")
        began = time.process_time()

        def show(outcome: Outcome) -> None:
            if outcome.read >= (len(seen) + 1) * wanted // PARTS:
                seen.append(f"| {outcome.read:,} | {resident()} | {time.process_time() - began:.0f} |")

        with Unrecorded.open(Path(folder) / "s.db", create=True) as store:
            read_through(store, Local(Remembered(reader)), glossary_of(reader.packs), Intake([path]), show)
    yield from seen
