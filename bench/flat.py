"""How memory grows with the length of a stream: `python -m bench flat [--reports N]`; shorter, a part of `python -m bench stream`.

Reports are read from a file into a store, their texts taken from the written corpora again and again under other names, so that parsing
costs little and what is kept of each report is seen. The record is left for later: reconciling has figures of its own (`bench reconcile`)."""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from bench.corpora import corpora
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


def flat(
    reader: Reader, reports: Sequence[Report], wanted: int, show: Callable[[str], object] = lambda _: None
) -> list[str]:
    """Rows of a table: reports read, megabytes held, processor seconds since the start. Each is shown as soon as it is known."""
    lines: list[str] = []

    def put(line: str) -> None:
        lines.append(line)
        show(line)

    put(f"| reports of {wanted:,} | MB held | processor s |")
    put("|---" * 3 + "|")
    with tempfile.TemporaryDirectory() as folder:
        path = _stream(Path(folder) / "stream.jsonl", reports, wanted)
        began = time.process_time()

        def look(outcome: Outcome) -> None:
            if outcome.read >= (len(lines) - 1) * wanted // PARTS:
                put(f"| {outcome.read:,} | {resident()} | {time.process_time() - began:.0f} |")

        with Unrecorded.open(Path(folder) / "s.db", create=True) as store:
            read_through(store, Local(Remembered(reader)), glossary_of(reader.packs), Intake([path]), look)
    return lines


def _stream(path: Path, reports: Sequence[Report], wanted: int) -> Path:
    """So many reports in a file, in turn and each under a name of its own."""
    with path.open("w", encoding="utf-8") as file:
        for n in range(wanted):
            one = reports[n % len(reports)]
            text = "\n\n".join(one.text.split("\n\n")[:SHORT])
            row = {"id": f"{one.id}/{n}", "text": text, "published": one.published, "outlet": one.outlet}
            file.write(json.dumps(row) + "\n")
    return path


def main(argv: list[str]) -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench flat", description=__doc__, formatter_class=form)
    parser.add_argument("--reports", type=int, default=1_000_000)
    args = parser.parse_args(argv)
    flat(Reader(), corpora(), args.reports, lambda line: print(line, flush=True))
    return 0
