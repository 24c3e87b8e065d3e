"""What the watch keeps, on both back ends: seen with the report, told once, one watch a store."""

import pytest

from dateline.record import Store, StoreError, watching
from dateline.record.alone import alone
from dateline.record.watching import Item, Posted
from tests.record.making import PAIRS, filled

LONG = "https://a.example/" + "x" * 7000


def test_a_report_and_what_was_seen_of_its_item_are_kept_together(new_store):
    with Store.open(new_store(), create=True) as store:
        for key, mark in (("k", None), ("k", "m1"), (LONG, "m2\0")):
            new = watching.keep(store, Item("feed " + LONG, key, mark, 1), *PAIRS[0])
            assert new == (mark is None)
        seen = watching.seen(store, "feed " + LONG)
        assert seen == {watching.item_name("k"): ("m1", 1), watching.item_name(LONG): ("m2", 1)}
        assert watching.seen(store, "another") == {}
        assert store.count() == 1


def test_states_are_kept_by_the_name_of_their_source(new_store):
    with Store.open(new_store(), create=True) as store:
        for body in ('{"a": 1}', '{"a": 2}'):
            watching.put_state(store, "feed " + LONG, body)
        assert watching.states(store) == {"feed " + LONG: '{"a": 2}'}


def posted(number: int, channel: str = "ops") -> Posted:
    return Posted(f"id{number}", channel, "r", f"2019-09-10T0{number}:00:00+00:00", "{}")


def test_the_outbox_holds_each_alert_once_until_it_was_taken(new_store):
    with Store.open(new_store(), create=True) as store:
        alerts = [posted(1), posted(2), posted(1, "mail")]
        assert store.changed(lambda c: watching.post(c, alerts)) == 3
        assert store.changed(lambda c: watching.post(c, alerts)) == 0
        watching.bind(store, "ops", ["id1", "id2"], "m")
        watching.failed(store, "ops", ["id1", "id2"], "2019-09-10T09:00:00+00:00", "down\0")
        first = watching.waiting(store)[0]
        assert (first.tries, first.message, first.trouble) == (1, "m", "down")
        assert watching.outbox_counts(store) == {"waiting": 1, "failing": 2, "sent": 0}
        watching.sent(store, "ops", ["id1", "id2"], "2019-09-10T10:00:00+00:00")
        assert [p.channel for p in watching.waiting(store)] == ["mail"]
        assert watching.sent_since(store, "2019-09-10T09:30") == [("r", "ops", "2019-09-10T10:00:00+00:00")]
        assert watching.sent_since(store, "2019-09-10T11:00") == []
        assert store.changed(lambda c: watching.post(c, alerts)) == 0
        assert watching.outbox_counts(store) == {"waiting": 1, "failing": 0, "sent": 2}


def test_there_is_one_watch_a_store_and_others_may_use_it(new_store):
    name = new_store()
    with filled(PAIRS, name) as store, alone(name):
        with pytest.raises(StoreError, match="another watch"), alone(name):
            pass
        assert store.events()
    with alone(name):
        pass


def test_a_copy_keeps_what_the_watch_knows(new_store, tmp_path):
    with Store.open(new_store(), create=True) as store:
        watching.keep(store, Item("s", "k", "m"), *PAIRS[0])
        watching.put_state(store, "s", "{}")
        store.changed(lambda c: watching.post(c, [posted(1)]))
        store.refresh(watching.look_done)
        store.backup(tmp_path / "copy.db")
        with Store.open(tmp_path / "copy.db") as copy:
            for ask in (watching.states, watching.waiting, lambda s: watching.seen(s, "s")):
                assert ask(copy) == ask(store)
            assert copy.asked(watching.looked_at) == copy.asked(watching.counted) == "1.1.0"
