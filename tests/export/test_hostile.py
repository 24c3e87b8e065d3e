"""Text from outside, whatever it is, breaks no file, runs nowhere and comes back out as it went in."""

import csv
import io
import json
import re
import xml.etree.ElementTree as Xml

import icalendar
import polars as pl
import stix2
from geojson_pydantic import FeatureCollection
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.export import FORMATS, Selection
from dateline.export.brief import compose
from dateline.export.brief.page import page
from dateline.export.pictures import PICTURES
from dateline.export.pictures.render import html, svg
from dateline.frames import Events
from dateline.model import Actor, Place, Term
from dateline.record import Filter, Store

from .selections import day, event, report, selection

NASTY = (
    "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\ufeff=1", "</script><script>alert(1)</script>", "]]>", "&amp;",
    "a\r\nBEGIN:VEVENT", "a;b,c\\n:d", '"', "'", "\x00\x1b[31m", "\u202egnp.exe", "\ud800", "\uffff", "\u2028", "{{7*7}}", "${x}", "x" * 3000,
    "📡" * 60, "javascript:alert(1)", "signal", "datum.x", "datum['x']",
)  # fmt: skip
texts = st.one_of(st.sampled_from(NASTY), st.text(min_size=1, max_size=40).filter(str.strip))


def chosen(text: str) -> Selection:
    told = report(text, outlet=text, title=text, url=text, text=text + " They fired.")
    actor = Actor(code=None, name=text, person=text)
    place = Place(name=text, lat=1.5, lon=2.5, precision="exact")
    term = Term(vocabulary="weapons", term=text, phrase=text)
    one = event(
        "one",
        told,
        agent=[actor],
        other=[actor],
        person=[actor],
        from_=[place],
        weapon=[term],
        time=[day("2019-09-10", "06:53")],
    )
    return selection(one, reports=[told], asked=Filter(text=text))


def whole(text: str) -> str:
    """As UTF-8 can hold it."""
    return text.encode("utf-8", "replace").decode("utf-8")


def plain(text: str) -> str:
    """Without what differs only by white space and by what XML and iCalendar cannot hold."""
    return re.sub(r"[^\w]+|_", "", "".join(c for c in whole(text) if c >= " " and c not in "\x7f\ufffe\uffff"))


def every(test):
    for text in NASTY:
        test = example(text)(test)
    return settings(max_examples=40)(given(texts)(test))


@every
def test_no_cell_is_a_formula_and_every_row_is_one_row(text):
    for name, rows in (
        ("csv", "make"),
        ("csv", "claims"),
        ("acled", "make"),
        ("ucdp", "make"),
        ("plover", "make"),
        ("cameo", "make"),
    ):
        made = getattr(FORMATS[name], rows)(chosen(text))
        found = list(csv.reader(io.StringIO(made.text, newline="")))
        assert len(found) == 1 + made.counts["rows"] and len({len(r) for r in found}) == 1
        assert pl.read_csv(made.body, infer_schema=False).height == made.counts["rows"]
        for cell in (c for row in found for c in row):
            assert not cell.lstrip().startswith(("=", "+", "-", "@")) or re.fullmatch(r"-?\d+(\.\d+)?", cell)


@every
def test_parquet_and_geojson_give_it_back(text):
    frame = pl.read_parquet(FORMATS["parquet"].make(chosen(text)).body)
    assert frame["from"].to_list() == [[whole(text)]]
    (feature,) = FeatureCollection.model_validate_json(FORMATS["geojson"].make(chosen(text)).body).features
    assert feature.properties["place_name"] == whole(text)


@every
def test_a_calendar_holds_it_as_text(text):
    body = FORMATS["ics"].make(chosen(text)).body
    (one,) = icalendar.Calendar.from_ical(body).walk("VEVENT")
    assert plain(str(one["LOCATION"])) == plain(text)
    assert body.count(b"\r\nBEGIN:VEVENT\r\n") == 1 and all(len(line) <= 75 for line in body.split(b"\r\n"))


@every
def test_a_feed_stays_sound(text):
    root = Xml.fromstring(FORMATS["atom"].make(chosen(text)).body)
    (entry,) = root.findall("{http://www.w3.org/2005/Atom}entry")
    links = [link.get("href") for link in entry.findall("{http://www.w3.org/2005/Atom}link")]
    assert all(link.lower().startswith(("http://", "https://")) for link in links)
    assert "<script" not in (entry.findtext("{http://www.w3.org/2005/Atom}content") or "")


@every
def test_graphs_stay_sound(text):
    assert len(stix2.parse(FORMATS["stix"].make(chosen(text)).text, version="2.1").objects) > 4
    rows = [json.loads(line) for line in FORMATS["ftm"].make(chosen(text)).text.splitlines()]
    assert {r["schema"] for r in rows} >= {"Event", "Article"}


def test_no_text_ends_a_script_or_starts_markup():
    # one picture with all of them: control characters once ended the process that drew
    told = [chosen(text) for text in NASTY]
    views = tuple(view for one in told for view in one.views)
    whole_lot = Selection(
        views, {k: r for one in told for k, r in one.reports.items()}, {}, told[0].glossary, told[0].asked
    )
    for name in ("timeline", "map", "sources"):
        Xml.fromstring(svg(PICTURES[name](whole_lot)))
    attack = chosen("</script><script>alert(1)</script><img src=x onerror=alert(1)>")
    made = html(PICTURES["timeline"](attack)).decode()
    assert "<script>alert" not in made and "<img src=x" not in made and "\\u003cscript>alert" in made


def test_a_notebook_shows_it_as_text():
    views = chosen("<script>alert(1)</script>").views
    with Store.open() as store:
        shown = Events(list(views), store, Filter())._repr_html_()
    assert "<script" not in shown and "&lt;script" in shown


def test_a_page_shows_it_as_text():
    with Store.open() as store:
        brief = compose(store)
    made = page(brief.model_copy(update={"title": "<script>alert(1)</script>\u202e"}), chosen("<b>x"))
    assert "<script" not in made and "&lt;script" in made and "\u202e" not in made and "<b>" not in made
