"""How much of one text runs through another, beyond chance.

A long text holds much of any short one of its subject in some order. So the longest common subsequence counts by what it has over that with the
same text read backwards, which shares all words and no order.
"""

from rapidfuzz.distance import LCSseq


def gain(mine: str, theirs: str, most: int) -> float:
    """0 for chance, 1 for a run as long as it may be (`most`, in words)."""
    chance = LCSseq.similarity(mine, theirs[::-1])
    return float(LCSseq.similarity(mine, theirs) - chance) / max(1, most - chance)
