"""What an update leaves is what one rebuild gives."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.reconcile import commitments, filing, level, lore
from dateline.reconcile.cluster import Gathering, gather
from dateline.reconcile.compare import FEW, LEAST_ALIKE, text
from dateline.reconcile.entries import entries_of
from dateline.reconcile.profile import profile_of
from dateline.reconcile.shelf import Shelves

from . import gold
from .test_purity import PILES


def entries(pile):
    return [e for report, reading in pile for e in entries_of(report, reading, gold.KINDS, {})]


def share(a, b):
    return len(a & b) / len(a | b) if min(len(a), len(b)) >= FEW else 0.0


def shape(events):
    return sorted(sorted((e.report, e.key, e.told, e.windows) for e in members) for members in events)


def standing(found, kinds):
    return shape(found.entries((kind, event)) for kind in kinds for event in found.level(kind).events())


def replayed(pile, luck):
    """Reports come and go in any order and batch; now and then another process goes on with what is kept."""
    kept, here = {}, {}
    found = Gathering(Shelves(kept.get), {})
    kinds = sorted({m.kind for _, reading in pile for m in reading.mentions})
    for report, reading in luck.sample(pile, len(pile)) + luck.sample(pile, luck.randrange(len(pile) + 1)):
        gone = luck.sample(sorted(here), min(len(here), luck.choice((0, 0, 1, 2))))
        new = [] if report.key in here and report.key not in gone else [(report, reading)]
        for key in gone:
            del here[key]
        here.update((r.key, (r, d)) for r, d in new)
        found.update(gone, entries(new))
        if luck.random() < 0.3:
            kept.update(found.shelves.changed())
            found = Gathering(Shelves(kept.get), {})
        assert standing(found, kinds) == shape(gather(entries(here.values()), {}))


@settings(max_examples=100, deadline=None)
@given(PILES, st.randoms(use_true_random=False))
def test_any_split_of_adds_and_removals_is_one_gathering(pile, luck):
    replayed(pile, luck)


@pytest.fixture(scope="module")
def narrow():
    """All that is bounded is bounded to next to nothing, so that small piles run into it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filing, "MOST", 3)
        patch.setattr(filing, "WIDEST", 4)
        patch.setattr(level, "MOST", 2)
        patch.setattr(lore, "SAMPLE", 4)
        patch.setattr(lore, "FEW", 2)
        patch.setattr(lore, "EXACT", 4)
        patch.setattr(commitments, "FOLLOWING", 1)
        yield


@settings(max_examples=200, deadline=None)
@given(PILES, st.randoms(use_true_random=False))
def test_so_it_is_where_keys_are_crowded_and_kinds_are_sampled(narrow, pile, luck):
    replayed(pile, luck)


@settings(max_examples=50, deadline=None)
@given(PILES)
def test_what_no_member_says_alone_is_looked_for_in_all_first(pile):
    """The short cut over the words of all members gives what each member would."""
    every = entries(pile)
    for one in every:
        rest = [e for e in every if e is not one]
        best = max((share(one.stems, e.stems) for e in rest), default=0.0)
        assert (text(one, profile_of((), rest)) is not None) == (best >= LEAST_ALIKE)
