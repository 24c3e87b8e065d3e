"""A mention that names no day and joins nothing: which events it could be."""

from dateline.model import Judgement
from dateline.reconcile.meant import candidates
from dateline.reconcile.shelf import Shelves
from dateline.record import Store
from tests.reconcile import gold
from tests.reconcile.build import Pair, event, told
from tests.record.making import GLOSSARY

SIDES = {"agents": ["PRK", "USA"], "people": ["Kim Jong Un"]}
EARLY = told("early", "2019-06-24", event("meeting", "2019-06-22", **SIDES))
LATER = told("later", "2019-07-01", event("meeting", "2019-06-30", **SIDES))
OTHER = told("other", "2019-07-01", event("meeting", "2019-06-29", agents=["FRA", "DEU"]))
OPEN = told("open", "2019-08-10", event("meeting", None, **SIDES))


def filled(*pairs: Pair) -> Store:
    store = Store.open()
    store.describe(GLOSSARY.model_copy(update={"kinds": gold.KINDS}))
    for pair in pairs:
        store.add(*pair)
    return store


def of(store: Store, pair: Pair) -> str:
    return store.membership()[pair[0].key, "e0"]


def test_what_is_left_open_lists_the_events_that_it_could_be() -> None:
    store = filled(EARLY, LATER, OTHER, OPEN)
    mine = of(store, OPEN)
    assert mine not in (of(store, EARLY), of(store, LATER))
    found = store.candidates(mine)
    assert {one.event for one in found} == {of(store, EARLY), of(store, LATER)}
    assert [one.sum for one in found] == sorted((one.sum for one in found), reverse=True)


def test_what_names_a_day_is_not_open() -> None:
    store = filled(EARLY, LATER, OPEN)
    assert store.candidates(of(store, EARLY)) == []


def test_the_candidates_are_those_of_a_store_made_at_once() -> None:
    """They come from what is kept step by step."""
    steps = filled()
    for pair in (OPEN, LATER, OTHER, EARLY):
        steps.add(*pair)
        steps.refresh()
    whole = filled(EARLY, LATER, OTHER, OPEN)
    assert steps.candidates(of(steps, OPEN)) == whole.candidates(of(whole, OPEN)) != []


def test_what_a_person_joined_is_open_no_more() -> None:
    store = filled(EARLY, LATER, OPEN)
    mine, theirs = of(store, OPEN), of(store, EARLY)
    store.judge(Judgement(id="1", action="same", subjects=(mine, theirs), at="2020-01-01T00:00:00Z"))
    assert store.candidates(of(store, OPEN)) == []
    assert of(store, OPEN) == of(store, EARLY)


def test_an_event_of_which_nothing_is_kept_has_none():
    assert candidates("prk-2019-09-10-launch-000000", Shelves(), {}) == []
