"""A copy is whole, made while others write, and a store like any other; a store moves between back ends that way."""

import pytest
from sqlalchemy import text

from dateline.record import Store, StoreError
from dateline.record.standing import SCHEMA
from dateline.record.verify import faults
from tests.record.killing import FAR, STORY, read
from tests.record.making import PAIRS, canonical, filled, launch


def test_a_copy_made_during_a_read_is_whole(new_store, tmp_path):
    store, said = new_store(), tmp_path / "said"
    Store.open(store, create=True).close()
    reading = FAR.Process(target=read, args=(store, said))
    reading.start()
    with Store.open(store) as opened:
        while opened.count() < 3:
            pass
        before = said.read_text().split()
        opened.backup(tmp_path / "copy.db")
    reading.join()
    with Store.open(tmp_path / "copy.db") as copy:
        there = {one.report.key for one in copy.learnt()}
        assert faults(copy) == []
    assert set(before[:2]) <= there <= {one.key for one, _ in STORY}
    # what came after the copy is read on
    read(str(tmp_path / "copy.db"))
    with Store.open(store) as whole, Store.open(tmp_path / "copy.db") as copy:
        assert canonical(copy) == canonical(whole)


def test_a_store_moves_from_each_back_end_to_the_other_and_back(backend, new_store, server, tmp_path):
    first = new_store()
    there = server.new_store() if backend == "sqlite" else str(tmp_path / "there.db")
    back = str(tmp_path / "back.db")
    with filled(PAIRS, first) as store:
        store.backup(there)
        expected, learnt = canonical(store), store.learnt()
    with Store.open(there) as moved:
        moved.backup(back)
        moved.add(*launch("after the move"))
        assert faults(moved) == []
    with Store.open(back) as store:
        assert (canonical(store), store.learnt()) == (expected, learnt)
        assert faults(store) == []
        for table in ("reports", "readings"):  # in the order in which they came
            with store._read() as connection:
                assert connection.execute(text(f"SELECT min(seq), max(seq) FROM {table}")).one() == (1, len(PAIRS))


def test_nothing_is_written_over(new_store, tmp_path):
    with filled(PAIRS, new_store()) as store:
        other = new_store()
        filled(PAIRS[:1], other).close()
        for to in (other, store.name):
            with pytest.raises(StoreError, match="already"):
                store.backup(to)
        with pytest.raises(StoreError, match="no folder"):
            store.backup(tmp_path / "none" / "copy.db")
        assert len(store.learnt()) == len(PAIRS)
    with Store.open(other) as store:
        assert store.count() == 1


def test_the_command_copies_and_says_what_to_do_next(call, new_store, tmp_path):
    store = new_store()
    filled(PAIRS, store).close()
    done = call("backup", tmp_path / "copy.db", "--store", store)
    assert done.code == 0 and f"dateline verify --store {tmp_path / 'copy.db'}" in done.out
    assert call("verify", "--store", tmp_path / "copy.db").out == "6 reports checked, 0 faults\n"
    assert [p.name for p in tmp_path.glob("copy*")] == ["copy.db"]


def test_doctor_tells_what_holds_the_store(call, new_store, backend):
    store = new_store()
    filled(PAIRS, store).close()
    told = call("doctor", "--store", store).out
    assert f"schema {SCHEMA}, 6 reports, 2 events" in told
    assert ("postgresql: 1" in told) == (backend == "postgresql")
    assert ("journal: delete" in told) == (backend == "sqlite")
