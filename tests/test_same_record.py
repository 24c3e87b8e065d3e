"""The record is the same, byte for byte, for any order of the input and any batching of it: over real files, through the reader and a
store, as `export json` writes it."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.engines import Intake, read_into, reader_for
from dateline.export import FORMATS
from dateline.record import Store

# what is set up for the watch is no report
EXAMPLES = sorted(p for p in (Path(__file__).parent.parent / "examples").iterdir() if p.suffix != ".yml")


@pytest.fixture(scope="module")
def tools():
    return reader_for()


def written(tools, *runs):
    """The canonical record after these runs of `read`, each with its sources."""
    reader, glossary = tools
    with Store.open() as store:
        for sources in runs:
            outcome = read_into(store, reader, glossary, Intake([str(s) for s in sources]))
            assert outcome.refused == []
        return FORMATS["json"].write(store).body


@pytest.fixture(scope="module")
def at_once(tools):
    return written(tools, EXAMPLES)


def test_a_folder_is_its_files(tools, at_once):
    assert written(tools, [EXAMPLES[0].parent]) == at_once


def test_reading_again_changes_nothing(tools, at_once):
    assert written(tools, EXAMPLES, EXAMPLES[:3], EXAMPLES) == at_once


@settings(max_examples=3, deadline=None)
@given(st.permutations(EXAMPLES), st.lists(st.integers(1, len(EXAMPLES) - 1), max_size=3, unique=True))
def test_any_order_and_any_batching_give_the_same_bytes(tools, at_once, files, cuts):
    ends = [0, *sorted(cuts), len(files)]
    assert written(tools, *(files[a:b] for a, b in pairwise(ends))) == at_once


def test_one_file_at_a_time_backwards(tools, at_once):
    assert written(tools, *([f] for f in reversed(EXAMPLES))) == at_once
