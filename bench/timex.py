"""TIMEX3 predictions for `score_timex.py`: one JSON object a line with `id` and `timex3`; prints the speed to stderr.

Usage: python -m bench timex DATA.jsonl -o pred.jsonl       (DATA: objects with `id`, `text` and `dct`)
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from dateline.normalize.when import Anchor, find_timexes


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench timex", description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args(argv)
    documents = [json.loads(line) for line in args.data.read_text(encoding="utf-8").splitlines() if line.strip()]
    find_timexes("Monday", Anchor())  # the grammar is built on first use
    began = time.process_time()
    found = [find_timexes(doc["text"], Anchor(published=doc.get("dct"), month_first=True)) for doc in documents]
    seconds = time.process_time() - began
    with args.output.open("w", encoding="utf-8") as out:
        for doc, phrases in zip(documents, found, strict=True):
            rows = [{"begin": p.start, "end": p.end, "type": p.timex_type, "value": p.timex} for p in phrases]
            out.write(json.dumps({"id": doc["id"], "timex3": rows}) + "\n")
    words = sum(len(doc["text"].split()) for doc in documents)
    print(f"{len(documents)} documents, {words} words, {words / max(seconds, 1e-9):,.0f} words/s", file=sys.stderr)
    return 0
