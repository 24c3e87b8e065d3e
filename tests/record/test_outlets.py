"""What outlets add, counted from the table that the pages have, from the events, and from everything at once: one answer."""

import pytest
from bench.invented import build, one_more

from dateline.record import Filter, Store, cards
from dateline.record.outlets import outlets

FILTERS = [Filter(), Filter(kind="launch"), Filter(since="2010", disputed=True), Filter(kind="nothing of the kind")]


@pytest.fixture
def store(tmp_path):
    build(tmp_path / "s.db", 200)
    with Store.open(tmp_path / "s.db") as store:
        yield store


def at_once(store, which):
    return outlets(store.each_event(which), store.reports(), store.readings())


@pytest.mark.parametrize("which", FILTERS)
def test_the_events_and_the_table_say_the_same(store, which):
    expected = at_once(store, which)
    assert store.outlets(which) == expected and expected
    store.prepare()
    assert store.outlets(which) == expected


def test_a_table_that_fell_behind_is_not_asked(store):
    store.prepare()
    before = store.outlets()
    one_more(store)
    with store._read() as connection:
        assert not cards.fresh(connection)
    assert store.outlets() == at_once(store, Filter()) != before
