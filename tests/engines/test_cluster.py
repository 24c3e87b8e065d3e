"""A Dask cluster of real worker processes on this machine makes the same record."""

import os
import signal

import pytest
from distributed import Client, LocalCluster

from dateline.engines import EngineError
from dateline.engines.cluster import Cluster
from dateline.engines.work import recipe
from dateline.reading.parser import DEFAULT
from tests.engines.conftest import EXAMPLES, MADE_BY, PACKS, record


@pytest.fixture(scope="module")
def address():
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


def test_two_workers_make_the_same_record_as_one_process(address, by_local):
    with Cluster(MADE_BY, address) as engine:
        engine.batch = 2
        made, outcome = record(engine)
    assert made == by_local
    assert outcome.refused == []


def test_a_worker_that_is_killed_changes_nothing(address, by_local):
    with Cluster(MADE_BY, address) as engine, Client(address, set_as_default=False) as client:
        engine.batch = 2
        assert engine.code
        os.kill(min(client.run(os.getpid).values()), signal.SIGKILL)
        made, outcome = record(engine)
    assert made == by_local
    assert outcome.refused == []


def test_workers_of_another_version_are_refused_before_anything_is_read(address):
    other = recipe(PACKS, model=DEFAULT)  # a reader that the workers have not made yet
    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
        client.run(_grow_old)
        with Cluster(other, address) as engine, pytest.raises(EngineError, match="another version"):
            record(engine)


def test_nobody_at_the_address_is_one_line(call, tmp_path, monkeypatch):
    monkeypatch.setattr("dateline.engines.cluster.PATIENCE", 1)
    done = call("read", EXAMPLES, "--dask", "tcp://127.0.0.1:9", "--store", tmp_path / "s.db")
    assert done.code == 1 and "no Dask scheduler answers" in done.err.splitlines()[-1]
    assert not (tmp_path / "s.db").exists()


def _grow_old():
    from dateline.extract import read

    read.__version__ = "0.0.1"
