"""A page that was changed: what it said before stands as corrected, and only what it says now counts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Belief, Event, Place, Quantity, Report
from dateline.record import Filter, Store
from dateline.record.verify import faults
from dateline.record.withdrawn import withdrawn

from .making import GLOSSARY, NORTH, day, launch, mention, reading, report, rounds

URL = "https://a.example/1"
EIGHT, TEN, NOON = (f"2019-09-10T{hour:02d}:00:00+09:00" for hour in (8, 10, 12))


def page(number: float, published: str | None, **more: str):
    return launch("a", number, published, outlet="A Post", url=URL, **more)


def told(text: str, published: str, *claims: tuple[str, object, str]):
    """A version that tells the launch in other words."""
    one = report("a", text, published, outlet="A Post", url=URL)
    stated = [("agent", NORTH, "North Korea"), ("time", day("2019-09-10"), "2019-09-10"), *claims]
    return one, reading(one, mention(one, "fired", stated))


def filled(*pairs) -> Store:
    store = Store.open()
    store.describe(GLOSSARY)
    for n, (one, read) in enumerate(pairs):
        store.add(one, read, f"2019-09-20T00:00:{n:02d}+00:00")
    return store


def only(store: Store, **which: str) -> Event:
    (view,) = store.events(Filter(**which))
    return view.event


def belief(event: Event, name: str) -> Belief:
    found = event.belief(name)
    assert found
    return found


@pytest.mark.parametrize("late", [False, True])
def test_the_earlier_value_stands_as_corrected_with_both_times(late: bool) -> None:
    first, second = page(2, EIGHT), page(3, TEN)
    event = only(filled(*((second, first) if late else (first, second))))
    count = belief(event, "count")
    assert [h.value for h in count.held] == [rounds(3)]
    (old,) = count.others
    assert (old.value, old.superseded, old.origins) == (rounds(2), True, 0)
    (support,) = old.support
    assert (support.report, support.published) == (first[0].key, EIGHT)
    assert (support.later, support.until) == (second[0].key, TEN)
    assert count.state == "corrected"
    assert f"A Post said 2 in its version of {EIGHT}, and no more in that of {TEN}." in count.reason
    assert event.origins == 1
    assert [m.report for m in event.members] == [second[0].key]


def test_as_of_before_the_change_shows_what_was_said_then() -> None:
    store = filled(page(2, EIGHT), page(3, TEN))
    count = belief(only(store, as_of="2019-09-10T09:00:00+09:00"), "count")
    assert [h.value for h in count.held] == [rounds(2)]
    assert not count.others


def test_what_is_said_again_was_not_taken_back() -> None:
    event = only(filled(page(2, EIGHT), page(3, TEN), page(2, NOON)))
    count = belief(event, "count")
    assert [h.value for h in count.held] == [rounds(2)]
    assert [(h.value, h.support[0].published, h.support[0].until) for h in count.others] == [(rounds(3), TEN, NOON)]


def test_the_same_words_with_another_stamp_correct_nothing() -> None:
    event = only(filled(page(2, EIGHT), page(2, TEN)))
    assert not event.earlier
    assert "later" not in event.model_dump_json()
    assert "former" not in event.model_dump_json()


def test_what_others_still_say_is_not_taken_back_for_them() -> None:
    other = launch("b", 2, NOON, outlet="B Post")
    count = belief(only(filled(page(2, EIGHT), page(3, TEN), other)), "count")
    assert count.state == "disputed"
    assert count.reason.endswith(f"A Post said 2 in its version of {EIGHT}, and no more in that of {TEN}.")
    assert sorted((h.value.number, h.origins, h.superseded) for h in (*count.held, *count.others)) == [
        (2, 1, False),
        (3, 1, False),
    ]


def test_a_vaguer_or_closer_word_is_no_correction() -> None:
    vague = (
        "from",
        Place(name="South Pyongan", country="PRK", lat=39.5, lon=126.2, radius_km=60, precision="region"),
        "South Pyongan",
    )
    close = (
        "from",
        Place(name="Kaechon", country="PRK", lat=39.7, lon=125.9, radius_km=6, precision="exact"),
        "Kaechon",
    )
    before = told("North Korea fired on 2019-09-10 from South Pyongan.", EIGHT, vague)
    after = told("North Korea fired on 2019-09-10 from Kaechon.", TEN, close)
    assert not only(filled(before, after)).earlier
    assert not only(filled(told(before[0].text, TEN, vague), told(after[0].text, EIGHT, close))).earlier


def test_what_nobody_says_any_longer_is_kept_apart() -> None:
    plain = told("North Korea fired two rounds on 2019-09-10.", TEN, ("count", rounds(2), "two"))
    event = only(filled(page(2, EIGHT), plain))
    assert event.belief("range_km") is None
    (former,) = [f for f in event.former if f.attribute == "range_km"]
    (held,) = former.values
    assert held.value == Quantity(value=330, unit="km", bound="about")
    assert held.superseded
    assert held.support[0].until == TEN


def test_a_day_put_right_is_of_the_same_thing() -> None:
    event = only(filled(page(2, EIGHT, day_="2019-09-09"), page(2, TEN)))
    time = belief(event, "time")
    assert [h.value.date for h in time.held] == ["2019-09-10"]
    assert [(h.value.date, h.superseded) for h in time.others] == [("2019-09-09", True)]


def test_what_a_later_version_drops_altogether_is_withdrawn() -> None:
    text = "North Korea fired two rounds on 2019-09-10. It had met American envoys on 2019-09-05."
    one = report("a", text, EIGHT, outlet="A Post", url=URL)
    shot = mention(one, "fired", [("agent", NORTH, "North Korea"), ("time", day("2019-09-10"), "2019-09-10")])
    talks = mention(
        one,
        "met",
        [("agent", NORTH, "North Korea"), ("time", day("2019-09-05"), "2019-09-05")],
        kind="meeting",
        entry="e2",
        number=2,
    )
    later = told("North Korea fired two rounds on 2019-09-10.", TEN)
    store = filled((one, reading(one, shot, talks)), later)
    assert [v.event.kind for v in store.events()] == ["launch"]
    assert sorted(v.event.kind for v in store.events(Filter(as_of="2019-09-10T09:00:00+09:00"))) == [
        "launch",
        "meeting",
    ]
    store.refresh()
    with store._read() as connection:
        (gone,) = withdrawn(connection, later[0], GLOSSARY.kinds)
        assert not withdrawn(connection, one, GLOSSARY.kinds)
    assert (gone.kind, gone.report, gone.published, gone.until) == ("meeting", one.key, EIGHT, TEN)


def test_a_store_with_changed_pages_is_sound() -> None:
    assert faults(filled(page(2, EIGHT), page(3, TEN), launch("b", 2, NOON, outlet="B Post"))) == []


VERSIONS = st.builds(
    lambda number, hour, day_, url: (
        page(number, f"2019-09-1{hour % 3}T{hour:02d}:00:00+09:00", day_=day_)
        if url
        else launch("b", number, NOON, day_=day_, outlet="B Post")
    ),
    st.integers(1, 3),
    st.integers(8, 20),
    st.sampled_from(("2019-09-10", "2019-09-11")),
    st.booleans(),
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(VERSIONS, min_size=1, max_size=6, unique_by=lambda pair: pair[0].key), st.randoms(use_true_random=False)
)
def test_in_whatever_order_and_steps_the_versions_come(pairs: list[tuple[Report, object]], luck) -> None:
    """Each at its own second, so that which version is the later does not hang on the order in which they are added."""
    at = {one.key: f"2019-09-20T00:00:{n:02d}+00:00" for n, (one, _) in enumerate(pairs)}
    shuffled = luck.sample(pairs, len(pairs))
    with Store.open() as one, Store.open() as other:
        for store, order in ((one, pairs), (other, shuffled)):
            store.describe(GLOSSARY)
            for report_, read in order:
                store.add(report_, read, at[report_.key])
                if store is other and luck.random() < 0.6:
                    store.refresh()
            store.refresh()
        assert one.tables()["rows"] == other.tables()["rows"]
        assert one.record() == other.record()
