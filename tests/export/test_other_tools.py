"""Every export is opened by a tool that is not ours, which must find as many things in it as the manifest says."""

import csv
import io
import json

import feedparser
import icalendar
import polars as pl
import pytest
import stix2
from geojson_pydantic import FeatureCollection

from dateline.export import FORMATS, Made, Selection, select
from dateline.record import Store

from .selections import mixed

TABLES = ("csv", "acled", "ucdp", "plover", "cameo")


@pytest.fixture(scope="module")
def examples(examples_store) -> Selection:
    with Store.open(examples_store) as store:
        return select(store)


@pytest.fixture(params=["examples", "mixed"])
def chosen(request, examples) -> Selection:
    return examples if request.param == "examples" else mixed()


def made(name: str, chosen: Selection, rows: str = "make") -> Made:
    maker = getattr(FORMATS[name], rows)
    found = maker(chosen)
    assert found == maker(chosen)  # the same bytes for the same selection
    assert found.counts["events"] + sum(n for why, n in found.left_out.items() if "report" not in why) == len(
        chosen.views
    )
    return found


@pytest.mark.parametrize("name", TABLES)
def test_polars_reads_the_tables(name, chosen):
    found = made(name, chosen)
    frame = pl.read_csv(found.body, infer_schema_length=None) if found.counts["rows"] else pl.DataFrame()
    assert frame.height == found.counts["rows"] == len(list(csv.DictReader(io.StringIO(found.text))))


@pytest.mark.parametrize("rows", ["make", "claims"])
def test_polars_reads_parquet_and_csv_alike(rows, chosen):
    found = made("parquet", chosen, rows)
    frame = pl.read_parquet(found.body)
    assert frame.height == found.counts["rows"] == made("csv", chosen, rows).counts["rows"] > 0
    assert frame.schema == pl.read_parquet(made("parquet", mixed(), rows).body).schema
    titles = [row["title"] for row in csv.DictReader(io.StringIO(made("csv", chosen, rows).text))]
    assert frame["title"].to_list() == titles


def test_a_validator_of_geojson_finds_every_feature(chosen):
    found = made("geojson", chosen)
    features = FeatureCollection.model_validate_json(found.body).features
    assert len(features) == found.counts["features"]
    assert [f.id for f in features] == [v.id for v in chosen.views if v.id in {f.id for f in features}]


def test_icalendar_finds_every_event(chosen):
    found = made("ics", chosen)
    events = icalendar.Calendar.from_ical(found.body).walk("VEVENT")
    assert len(events) == found.counts["events"] == len({str(e["UID"]) for e in events})
    assert all(len(line) <= 75 for line in found.body.split(b"\r\n"))
    assert all(e.errors == [] for e in events)


def test_feedparser_finds_every_entry(chosen):
    found = made("atom", chosen)
    feed = feedparser.parse(io.BytesIO(found.body))
    assert not feed.bozo and len(feed.entries) == found.counts["events"]
    assert [e.title for e in feed.entries] == [v.title for v in chosen.views]
    assert len({e.id for e in feed.entries}) == len(feed.entries) and all(e.updated_parsed for e in feed.entries)


def test_stix2_parses_every_object(chosen):
    found = made("stix", chosen)
    objects = stix2.parse(found.text, version="2.1").objects
    assert len(objects) == found.counts["objects"]
    kinds = [one["type"] for one in objects]
    assert kinds.count("incident") == found.counts["events"] and kinds.count("report") == found.counts["reports"]
    ids = {one["id"] for one in objects}
    assert all(
        one[ref] in ids for one in objects if one["type"] == "relationship" for ref in ("source_ref", "target_ref")
    )


def test_followthemoney_takes_every_entity_as_it_is(chosen):
    model = pytest.importorskip("followthemoney", reason="needs ICU's headers to be installed").model
    found = made("ftm", chosen)
    rows = [json.loads(line) for line in found.text.splitlines()]
    assert len(rows) == found.counts["entities"]
    assert sum(r["schema"] == "Event" for r in rows) == found.counts["events"]
    ids = {r["id"] for r in rows}
    for row in rows:
        proxy = model.get_proxy(row, cleaned=False)  # cleans what is no value of its type
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert kept == {name: sorted(values) for name, values in row["properties"].items()}
        pointed = [v for name in ("proof", "organizer", "involved") for v in row["properties"].get(name, [])]
        assert set(pointed) <= ids
