"""How many reports a second are traced to their origins: `python -m bench copies DATA.jsonl ... [--reports N]`.

DATA has one document a line with "text". They are cut into reports of about 165 words (the length of the written corpora), every third is
carried by a second outlet word for word, and all are traced together, so that each is held against all before it. Processor time of
one process; the reading of files does not count. The growth from half of the reports to all of them is given as an exponent.
"""

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from math import log2
from pathlib import Path

from dateline.model import Reading, Report
from dateline.reconcile.origins import Origins

WORDS, CARRIED, OUTLETS = 165, 3, 700
BAR = 2000


def reports_of(paths: Sequence[Path]) -> Iterator[Report]:
    number = 0
    for path in paths:
        for line in path.read_text("utf-8").split("\n"):
            words = str(json.loads(line or "{}").get("text", "")).split()
            for at in range(0, len(words) - WORDS, WORDS):
                text = " ".join(words[at : at + WORDS])
                yield _report(number, text, "first")
                if number % CARRIED == 0:
                    yield _report(number, text, "carrier")
                number += 1


def _report(number: int, text: str, role: str) -> Report:
    day = f"2019-{1 + number % 12:02d}-{1 + number % 28:02d}"
    return Report(id=f"{role}-{number}", text=text, published=day, outlet=f"{role} {number % OUTLETS}")


def seconds(reports: Sequence[Report]) -> float:
    held = {r.key: r for r in reports}
    readings = [Reading(report=key, code="bench") for key in held]
    began = time.process_time()
    Origins(held, readings)
    return time.process_time() - began


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench copies", description=__doc__)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--reports", type=int, default=None, help="trace only the first N")
    args = parser.parse_args(argv)
    reports = list(reports_of(args.data))[: args.reports]
    if len(reports) < 2:
        parser.error("no texts long enough")
    half, whole = seconds(reports[: len(reports) // 2]), seconds(reports)
    rate = len(reports) / whole
    print(
        f"{len(reports)} reports in {whole:.1f} s: {rate:.0f} reports/s (bar {BAR}), growth exponent {log2(whole / half):.2f}"
    )
    return 0 if rate >= BAR else 1
