"""The index of keys answers as a plain set of pairs would."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reconcile.blocks import nothing
from dateline.reconcile.postings import KEY_BITS, Postings

# few keys, some in one shard and some far apart
KEYS = [1, 2, 3, 1 << 28, (1 << 28) + 1, 1 << 39, (1 << KEY_BITS) - 1]
PAIRS = st.sets(st.tuples(st.sampled_from(KEYS), st.integers(0, 9)), max_size=30)
STEPS = st.lists(st.tuples(st.sampled_from(["add", "remove", "keep", "open"]), PAIRS), max_size=8)


def arrays(pairs):
    ordered = sorted(pairs, key=hash)
    return np.array([k for k, _ in ordered], np.uint64), np.array([n for _, n in ordered], np.uint32)


@given(STEPS)
@settings(max_examples=80)
def test_as_a_set_of_pairs(steps):
    held, kept, postings = set(), {}, Postings(nothing)
    for what, pairs in steps:
        if what == "add":
            postings.add(*arrays(pairs - held))
            held |= pairs
        elif what == "remove":
            postings.remove(*arrays(pairs & held))
            held -= pairs
        else:
            kept.update(postings.changes())
            postings = Postings(kept.get) if what == "open" else postings
        at, numbers = postings.holders(np.array(KEYS, np.uint64))
        assert sorted((KEYS[a], int(n)) for a, n in zip(at, numbers, strict=True)) == sorted(held)
        assert sorted(postings.holding(KEYS[0])) == sorted(n for k, n in held if k == KEYS[0])
