"""Stores of older versions are brought forward whole, those of newer ones are left alone."""

import signal
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from dateline.model import Judgement
from dateline.record import Filter, Store, StoreError
from dateline.record.migrate import forward
from dateline.record.schema import metadata
from dateline.record.standing import SCHEMA
from dateline.record.verify import faults
from tests.record.killing import FAR
from tests.record.making import PAIRS, canonical, filled

FIRST = Path(__file__).parent / "version1.sql"


@pytest.fixture
def first(tmp_path) -> Path:
    """A store as version 1 left it."""
    path = tmp_path / "first.db"
    connection = sqlite3.connect(path)
    connection.executescript(FIRST.read_text(encoding="utf-8"))
    connection.close()
    return path


def today() -> Store:
    """What the same reports and the same judgement give now."""
    store = filled([*PAIRS[:2], PAIRS[5]])
    subject = ("prk-2019-09-10-launch-554b77",)
    store.judge(
        Judgement(
            id="j1", action="reject", subjects=subject, author="me", reason="a test", at="2019-09-20T00:00:00+00:00"
        )
    )
    return store


def test_a_reader_of_an_older_store_is_told_what_to_do_and_leaves_it(first):
    before = first.read_bytes()
    with pytest.raises(
        StoreError, match=r"version 1; expected version \d+\. Bring it forward: dateline doctor --migrate"
    ):
        Store.open(first)
    assert first.read_bytes() == before


def test_a_writer_brings_an_older_store_forward(first):
    connection = sqlite3.connect(first)
    log = {t: connection.execute(f"SELECT body FROM {t} ORDER BY seq").fetchall() for t in ("reports", "readings")}
    connection.close()
    with Store.open(first, create=True) as store:
        assert faults(store) == []
        assert canonical(store) == canonical(today())
        assert store.search(Filter(text="moratorium"), ["report"]).counts == {"report": 1}
    connection = sqlite3.connect(first)
    assert {t: connection.execute(f"SELECT body FROM {t} ORDER BY seq").fetchall() for t in log} == log
    connection.close()


def test_the_command_brings_an_older_store_forward(call, first):
    told = call("doctor", "--store", first)
    assert told.code == 0 and "schema 1, older than" in told.out
    told = call("doctor", "--migrate", "--store", first)
    assert told.code == 0 and f"schema {SCHEMA}, 3 reports" in told.out
    assert call("verify", "--store", first).code == 0


def migrate(path: str, point: str) -> None:
    from dateline.record import points

    points.arm(point)
    Store.open(path, migrate=True)


@pytest.mark.parametrize("point", ["after create table rows", "after insert reports_words", "before commit"])
def test_a_migration_that_is_killed_leaves_the_older_store(first, point):
    process = FAR.Process(target=migrate, args=(str(first), point))
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    with pytest.raises(StoreError, match="version 1"):
        Store.open(first)
    with Store.open(first, migrate=True) as store:
        assert faults(store) == []
        assert canonical(store) == canonical(today())


def test_migrations_from_nothing_lead_to_the_tables_of_today():
    made, led = create_engine("sqlite://"), create_engine("sqlite://")
    with made.begin() as one, led.begin() as other:
        metadata.create_all(one)
        forward(other, 0)
        assert shape(other) == shape(one)


def shape(connection) -> dict[str, object]:
    """Columns, keys and indexes of every table, and the triggers. Version 1 called its texts by another name."""
    seen = inspect(connection)
    found: dict[str, object] = {}
    for table in seen.get_table_names():
        if table.endswith("_words"):
            continue
        found[table] = (
            [(c["name"], c["nullable"], str(c["type"]).replace("VARCHAR", "TEXT")) for c in seen.get_columns(table)],
            seen.get_pk_constraint(table)["constrained_columns"],
            sorted((i["name"], tuple(i["column_names"]), i["unique"]) for i in seen.get_indexes(table)),
            sorted(tuple(u["column_names"]) for u in seen.get_unique_constraints(table)),
        )
    kept = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' OR name LIKE '%_words'")
    found["words"] = sorted(map(tuple, connection.execute(kept)))
    return found


def test_a_store_of_a_newer_version_is_left_as_it_is(new_store):
    name = new_store()
    with filled(PAIRS, name) as store, store._write() as connection:
        connection.execute(text(f"UPDATE meta SET value = '{SCHEMA + 1}' WHERE name = 'schema'"))
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA + 1}")
    for create in (True, False):
        with pytest.raises(
            StoreError, match=rf"version {SCHEMA + 1}; expected version {SCHEMA} or older\. It was left"
        ):
            Store.open(name, create=create)
