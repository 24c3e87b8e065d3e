"""A read that is killed, wherever it is: no acknowledged report is lost, the store is sound, and reading on leads to the same.

DATELINE_KILLS sets at how many random moments (`make kill`: 200)."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.record import Store
from dateline.record.verify import faults
from tests.record.killing import killed_after, killed_at, lasts, nothing_lost
from tests.record.making import PAIRS, canonical, filled

ROOT = Path(__file__).parent.parent.parent
KILLS = int(os.environ.get("DATELINE_KILLS", "4"))
# "name", or "name#passes" where it is passed so many times before
POINTS = """
after create table reports,  after insert meta,           before commit,             committed#1,
before insert reports,       after insert reports#6,      before insert readings,    after insert readings#9,
before commit#2,             committed#2,                 before commit#5,           committed#13,
before insert rows,          after insert rows,           before insert tags,        after insert tags,
before insert members,       before insert redirects,     before update rows,        after update rows,
after delete tags,           before delete rows,          after delete rows,         after insert meta#1,
after insert judgements
"""
NAMED = [at.strip() for at in POINTS.replace("\n", ",").split(",") if at.strip()]


@pytest.mark.parametrize("at", NAMED)
def test_killed_at_a_point(new_store, tmp_path, at):
    store, said = new_store(), tmp_path / "said"
    point, _, passes = at.partition("#")
    killed_at(store, said, point, int(passes or 0))
    nothing_lost(store, said)


def test_killed_at_random(new_store, tmp_path):
    seconds = lasts(new_store())
    for number in range(KILLS):
        store, said = new_store(), tmp_path / f"said-{number}"
        killed_after(store, said, seconds)
        if number % 3 == 0:  # what is read on may be killed again
            killed_after(store, said, seconds / 2)
        nothing_lost(store, said)


def test_the_command_killed_and_called_again(call, tmp_path, examples_store):
    store = tmp_path / "s.db"
    words = ("read", str(ROOT / "examples"), "--store", str(store))
    command = [sys.executable, "-m", "dateline.cli.main", *words]
    done = subprocess.run(
        command, env={**os.environ, "DATELINE_END_AT": "report acknowledged#7"}, capture_output=True, check=False
    )
    assert done.returncode == -signal.SIGKILL
    with Store.open(store) as opened:
        assert opened.count() >= 8
        assert faults(opened) == []
    assert call(*words).code == 0
    with Store.open(store) as opened, Store.open(examples_store) as whole:
        assert canonical(opened) == canonical(whole)


@pytest.mark.parametrize("at", ["backup copied", "backup whole"])
def test_a_copy_that_is_killed_is_not_there(new_store, tmp_path, at):
    store = new_store()
    with filled(PAIRS, store) as opened:
        opened.refresh()
    command = [sys.executable, "-m", "dateline.cli.main", "backup", str(tmp_path / "copy"), "--store", store]
    done = subprocess.run(command, env={**os.environ, "DATELINE_END_AT": at}, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL
    assert not (tmp_path / "copy").exists()
    with Store.open(store) as opened:
        opened.backup(tmp_path / "copy")
    with Store.open(tmp_path / "copy") as copy:
        assert canonical(copy) == canonical(filled(PAIRS))
