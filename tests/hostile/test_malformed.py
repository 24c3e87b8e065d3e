"""Broken pages, feeds, tables and archives: read or refused by name, never a crash, none for long, memory bounded.

DATELINE_LONG=1 runs six of each kind and way; the short form runs one."""

import os
import time

import pytest

from dateline.model import Refusal, Report
from dateline.sources import gather
from tests.hostile.broken import broken, large
from tests.hostile.figures import figure, peak_mb

EACH = 9 if os.environ.get("DATELINE_LONG") else 1
LONGEST = 5.0  # seconds of processor time
MOST = 700  # MB beyond what the process held before


def taken(path) -> tuple[int, int, float]:
    """(reports, refusals, seconds) of a file."""
    begun, reports, refused = time.process_time(), 0, 0
    for one in gather([path]):
        assert isinstance(one, Report | Refusal)
        if isinstance(one, Report):
            reports += 1
            assert one.text and (one.title_span is None or one.title_span.end <= len(one.text))
            one.model_dump_json()
        else:
            refused += 1
            assert one.reason and "Traceback" not in one.reason
    assert reports or refused
    return reports, refused, time.process_time() - begun


def test_what_is_broken_is_read_or_refused(tmp_path):
    slow, reports, refused, cases = 0.0, 0, 0, broken(EACH)
    before = peak_mb()
    for number, (name, how, data) in enumerate(cases):
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(data)
        try:
            got = taken(path)
        except Exception as wrong:
            raise AssertionError(f"{name}, {how}: {type(wrong).__name__}: {wrong}") from wrong
        assert got[2] < LONGEST, f"{name}, {how}: {got[2]:.1f} s"
        slow, reports, refused = max(slow, got[2]), reports + got[0], refused + got[1]
        path.unlink()
    grown = peak_mb() - before
    assert grown < MOST
    figure(
        "malformed files",
        f"{len(cases)} read: 0 crashes, slowest {slow:.2f} s, {reports} reports taken, {refused} refusals by name, {grown:.0f} MB more held",
    )


@pytest.mark.parametrize(("name", "how", "make"), large(), ids=[f"{n}-{h}" for n, h, _ in large()])
def test_what_is_large_or_deep_is_read_or_refused(tmp_path, name, how, make):
    path = tmp_path / name
    path.write_bytes(make())
    before = peak_mb()
    seconds = taken(path)[2]
    assert seconds < LONGEST
    held = peak_mb() - before
    assert held < MOST
    figure(f"large: {name}, {how}", f"{seconds:.2f} s, {held:.0f} MB more held")
