"""What is very long, or holds what a back end has no room for, is kept whole on both."""

import pytest

from dateline.model import Actor
from dateline.record import Filter, StoreError
from dateline.record.store import Store
from dateline.record.verify import faults
from tests.record.making import PAIRS, canonical, filled, launch, mention, reading, report


def test_long_names_addresses_and_texts(new_store):
    name = "Kim " * 3000
    text = f"{name} met him. " + " ".join(f"word{n}" for n in range(200_000))
    one = report("x" * 9000, text, url="https://a.example/" + "y" * 9000, outlet="z" * 9000)
    said = reading(
        one, mention(one, "met", [("agent", Actor(code=None, name=name.strip()), name.strip())], kind="meeting")
    )
    with filled([*PAIRS, (one, said)], new_store()) as store:
        assert store.search(Filter(text="word17"), ["report"]).counts == {"report": 1}
        assert store.reports()[one.key] == one
        assert [v.event.kind for v in store.events(Filter(kind="meeting"))] == ["meeting"]
        assert len(store.events(Filter(actor=name))) == 1
        assert faults(store) == []


def test_characters_that_are_nothing_to_a_back_end(new_store):
    one = report("nul\0 in it", "North Korea fired\0 two \ufdd0 projectiles \U0001f680.", outlet="a\0b")
    with filled([(one, reading(one, mention(one, "fired", [])))], new_store()) as store:
        assert store.reports()[one.key] == one
        assert store.search(Filter(text="fired projectiles in"), ["report"]).counts == {"report": 0}
        assert store.search(Filter(text="fired projectiles"), ["report"]).counts == {"report": 1}
        assert faults(store) == []


def test_a_user_who_may_only_look_can_look(server):
    import psycopg

    name = server.new_store()
    schema = name.rsplit("%3D", 1)[1]
    with filled(PAIRS, name) as store:
        expected = canonical(store)
        store.add(*launch("late", 5, published="2019-10-03", day_="2019-10-02"))
    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute("CREATE ROLE looker LOGIN")
        connection.execute(f"GRANT USAGE ON SCHEMA {schema} TO looker")
        connection.execute(f"GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO looker")
    with Store.open(name.replace("dateline@", "looker@")) as store:
        assert len(store.events()) == 3  # of a record that is behind, made in memory
        assert canonical(store) != expected
        with pytest.raises(StoreError, match="cannot be written"):
            store.add(*PAIRS[0])
