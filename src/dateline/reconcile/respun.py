"""Whole reports that were rewritten from another: hardly a sentence left word for word, but the names and numbers in their order.

Machine-made rewordings and translations back swap the words and keep what cannot be swapped. So reports are laid side by side by their
names and numbers alone: a later one whose own run, in order, through another's is one that was made from it. Two reporters of one event
share names too, but tell them in an order of their own: on the development corpora their best is 0.46 of the later one's names and
numbers, that of rewritten ones 0.55 and more.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import LCSseq

from dateline.reconcile.copies import Sentence

LEAST, IN_ORDER, WORDED = 12, 0.54, 0.33  # facts in order; their share; the share of words in order
COMMON = 40  # a name or number in more reports than this tells no pair
CANDIDATES = 5


def respun(reports: Sequence[str], sentences: Mapping[str, Sequence[Sentence]]) -> dict[str, str]:
    """Report to the earlier one it was made from; `reports` are given earliest first."""
    facts = {r: tuple(f for s in sentences[r] for f in s.facts) for r in reports}
    held: dict[str, list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    for report in reports:
        own = facts[report]
        if len(own) >= LEAST:
            near = Counter(r for f in set(own) if len(held[f]) <= COMMON for r in held[f])
            ranked = sorted((r for r, n in near.items() if 2 * n >= LEAST), key=lambda r: (-near[r], r))[:CANDIDATES]
            made = [
                (n, r) for r in ranked if (n := LCSseq.similarity(own, facts[r])) >= max(LEAST, IN_ORDER * len(own))
            ]
            for _, source in sorted(made, key=lambda pair: (-pair[0], pair[1])):
                if _worded(sentences[report], sentences[source]):
                    found[report] = found.get(source, source)
                    break
        for fact in set(own):
            held[fact].append(report)
    return found


def _worded(own: Sequence[Sentence], other: Sequence[Sentence]) -> bool:
    mine, theirs = ([w for s in side for w in s.words] for side in (own, other))
    return LCSseq.similarity(mine, theirs) >= WORDED * min(len(mine), len(theirs))
