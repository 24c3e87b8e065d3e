"""What can happen to a store from outside: one clear line, exit code 1, nothing half-written, and on it goes afterwards."""

import json
import os
import random
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir

import pytest

from dateline.record import Store, StoreError
from dateline.record.verify import faults
from tests.conftest import EXAMPLES
from tests.record.killing import FAR
from tests.record.making import GLOSSARY, PAIRS, canonical, filled, launch

NOBODY = 65534


def one_line(done, *said: str) -> None:
    assert done.code == 1 and done.out == "", done
    assert len(done.err.splitlines()) == 1 and done.err.startswith("dateline: "), done.err
    assert "; expected " in done.err and all(s in done.err for s in said), done.err


# the disk


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_is_full_ends_a_read_and_loses_nothing(tmp_path):
    path, told = tmp_path / "s.db", []
    with filled([], path) as store:
        with room_for(path.stat().st_size + 60_000), pytest.raises(StoreError, match="cannot be written"):
            for n in range(500):
                one, said = launch(f"r{n}", day_="2019-09-10")
                store.add(one, said)
                told.append(one.key)
        assert told
        assert {one.report.key for one in store.learnt()} == set(told)
        store.add(*launch("after"))
        assert faults(store) == []


@pytest.mark.parametrize("words", [("backup", "copy.db"), ("verify", "--rebuild")])
def test_a_disk_that_is_full_is_told_in_one_line(call, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    filled(PAIRS, tmp_path / "s.db").close()
    with room_for(10_000):
        one_line(call(*words, "--store", "s.db"), "cannot be")
    assert [p.name for p in tmp_path.iterdir()] == ["s.db"]
    assert call("verify", "--store", "s.db").code == 0


def as_nobody(folder: str, said: str) -> None:
    os.setuid(NOBODY)
    with Path(said).open("a") as file:
        for act in (
            lambda: Store.open(f"{folder}/new.db", create=True),
            lambda: Store.open(f"{folder}/old.db").add(*PAIRS[1]),
            lambda: Store.open(f"{folder}/old.db").backup(f"{folder}/copy.db"),
            lambda: Store.open(f"{folder}/closed.db"),
        ):
            try:
                act()
            except StoreError as error:
                file.write(f"{error}\n")


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody who may not write here")
def test_a_folder_that_may_not_be_written_is_told(tmp_path):
    folder, said = tmp_path / "closed", tmp_path / "said"
    folder.mkdir()
    for name in ("old.db", "closed.db"):
        filled(PAIRS[:1], folder / name).close()
    said.touch()
    for path, mode in ((folder / "closed.db", 0o000), (folder / "old.db", 0o444), (folder, 0o555), (said, 0o666)):
        path.chmod(mode)
    for above in (tmp_path, *tmp_path.parents):
        if above.stat().st_uid == 0 and above.is_relative_to(gettempdir()) and above != Path(gettempdir()):
            above.chmod(0o755)
    process = FAR.Process(target=as_nobody, args=(str(folder), str(said)))
    process.start()
    process.join()
    lines = said.read_text().splitlines()
    expected = ("new.db cannot be used", "old.db cannot be written", "copy.db", "closed.db cannot be read")
    assert len(lines) == 4 and all(e in one for e, one in zip(expected, lines, strict=True)), lines


# the file


def test_a_damaged_file_is_told_in_one_line(call, tmp_path):
    path = tmp_path / "s.db"
    with filled(PAIRS, path) as store:
        store.refresh()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    for command in ("events", "brief"):
        one_line(call(command, "--store", path))
    assert call("verify", "--store", path).code == 1
    path.write_bytes(whole[: len(whole) // 2])
    assert call("verify", "--store", path).code == 1


def test_a_body_that_is_cut_is_told_in_one_line(call, tmp_path):
    path = tmp_path / "s.db"
    filled(PAIRS, path).close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE readings SET body = substr(body, 1, 100) WHERE seq = 2")
    connection.commit()
    connection.close()
    one_line(call("events", "--store", path), "no Reading", "dateline verify")
    assert call("verify", "--store", path).code == 1


@pytest.mark.parametrize("seed", range(12))
def test_what_verify_lets_pass_is_what_was_written(call, tmp_path, seed):
    path = tmp_path / "s.db"
    with filled(PAIRS, path) as store:
        before = canonical(store)
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 1, 8))):
        content[chance.randrange(100, len(content))] = chance.choice(b'az019{"\x00\xff')
    path.write_bytes(content)
    done = call("verify", "--store", path)
    if done.code == 0:
        with Store.open(path) as store:
            assert canonical(store) == before
    else:
        assert done.code == 1 and "Traceback" not in done.err


# the clock


def test_a_clock_that_was_set_back_is_told_and_the_later_is_still_the_later(call, tmp_path):
    path = tmp_path / "s.db"
    with Store.open(path, create=True, clock=lambda: "2190-01-01T00:00:00+00:00") as store:
        store.describe(GLOSSARY)
        store.add(*launch("x", 2, url="https://a.example/1"))
    (tmp_path / "x.jsonl").write_text(json.dumps({
        "id": "x", "url": "https://a.example/1", "text": "A short note, and nothing else in it.", "published": "2019-09-10T08:00:00+09:00",
    }))  # fmt: skip
    done = call("read", tmp_path / "x.jsonl", "--store", path)
    assert done.code == 0 and "Note on the clock" in done.out and "set back" in done.out
    with Store.open(path) as store:
        assert [r.text for r in store.reports().values()] == ["A short note, and nothing else in it."]
        assert max(one.at for one in store.learnt()) == "2190-01-01T00:00:00.000001+00:00"


# the server


def test_a_server_that_goes_away_and_comes_back(call, server):
    store = server.new_store()
    with filled(PAIRS[:3], store) as opened:
        server.stop()
        try:
            with pytest.raises(StoreError, match="cannot be written") as told:
                opened.add(*PAIRS[3])
            assert len(str(told.value).splitlines()) == 1
            one_line(call("events", "--store", store), "cannot be used as a store")
            one_line(call("read", str(EXAMPLES), "--store", store), "cannot be used as a store")
        finally:
            server.start()
        assert opened.count() == 3
        for pair in PAIRS[3:]:
            opened.add(*pair)
        assert canonical(opened) == canonical(filled(PAIRS))
        assert faults(opened) == []


@pytest.mark.parametrize("moment", ["add", "refresh"])
def test_a_connection_that_is_cut_in_the_middle_leaves_nothing_half_written(server, moment):
    import psycopg
    from sqlalchemy import event

    def cut(connection, _, statement, *__) -> None:
        if f"INSERT INTO {table}" in statement:
            with psycopg.connect(server.url(), autocommit=True) as other:
                other.execute(
                    "SELECT pg_terminate_backend(%s)", [connection.connection.driver_connection.info.backend_pid]
                )

    table = "readings" if moment == "add" else "tags"
    with filled(PAIRS[:3], server.new_store()) as store:
        before = store.learnt()
        event.listen(store._engine, "after_cursor_execute", cut)
        with pytest.raises(StoreError, match="cannot be written"):
            store.add(*PAIRS[3]) if moment == "add" else store.refresh()
        event.remove(store._engine, "after_cursor_execute", cut)
        assert store.learnt() == before
        assert faults(store) == []


CUT = """
CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN IF new.seq = 5 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF; RETURN new; END $$;
CREATE TRIGGER cut AFTER INSERT ON readings FOR EACH ROW EXECUTE FUNCTION cut();
"""


def test_a_read_whose_server_goes_away_ends_in_one_line_and_is_started_again(call, server, examples_store):
    import psycopg

    name = server.new_store()
    Store.open(name, create=True).close()
    with psycopg.connect(server.url(name.rsplit("%3D", 1)[1]), autocommit=True) as connection:
        connection.execute(CUT)
        one_line(call("read", EXAMPLES, "--store", name), "cannot be written")
        connection.execute("DROP TRIGGER cut ON readings")
    with Store.open(name) as store:
        assert store.count() == len(store.readings()) <= 4  # the portion under way is there whole or not at all
        assert faults(store) == []
    assert call("read", EXAMPLES, "--store", name).code == 0
    with Store.open(name) as store, Store.open(examples_store) as whole:
        assert canonical(store) == canonical(whole)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("postgres?", "missing?"), "does not exist"),
        (("dateline@", "nobody:secret@"), "nobody"),
        (("/postgres", "/"), "names no database"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_without_its_password(call, server, change, said):
    done = call("events", "--store", server.new_store().replace(*change))
    one_line(done, said)
    assert "secret" not in done.err


def test_a_database_of_another_program_is_left_as_it_is(call, server):
    import psycopg

    store = server.new_store()
    with psycopg.connect(server.url(store.rsplit("%3D", 1)[1]), autocommit=True) as connection:
        connection.execute("CREATE TABLE meta (theirs int)")
        done = call("read", str(EXAMPLES), "--store", store)
        one_line(done, "tables of another program")
        names = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
        assert connection.execute(names).fetchall() == [("meta",)]


def test_a_database_of_another_encoding_is_refused(server):
    import psycopg

    with psycopg.connect(server.url(), autocommit=True) as connection:
        connection.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(StoreError, match="encoded in LATIN1; expected UTF8"):
        Store.open(server.url().replace("/postgres", "/latin"), create=True)
