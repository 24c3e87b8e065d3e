"""What the page of an event says was held then is what the record held that stopped then."""

import shutil

import pytest

from dateline.record import Filter, Store, history
from dateline.record import desk as room
from dateline.record.desk import Desk
from dateline.record.shelf import reports_of
from dateline.web.told import then
from tests.record.making import GLOSSARY, launch


def stopped(store, at):
    """A store that was only ever given what was out by then."""
    past = Store.open()
    past.describe(store.glossary())
    readings = store.readings()
    for one in store.learnt():
        if one.report.published and history.order(one.report.published) <= history.order(at):
            past.add(one.report, readings.get(one.report.key))
    return past


def steps_of(store, event):
    with Desk(store).look(Filter()) as look:
        return history.steps(event, reports_of(look.connection, {m.report for m in event.members}))


def test_every_step_of_every_event_is_as_the_record_that_stopped_then(examples_store, tmp_path):
    path = tmp_path / "own.db"
    shutil.copy(examples_store, path)
    with Store.open(path) as store:
        desk, told = Desk(store), 0
        made = dict[str, dict[str, object]]()
        for event in (v.event for v in store.events()):
            for step in steps_of(store, event):
                if step.at not in made:
                    with stopped(store, step.at) as past:
                        made[step.at] = {v.id: v.event for v in past.events()}
                with desk.look(Filter()) as look:
                    found = then(desk, look, Filter(), event, step)
                assert not found["apart"]
                mine = {(m.report, m.entry) for m in event.members}
                held = [e for e in made[step.at].values() if mine & {(m.report, m.entry) for m in e.members}]
                assert sorted(found["then"], key=lambda e: e.id) == sorted(held, key=lambda e: e.id)
                told += 1
        desk.close()
    assert told > 20


@pytest.fixture
def two(tmp_path):
    with Store.open(tmp_path / "two.db", create=True) as store:
        store.describe(GLOSSARY)
        store.add(*launch("a", published="2019-09-10T08:00:00+09:00"))
        store.add(*launch("b", 3, published="2019-09-12T08:00:00+09:00"))
        yield store


def test_on_a_page_as_of_a_day_the_step_of_that_day_is_the_page_itself(two):
    desk = Desk(two)
    which = Filter(as_of="2019-09-12T08:00:00+09:00")
    event = two.events()[0].event
    with desk.look(which) as look:
        last = steps_of(two, event)[-1]
        assert then(desk, look, which, event, last)["then"][0] == event
        first = then(desk, look, which, event, steps_of(two, event)[0])["then"]
        assert [m.report for e in first for m in e.members] == [
            launch("a", published="2019-09-10T08:00:00+09:00")[0].key
        ]
    desk.close()


def test_where_the_record_is_too_large_its_own_reports_are_weighed_and_it_is_said(two, monkeypatch):
    monkeypatch.setattr(room, "MOST_ANEW", 1)
    desk = Desk(two)
    with desk.look(Filter()) as look:
        event = two.events()[0].event
        found = then(desk, look, Filter(), event, steps_of(two, event)[0])
    assert found["apart"] and len(found["then"][0].members) == 1
    desk.close()
