"""Whole reports that were rewritten from another: hardly a sentence left word for word, but the names and numbers in their order.

Machine-made rewordings and translations back swap the words and keep what cannot be swapped. So reports are laid side by side by their
names and numbers alone: a later one whose own run, in order, through another's is one that was made from it. A long report holds much of any
short one of its subject in some order, so a run counts by what it has over the run through the same report read backwards, as a share of
what it could have over it. Rewritten reports of the development corpora have 0.58 and more of their names and numbers so, and 0.24
and more of their words; two reporters of one event (all pairs of those corpora, and ECB+) reach 0.62 or 0.28, never both of 0.55 and 0.22.
"""

from collections.abc import Iterable

from rapidfuzz.distance import LCSseq

from dateline.reconcile.runs import gain
from dateline.reconcile.sketches import Sketch, numbers, other_numbers, telling

LEAST, IN_ORDER, WORDED = 12, 0.55, 0.22  # facts in order; the gain of their run over chance; that of the words


def respun(own: Sketch, others: Iterable[tuple[int, Sketch]]) -> int | None:
    """Which of the earlier reports this one was made from. Others come earliest first."""
    mine = telling(own.facts)
    found: tuple[int, int] | None = None
    for number, other in others if len(mine) >= LEAST else ():
        theirs = telling(other.facts)
        run = LCSseq.similarity(mine, theirs, score_cutoff=LEAST)
        if run > (found[0] if found else 0) and gain(mine, theirs, len(mine)) >= IN_ORDER and _made(own, other):
            found = run, number
    return found[1] if found else None


def _made(own: Sketch, other: Sketch) -> bool:
    shorter = min(len(own.words), len(other.words))
    return gain(own.words, other.words, shorter) >= WORDED and not other_numbers(
        numbers(own.facts), numbers(other.facts)
    )
