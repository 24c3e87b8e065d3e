"""How the making of a record grows: `python -m bench reconcile [--mentions N ...]`.

For each number of mentions a store is filled with invented reports (bench/synth.py) and their record is made anew, in a process of its own:
the time from the log in the file to the rows of the projection in the file, the parsing of readings included, and the most memory that
the process took. The growth is given as an exponent from the smallest to the largest. Then one new report comes into the largest
store, in a new process: the time from adding it to the listing being up to date.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from math import log as ln
from pathlib import Path

from bench.synth import BROADER, DAYS, KINDS, pairs
from dateline.record import Glossary, Store, log, projection

SIZES = (12_500, 25_000, 50_000, 100_000)
EXPONENT, ONE = 1.15, 1.0  # bars; the second in seconds
LEARNT = "2020-01-01T00:00:00+00:00"
TAIL = 50  # mentions kept back, for what comes new


def fill(path: Path, mentions: int, days: int, kinds: Sequence[str]) -> None:
    """The log of a store, all but its last reports; those go to a store beside it."""
    seen, later = 0, path.with_suffix(".later.db")
    with Store.open(path, create=True) as store, Store.open(later, create=True) as tail:
        store.describe(Glossary(kinds=KINDS, broader=BROADER))
        # one transaction for all, as this is not what is measured
        with store._write() as here, tail._write() as there:
            for report, reading in pairs(mentions + TAIL, days=days, kinds=tuple(kinds)):
                seen += len(reading.mentions)
                connection = here if seen <= mentions else there
                log.add_report(connection, report, LEARNT)
                log.add_reading(connection, reading, LEARNT)


def measured(act: str, path: Path) -> tuple[float, float, float]:
    """Seconds, processor seconds and most gigabytes of a process that does it."""
    done = subprocess.run(
        [sys.executable, "-m", "bench", "reconcile", "--do", act, str(path)], capture_output=True, text=True, check=True
    )
    wall, cpu, peak = map(float, done.stdout.split()[-3:])
    return wall, cpu, peak


def do(act: str, path: Path) -> None:
    with Store.open(path) as store:
        if act == "new":
            with Store.open(path.with_suffix(".later.db")) as tail:
                readings, here = tail.readings(), store.has("synth")
                key = next(k for k in sorted(readings) if k not in here)
                report, reading = tail.reports()[key], readings[key]
        began, used = time.perf_counter(), time.process_time()
        if act == "new":
            store.add(report, reading)
            store.refresh()
        else:
            with store._write() as connection:
                projection.remake(connection)
        wall, cpu = time.perf_counter() - began, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(wall, cpu, peak)


def main(argv: list[str]) -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench reconcile", description=__doc__, formatter_class=form)
    parser.add_argument("--mentions", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--days", type=int, default=DAYS, help=f"over which the events are spread (default {DAYS})")
    parser.add_argument("--kind", action="append", choices=KINDS, help="of these kinds only")
    parser.add_argument("--new", type=int, default=5, metavar="N", help="new reports, one after the other")
    parser.add_argument("--keep", type=Path, help="a folder for the stores (default: a passing one)")
    parser.add_argument("--do", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.do:
        do(args.do[0], Path(args.do[1]))
        return 0
    with tempfile.TemporaryDirectory() as passing:
        return grown(args, args.keep or Path(passing))


def grown(args: argparse.Namespace, folder: Path) -> int:
    used: dict[int, float] = {}
    for mentions in args.mentions:
        path = folder / f"{mentions}.db"
        if not path.exists():
            fill(path, mentions, args.days, args.kind or list(KINDS))
        wall, used[mentions], peak = measured("rebuild", path)
        print(f"{mentions} mentions: {wall:.1f} s ({used[mentions]:.1f} s of processor), {peak:.2f} GB", flush=True)
    few, many = min(used), max(used)
    growth = ln(used[many] / used[few]) / ln(many / few) if many > few else 1.0
    print(f"growth exponent {growth:.2f} (bar {EXPONENT})")
    each = [measured("new", folder / f"{many}.db") for _ in range(args.new)]
    said = ", ".join(f"{wall:.2f} s ({cpu:.2f})" for wall, cpu, _ in each)
    print(f"one new report into {many} mentions (bar {ONE} s): {said}; {max(p for _, _, p in each):.2f} GB")
    return 0 if growth <= EXPONENT else 1
