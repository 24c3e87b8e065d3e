"""The weights of identity, estimated anew: `python -m bench weights GOLD... [--ecb DATA]`.

GOLD is a file of annotations with its reports.jsonl beside it. Each entry read from the reports is aligned with its gold event
as the scorer does; then it is compared with what is left of its own event and with every other event of its kind that it would
have been compared with. A comparison's outcome is worth the log of how much oftener it comes out among the former than among
the latter, both with HALF added. DATA (ECB+ as JSON lines) gives the weights of wording, within its gold subtopics.

The table is printed beside the one in force, with the numbers it stands on; nothing is written. Most outcomes are not
independent of each other (two that agree on the place often agree on the weapon), so that the sum of what is counted one by
one is too sure of itself: the figures are for reading, the weights are set by hand.

    python -m bench weights ../shared/corpus/gold.jsonl ../shared/corpus/talks/gold.jsonl --ecb ../shared/data/ecbplus/dev.jsonl
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import log
from pathlib import Path

from bench.coreference import grouping
from bench.happenings.mentions import entries, given
from bench.identity import Named, named
from dateline.reconcile.compare import compare
from dateline.reconcile.entries import Entry
from dateline.reconcile.filing import Index
from dateline.reconcile.grouping import Broader
from dateline.reconcile.lore import lore_of
from dateline.reconcile.profile import Profile, profile_of
from dateline.reconcile.weights import NEVER, table

HALF = 0.5
Outcome = tuple[str, str]


@dataclass
class Counts:
    """How often each outcome came out, of one event and of two."""

    one: Counter[Outcome] = field(default_factory=Counter)
    two: Counter[Outcome] = field(default_factory=Counter)
    pairs: Counter[bool] = field(default_factory=Counter)

    def add(self, outcomes: Iterable[Outcome], same: bool) -> None:
        self.pairs[same] += 1
        (self.one if same else self.two).update(set(outcomes))

    def weight(self, outcome: Outcome) -> float:
        return log((self.one[outcome] + HALF) / (self.pairs[True] + 2 * HALF)) - log(
            (self.two[outcome] + HALF) / (self.pairs[False] + 2 * HALF)
        )


def counted(found: Iterable[Named], broader: Broader, counts: Counts) -> None:
    """Adds the outcomes of entries whose events are known."""
    by_kind: dict[str, list[Named]] = defaultdict(list)
    for one in found:
        by_kind[one.entry.kind].append(one)
    for kind in sorted(by_kind):
        lore = lore_of([one.entry for one in by_kind[kind]], broader)
        for entry, event, same in _pairs(by_kind[kind]):
            steps = compare(entry, event, lore)
            counts.add(((s.comparison, s.outcome) for s in steps), same)


def _pairs(found: list[Named]) -> Iterator[tuple[Entry, Profile, bool]]:
    members: dict[str, list[Entry]] = defaultdict(list)
    for one in found:
        members[one.event].append(one.entry)
    events = {name: profile_of(n, members[name]) for n, name in enumerate(sorted(members))}
    index, names = Index(), {p.number: name for name, p in events.items()}
    for one in found:
        index.file(one.entry, events[one.event])
    for one in found:
        rest = [e for e in members[one.event] if e is not one.entry]
        if rest:
            yield one.entry, profile_of(0, rest), True
        for event in index.candidates(one.entry):
            if names[event.number] != one.event:
                yield one.entry, event, False


def worded(data: Path, split: str) -> Iterator[Named]:
    rows = [json.loads(line) for line in data.read_text("utf-8").splitlines() if line.strip()]
    rows = [r for r in rows if r["split"] == split]
    mentions = list(given(rows))
    chain = {g.key: f"{g.document['subtopic']} {g.mention['chain']}" for g in mentions}
    yield from (Named(e, chain[key]) for key, e in entries(mentions, grouping("subtopic", rows)).items())


def report(counts: Mapping[str, Counts]) -> Iterator[str]:
    """One line an outcome of the table: in force, and from each source what was counted and what it is worth."""
    yield f"{'comparison':12s} {'outcome':22s} {'in force':>8s}" + "".join(f"  {s:>28s}" for s in counts)
    yield f"{'':44s}" + "".join(f"  {'same':>9s} {'other':>9s} {'weight':>8s}" for _ in counts)
    for (comparison, outcome), step in table().items():
        key = comparison, outcome
        cells = "".join(
            f"  {c.one[key]:9d} {c.two[key]:9d} {c.weight(key):8.2f}" if c.one[key] + c.two[key] else f"  {'-':>28s}"
            for c in counts.values()
        )
        held = "never" if step.weight == NEVER else f"{step.weight:.1f}"
        yield f"{comparison:12s} {outcome:22s} {held:>8s}{cells}"


def main(argv: list[str]) -> int:
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench weights", description=__doc__, formatter_class=form)
    parser.add_argument("gold", type=Path, nargs="*", help="annotations, with reports.jsonl beside them")
    parser.add_argument("--ecb", type=Path, help="ECB+ as JSON lines")
    parser.add_argument("--split", default="train", help="of ECB+ (default train)")
    args = parser.parse_args(argv)
    found: dict[str, Counts] = {}
    if args.gold:
        found["reports"] = Counts()
        for gold in args.gold:
            counted(*named(gold, gold.with_name("reports.jsonl")), found["reports"])
    if args.ecb:
        found["ECB+"] = Counts()
        counted(worded(args.ecb, args.split), {}, found["ECB+"])
    if not found:
        parser.error("no gold given; give annotations (corpus/gold.jsonl), or --ecb DATA")
    for name, counts in found.items():
        print(f"{name}: {counts.pairs[True]} entries against their own event, {counts.pairs[False]} against another")
    print("\n".join(report(found)))
    return 0
