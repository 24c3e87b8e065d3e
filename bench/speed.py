"""Reading speed against spaCy's own full pipeline over the same texts, in one run: `python -m bench speed REPORTS...`.

    python -m bench speed                                  the written corpora of ../shared
    python -m bench speed ../shared/corpus/reports.jsonl --rounds 3

Both get the same texts in the same process on one thread, in turns, after both are warm; processor time counts, so that a busy
machine spoils neither. The ratio is spaCy's time over ours: 1 is as fast, the bar is 0.8. Of each the quickest round is taken.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.scoring import Bench
from bench.sets import written
from dateline.extract.read import Reader
from dateline.model import Report
from dateline.sources import gather

BAR = 0.8


def texts_of(sources: Sequence[str | Path]) -> list[Report]:
    return [r for r in gather(list(sources)) if isinstance(r, Report)]


def seconds(work: Callable[[], Any]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def measure(reader: Reader, reports: Sequence[Report], rounds: int) -> tuple[float, float]:
    """Seconds of (spaCy, Dateline), the quickest round of each."""
    import spacy

    whole = spacy.load(reader.parser.name)
    texts = [r.text for r in reports]

    def theirs() -> None:
        for _ in whole.pipe(texts):
            pass

    def ours() -> None:
        for _ in reader.read_all(reports):
            pass

    warm = list(reports[:3])
    list(whole.pipe([r.text for r in warm]))
    list(reader.read_all(warm))
    took = [(seconds(theirs), seconds(ours)) for _ in range(rounds)]
    return min(t for t, _ in took), min(o for _, o in took)


def main(argv: list[str]) -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench speed", description=__doc__, formatter_class=form)
    parser.add_argument("reports", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--model", help="the spaCy model of both")
    args = parser.parse_args(argv)
    reports = texts_of(args.reports or [s.reports for s in written() if s.there()])
    if not reports:
        parser.error("no reports to read")
    theirs, ours = measure(Bench(model=args.model).reader, reports, args.rounds)
    words = sum(len(r.text.split()) for r in reports)
    print(f"{len(reports)} reports, {words} words")
    print(f"spaCy {theirs:.1f} s ({words / theirs:.0f} words/s), Dateline {ours:.1f} s ({words / ours:.0f} words/s)")
    print(f"ratio {theirs / ours:.2f} (bar {BAR})")
    return 0 if theirs / ours >= BAR else 1
