"""A cluster whose scheduler goes while it is read on."""

import json
import time
from pathlib import Path

import pytest

from dateline.engines import EngineError, Intake, glossary_of, read_through
from dateline.engines.cluster import Cluster
from dateline.export import FORMATS
from dateline.record import Store
from tests.engines.cluster_parts import scheduler, worker
from tests.engines.conftest import EXAMPLES, MADE_BY, PACKS

PATIENCE = 120  # seconds for a process to be there


def address_in(told: str) -> str:
    end = time.monotonic() + PATIENCE
    while not Path(told).exists() and time.monotonic() < end:
        time.sleep(0.1)
    return str(json.loads(Path(told).read_text("utf-8"))["address"])


def read_into(store: Store, engine: Cluster, show=lambda _: None):
    engine.batch, engine.ahead = 1, 1
    return read_through(store, engine, glossary_of(PACKS), Intake([EXAMPLES]), show)


def test_a_scheduler_that_dies_is_named_and_the_next_run_goes_on(tmp_path, by_local):
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    with Store.open(tmp_path / "s.db", create=True) as store:
        with scheduler(first) as (process, told), worker(told):

            def end(outcome):
                if outcome.read >= 3:
                    process.kill()

            with Cluster(MADE_BY, address_in(told)) as engine, pytest.raises(EngineError) as gone:
                read_into(store, engine, end)
        assert "is gone" in str(gone.value) and "give the same command again" in str(gone.value)
        kept = store.has(engine.code)
        assert 3 <= len(kept) == store.count()
        with scheduler(second) as (_, told), worker(told), Cluster(MADE_BY, address_in(told)) as engine:
            outcome = read_into(store, engine)
        assert outcome.refused == [] and outcome.new == store.count() - len(kept) > 0
        assert FORMATS["json"].write(store).text == by_local
