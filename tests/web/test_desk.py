"""What the pages are made from, held against the listings of the store itself."""

import shutil
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.record import Filter, Store, browse, card, density, faceted, journal, mapped, shelf
from dateline.record.desk import Desk
from dateline.record.outlets import outlets
from dateline.record.picked import ORDERS
from dateline.record.ratings import Ratings
from tests.record.making import launch, rich

FILTERS = st.builds(
    Filter,
    kind=st.sampled_from((None, "launch", "agreement", "meeting", "nothing")),
    actor=st.sampled_from((None, "PRK", "Japan", "nobody")),
    place=st.sampled_from((None, "sea", "Sondok")),
    since=st.sampled_from((None, "2018", "2019-08", "2019-09-10")),
    until=st.sampled_from((None, "2019-06", "2019-09-10", "2020")),
    text=st.sampled_from((None, "projectiles", "talks north", '"short-range projectiles"')),
    min_origins=st.sampled_from((0, 0, 2, 5)),
    disputed=st.sampled_from((False, False, True)),
    box=st.sampled_from((None, None, "124,33,131,43", "none", "170,-10,-170,10")),
)


@pytest.fixture(scope="module")
def desk(examples_store, tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "desk.db"
    shutil.copy(examples_store, path)
    with Store.open(path) as store:
        opened = Desk(store)
        yield opened
        opened.close()


def walk(look, order, limit):
    after, found = None, []
    while True:
        page = browse.events(look, order=order, after=after, limit=limit)
        assert len(page.rows) <= limit
        found += [r.id for r in page.rows]
        if page.next is None:
            return found
        after = page.next


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=FILTERS, order=st.sampled_from(ORDERS), limit=st.integers(1, 9))
def test_pages_hold_what_the_store_lists(desk, which, order, limit):
    wanted = [v.id for v in desk.store.events(which)]
    with desk.look(which) as look:
        found = walk(look, order, limit)
        assert sorted(found) == sorted(wanted) and len(found) == browse.total(look, "event")
        if order == "oldest":
            assert found == wanted
        lists = ("event", "statement", "tally", "commitment")
        assert browse.totals(look, lists) == {name: browse.total(look, name) for name in lists}
        assert [r.id for r in browse.every(look, order=order)] == found


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    which=FILTERS, axis=st.sampled_from(density.AXES), bins=st.integers(1, 200),
    start=st.none() | st.integers(1_400_000_000, 1_600_000_000), length=st.integers(60, 10**8),
)  # fmt: skip
def test_every_event_is_counted_once_along_time(desk, *, which, axis, bins, start, length):
    with desk.look(which) as look:
        found = density.density(look, axis, start=start, end=None if start is None else start + length, bins=bins)
        counted = sum(b.count for b in found.bins) + sum(s.count for s in found.spans) + found.more_spans
        assert counted + found.before + found.after + found.undated == browse.total(look, "event")
        assert all(found.start <= b.start < found.end and 0 <= b.disputed <= b.count for b in found.bins)
        assert (found.end - found.start) % found.width == 0


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    which=FILTERS, zoom=st.integers(0, 14), west=st.floats(-180, 180), south=st.floats(-85, 84), wide=st.floats(0.1, 300),
    high=st.floats(0.1, 100),
)  # fmt: skip
def test_every_event_is_counted_once_on_the_map(desk, *, which, zoom, west, south, wide, high):
    east = west + wide if west + wide <= 180 else west + wide - 360
    with desk.look(which) as look:
        found = mapped.mapped(look, (west, south, max(-180.0, east), min(85.0, south + high)), zoom)
        assert sum(s.count for s in found.spots) + found.unmapped + found.outside == browse.total(look, "event")
        assert all((s.id is not None) == (s.count == 1) for s in found.spots)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=FILTERS)
def test_groups_count_what_a_filter_on_them_finds(desk, which):
    with desk.look(which) as look:
        kinds, actors = faceted.kinds(look), faceted.values(look, "actor", 3)
    for one in kinds[:3]:
        if which.kind is None:
            assert len(desk.store.events(replace(which, kind=one.value))) == one.count
    for one in actors:
        if which.actor is None:
            # the filter also finds whom only an alternative value names
            assert len(desk.store.events(replace(which, actor=one.value))) >= one.count


def test_outlets_are_those_of_the_whole_record(desk):
    store = desk.store
    events = [v.event for v in store.events()]
    with desk.look(Filter()) as look:
        assert faceted.outlets(look, Ratings()) == outlets(events, store.reports(), store.readings())


@pytest.mark.parametrize("which", [Filter(), Filter(kind="launch"), Filter(text="talks")])
def test_reports_are_walked_to_the_end_once(desk, which):
    with desk.look(which) as look:
        after, found = None, []
        while True:
            rows, after = shelf.listed(look, after, 3)
            found += [r.key for r in rows]
            if after is None:
                break
        told = {m.report for v in desk.store.events(which) for m in v.event.members}
        assert len(found) == len(set(found)) == shelf.count(look)
        assert set(found) == (told if which.said() else set(desk.store.reports()))


def test_a_foreign_cursor_is_refused(desk):
    from dateline.record import FilterError

    with desk.look(Filter()) as look:
        for cursor in ("x", "W10", "bnVsbA", browse._cursor(("word", "id"))):
            with pytest.raises(FilterError, match="after"):
                browse.events(look, after=cursor)


def test_cards_follow_the_record_and_the_journal_tells_how(new_store):
    with Store.open(new_store(), create=True) as store:
        desk = Desk(store)
        for report, reading in (launch("a"), rich()):
            store.add(report, reading)
        with desk.look(Filter()) as look:
            first = journal.since(look.connection, "0")
            before = {r.id for r in browse.every(look)}
        assert {c.what for c in first.changes} == {"added"}
        assert {c.id for c in first.changes if c.list == "event"} == before
        store.add(*launch("b", 3, "2019-11-28T18:00:00+09:00", "2019-11-28", "16:30"))
        with desk.look(Filter()) as look:
            then = journal.since(look.connection, str(first.next))
            assert {r.id for r in browse.every(look)} - before == {
                c.id for c in then.changes if c.list == "event" and c.what == "added"
            }
            assert journal.since(look.connection, str(then.next)).changes == ()
        other = Store.open(":memory:")
        with store, other:
            for report, reading in (
                launch("b", 3, "2019-11-28T18:00:00+09:00", "2019-11-28", "16:30"),
                rich(),
                launch("a"),
            ):
                other.add(report, reading)
            with desk.look(Filter()) as one, Desk(other).look(Filter()) as two:
                here, there = ([(r.id, r.body) for r in browse.every(look)] for look in (one, two))
                assert here == there


def test_a_store_that_may_not_be_written_is_shown(tmp_path):
    path = tmp_path / "a.db"
    with Store.open(path, create=True) as store:
        store.add(*launch("a"))
        store.refresh()
    with Store.open(path) as store:

        def refuse():
            from dateline.record import StoreError

            raise StoreError("a read-only folder", "one that may be written", "")

        store.refresh = refuse
        with Desk(store).look(Filter()) as look:
            assert browse.total(look, "event") == 1


def test_of_what_is_merged_the_journal_tells_into_what(new_store):
    from dateline.record.judging import Author, Judge

    with Store.open(new_store(), create=True) as store:
        store.add(*launch("a"))
        store.add(*launch("b", 3, "2019-11-28T18:00:00+09:00", "2019-11-28", "16:30"))
        desk = Desk(store)
        with desk.look(Filter()) as look:
            start, ids = journal.latest(look.connection), [r.id for r in browse.every(look)]
        Judge(store, Author("a tester")).same(ids)
        with desk.look(Filter()) as look:
            left = [r.id for r in browse.every(look)]
            told = [c for c in journal.since(look.connection, str(start)).changes if c.list == "event"]
        gone = next(i for i in ids if i not in left)
        assert [(c.id, c.into) for c in told if c.what == "merged"] == [(gone, left[0])]


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_point_lies_in_the_world(lat, lon):
    x, y = card.grid(lat, lon)
    assert 0 <= x < card.WORLD and 0 <= y < card.WORLD


def test_pages_on_either_back_end(new_store):
    with Store.open(new_store(), create=True) as store:
        for report, reading in (
            launch("a"),
            rich(),
            launch("b", 3, "2019-11-28T18:00:00+09:00", "2019-11-28", "16:30"),
        ):
            store.add(report, reading)
        desk = Desk(store)
        for which in (
            Filter(),
            Filter(kind="launch"),
            Filter(text="projectiles"),
            Filter(box="120,30,135,45"),
            Filter(actor="PRK"),
        ):
            wanted = [v.id for v in store.events(which)]
            with desk.look(which) as look:
                for order in ORDERS:
                    assert sorted(walk(look, order, 1)) == sorted(wanted)
                assert faceted.outlets(look, Ratings()) and faceted.kinds(look) and mapped.mapped(look).unmapped >= 0
                for list_ in ("statement", "tally", "commitment"):
                    for order in ORDERS:
                        rows, after = [], None
                        while True:
                            page = browse.rows_of(look, list_, order=order, after=after, limit=1)
                            rows, after = [*rows, *page.rows], page.next
                            if after is None:
                                break
                        assert len({r.id for r in rows}) == len(rows) == browse.total(look, list_)
                assert shelf.listed(look, limit=2)[0] and shelf.unread(look) == 0
        desk.close()


def test_a_record_of_many_reports_is_not_made_anew_for_a_page(desk, monkeypatch):
    from dateline.record import FilterError
    from dateline.record import desk as room

    monkeypatch.setattr(room, "MOST_ANEW", 3)
    with pytest.raises(FilterError, match="15 reports"), desk.look(Filter(as_of="2019-09-01")):
        pass


def test_numbers_of_the_journal_are_never_given_twice(new_store, monkeypatch):
    from dateline.record import cards

    with Store.open(new_store(), create=True) as store:
        store.add(*launch("a"))
        with Desk(store).look(Filter()) as look:
            before = journal.latest(look.connection)
        monkeypatch.setattr(cards, "FORM", "another")
        with Desk(store).look(Filter()) as look:
            told = journal.since(look.connection, str(before))
            assert [c.what for c in told.changes] == ["added"] * before and told.next == 2 * before
