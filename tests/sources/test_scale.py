"""Parquet tables, and object stores through fsspec."""

from datetime import UTC, datetime

import fsspec
import pyarrow
import pytest
from pyarrow import parquet

from dateline.model import Refusal, Report
from dateline.sources import gather

SENTENCE = "Two rockets were fired at the range near the coast on Tuesday, the ministry said."
ROWS = {
    "id": [f"r{n}" for n in range(200)],
    "headline": ["Two rockets fired"] * 200,
    "body": [f"{SENTENCE} ({n})" if n != 7 else None for n in range(200)],
    "date": [datetime(2019, 9, 10, 7, tzinfo=UTC)] * 200,
}


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "t.parquet"
    parquet.write_table(pyarrow.table(ROWS), path, row_group_size=50)
    return path


def told(*sources):
    found = list(gather(sources))
    return [r for r in found if isinstance(r, Report)], [r for r in found if isinstance(r, Refusal)]


def test_rows_of_parquet_are_reports_and_a_bad_one_is_named(table):
    reports, refused = told(table)
    assert [r.id for r in reports] == [f"r{n}" for n in range(200) if n != 7]
    assert reports[0].published == "2019-09-10T07:00:00+00:00" and reports[0].title == "Two rockets fired"
    assert [r.source for r in refused] == [f"{table}:8"]


def test_a_damaged_file_is_refused_by_name(table, tmp_path):
    cut = tmp_path / "cut.parquet"
    cut.write_bytes(table.read_bytes()[:-40])
    reports, refused = told(cut, table)
    assert len(reports) == 199
    assert refused[0].source == str(cut) and "malformed Parquet" in refused[0].reason


def test_objects_are_read_as_files_are(table, tmp_path):
    memory = fsspec.filesystem("memory")
    memory.pipe("/news/2019/a.txt", f"Two rockets fired\n\n{SENTENCE}\n".encode())
    memory.pipe("/news/2019/t.parquet", table.read_bytes())
    memory.pipe("/news/2019/logo.png", b"\x89PNG")
    reports, refused = told("memory://news/2019")
    assert [r.id for r in reports[:2]] == ["a.txt", "r0"] and len(reports) == 200
    assert len(refused) == 1
    assert [r.key for r in told(f"file://{table}")[0]] == [r.key for r in told(table)[0]]


@pytest.mark.parametrize(
    "address", ["memory://nothing/here", "file://a::http://h/x", "s3+x:/a/b", "simplecache::http:/h/x"]
)
def test_what_is_not_there_is_refused(address):
    reports, refused = told(address)
    assert reports == [] and [r.source for r in refused] == [address]
