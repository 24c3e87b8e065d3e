"""What the store promises: nothing lost, nothing doubled, the record a function of the log."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Judgement
from dateline.record import Filter
from dateline.record.verify import faults
from tests.record.making import PAIRS, canonical, filled, launch, mention, reading


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(PAIRS), st.lists(st.sampled_from(PAIRS), max_size=4), st.integers(1, 6))
def test_order_repetition_and_batches_leave_the_same_bytes(new_store, order, again, batch):
    with filled([], new_store()) as store:
        for at, (one, said) in enumerate([*order, *again]):
            store.add(one, said)
            if at % batch == 0:
                store.refresh()
        assert canonical(store) == canonical(filled(PAIRS))


def test_reading_the_same_bytes_twice_adds_nothing(new_store):
    with filled(PAIRS, new_store()) as store:
        before = store.tables(), store.learnt()
        assert [store.add(one, said) for one, said in PAIRS] == [False] * len(PAIRS)
        assert (store.tables(), store.learnt()) == before


def test_what_is_added_says_whether_it_is_new(new_store):
    store = filled([], new_store())
    assert [store.add(*PAIRS[0]) for _ in range(2)] == [True, False]
    judgement = Judgement(id="1", action="reject", subjects=("nothing",), at="2020")
    assert [store.judge(judgement) for _ in range(2)] == [True, False]


def test_a_rebuild_gives_what_was_there(new_store):
    store = filled(PAIRS, new_store())
    before = store.selection()
    store.rebuild()
    assert store.selection() == before == store.record()
    assert faults(store) == []


def test_a_new_text_at_the_same_address_speaks_and_the_old_one_is_kept(new_store):
    old = launch("x", 2, url="https://a.example/1")
    new = launch("x", 3, url="https://a.example/1", published="2019-09-11")
    for order in ([old, new], [new, old]):
        store = filled(order, new_store())
        assert len(store.learnt()) == 2
        assert list(store.reports()) == [new[0].key]
        assert [h.value.number for h in store.events()[0].event.belief("count").held] == [3]


def test_a_new_text_with_the_old_date_speaks_when_it_was_learnt_later(new_store):
    old, new = launch("x", 2, url="https://a.example/1"), launch("x", 3, url="https://a.example/1")
    assert list(filled([old, new], new_store()).reports()) == [new[0].key]
    assert list(filled([new, old], new_store()).reports()) == [old[0].key]


def test_reports_without_an_address_are_versions_of_nothing(new_store):
    assert len(filled([launch("x.txt", 2), launch("x.txt", 3)], new_store()).reports()) == 2


def test_newer_code_speaks(new_store):
    one, said = launch("a")
    store = filled([(one, said)], new_store())
    store.add(one, reading(one, mention(one, "fired", []), code="code-2"))
    assert store.readings()[one.key].code == "code-2"
    assert store.has("code-1") == store.has("code-2") == {one.key}
    assert store.has("code-1", [one.key, "another"]) == {one.key}
    assert not store.has("code-1", ["another"]) | store.has("code-1", []) | store.has("code-3", [one.key])


def test_as_of_equals_a_store_that_stopped_then(new_store):
    whole = filled(PAIRS, new_store())
    early = [p for p in PAIRS if p[0].published and p[0].published < "2019-09-10T08:30"]
    assert 0 < len(early) < len(PAIRS)
    # the undated report counts from when it was learnt of, which is after the day asked for
    with whole.as_of("2019-09-10T08:30:00+09:00") as past:
        assert canonical(past) == canonical(filled(early, new_store()))
    then = Filter(as_of="2019-09-10T08:30:00+09:00")
    assert [v.id for v in whole.events(then)] == [v.id for v in filled(early, new_store()).events()]


def test_as_of_a_date_means_its_end(new_store):
    store = filled([launch("a", published="2019-09-10T12:00:00+00:00")], new_store())
    assert store.events(Filter(as_of="2019-09-10"))
    assert not store.events(Filter(as_of="2019-09-09"))


@pytest.mark.parametrize(
    ("which", "days"),
    [
        (Filter(kind="launch"), ["2019-08-24", "2019-09-10"]),
        (Filter(kind="meeting"), []),
        (Filter(actor="PRK"), ["2019-08-24", "2019-09-10"]),
        (Filter(actor="north korea"), ["2019-08-24", "2019-09-10"]),
        (Filter(actor="USA"), []),
        (Filter(since="2019-09"), ["2019-09-10"]),
        (Filter(until="2019-08"), ["2019-08-24"]),
        (Filter(since="2019", until="2019"), ["2019-08-24", "2019-09-10"]),
        (Filter(place="kaech"), ["2019-08-24", "2019-09-10"]),
        (Filter(text="TENTH since"), ["2019-09-10"]),
        (Filter(text="100% _"), []),
        (Filter(disputed=True), ["2019-09-10"]),
        (Filter(min_origins=2), ["2019-09-10"]),
    ],
)
def test_filters(which, days, new_store):
    assert [v.when.day for v in filled(PAIRS, new_store()).events(which)] == days


def test_listings_beside_the_events(new_store):
    store = filled(PAIRS, new_store())
    assert [q.statement.by.speaker for q in store.statements()] == ["Choe Son Hui", "She"]
    assert [q.statement.by.speaker for q in store.statements(Filter(actor="PRK"))] == ["Choe Son Hui"]
    assert [t.tally.value.number for t in store.tallies(Filter(since="2019-09-10", until="2019-09-10"))] == [10]
    bound = store.commitments(Filter(kind="nuclear-test"))
    assert [c.commitment.what for c in bound] == ["a moratorium on nuclear tests"]


def test_an_event_by_the_beginning_of_its_id(new_store):
    store = filled(PAIRS, new_store())
    whole = store.events()[0].id
    assert store.event(whole).id == whole
    assert store.event(whole[: len(whole) - 2]).id == whole
    with pytest.raises(KeyError, match="several events begin"):
        store.event(whole[:3])
    with pytest.raises(KeyError, match="no event"):
        store.event("nothing-like-it")


def test_an_old_id_leads_to_the_event_that_stands(new_store):
    store = filled(PAIRS, new_store())
    old, new = store.record().redirects[0]
    assert store.event(old).id == new
