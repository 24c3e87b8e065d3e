"""A record of many invented reports, which come and go in portions of any size, is the record made anew.

What small piles of gold reports seldom hold is frequent here: keys that many share, reports dated by others, undated entries that look at
years. The seeds named are those at which an event was once found, or not, by who had just been dated anew and filed elsewhere, or
by whom a name that nobody in the sample holds was found rarer."""

import random

import pytest
from bench.synth import BROADER, KINDS, pile
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reconcile import commitments, filing, level, lore

from .test_incremental import narrow
from .test_kept import Kept, same

__all__ = ["narrow"]


@pytest.fixture(scope="module")
def bounded():
    """Bounds that hundreds of entries run into, and that leave something to choose."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filing, "MOST", 8)
        patch.setattr(filing, "WIDEST", 12)
        patch.setattr(level, "MOST", 6)
        patch.setattr(lore, "SAMPLE", 32)
        patch.setattr(lore, "FEW", 20)
        patch.setattr(lore, "EXACT", 16)
        patch.setattr(commitments, "FOLLOWING", 2)
        yield


def brought(seed):
    luck = random.Random(seed)
    size, days = luck.choice((60, 150, 300)), luck.choice((3, 20, 200, 1500))
    kinds = luck.choice((tuple(KINDS), tuple(KINDS)[:2], tuple(KINDS)[:5]))
    reports = pile(size, seed=seed, days=days, kinds=kinds)
    order = luck.sample(reports, len(reports))
    kept, at = Kept(KINDS, BROADER), 0
    while at < len(order):
        portion = luck.choice((1, 3, 20, len(order) // 2 + 1))
        gone = luck.sample(sorted(kept.told), min(len(kept.told), luck.choice((0, 0, 1, 4))))
        back = [kept.told[key] for key in gone]
        kept.update(gone, order[at : at + portion], [])
        at += portion
        if luck.random() < 0.4:
            kept.save()
        if luck.random() < 0.25 or at >= len(order):
            same(kept, [])
        if luck.random() < 0.3 and back:
            kept.update([], back, [])


@pytest.mark.parametrize("seed", [37, 68, 105, 1107])
def test_where_all_is_crowded(narrow, seed):
    brought(seed)


@settings(max_examples=8, deadline=None)
@given(st.integers(1, 1 << 30))
def test_so_it_is_for_any(narrow, seed):
    brought(seed)


@pytest.mark.parametrize("seed", [100022])
def test_where_much_is_crowded(bounded, seed):
    brought(seed)


@settings(max_examples=8, deadline=None)
@given(st.integers(1, 1 << 30))
def test_so_it_is_for_any_where_much_is_crowded(bounded, seed):
    brought(seed)
