"""Where entries look, and who is found to look there."""

import pickle

import pytest
from hypothesis import given, settings

from dateline.reconcile import filing
from dateline.reconcile.blocking import filed
from dateline.reconcile.entries import Entry, entries_of
from dateline.reconcile.filing import Filing
from dateline.reconcile.refs import ref_of
from dateline.reconcile.shelf import Shelves

from . import gold
from .build import event, told
from .test_purity import PILES


@pytest.fixture(scope="module")
def crowded():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(filing, "MOST", 2)
        patch.setattr(filing, "WIDEST", 30)
        yield


def entries(pile) -> list[Entry]:
    return [e for report, reading in pile for e in entries_of(report, reading, gold.KINDS, {})]


def a_filing(made: list[Entry]) -> Filing:
    held = Filing(Shelves(), "launch")
    for entry in made:
        held.add(0, ref_of(entry), entry)
    return held


@settings(max_examples=200, deadline=None)
@given(PILES)
def test_a_look_sees_the_keys_that_it_gives_and_no_others(crowded, pile):
    made = entries(pile)
    held = a_filing(made)
    every = {key for entry in made for key in filed(entry)}
    for entry in made:
        look = held.look(entry)
        lots = list(look.nearest_first())
        keys = {key: n for n, lot in enumerate(lots) for key in lot}
        assert sum(map(len, lots)) == len(keys)
        assert all(look.sees(key) and look.ring(key) == n for key, n in keys.items())
        assert {key for key in every if look.sees(key)} == every & keys.keys()


@settings(max_examples=200, deadline=None)
@given(PILES)
def test_who_looks_at_a_key_is_found_by_it_until_it_is_forgotten(crowded, pile):
    made = entries(pile)
    held = a_filing(made)
    for entry in made:
        held.watch(ref_of(entry), held.look(entry))
    every = {key for entry in made for key in (*filed(entry), *held.look(entry).every())}
    for key in every:
        # of a stretch that is looked at by side, it is enough to be found by the stretch
        assert {ref_of(e) for e in made if held.look(e).sees(key)} <= held.watchers(key)
    if not made:
        return
    gone = made[0]
    held.forget(ref_of(gone))
    assert all(ref_of(gone) not in held.watchers(key) for key in every if held.look(gone).sees(key))


@settings(max_examples=100, deadline=None)
@given(PILES)
def test_what_many_share_is_found_by_side_as_if_filed_so(crowded, pile):
    made = entries(pile)
    held, taken = a_filing(made), made[::2]
    for entry in taken:
        held.remove(0, ref_of(entry))
    left = [e for e in made if e not in taken]
    for entry in made:
        for key in held.look(entry).keys:
            if key.of and key.name in ("day", "in month", "month", "year"):
                under = {
                    ref_of(e)
                    for e in left
                    if key[:2] in {k[:2] for k in filed(e)} and key.of in (*e.parties, *e.people)
                }
                assert set(held.all(0, key)) == under


def test_what_is_put_away_comes_back():
    kept: dict[str, bytes] = {}
    shelves = Shelves(kept.get)
    shelves.change("a|1")["x"] = [1]
    shelves.change("b|1")["y"] = [2]
    shelves.put_away("a|")
    assert shelves.look("a|1") == {"x": [1]}
    shelves.change("a|1")["x"].append(3)
    shelves.put_away("a|", "b|")
    wrote = dict(shelves.changed())
    assert {name: pickle.loads(body) for name, body in wrote.items() if body} == {
        "a|1": {"x": [1, 3]},
        "b|1": {"y": [2]},
    }
    kept.update((name, body) for name, body in wrote.items() if body)
    assert shelves.look("a|1") == {"x": [1, 3]}


def test_an_entry_is_the_same_when_it_is_unpickled():
    report, reading = told("r", "2022-05-13", event(date="2022-05-12", agents=["PRK"], count=2))
    one = entries_of(report, reading, gold.KINDS, {})[0]
    again = pickle.loads(pickle.dumps(one))
    assert again == one
    assert (again.parties, again.tier, again.listing) == (one.parties, one.tier, one.listing)
