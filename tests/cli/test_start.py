"""What a command loads before it does anything: nothing that only reading, drawing or reconciling needs."""

import subprocess
import sys

import pytest

from dateline.record import Store
from tests.record.making import launch

PARSING = {"spacy", "thinc", "feedparser", "lxml", "dateline.extract.read"}
RECONCILING = {"numpy", "dateline.reconcile.whole", "dateline.reconcile.keeping", "dateline.reconcile.cluster"}
SERVER = {"sqlalchemy.dialects.postgresql"}
STORING = {"sqlalchemy", "dateline.model", "dateline.record.store"}


def loaded(*words):
    """The modules that a command has loaded when it ends."""
    tell = "import sys, atexit; atexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    run = f"{tell}; sys.argv = {['dateline', *words]!r}; from dateline.cli.main import run; run()"
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["read", "--help"], ["events", "--help"]])
def test_help_loads_neither_parser_nor_store(words):
    assert not loaded(*words) & (PARSING | RECONCILING | STORING)


@pytest.fixture
def store(tmp_path):
    path = str(tmp_path / "some.db")
    with Store.open(path, create=True) as opened:
        opened.add(*launch("a"))
        opened.refresh()
    return path


def test_a_listing_loads_nothing_that_reads_or_reconciles(store):
    assert not loaded("events", "--store", store, "--kind", "launch") & (PARSING | RECONCILING | SERVER)


def test_the_listing_of_all_events_loads_no_store_either(store):
    assert not loaded("events", "--store", store) & (PARSING | RECONCILING | SERVER | STORING | {"rich"})
