"""Garbage that outlives a batch is let go all the same, however many batches there are."""

import gc
import weakref

from dateline.engines.garbage import OFTEN, rarer


class Parse:
    """Points at itself, as parses and frames do at one another."""

    def __init__(self):
        self.own = self


def batch(seen):
    """Makes a parse that outlives a search for garbage, and lets go of it."""
    with rarer():
        parse = Parse()
        seen.add(parse)
        rest = [[] for _ in range(OFTEN[0] + 1000)]
    del parse, rest


def test_what_many_batches_leave_is_bounded():
    seen = weakref.WeakSet()
    for _ in range(1000):
        batch(seen)
    assert len(seen) < 500


def test_the_thresholds_are_those_of_before_afterwards():
    before = gc.get_threshold()
    with rarer():
        with rarer():
            assert gc.get_threshold() == OFTEN
        assert gc.get_threshold() == OFTEN
    assert gc.get_threshold() == before
