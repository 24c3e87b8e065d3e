"""The lines of a listing: what the events themselves would say, however the record came about, and who may give them."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import delete, text

from dateline.model import Judgement
from dateline.record import Filter, Store, StoreError, log
from dateline.record.lines import line, lines
from dateline.record.schema import meta
from dateline.record.standing import LINED
from dateline.record.straight import whole
from tests.record.making import GLOSSARY, PAIRS, launch


@pytest.fixture
def file(tmp_path):
    """A store in a file with a record, closed."""
    path = str(tmp_path / "some.db")
    with Store.open(path, create=True) as store:
        fill(store)
    return path


def fill(store, pairs=PAIRS):
    store.describe(GLOSSARY)
    for pair in pairs:
        store.add(*pair)
    store.refresh()


def seen(store, which=Filter()):  # noqa: B008
    return [line(view) for view in store.events(which)]


def test_lines_follow_every_change_of_the_record(new_store):
    with Store.open(new_store(), create=True) as store:
        store.describe(GLOSSARY)
        for pair in PAIRS:
            store.add(*pair)
            assert store.lines() == seen(store) != []
        old = store.lines()
        first, second = (one[0] for one in old[:2])
        store.judge(
            Judgement(id="j1", at="2020-01-01T00:00:00+00:00", author="A", action="same", subjects=(first, second))
        )
        assert store.lines() == seen(store) and len(store.lines()) == len(old) - 1
        store.describe(GLOSSARY.model_copy(update={"actors": {"PRK": "The North"}}))
        assert store.lines() == seen(store) != old
        store.rebuild()
        assert store.lines() == seen(store)


@pytest.mark.parametrize(
    "which",
    [
        Filter(kind="launch"),
        Filter(since="2019-09"),
        Filter(text="kaechon"),
        Filter(min_origins=2),
        Filter(box="none"),
        Filter(as_of="2019-09-10T12:00Z"),
        Filter(kind="parade"),
    ],
)
def test_lines_are_narrowed_as_events_are(new_store, which):
    with Store.open(new_store(), create=True) as store:
        fill(store)
        assert store.lines(which) == seen(store, which)


def test_lines_that_other_code_left_out_are_made(new_store):
    name = new_store()
    with Store.open(name, create=True) as store:
        fill(store)
        should = store.lines()
        store.changed(lines.drop)
        store.changed(lambda c: c.execute(delete(meta).where(meta.c.name == LINED)))
        assert store.lines() == should
        store.changed(lambda c: c.execute(delete(meta).where(meta.c.name == LINED)))
        store.add(*launch("late", published="2019-10-03", day_="2019-10-02", clock="07:00"))
        assert store.lines() == seen(store) and len(store.lines()) == len(should) + 1


def test_a_store_that_may_not_be_written_lists_its_events(file, monkeypatch):
    with Store.open(file) as store:
        should = store.lines()
        store.changed(lambda c: c.execute(delete(meta).where(meta.c.name == LINED)))

        def refused(*_):
            raise StoreError("it", "a store that may be written", "Do.")

        monkeypatch.setattr("dateline.record.lines.make", refused)
        assert store.lines() == should


def test_the_lines_straight_from_a_file_are_those_of_the_store(file):
    with Store.open(file) as store:
        assert whole(file) == store.lines() != []
        store.add(*launch("late", day_="2019-10-02", clock="07:00"))
        assert whole(file) is None  # the record is behind
        store.refresh()
        assert whole(file) == store.lines()
        store.describe(GLOSSARY.model_copy(update={"actors": {"PRK": "The North"}}))
        assert whole(file) is None


def test_a_report_that_changed_nothing_leaves_the_lines_those_of_the_record(file):
    with Store.open(file) as store:
        store.add(*PAIRS[0])
        assert whole(file) == store.lines()


@pytest.mark.parametrize(
    "change", ["PRAGMA user_version=3", "PRAGMA application_id=7", "DROP TABLE lines", "DELETE FROM meta"]
)
def test_what_is_not_sure_is_left_to_the_store(file, change):
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(change)
    assert whole(file) is None


def test_no_file_is_made_or_changed(tmp_path, file):
    assert whole(str(tmp_path / "none.db")) is None and not (tmp_path / "none.db").exists()
    (tmp_path / "text.db").write_text("no store", "utf-8")
    assert whole(str(tmp_path / "text.db")) is None
    assert whole(str(tmp_path)) is None
    assert whole("postgresql://me@localhost/news") is None
    (tmp_path / "some.db-journal").write_bytes(b"")  # of a writer that was killed: SQLite must put the file right first
    assert whole(file) is None


def test_a_line_holds_what_is_said_of_the_event(file):
    with Store.open(file) as store:
        planned = next(view for view in store.events() if view.event.kind == "launch")
    changed = type(planned)(
        planned.event.model_copy(update={"realis": "planned"}), "T", planned.when, disputed=True, background=True
    )
    told = f"{len(planned.reports)}/{planned.event.origins}"
    assert line(changed) == (planned.id, line(planned)[1], "launch", "T", told, "planned, disputed, background")


def test_a_log_without_reports_has_an_empty_listing(tmp_path):
    path = str(tmp_path / "empty.db")
    with Store.open(path, create=True) as store:
        assert store.lines() == []
        assert store.asked(lambda c: c.execute(text("SELECT count(*) FROM lines")).scalar()) == 0
        assert store.asked(log.addresses) == 0 and store.speaking() == 0


def test_reports_that_speak_are_counted_by_their_addresses(new_store):
    with Store.open(new_store(), create=True) as store:
        for name, url in (("a", None), ("b", None), ("c", "https://a.example/1"), ("d", "https://a.example/1")):
            store.add(*launch(name, **({"url": url} if url else {})))
        assert store.speaking() == len(store.reports()) == 3
