"""Where two levels are alike nothing is placed twice."""

from collections import Counter

import pytest

from dateline.reconcile.cluster import ROUNDS, Gathering
from dateline.reconcile.entries import entries_of
from dateline.reconcile.level import Level
from dateline.reconcile.shelf import Shelves

from . import gold
from .build import event, told


@pytest.fixture
def placings(monkeypatch):
    """How many turns were placed, by level."""
    seen, place = Counter(), Level._place

    def counted(self, turn, group):
        seen[self.number] += 1
        return place(self, turn, group)

    monkeypatch.setattr(Level, "_place", counted)
    return seen


def entries(*pairs):
    return [e for report, reading in pairs for e in entries_of(report, reading, gold.KINDS, {})]


def pile(days, published=None):
    return [told(f"r{n}", published or f"2019-07-{n + 1:02d}", event(date=f"2019-07-{n + 1:02d}")) for n in days]


def test_reports_that_are_dated_are_placed_once(placings):
    found = Gathering(Shelves(), {})
    found.update((), entries(*pile(range(5))))
    placings.clear()
    found.update((), entries(*pile(range(5, 8))))
    assert placings[0] >= 3
    assert set(placings) == {0}
    assert {len(found.level("launch", n).events()) for n in range(ROUNDS + 1)} == {8}


def test_what_goes_goes_at_every_level(placings):
    found = Gathering(Shelves(), {})
    made = pile(range(5))
    found.update((), entries(*made))
    found.update([made[2][0].key], [])
    assert {len(found.level("launch", n).events()) for n in range(ROUNDS + 1)} == {4}
    assert set(placings) == {0}
