"""Which report was made from which, against the corpora's `derived_from`: `python -m bench origins [REPORTS.jsonl ...]`.

A pair is a report and an earlier one whose text it reuses. `independent` are wrong pairs of two outlets: the grave ones, as they
would count two confirmations as one; the others are an outlet's later versions of its own report.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from bench.scoring import Bench
from bench.sets import written
from dateline.model import Report
from dateline.reconcile.origins import Origins
from dateline.sources import gather

Pair = tuple[str, str]


def derived(path: Path, bench: Bench) -> tuple[set[Pair], set[Pair], int]:
    """Pairs told by the data, pairs found, and how many of the latter are false and of two outlets."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    gold = {(r["id"], source) for r in rows for source in r.get("derived_from") or ()}
    read = list(bench.reader.read_all(r for r in gather([path]) if isinstance(r, Report)))
    reports = {report.key: report for report, _ in read}
    origins = Origins(reports, [reading for _, reading in read])
    found = {(reports[k].id, reports[s].id) for k in reports for s in origins.sources(k)}
    outlet = {r["id"]: r.get("outlet") for r in rows}
    return gold, found, sum(outlet[a] != outlet[b] for a, b in found - gold)


def row(name: str, gold: set[Pair], found: set[Pair], independent: int) -> str:
    right = len(gold & found)
    p, r = right / len(found) if found else 1.0, right / len(gold) if gold else 1.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    return f"{name:12} pairs {len(gold):3}  found {len(found):3}  P {p:.3f}  R {r:.3f}  F1 {f:.3f}  independent {independent}"


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench origins", description=__doc__)
    parser.add_argument("reports", nargs="*", type=Path)
    paths = parser.parse_args(argv).reports or [
        s.reports for s in written() if s.there() and s.reports.suffix == ".jsonl"
    ]
    bench = Bench()
    every: tuple[set[Pair], set[Pair], int] = (set(), set(), 0)
    for path in paths:
        gold, found, independent = derived(path, bench)
        print(row(path.parent.name, gold, found, independent))
        every = (every[0] | gold, every[1] | found, every[2] + independent)
    print(row("all", *every))
    return 0
