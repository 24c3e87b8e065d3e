"""The exports of a store made by hand."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export import FORMATS, annotations
from dateline.export.brief import compose, markdown, plain
from dateline.export.plain import abroad
from dateline.model import Place, Time
from dateline.record import Filter, Store
from tests.record.making import GLOSSARY, NORTH, launch, mention, reading, report, rich, rounds, weapon


def filled(*pairs) -> Store:
    store = Store.open()
    store.describe(GLOSSARY)
    for one, said in pairs:
        store.add(one, said)
    return store


def rows_of(store, which=None):
    return {r["id"]: r for r in map(json.loads, FORMATS["annotations"].write(store, which).text.splitlines())}


def test_an_annotation_holds_the_reports_own_values_under_the_ids_of_the_record():
    rows = rows_of(filled(launch("a", 2), launch("b", 3), rich()))
    (first,), (second,) = rows["a"]["events"], rows["b"]["events"]
    assert first["id"] == second["id"]
    assert (first["count"], second["count"]) == (2, 3)
    expected = {
        "kind": "launch", "realis": "actual", "date": "2019-09-10", "times_local": ["06:53"], "utc_offset": "+09:00",
        "agents": ["PRK"], "others": [], "people": [], "count_bound": "exact", "weapon_class": "projectile",
        "range_km": [330], "from": "Kaechon", "outcome": "unknown", "said_by": ["South Korea Joint Chiefs of Staff"],
    }  # fmt: skip
    assert {k: first[k] for k in expected} == expected
    told = rows["rich"]
    assert [s["speaker"] for s in told["statements"]] == ["Choe Son Hui", "She"]
    assert told["statements"][0]["about"] == [first["id"]]
    assert (told["tallies"][0]["value"], told["tallies"][0]["since"], told["tallies"][0]["scope"]) == (
        10,
        "2019-05",
        "since",
    )
    assert told["commitments"][0]["covers"] == [["nuclear-test", None]]


def test_diplomacy_has_no_launch_fields_and_statements_are_no_events():
    one = report("x", "Kim and Trump met. The spokesman made a remark.")
    said = reading(one, mention(one, "met", [("agent", NORTH, "Kim")], kind="meeting"),
                   mention(one, "remark", [], kind="statement", entry="e2", number=2))  # fmt: skip
    (event,) = annotations.annotation(one, said, {}, {})["events"]
    assert event["kind"] == "meeting" and "count" not in event and "weapon" not in event


def test_two_counts_of_one_report_stand_side_by_side():
    one = report("x", "It fired two missiles. Others say three missiles were fired.")
    said = reading(
        one, mention(one, "fired", [("count", rounds(2), "two"), *weapon("missiles", "missile")]),
        mention(one, "were fired", [("count", rounds(3), "three")], number=2),
    )  # fmt: skip
    (event,) = annotations.annotation(one, said, {}, {})["events"]
    assert event["count"] == [2, 3]


def test_an_unread_report_keeps_its_line():
    one = report("x", "Teks dalam bahasa lain.")
    row = annotations.annotation(one, reading(one, unread="language: id"), {}, {})
    assert row["events"] == [] and row["unread"] == "language: id"


def test_a_filter_narrows_every_export():
    store = filled(launch("a", 2), launch("d", 1, published="2019-08-25", day_="2019-08-24"), rich())
    which = Filter(until="2019-08")
    assert [len(r["events"]) for r in rows_of(store, which).values()] == [0, 1, 0]
    assert len(list(csv.DictReader(io.StringIO(FORMATS["csv"].write(store, which).text)))) == 1
    record = json.loads(FORMATS["json"].write(store, which).text)
    # the moratorium was in force then, so the report of it belongs to the part as well
    assert len(record["events"]) == len(record["commitments"]) == 1
    assert sorted(r["id"] for r in record["reports"]) == ["d", "rich"]
    assert record["filter"] == {"until": "2019-08"}


def test_the_canonical_record_has_every_sentence_and_not_when_it_was_learnt():
    line = FORMATS["json"].write(filled(launch("a"), rich())).text
    record = json.loads(line)
    texts = {r["key"]: r["text"] for r in record["reports"]}
    for event in record["events"]:
        for held in (h for b in event["beliefs"] for h in (*b["held"], *b["others"])):
            for support in held["support"]:
                assert texts[support["report"]][support["evidence"]["start"] : support["evidence"]["end"]].strip()
    assert "learnt" not in line and '"source"' not in line.replace('"source":null', "").replace('"source":{', "")


def sentences(brief):
    return [*brief.lead.sentences, *(s for section in brief.sections for p in section.paragraphs
                                     for s in ((p.head,) if p.head else ()) + p.sentences)]  # fmt: skip


PAIRS = [launch("a", 2, outlet="A Post"), launch("b", 3, outlet="B Post"), launch("e", 2, published=None), rich(),
         launch("d", 1, published="2019-08-25", day_="2019-08-24")]  # fmt: skip


@settings(deadline=None, max_examples=20)
@given(st.permutations(PAIRS), st.integers(1, 5))
def test_no_sentence_of_a_brief_is_without_a_source(order, many):
    brief = compose(filled(*order[:many]))
    numbers = {s.number for s in brief.sources}
    assert all(s.refs and set(s.refs) <= numbers for s in sentences(brief))


def test_a_brief_is_the_same_for_any_order():
    assert compose(filled(*PAIRS)) == compose(filled(*reversed(PAIRS)))


def test_what_a_brief_says():
    text = plain(compose(filled(*PAIRS)))
    for line in (
        "North Korea launched 2 projectiles from Kaechon at 06:53 local time on Tuesday 10 September 2019 (21:53 UTC on the 9th)",
        "They flew about 330 km",
        "For North Korea's launch of 10 September 2019 the number is given as 2",
        "by the South Korea Joint Chiefs of Staff in B Post",
        "speaks of the 10th launch by North Korea since May 2019",
        "It rules out nuclear tests",
        "Choe Son Hui (vice foreign minister): “We are watching”",
        "whom the text calls only “She”",
        "no date",
    ):
        assert line in text, line


def test_text_from_outside_is_no_markup():
    one, said = launch("a", outlet="<script>alert(1)</script> [x](javascript:y) **b**", title="# `t` | u")
    text = markdown(compose(filled((one, said))))
    assert "<script>" not in text and "[x](" not in text and "**b**" not in text and "`t`" not in text


def test_a_brief_of_nothing_says_why():
    brief = compose(filled(launch("a")), Filter(kind="meeting"))
    assert brief.state == "empty" and "1 report" in brief.scope and sentences(brief) == []


def test_an_undated_event_is_told_apart():
    one = report("x", "North Korea fired a missile.", None)
    undated = reading(one, mention(one, "fired", [("agent", NORTH, "North Korea"), *weapon("missile", "missile"),
                                                  ("time", Time(edtf="", weekday=1, precision="unknown"), "fired")]))  # fmt: skip
    brief = compose(filled((one, undated)))
    assert brief.sections[0].title == "Events whose day is not told"
    assert "week not known" in plain(brief)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_an_empty_store_can_be_exported(name):
    assert isinstance(FORMATS[name].write(filled()).body, bytes)


def test_a_country_struck_gives_way_to_the_town_in_it():
    found = [
        Place(name="Chad", country="TCD", precision="country"),
        Place(name="Bol", country="TCD", precision="exact"),
    ]
    assert [p.name for p in abroad(found, [])] == ["Bol"]
