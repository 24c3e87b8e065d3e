"""A store in a file: what is no store is left as it is, what is one may be called anything."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from dateline.record import Store, StoreError
from dateline.record.standing import APPLICATION, SCHEMA
from tests.record.making import PAIRS, filled, launch

ROOT = Path(__file__).parent.parent.parent


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
from tests.record.making import PAIRS, filled
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


def test_reading_the_same_bytes_twice_changes_no_byte_of_the_file(tmp_path):
    path = tmp_path / "s.db"
    with filled(PAIRS, path) as store:
        store.refresh()
    before = path.read_bytes()
    with Store.open(path) as store:
        assert [store.add(one, said) for one, said in PAIRS] == [False] * len(PAIRS)
        store.refresh()
    assert path.read_bytes() == before


def test_pages_that_a_writer_had_at_hand_are_let_go(tmp_path):
    """A watch has a connection a thread, each kept for the next: their pages grew with the record."""
    with Store.open(tmp_path / "s.db", create=True) as store:

        def at_hand(connection) -> int:
            return connection.exec_driver_sql("PRAGMA cache_size").scalar()

        assert store.changed(at_hand) == -65536
        assert store.asked(at_hand) == -8192
