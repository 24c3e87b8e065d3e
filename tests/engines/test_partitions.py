"""Readings kept in a folder: used again, whole or not at all, and no damage is believed."""

import resource

import pytest
from pyarrow import parquet

from dateline.engines import EngineError, Local
from dateline.engines.partitions import Partitions
from dateline.engines.work import reader_of
from tests.engines.conftest import MADE_BY, record


class Counting(Local):
    batch = 2
    handed = 0

    def submit(self, reports):
        self.handed += len(reports)
        return super().submit(reports)


@pytest.fixture
def engine():
    return Counting(reader_of(MADE_BY))


def test_what_is_there_is_not_read_again(engine, tmp_path, by_local):
    assert record(Partitions(engine, tmp_path / "w"))[0] == by_local
    handed = engine.handed
    assert record(Partitions(engine, tmp_path / "w"))[0] == by_local
    assert engine.handed == handed > 0
    assert not [p for p in (tmp_path / "w").iterdir() if p.suffix != ".parquet"]


@pytest.mark.parametrize("damage", ["cut", "bytes", "row", "empty", "columns"])
def test_a_damaged_partition_is_put_aside_and_read_anew(engine, tmp_path, by_local, damage):
    record(Partitions(engine, tmp_path))
    handed = engine.handed
    victim = min(tmp_path.glob("*.parquet"))
    hurt(victim, damage)
    made, outcome = record(Partitions(engine, tmp_path))
    assert made == by_local
    assert [name for name, _ in outcome.notes if name == "the work folder"] == ["the work folder"]
    assert engine.handed == handed + 2 or engine.handed == handed + 1
    assert victim.with_suffix(".damaged").exists() and victim.exists()


def hurt(path, damage):
    data = path.read_bytes()
    if damage == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif damage == "bytes":
        path.write_bytes(data[:40] + bytes(b ^ 0x55 for b in data[40:80]) + data[80:])
    elif damage == "empty":
        path.write_bytes(b"")
    else:
        table = parquet.read_table(path)
        if damage == "row":
            changed = [(r or "").replace('"mentions"', '"mentions" ') for r in table["reading"].to_pylist()]
            table = table.set_column(1, "reading", [changed])
        else:
            table = table.drop_columns(["digest"])
        parquet.write_table(table, path)


def test_no_room_is_told_and_nothing_half_written_is_left(engine, tmp_path, by_local):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    kept = Partitions(engine, tmp_path)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, hard))
    try:
        with pytest.raises(EngineError, match="no room"):
            record(kept)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []
    assert record(kept)[0] == by_local


def test_a_folder_that_cannot_be_is_told(engine, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(EngineError, match="work folder"):
        Partitions(engine, tmp_path / "file" / "w")
