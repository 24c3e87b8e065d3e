"""`python -m bench startup [EVENTS] [FILE]`: whole processes of the command line over an invented record of so many events (100,000).

Each command is run several times, in turns with processes that only start Python or import SQLAlchemy. Told is the processor time of the
whole process, user and system, the median; the time that passed; and the ratio to the import of SQLAlchemy in the same run, which says
the same on any machine. With a path for the record it is kept for the next time; `--write` puts the table into bench/RESULTS.md.
"""

import argparse
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median

from bench.invented import record
from bench.results import FILE, put, setting

ROUNDS = 9
BEGIN, END = "<!-- startup: begin -->", "<!-- startup: end -->"
PLAIN, PEER = "python -c pass", "python -c 'import sqlalchemy'"
LISTING, SHOWN, NARROWED = "dateline events", "dateline show EVENT", "dateline events --kind launch"
BARS = {"dateline --help": 0.3, LISTING: 0.7, NARROWED: 0.5}  # seconds


def commands(store: str, event: str) -> dict[str, list[str]]:
    """What is run, by the name it has in the table."""
    ours = [sys.executable, "-m", "dateline.cli.main"]
    return {
        PLAIN: [sys.executable, "-c", "pass"],
        PEER: [sys.executable, "-c", "import sqlalchemy"],
        "dateline --help": [*ours, "--help"],
        LISTING: [*ours, "events", "--store", store],
        NARROWED: [*ours, "events", "--kind", "launch", "--store", store],
        SHOWN: [*ours, "show", event, "--store", store],
    }


def run(command: list[str]) -> tuple[float, float]:
    """Seconds of processor, and seconds that passed, of the process and what it started."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    passed, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, passed


def measured(store: str, names: Iterable[str] = ()) -> dict[str, tuple[float, float]]:
    """Seconds of processor and seconds passed of each command (or of these), the medians."""
    listed = subprocess.run(commands(store, "")[LISTING], capture_output=True, text=True, check=True).stdout
    rows = listed.splitlines()[2:]
    wanted = commands(store, rows[len(rows) // 2].split()[0])
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in names or wanted}
    for _ in range(ROUNDS):
        for name, times in taken.items():
            times.append(run(wanted[name]))
    return {name: (median(b for b, _ in times), median(p for _, p in times)) for name, times in taken.items()}


def table(store: str, events: int) -> Iterator[str]:
    found = measured(store)
    yield f"| command, {events:,} events | processor s | s passed | of importing SQLAlchemy | bar, s |"
    yield "|---" * 5 + "|"
    for name, (busy, passed) in found.items():
        yield f"| `{name}` | {busy:.2f} | {passed:.2f} | {busy / found[PEER][0]:.2f} | {BARS.get(name, '')} |"


def main(argv: list[str]) -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench startup", description=__doc__, formatter_class=form)
    parser.add_argument("events", nargs="?", type=int, default=100_000)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args(argv)
    with record(args.events, args.file) as path:
        block = "\n".join([setting(), "", *table(str(path), args.events)])
    print(block)
    if args.write:
        FILE.write_text(put(FILE.read_text("utf-8"), block, BEGIN, END), "utf-8")
    return 0
