"""Who said what, as spans: `python -m bench attribution DATA.jsonl -o PRED.jsonl`.

DATA has one document a line with "id" and "text" (PolNeAR's form); PRED gets "id" and "attributions": source, cue and
content, each a list of [begin, end) character offsets. Attributions inside the quoted or reported words of another are
left out, as PolNeAR's guidelines do.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.layout import plain
from dateline.extract.statements import Utterance, utterances
from dateline.extract.statements.utterance import runs
from dateline.reading.parser import default_parser


def flat(found: Sequence[Utterance]) -> list[Utterance]:
    """Without those that stand whole inside the content of another; of two with one content the first."""
    out: list[Utterance] = []
    for u in found:
        inside = [o for o in found if o is not u and o.cue and all(_holds(o, p.start, p.end) for p in u.content)]
        held = any(u.cue and o.covers(u.sentence.start_of(u.cue[0])) for o in inside)
        if not held:
            out.append(u)
    return out


def _holds(u: Utterance, start: int, end: int) -> bool:
    return any(p.start <= start and end <= p.end for p in u.content)


def row(u: Utterance) -> dict[str, list[list[int]]]:
    return {"source": _spans(u, u.source), "cue": _spans(u, u.cue), "content": [[p.start, p.end] for p in u.content]}


def _spans(u: Utterance, tokens: Sequence[Any]) -> list[list[int]]:
    found = [[s.start, s.end] for s in runs(u.sentence, tokens)]
    return found or [[u.sentence.start_of(t), u.sentence.end_of(t)] for t in tokens]


def main(argv: list[str]) -> int:
    ap = argparse.ArgumentParser(prog="python -m bench attribution", description=__doc__)
    ap.add_argument("data", type=Path)
    ap.add_argument("-o", "--output", type=Path, required=True)
    ap.add_argument("--limit", type=int, default=None, help="read only the first N documents")
    args = ap.parse_args(argv)
    parser = default_parser()
    lines = [line for line in args.data.read_text("utf-8").splitlines() if line.strip()][: args.limit]
    with args.output.open("w", encoding="utf-8") as out:
        for record in map(json.loads, lines):
            found = flat(utterances(plain(record["text"], parser, str(record["id"]), headline=True)))
            out.write(json.dumps({"id": record["id"], "attributions": [row(u) for u in found]}) + "\n")
    return 0
