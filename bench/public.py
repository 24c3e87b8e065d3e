"""Reads articles on all manner of subjects and counts what comes out: crashes (none is allowed), events by kind, time.

Usage: python -m bench public DIR... [-n 100] [--seed 7] [--articles N]      (DIR: a folder with dev.jsonl or launches.jsonl, or a file)

Prints n events drawn at random, each with its sentence, to be judged by eye: is it an event of that kind, with the right
realis, date and agents? Most articles tell of none, so this measures how often the reader is led astray.
"""

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.articles import articles
from dateline.extract.read import Reader
from dateline.model import Reading, Report

_SAID = ("statement",)


def events_of(report: Report, reading: Reading) -> list[dict[str, Any]]:
    """One row an entry, with what is judged; the sentence is that of its first mention."""
    return [_row(report, mentions) for mentions in reading.entries().values() if mentions[0].kind not in _SAID]


def _row(report: Report, mentions: Sequence[Any]) -> dict[str, Any]:
    claims = [c for m in mentions for c in m.claims]
    first = mentions[0]

    def codes(attribute: str) -> list[str]:
        return list(dict.fromkeys(c.value.code for c in claims if c.attribute == attribute))

    dates = list(dict.fromkeys(c.value.date for c in claims if c.attribute == "time" and c.value.date))
    values = {
        c.attribute: first_words(report, c.evidence) for c in claims if c.attribute not in ("agent", "other", "time")
    }
    return {
        "report": report.id,
        "published": report.published,
        "kind": first.kind,
        "realis": first.realis,
        "word": report.text[first.trigger.start : first.trigger.end],
        "date": dates,
        "agents": codes("agent"),
        "others": codes("other"),
        "values": values,
        "sentence": " ".join(report.text[first.sentence.start : first.sentence.end].split()),
    }


def first_words(report: Report, span: Any) -> str:
    return " ".join(report.text[span.start : span.end].split())


def show(number: int, row: dict[str, Any]) -> str:
    sides = f"{' '.join(row['agents']) or '-'} > {' '.join(row['others']) or '-'}"
    values = "; ".join(f"{k}: {v}" for k, v in row["values"].items())
    return (
        f"{number:3} {row['kind']} ({row['word']}), {row['realis']}, {' '.join(row['date']) or '-'}, {sides}"
        f"{', ' + values if values else ''}\n    {row['report']} {row['published']}: {row['sentence'][:420]}"
    )


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench public", description=__doc__)
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("-n", type=int, default=100, help="how many events to show")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--articles", type=int, help="read only so many articles, drawn at random; all unless given")
    args = parser.parse_args(argv)
    reader, rows, crashes, seen = Reader(), [], Counter[str](), 0
    reader.read(Report(id="warm", text="Nothing happened."))
    began = time.process_time()
    found = list(articles(args.data))
    if args.articles is not None and args.articles < len(found):
        found = random.Random(args.seed).sample(found, args.articles)
    for report in found:
        seen += 1
        try:
            rows += events_of(report, reader.read(report))
        except Exception:
            crashes[report.id] += 1
            print(f"CRASH {report.id}\n{traceback.format_exc()}", file=sys.stderr)
    seconds = time.process_time() - began
    sample = random.Random(args.seed).sample(rows, min(args.n, len(rows)))
    for number, row in enumerate(sample, 1):
        print(show(number, row))
    kinds = ", ".join(f"{k} {n}" for k, n in Counter(r["kind"] for r in rows).most_common())
    print(f"{seen} articles, {len(crashes)} crashes, {seconds:.0f} s of processor time, {len(rows)} events: {kinds}")
    return 1 if crashes else 0
