"""The public API, as the README shows it."""

from pathlib import Path

import pytest

import dateline
from dateline.model import Report

EXAMPLES = Path(__file__).parent.parent / "examples"
TEXT = (
    "North Korea fired two short-range missiles from Wonsan on Tuesday, the South's military said.\n\nThey flew 380 km."
)


def test_a_text_a_file_a_folder_and_reports_can_be_read():
    assert len(dateline.read(TEXT, published="2019-09-10")) == 1
    assert len(dateline.read(EXAMPLES / "talks-offer.txt")) == 1
    assert len(dateline.read(str(EXAMPLES / "several.jsonl"))) == 6
    report = Report(id="x", text=TEXT, published="2019-09-10")
    assert dateline.read(report)[0].report == dateline.read([report])[0].report == report.key


def test_a_reading_stands_on_its_words():
    readings = dateline.read(TEXT, published="2019-09-10", outlet="Example Post")
    (reading,), (report,) = readings, readings.reports
    assert (report.outlet, report.published) == ("Example Post", "2019-09-10")
    claims = [c for m in reading.mentions for c in m.claims]
    assert claims
    assert all(c.evidence.of(report.text).strip() for c in claims)


def test_what_cannot_be_taken_is_told(tmp_path):
    readings = dateline.read(tmp_path / "missing.txt")
    assert list(readings) == []
    assert len(readings.refused) == 1 and "missing.txt" in readings.refused[0].source


def test_readings_together_make_a_record():
    readings = dateline.read(EXAMPLES)
    record = dateline.reconcile(readings)
    assert record == dateline.reconcile(reversed(readings.reports), reversed(readings))
    assert any(len(e.members) > 2 and e.kind == "launch" for e in record.events)
    with pytest.raises(TypeError, match="what read"):
        dateline.reconcile(readings.reports)


def test_a_store_is_opened_and_asked(tmp_path):
    with dateline.open(tmp_path / "x.db", create=True) as store:
        assert store.events() == []
    with pytest.raises(dateline.record.StoreError, match="no store"):
        dateline.open(tmp_path / "none.db")


def test_an_unknown_name_is_no_part_of_the_api():
    with pytest.raises(AttributeError, match="nothing"):
        _ = dateline.nothing
