"""Annotations against gold: `python -m bench reports GOLD.jsonl REPORTS... [-o pred.jsonl]`.

Reads the reports together, exports annotations and prints what the public scorer says of them (its --help tells what
it counts).

    python -m bench reports ../shared/corpus/gold.jsonl ../shared/corpus/reports.jsonl -o pred.jsonl
    python -m bench reports ../shared/corpus/gold.jsonl ../shared/corpus/html --by-file
    python -m bench reports ../shared/corpus/seed/gold.json ../shared/corpus/seed/article.txt --published 2019-09-10T16:00+09:00

--by-file keys a report by the name of its file without the ending, and leaves out gold that no file is for. The same is done
where gold and reports are one each.
"""

import argparse
import json
import sys
from pathlib import Path

from bench.scoring import SCORER, Bench, Rows, load, scorer


def paired(gold: Rows, found: Rows, *, by_file: bool = False) -> tuple[Rows, Rows]:
    """Gold and prediction under the same keys."""
    if by_file:
        return {k: v for k, v in gold.items() if k in found}, found
    if len(gold) == len(found) == 1:
        return gold, {next(iter(gold)): next(iter(found.values()))}
    return gold, found


def main(argv: list[str]) -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench reports", description=__doc__, formatter_class=form)
    parser.add_argument("gold", type=Path)
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, help="where the annotations go")
    parser.add_argument("--scorer", type=Path, default=SCORER, help=f"default {SCORER}")
    parser.add_argument("--published", help="when a source that does not say was published")
    parser.add_argument("--by-file", action="store_true", help="key reports by the name of their file")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="list N missed or spurious events")
    args = parser.parse_args(argv)
    judge = scorer(args.scorer)
    found, refused = Bench().annotate(args.reports, published=args.published, by_file=args.by_file)
    for line in refused:
        print(f"refused: {line}", file=sys.stderr)
    gold, pred = paired(load(args.gold), found, by_file=args.by_file)
    if args.output:
        args.output.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in pred.values()), "utf-8")
    scores, misses = judge.score(gold, pred)
    print(f"reports {scores['reports']['answered']} of {scores['reports']['gold']} answered")
    for name, row in scores.items():
        if isinstance(row, dict) and "f1" in row:
            print(f"{name:18s} P {row['p']:.3f}  R {row['r']:.3f}  F1 {row['f1']:.3f}")
    print(f"{'split':18s} {scores['split']}\n{'fused':18s} {scores['fused']}")
    for miss in misses[: args.misses]:
        print("  ", *miss)
    return 0
