"""How many reports a second are traced to their origins: `python -m bench copies DATA.jsonl ... [--reports N]`.

DATA has one document a line with "text". They are cut into reports of about 165 words (the length of the written corpora). What is
wanted beyond that is made from the same articles: cut at other places, and every longer word, name and number put in the place of another of its
kind, by a table of each round's own, so that language stays as frequent and as formulaic as it is and no two rounds share text. Every
third report is carried by a second outlet: word for word, edited, cut short, spliced into another, or with half of its longer words swapped.

Measured are: all made anew; the last 10,000 taken in by portions of 500 into the rest; one single report. Processor time of one process; the
making of texts does not count. Said beside it: how many of the carriers were traced, and how many reports that are none.
"""

import argparse
import json
import random
import re
import resource
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import log2
from pathlib import Path

from dateline.model import Reading, Report
from dateline.reconcile.origins import Origins

WORDS, EVERY, OUTLETS, LATEST, PORTION = 165, 3, 700, 10_000, 500
BAR = 2000
LONG = re.compile(r"[A-Za-z]{4,}|\d{2,}")
SWAPPED, EDITED = 0.5, 0.08
CARRIERS = ("same", "same", "same", "edited", "cut", "spliced", "spun")
Made = tuple[Report, str]  # with how it was carried, "" for an original


def made(paths: Sequence[Path], wanted: int) -> Iterator[Made]:
    articles = [
        str(json.loads(line).get("text", "")).split()
        for path in paths
        for line in path.read_text("utf-8").split("\n")
        if line
    ]
    vocabulary = sorted({w for words in articles for w in LONG.findall(" ".join(words))})
    return islice(_rounds(articles, vocabulary), wanted)


def _rounds(articles: Sequence[Sequence[str]], vocabulary: Sequence[str]) -> Iterator[Made]:
    number, before = 0, ""
    for turn in range(10_000):
        dice = random.Random(turn)
        table = _table(vocabulary, dice) if turn else {}
        for words in articles:
            for at in range(turn * 37 % WORDS, len(words) - WORDS, WORDS):
                text = _told(" ".join(words[at : at + WORDS]), table)
                yield _report(number, text, "first"), ""
                if number % EVERY == 0:
                    how = dice.choice(CARRIERS)
                    yield _report(number, _carried(how, text, before, vocabulary, dice), "carrier"), how
                number, before = number + 1, text


def _told(text: str, table: dict[str, str]) -> str:
    return LONG.sub(lambda m: table.get(m[0], m[0]), text)


def _table(vocabulary: Sequence[str], dice: random.Random) -> dict[str, str]:
    """Each word another of its kind: a name for a name, a number for a number."""
    table: dict[str, str] = {}
    for kind in (str.istitle, str.isdigit, str.islower, str.isupper):
        mine = [w for w in vocabulary if kind(w)]
        table.update(zip(mine, dice.sample(mine, len(mine)), strict=True))
    return table


def _carried(how: str, text: str, before: str, vocabulary: Sequence[str], dice: random.Random) -> str:
    words = text.split()
    if how == "edited":
        return " ".join(w for w in words if dice.random() > EDITED)
    if how == "cut":
        return " ".join(words[: WORDS * 2 // 5])
    if how == "spliced":
        return " ".join(before.split()[WORDS // 2 :] + words[: WORDS // 2])
    if how == "spun":
        return LONG.sub(lambda m: dice.choice(vocabulary) if m[0].islower() and dice.random() < SWAPPED else m[0], text)
    return text


def _report(number: int, text: str, role: str) -> Report:
    day, minute = divmod(number, 1000)
    hour = f"T{minute // 60:02d}:{minute % 60:02d}:{30 * (role == 'carrier'):02d}+00:00"
    published = f"{2000 + day // 336}-{1 + day // 28 % 12:02d}-{1 + day % 28:02d}{hour}"
    return Report(id=f"{role}-{number}", text=text, published=published, outlet=f"{role} {number % OUTLETS}")


def seconds(reports: Iterable[Report], origins: Origins) -> float:
    pairs = [(r, Reading(report=r.key, code="bench")) for r in reports]
    began = time.process_time()
    for at in range(0, len(pairs), PORTION):
        origins.update(pairs[at : at + PORTION])
    return time.process_time() - began


def anew(reports: Sequence[Report]) -> tuple[float, Origins]:
    held = {r.key: r for r in reports}
    readings = [Reading(report=key, code="bench") for key in held]
    began = time.process_time()
    origins = Origins(held, readings)
    return time.process_time() - began, origins


def traced(made: Sequence[Made], origins: Origins) -> str:
    """Of each manner of carrying the share that was traced to another report; of originals likewise."""
    found: dict[str, list[bool]] = {}
    for report, how in made:
        found.setdefault(how or "none of these", []).append(bool(origins.sources(report.key)))
    return ", ".join(f"{how} {sum(f) / len(f):.4f}" for how, f in sorted(found.items()))


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench copies", description=__doc__)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--reports", type=int, default=110_000, metavar="N")
    args = parser.parse_args(argv)
    every = list(made(args.data, args.reports))
    reports = [report for report, _ in every]
    if len(reports) < 2 * LATEST:
        parser.error(
            f"{len(reports)} reports made, at least {2 * LATEST} are needed: give more texts or a larger --reports"
        )
    half, _ = anew(reports[: len(reports) // 2])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    whole, origins = anew(reports)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{len(reports)} reports anew in {whole:.1f} s: {len(reports) / whole:.0f} reports/s (bar {BAR}), growth exponent "
        f"{log2(whole / half):.2f}, peak memory {peak / 1024:.0f} MB ({before / 1024:.0f} MB before, with the texts)"
    )
    print("traced to another: " + traced(every, origins))
    _, origins = anew(reports[:-LATEST])
    latest = seconds(reports[-LATEST:-1], origins)
    single = seconds(reports[-1:], origins)
    rate = LATEST / latest
    print(
        f"into {len(reports) - LATEST} by {PORTION}: {rate:.0f} reports/s (bar {BAR}); a single one {single * 1000:.1f} ms"
    )
    return 0 if min(rate, len(reports) / whole) >= BAR else 1
