"""A file of many events is sent while it is made: the same bytes, whatever the parts."""

import csv
import io
import shutil

import httpx
import pytest

from dateline.record import Filter, Store
from dateline.record.desk import Desk
from dateline.web.api import files
from dateline.web.asked import Asked
from tests.record.making import launch
from tests.web.serving import served

FORMS = ("csv", "geojson", "atom", "ics")


@pytest.mark.parametrize("query", ["", "?kind=launch&order=oldest", "?order=changed&since=2019-08", "?kind=nothing"])
@pytest.mark.parametrize("form", FORMS)
def test_in_parts_it_is_what_it_is_at_once(web, monkeypatch, form, query):
    whole = web.get(f"/events.{form}{query}")
    monkeypatch.setattr(files, "AT_ONCE", -1)
    monkeypatch.setattr(files, "PART", 3)
    parts = web.get(f"/events.{form}{query}")
    assert "content-length" in whole.headers and "content-length" not in parts.headers
    assert parts.content == whole.content
    for name in ("etag", "content-type", "content-disposition", "cache-control", "vary"):
        assert parts.headers[name] == whole.headers[name]
    again = web.get(f"/events.{form}{query}", headers={"If-None-Match": parts.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_as_of_a_day_too(web, monkeypatch):
    whole = web.get("/events.csv?as_of=2019-09-01").content
    monkeypatch.setattr(files, "AT_ONCE", -1)
    monkeypatch.setattr(files, "PART", 2)
    assert web.get("/events.csv?as_of=2019-09-01").content == whole


def test_what_is_gone_when_its_turn_comes_is_left_out_and_nobody_waits(examples_store, tmp_path, monkeypatch):
    from dateline.record import browse
    from dateline.record.judging import Author, Judge

    path = tmp_path / "own.db"
    shutil.copy(examples_store, path)
    monkeypatch.setattr(files, "PART", 2)
    with Store.open(path) as store, Store.open(path) as other:
        desk = Desk(store)
        with desk.look(Filter()) as look:
            ids = browse.ids(look)
        parts = files._parts(desk, Asked(Filter()), ids, "http://x")
        told = [v.id for v in next(parts).views]
        Judge(other, Author("a tester")).reject(ids[4])  # waits for no reader: between two parts nothing is held
        other.add(*launch("new"))
        other.refresh()
        told += [v.id for part in parts for v in part.views]
        left = {v.id for v in other.events()}
        desk.close()
    assert ids[4] not in left and told == [id_ for id_ in ids if id_ in left]


def test_more_events_than_at_once_are_all_in_it(tmp_path):
    from bench.invented import build

    build(tmp_path / "many.db", files.AT_ONCE + 300)
    with served(tmp_path / "many.db") as base, httpx.Client(base_url=base, timeout=120, trust_env=False) as client:
        rows = list(csv.DictReader(io.StringIO(client.get("/events.csv").text)))
        assert len(rows) == len({row["id"] for row in rows}) == files.AT_ONCE + 300
