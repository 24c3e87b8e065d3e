"""The command called as a user calls it, in this process; a store of the examples; what hypothesis keeps to."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from dateline.cli.main import run

# a machine that is busy makes no property false
settings.register_profile("house", deadline=None)
settings.load_profile("house")

EXAMPLES = Path(__file__).parent.parent / "examples"


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Call = Callable[..., Done]


@pytest.fixture
def call(monkeypatch, capsys) -> Call:
    def do(*words: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["dateline", *map(str, words)])
        capsys.readouterr()
        try:
            run()
            code = 0
        except SystemExit as end:
            code = end.code or 0
        out, err = capsys.readouterr()
        return Done(int(code), out, err)

    return do


@pytest.fixture(scope="session")
def examples_store(tmp_path_factory) -> Path:
    """A store with the reports of examples/. Not to be written by a test."""
    from dateline.engines import Intake, read_into, reader_for
    from dateline.record import Store

    path = tmp_path_factory.mktemp("store") / "examples.db"
    reader, glossary = reader_for()
    with Store.open(path, create=True) as store:
        outcome = read_into(store, reader, glossary, Intake([EXAMPLES]))
    assert outcome.refused == []
    return path
