"""Coreference of events over given mentions: `python -m bench coreference DATA [-o pred]` (DATA: ECB+ as JSON lines).

The mentions of the validated sentences are put into chains by `dateline.reconcile`, from their words alone; the scores are those
of `score_coref.py`: MUC, B3, CEAF-e (precision, recall, F1) and their mean F1 (CoNLL), all topics together. Three settings:

  corpus      documents are grouped to stories by their words, nothing is given
  topic       the topic of each document is given
  subtopic    the subtopic of each document is given

    python -m bench coreference ../shared/data/ecbplus/dev.jsonl -o pred.jsonl

Without --split all documents but those of split "train" are taken, as by the scorer. The output has one line a mention: doc, m,
and the chain in each setting.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench.happenings.mentions import Given, Row, entries, given
from bench.happenings.stories import stories
from bench.scoring import SHARED, scorer
from dateline.reconcile.cluster import block
from dateline.reconcile.entries import Entry

SCORER = SHARED / "scorers" / "score_coref.py"
SETTINGS = ("corpus", "topic", "subtopic")
Key = tuple[str, str]


def chains(entry_of: Mapping[Key, Entry]) -> dict[Key, str]:
    """The chain of each mention, named by the first mention in it."""
    by_story: dict[str, list[Entry]] = defaultdict(list)
    for e in entry_of.values():
        by_story[e.wording.story if e.wording else ""].append(e)
    gathered = [members for story in sorted(by_story) for members in block(by_story[story], {})]
    name_of = {e.report: min(m.report for m in members) for members in gathered for e in members}
    return {key: name_of[e.report] for key, e in entry_of.items()}


def grouping(setting: str, rows: Iterable[Row]) -> dict[str, str]:
    if setting == "corpus":
        return stories({r["id"]: [w for s in r["sents"] for w in s] for r in rows})
    return {r["id"]: str(r[setting]) for r in rows}


def measured(rows: list[Row], mentions: list[Given], judge: Any) -> dict[str, tuple[dict[Key, str], dict[str, Any]]]:
    """In each setting the chains and their scores."""
    gold = {g.key: g.mention["chain"] for g in mentions}
    found = {s: chains(entries(mentions, grouping(s, rows))) for s in SETTINGS}
    return {s: (pred, judge.score(gold, pred)) for s, pred in found.items()}


def _line(setting: str, scores: Mapping[str, Any]) -> str:
    parts = (f"{name} {p:.1f}/{r:.1f}/{f:.1f}" for name, (p, r, f) in list(scores.items())[:3])
    return f"{setting:10s} {'  '.join(parts)}  CoNLL {scores['CoNLL']:.1f}"


def main(argv: list[str]) -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench coreference", description=__doc__, formatter_class=form)
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, help="where the chains go")
    parser.add_argument("--split", action="append", help="only documents of this split (may be repeated)")
    parser.add_argument("--scorer", type=Path, default=SCORER, help=f"default {SCORER}")
    args = parser.parse_args(argv)
    judge = scorer(args.scorer)
    read = [json.loads(line) for line in args.data.read_text("utf-8").splitlines() if line.strip()]
    rows = [r for r in read if (r["split"] in args.split if args.split else r["split"] != "train")]
    began = time.process_time()
    mentions = list(given(rows))
    result = measured(rows, mentions, judge)
    print(f"{len(rows)} documents, {len(mentions)} mentions, {time.process_time() - began:.1f} s")
    for setting, (_, scores) in result.items():
        print(_line(setting, scores))
    if args.output:
        lines = (
            {"doc": d, "m": m, **{s: pred[d, m] for s, (pred, _) in result.items()}}
            for d, m in (g.key for g in mentions)
        )
        args.output.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return 0
