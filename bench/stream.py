"""Whole runs, from a file of reports to the store, against peers over the same reports in the same run: `python -m bench stream`.

    python -m bench stream                              everything, some six minutes
    python -m bench stream --parts mixed copies         some of it: mixed, copies, engines, memory
    python -m bench stream --write                      put each table into bench/RESULTS.md as soon as it is whole

Processor time of one thread counts, of all processes where there are several, so that a busy machine spoils nothing; the models are
loaded and warm on both sides. A stream is mixed by words: on the subject are the reports of the written corpora that speak of missiles,
projectiles or rockets, off it the articles of the public sets that do not; the share is that of words. Beside it stands the same with
public articles as they come, of which some speak of rockets too and are read as well. A ratio is the peer's time over ours.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from bench.articles import articles
from bench.corpora import corpora
from bench.flat import flat
from bench.processes import engines
from bench.results import FILE, put, setting
from bench.scoring import SHARED
from bench.speed import seconds
from dateline.engines import Intake, Local, glossary_of, read_through, scan_for
from dateline.extract.lexicon import trigger_words
from dateline.extract.read import Reader
from dateline.model import Report
from dateline.record import Store

ABOUT = ("missile", "projectile", "rocket")
PUBLIC = ("te3", "polnear", "ecbplus", "geoparse")
PARTS = ("mixed", "copies", "engines", "memory")
LONG = 100_000  # reports of the stream whose memory is looked at
MIXES = ((0.05, 150_000, 12.0), (0.01, 200_000, 40.0))  # share on the subject, words in all, bar


@dataclass(frozen=True)
class Peers:
    """Seconds that others take over the same texts."""

    full: float  # spaCy's whole pipeline
    patterns: float  # a blank one with the packs' triggers as patterns
    pages: float  # trafilatura, over the texts set as pages


def words(reports: Sequence[Report]) -> int:
    return sum(len(r.text.split()) for r in reports)


def taken(reports: Iterator[Report], wanted: int) -> list[Report]:
    """Reports until there are so many words."""
    out, count = [], 0
    while count < wanted:
        out.append(next(reports))
        count += len(out[-1].text.split())
    return out


def mixed(share: float, total: int, reader: Reader, *, parted: bool = True) -> list[Report]:
    """So many words of the one and of the other, spread evenly. Reports come again, under other names, where there are too few.
    `parted`: what holds the words is on the subject, on both sides; else the other articles are taken unasked."""
    scan = scan_for(ABOUT, reader.packs)
    assert scan is not None
    told = [r for r in corpora() if scan.finds(r.text)]
    public = articles([SHARED / "data" / name for name in PUBLIC])
    others = [r for r in public if not (parted and scan.finds(r.text))]
    step = max(1, words(others) // total)
    on = taken(_again(told), round(share * total))
    off = taken(_again(others[::step]), round((1 - share) * total))
    gap = max(1, len(off) // len(on))
    return [
        one for n, report in enumerate(off) for one in (report, *(on[n // gap : n // gap + 1] if n % gap == 0 else ()))
    ]


def _again(reports: Sequence[Report]) -> Iterator[Report]:
    for n, report in enumerate(cycle(reports)):
        yield report if n < len(reports) else report.model_copy(update={"id": f"{report.id}/{n}"})


def peers(reader: Reader, reports: Sequence[Report]) -> Peers:
    import spacy
    import trafilatura
    from spacy.matcher import PhraseMatcher

    texts = [r.text for r in reports]
    whole, blank = spacy.load(reader.parser.name), spacy.blank("en")
    matcher = PhraseMatcher(blank.vocab, attr="LOWER")
    matcher.add("trigger", [blank.make_doc(w) for w in sorted(trigger_words(reader.packs))])
    pages = [f"<html><body><article>{_paragraphs(t)}</article></body></html>" for t in texts]

    def run(work: Callable[[], Any]) -> float:
        return seconds(work)

    list(whole.pipe(texts[:3]))
    trafilatura.extract(pages[0])
    return Peers(
        run(lambda: [None for _ in whole.pipe(texts)]),
        run(lambda: [len(matcher(doc)) for doc in blank.pipe(texts)]),
        run(lambda: [trafilatura.extract(page) for page in pages]),
    )


def _paragraphs(text: str) -> str:
    plain = text.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"<p>{part}</p>" for part in plain.split("\n\n"))


def ours(reader: Reader, reports: Sequence[Report], about: Sequence[str] = ()) -> tuple[float, int]:
    """Seconds from a file of reports to a store on disk, all included, and how many reports were read."""
    list(reader.read_all(list(reports[:3])))
    reader.parser.forget()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stream.jsonl"
        path.write_text("\n".join(r.model_dump_json(include=FIELDS) for r in reports), "utf-8")
        began = time.process_time()
        with Store.open(Path(folder) / "s.db", create=True) as store:
            intake = Intake([path], about=scan_for(about, reader.packs))
            outcome = read_through(store, Local(reader), glossary_of(reader.packs), intake)
        return time.process_time() - began, outcome.read


FIELDS = {"id", "text", "title", "url", "outlet", "published"}


def streams(reader: Reader) -> Iterator[str]:
    for share, total, bar in MIXES:
        reports = mixed(share, total, reader)
        theirs = peers(reader, reports)
        yield _about(f"{share:.0%} on the subject, `--about` it", reader, reports, theirs, bar)
        if share == MIXES[0][0]:
            whole, _ = ours(reader, reports)
            yield row(f"{share:.0%} on the subject, everything read", reports, whole, theirs, None)
        unasked = mixed(share, total, reader, parted=False)
        yield _about(f"{share:.0%} and articles as they come", reader, unasked, None, None)


def _about(name: str, reader: Reader, reports: Sequence[Report], theirs: Peers | None, bar: float | None) -> str:
    took, read = ours(reader, reports, ABOUT)
    return row(f"{name} ({read} of {len(reports)} reports read)", reports, took, theirs, bar)


def copies(reader: Reader) -> Iterator[str]:
    reports = corpora()
    took, _ = ours(reader, reports)
    yield row("the written corpora with their copies", reports, took, peers(reader, reports), 1.0)


def row(name: str, reports: Sequence[Report], took: float, theirs: Peers | None, bar: float | None) -> str:
    """Without `theirs` no ratio: what peers do a word is told by the row above."""
    peer = (theirs.full, theirs.patterns, theirs.pages) if theirs else ()
    told = " | ".join(f"{one / took:.2f}" for one in peer) or " | | "
    return f"| {name} | {words(reports):,} | {words(reports) / took:,.0f} | {told} | {bar or ''} |"


def part(name: str, reader: Reader, long: int) -> Iterator[str]:
    """The rows of a table."""
    if name in ("mixed", "copies"):
        yield "| stream | words | words/s | spaCy's full pipeline | spaCy, patterns only | trafilatura | bar (full pipeline) |"
        yield "|---" * 7 + "|"
        yield from streams(reader) if name == "mixed" else copies(reader)
    elif name == "engines":
        yield from engines(corpora())
    else:
        yield from flat(reader, corpora(), long)


def main(argv: list[str]) -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench stream", description=__doc__, formatter_class=form)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--long", type=int, default=LONG, help="reports of the stream whose memory is looked at")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args(argv)
    reader = Reader()
    for name in args.parts:
        lines = [f"{setting()} Load before: {os.getloadavg()[0]:.1f}.", ""]
        print(lines[0], flush=True)
        for line in part(name, reader, args.long):
            print(line, flush=True)
            lines.append(line)
        if args.write:  # each part at once: a run that is stopped loses the one under way alone
            marks = (f"<!-- {name}: begin -->", f"<!-- {name}: end -->")
            FILE.write_text(put(FILE.read_text("utf-8"), "\n".join(lines), *marks), "utf-8")
    return 0
