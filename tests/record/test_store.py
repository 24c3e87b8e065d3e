"""What the store promises: nothing lost, nothing doubled, the record a function of the log."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export import canonical_json
from dateline.model import Passage, Span
from dateline.record import Filter, Store, StoreError
from dateline.record.schema import APPLICATION, SCHEMA
from dateline.record.verify import faults
from tests.record.making import GLOSSARY, launch, mention, reading, report, rich

ROOT = Path(__file__).parent.parent.parent
PAIRS = [
    launch("a", outlet="A Post"),
    launch("b", outlet="B Post", published="2019-09-10T09:00:00+09:00"),
    launch("c", 3, outlet="C Post", published="2019-09-12"),
    launch("d", 1, outlet="A Post", published="2019-08-25", day_="2019-08-24"),
    launch("e", outlet="E Post", published=None),
    rich(),
]


def ticking():
    """A clock that gives a later second at every look."""
    seconds = count()
    return lambda: f"2019-09-20T00:{next(seconds) // 60:02d}:{next(seconds) % 60:02d}+00:00"


def filled(pairs, name=":memory:") -> Store:
    store = Store.open(name, create=True, clock=ticking())
    store.describe(GLOSSARY)
    for one, said in pairs:
        store.add(one, said)
    return store


def canonical(store: Store) -> str:
    return canonical_json.lines(store)[0]


@settings(deadline=None, max_examples=25)
@given(st.permutations(PAIRS), st.lists(st.sampled_from(PAIRS), max_size=4), st.integers(1, 6))
def test_order_repetition_and_batches_leave_the_same_bytes(order, again, batch):
    store = filled([])
    for at, (one, said) in enumerate([*order, *again]):
        store.add(one, said)
        if at % batch == 0:
            store.refresh()
    assert canonical(store) == canonical(filled(PAIRS))


def test_reading_the_same_bytes_twice_changes_no_byte_of_the_file(tmp_path):
    path = tmp_path / "s.db"
    with filled(PAIRS, path) as store:
        store.refresh()
    before = path.read_bytes()
    with Store.open(path) as store:
        assert [store.add(one, said) for one, said in PAIRS] == [False] * len(PAIRS)
        store.refresh()
    assert path.read_bytes() == before


def test_a_rebuild_gives_what_was_there():
    store = filled(PAIRS)
    before = store.selection()
    assert store.rebuild() == store.record()
    assert store.selection() == before
    assert faults(store) == []


def test_a_new_text_at_the_same_address_speaks_and_the_old_one_is_kept():
    old = launch("x", 2, url="https://a.example/1")
    new = launch("x", 3, url="https://a.example/1", published="2019-09-11")
    for order in ([old, new], [new, old]):
        store = filled(order)
        assert len(store.learnt()) == 2
        assert list(store.reports()) == [new[0].key]
        assert [h.value.number for h in store.events()[0].event.belief("count").held] == [3]


def test_a_new_text_with_the_old_date_speaks_when_it_was_learnt_later():
    old, new = launch("x", 2, url="https://a.example/1"), launch("x", 3, url="https://a.example/1")
    assert list(filled([old, new]).reports()) == [new[0].key]
    assert list(filled([new, old]).reports()) == [old[0].key]


def test_reports_without_an_address_are_versions_of_nothing():
    assert len(filled([launch("x.txt", 2), launch("x.txt", 3)]).reports()) == 2


def test_newer_code_speaks():
    one, said = launch("a")
    store = filled([(one, said)])
    store.add(one, reading(one, mention(one, "fired", []), code="code-2"))
    assert store.readings()[one.key].code == "code-2"
    assert store.has("code-1") == store.has("code-2") == {one.key}


def test_as_of_equals_a_store_that_stopped_then():
    whole = filled(PAIRS)
    early = [p for p in PAIRS if p[0].published and p[0].published < "2019-09-10T08:30"]
    assert 0 < len(early) < len(PAIRS)
    # the undated report counts from when it was learnt of, which is after the day asked for
    with whole.as_of("2019-09-10T08:30:00+09:00") as past:
        assert canonical(past) == canonical(filled(early))
    then = Filter(as_of="2019-09-10T08:30:00+09:00")
    assert [v.id for v in whole.events(then)] == [v.id for v in filled(early).events()]


def test_as_of_a_date_means_its_end():
    store = filled([launch("a", published="2019-09-10T12:00:00+00:00")])
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
def test_filters(which, days):
    assert [v.when.day for v in filled(PAIRS).events(which)] == days


def test_listings_beside_the_events():
    store = filled(PAIRS)
    assert [q.statement.by.speaker for q in store.statements()] == ["Choe Son Hui", "She"]
    assert [q.statement.by.speaker for q in store.statements(Filter(actor="PRK"))] == ["Choe Son Hui"]
    assert [t.tally.value.number for t in store.tallies(Filter(since="2019-09-10", until="2019-09-10"))] == [10]
    bound = store.commitments(Filter(kind="nuclear-test"))
    assert [c.commitment.what for c in bound] == ["a moratorium on nuclear tests"]


def test_an_event_by_the_beginning_of_its_id():
    store = filled(PAIRS)
    whole = store.events()[0].id
    assert store.event(whole).id == whole
    assert store.event(whole[: len(whole) - 2]).id == whole
    with pytest.raises(KeyError, match="several events begin"):
        store.event(whole[:3])
    with pytest.raises(KeyError, match="no event"):
        store.event("nothing-like-it")


def test_an_old_id_leads_to_the_event_that_stands():
    store = filled(PAIRS)
    old, new = store.record().redirects[0]
    assert store.event(old).id == new


# files that are no store


def untouched(path: Path, act) -> str:
    before = path.read_bytes()
    with pytest.raises(StoreError) as told:
        act()
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    return str(told.value)


@pytest.mark.parametrize("content", [b"plain text, no store at all", b"SQLite format 3\0" + b"\x07" * 500])
@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_store_is_left_as_it_is(tmp_path, content, create):
    path = tmp_path / "s.db"
    path.write_bytes(content)
    assert "left as it is" in untouched(path, lambda: Store.open(path, create=create))


def other_database(path: Path, application: int, version: int) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.execute(f"PRAGMA application_id={application}")
    connection.execute(f"PRAGMA user_version={version}")
    connection.commit()
    connection.close()


def test_a_database_of_another_program_is_left_as_it_is(tmp_path):
    other_database(tmp_path / "s.db", 0, 0)
    assert "another program" in untouched(tmp_path / "s.db", lambda: Store.open(tmp_path / "s.db", create=True))


def test_a_store_of_another_version_is_left_as_it_is(tmp_path):
    other_database(tmp_path / "s.db", APPLICATION, SCHEMA + 1)
    told = untouched(tmp_path / "s.db", lambda: Store.open(tmp_path / "s.db", create=True))
    assert f"version {SCHEMA + 1}" in told and f"expected version {SCHEMA}" in told


def test_what_is_not_there_is_named(tmp_path):
    with pytest.raises(StoreError, match=r"no store at .* dateline read"):
        Store.open(tmp_path / "none.db")
    with pytest.raises(StoreError, match="no folder"):
        Store.open(tmp_path / "none" / "s.db", create=True)
    with pytest.raises(StoreError, match="is a folder"):
        Store.open(tmp_path, create=True)
    with pytest.raises(StoreError, match="mysql://"):
        Store.open("mysql://host/db", create=True)
    assert list(tmp_path.iterdir()) == []


def test_names_of_files_may_hold_anything(tmp_path):
    path = tmp_path / "a b?c#d%20é.db"
    with filled(PAIRS[:1], path) as store:
        store.refresh()
    with Store.open(f"sqlite:///{path}") as store:
        assert len(store.events()) == 1
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_a_store_that_cannot_be_written_can_be_asked():
    # as root nothing is forbidden, so the question is asked as nobody, who must be able to look into the folder
    folder = Path(tempfile.mkdtemp())
    path = folder / "s.db"
    with filled(PAIRS, path) as store:
        before = len(store.events())
        store.add(*launch("late", 5, published="2019-10-03", day_="2019-10-02"))
    code = f"""
import os
from dateline.record import Store, StoreError
from tests.record.test_store import PAIRS, filled
filled(PAIRS).record()  # loads what is loaded late, while the interpreter's own folder may still be read
if os.getuid() == 0:
    os.setuid(65534)
store = Store.open({str(path)!r})
print(len(store.events()))
try:
    store.rebuild()
except StoreError as error:
    print("cannot be written" in str(error))
"""
    path.chmod(0o444)
    folder.chmod(0o555)
    try:
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
    assert done.stdout.split() == [str(before + 1), "True"], done.stderr


def test_several_writers_take_their_turn(tmp_path):
    path = tmp_path / "s.db"
    code = """
import sys
from dateline.record import Store
from tests.record.making import GLOSSARY, launch
with Store.open(sys.argv[1], create=True) as store:
    store.describe(GLOSSARY)
    for n in range(8):
        store.add(*launch(f"{sys.argv[2]}-{n}", published="2019-09-10"))
        store.refresh()
"""
    calls = [[sys.executable, "-c", code, str(path), str(writer)] for writer in range(3)]
    runs = [subprocess.Popen(call, cwd=ROOT, stderr=subprocess.PIPE) for call in calls]
    assert [run.communicate()[1] for run in runs] == [b""] * 3
    with Store.open(path) as store:
        assert len(store.reports()) == 24
        assert faults(store) == []


def test_verify_finds_what_is_broken(tmp_path):
    store = filled(PAIRS)
    one = report("short", "North Korea fired.")
    beyond = Passage(span=Span(start=0, end=999), role="body")
    store.add(one, reading(one).model_copy(update={"passages": (beyond,)}))
    assert any("span 0-999" in fault for fault in faults(store))


def test_verify_finds_a_projection_that_was_meddled_with(tmp_path):
    path = tmp_path / "s.db"
    with filled(PAIRS, path) as store:
        store.refresh()
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM rows WHERE list = 'tally'")
    connection.commit()
    connection.close()
    with Store.open(path) as store:
        assert any("projection" in fault for fault in faults(store))
        store.rebuild()
        assert faults(store) == []
