"""A pool of processes makes the same record as one, whatever happens to them."""

import json
import os
import signal

import pytest

from dateline.engines.processes import Processes
from dateline.engines.work import code_of
from tests.engines.conftest import EXAMPLES, MADE_BY, record
from tests.engines.deadly import DEADLY, SLOW, read_or_die

TEXT = "The {} envoy left. North Korea fired two missiles from Wonsan on Tuesday, the South's military said."


class Deadly(Processes):
    batch = 2
    work = staticmethod(read_or_die)


@pytest.fixture
def table(tmp_path):
    words = ["Swiss", "Danish", SLOW, "Dutch", DEADLY, "Greek", "Irish", "Finnish", "Danish"]
    path = tmp_path / "t.jsonl"
    rows = [{"id": f"r{n}", "text": TEXT.format(w), "published": "2019-09-10"} for n, w in enumerate(words)]
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


def test_two_make_the_same_record_as_one(by_local):
    with Processes(MADE_BY, 2) as engine:
        engine.batch = 2
        made, outcome = record(engine)
    assert made == by_local
    assert engine.code == code_of(MADE_BY)
    assert outcome.refused == [] and outcome.notes == []


def test_a_worker_that_is_killed_changes_nothing(by_local):
    with Processes(MADE_BY, 2) as engine:
        engine.batch = 2
        assert engine.code
        for process in list(engine._pool._processes.values())[:1]:
            os.kill(process.pid, signal.SIGKILL)
        made, outcome = record(engine)
    assert made == by_local
    assert outcome.refused == [] and len(outcome.notes) == 1


def test_the_report_that_kills_is_refused_by_name_and_the_rest_is_read(table):
    with Deadly(MADE_BY, 1) as engine:
        _, outcome = record(engine, [table])
    assert [r.source for r in outcome.refused] == ["r4"]
    assert "died" in outcome.refused[0].reason
    assert (outcome.read, outcome.new) == (9, 9)


def test_the_command_takes_jobs(call, tmp_path, examples_store):
    store = tmp_path / "s.db"
    done = call("read", EXAMPLES, "--jobs", 2, "--work", tmp_path / "w", "--store", store, "--json")
    assert done.code == 0 and len(list((tmp_path / "w").glob("*.parquet"))) == 1
    assert call("export", "json", "--store", store).out == call("export", "json", "--store", examples_store).out


@pytest.mark.parametrize(
    "words",
    [
        ["--engine", "dask"],
        ["--engine", "local", "--jobs", "2"],
        ["--dask", "tcp://h:1", "--jobs", "2"],
        ["--engine", "processes", "--dask", "tcp://h:1"],
        ["--about", "..."],
        ["--about", "@nothing"],
    ],
)
def test_what_does_not_go_together_is_told(call, tmp_path, words):
    done = call("read", EXAMPLES, "--store", tmp_path / "s.db", *words)
    assert (done.code == 2 and words[-2].split("=")[0] in done.err) or "--jobs" in done.err or "--dask" in done.err
    assert not (tmp_path / "s.db").exists()
