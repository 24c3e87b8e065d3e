"""The written corpora stay at or above what they once reached. Needs ../shared, or DATELINE_SHARED."""

import pytest
from bench.floors import below, floor_of
from bench.scoring import SCORER, Bench, scorer
from bench.sets import floors, written

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def bench():
    return Bench()


@pytest.mark.skipif(not SCORER.is_file(), reason="needs ../shared or DATELINE_SHARED")
@pytest.mark.parametrize("one", written(), ids=lambda one: one.name)
def test_no_figure_lies_below_its_floor(one, bench):
    known = floors()[one.name]
    assert one.digest() == known["digest"], "other inputs: measure anew by `python -m bench floors --write --lower`"
    assert not list(below(one.measure(bench, scorer()), known["floor"]))


def test_a_floor_is_raised_and_never_lowered_in_silence():
    old = {"events": 0.7, "fused": 2}
    assert floor_of({"events": 0.6, "fused": 4}, old, lower=False) == old
    assert floor_of({"events": 0.8, "fused": 0}, old, lower=False) == {"events": 0.795, "fused": 1}
    assert floor_of({"events": 0.6, "fused": 4}, old, lower=True) == {"events": 0.595, "fused": 5}


def test_what_lies_below_is_named():
    assert list(below({"events": 0.69, "fused": 3}, {"events": 0.7, "fused": 2})) == [
        "events: measured 0.69, floor 0.7",
        "fused: measured 3, floor 2",
    ]
    assert not list(below({"events": 0.7, "fused": 2}, {"events": 0.7, "fused": 2}))
