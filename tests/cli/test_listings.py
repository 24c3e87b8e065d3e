"""The listings, the brief and the exports over the reports of examples/."""

import csv
import hashlib
import io
import json
import re

import pytest

from tests.conftest import EXAMPLES

LISTINGS = ("events", "statements", "tallies", "commitments", "sources")


@pytest.mark.parametrize("name", LISTINGS)
def test_a_listing_answers_for_people_and_in_json(call, examples_store, name):
    shown = call(name, "--store", examples_store)
    assert shown.code == 0 and shown.err == ""
    told = call(name, "--store", examples_store, "--json")
    assert told.code == 0
    assert isinstance(json.loads(told.out), list)


def test_the_launch_of_the_day_is_one_event(call, examples_store):
    told = call("events", "--store", examples_store, "--json", "--kind", "launch", "--actor", "PRK", "--since", "2019-09-10",
                "--until", "2019-09-10")  # fmt: skip
    (event,) = json.loads(told.out)
    assert event["reports"] >= 4 and event["origins"] < event["reports"]
    assert event["title"].startswith("North Korea launched 2 ")
    assert any(
        f["value"].get("value") == 330 for b in event["beliefs"] if b["attribute"] == "range_km" for f in b["held"]
    )


def test_the_environment_names_the_store(call, examples_store, monkeypatch):
    monkeypatch.setenv("DATELINE_STORE", str(examples_store))
    assert json.loads(call("events", "--json").out)


def test_an_empty_answer_explains_itself(call, examples_store):
    shown = call("events", "--store", examples_store, "--actor", "CHL")
    assert shown.code == 0
    assert shown.out == "No event matches (actor CHL); the store holds 15 reports.\n"
    brief = call("brief", "--store", examples_store, "--actor", "CHL")
    assert "No event matches" in brief.out


@pytest.mark.parametrize(
    "words", [["--since", "yesterday"], ["--as-of", "2019-13"], ["--min-origins", "-1"], ["--colour", "red"]]
)
def test_a_filter_that_cannot_be_read_is_wrong_usage(call, examples_store, words):
    done = call("events", "--store", examples_store, *words)
    assert done.code == 2 and done.err


def test_a_store_that_is_not_there_or_no_store(call, tmp_path):
    done = call("events", "--store", tmp_path / "none.db")
    assert done.code == 1 and len(done.err.splitlines()) == 1 and "dateline read" in done.err
    (tmp_path / "x.db").write_text("no store")
    done = call("events", "--store", tmp_path / "x.db")
    assert done.code == 1 and "left as it is" in done.err


def test_show_leads_to_the_sentences(call, examples_store):
    listed = json.loads(call("events", "--store", examples_store, "--json", "--kind", "launch", "--since", "2019-09-10",
                             "--until", "2019-09-10").out)  # fmt: skip
    shown = call("show", listed[0]["id"][:18], "--store", examples_store)
    assert shown.code == 0
    assert re.search(r">>\S.*?<<", shown.out)
    assert "independent origin" in shown.out
    missing = call("show", "no-such-event", "--store", examples_store)
    assert missing.code == 1 and missing.err.startswith("dateline: no event")


def test_as_of_hides_what_was_published_later(call, examples_store):
    early = json.loads(call("events", "--store", examples_store, "--json", "--as-of", "2019-09-10T09:00+09:00").out)
    whole = json.loads(call("events", "--store", examples_store, "--json").out)
    assert 0 < len(early) < len(whole)
    assert not any((e["day"] or "") > "2019-09-30" for e in early if e["kind"] == "launch")


def brief_sentences(section):
    return [s for p in section["paragraphs"] for s in ([p["head"]] if p["head"] else []) + p["sentences"]]


def test_every_sentence_of_the_brief_has_its_references(call, examples_store):
    brief = json.loads(call("brief", "--store", examples_store, "--json").out)
    numbers = {s["number"] for s in brief["sources"]}
    sentences = [s for section in brief["sections"] for s in brief_sentences(section)] + brief["lead"]["sentences"]
    assert len(sentences) > 20
    for sentence in sentences:
        assert sentence["refs"] and set(sentence["refs"]) <= numbers, sentence


def test_the_brief_in_markdown(call, examples_store):
    text = call("brief", "--store", examples_store).out
    titles = re.findall(r"^## (.*)", text, re.MULTILINE)
    assert titles[0] == "Events" and titles[-1] == "Sources"
    assert {"Agreed", "Disputed and corrected", "Not known"} <= set(titles)
    body = text.split("## Sources")[0]
    paragraphs = [p for p in re.split(r"\n+", body) if p and not p.startswith("#")]
    assert [p for p in paragraphs if not re.search(r"\[\d+\](\*\*)?\.?$", p)] == []
    plain = call("brief", "--store", examples_store, "--format", "text").out
    assert "**" not in plain and "##" not in plain


def test_the_correction_of_two_missiles_to_one(call, examples_store):
    text = call("brief", "--store", examples_store).out
    assert re.search(
        r"For North Korea's launch of 2 October 2019 the number is given as 1.*The earlier 2 was corrected", text
    )


def test_the_distractor_has_no_event(call, examples_store):
    rows = [json.loads(line) for line in call("export", "annotations", "--store", examples_store).out.splitlines()]
    assert len(rows) == 15
    assert next(r for r in rows if r["id"] == "r72")["events"] == []


def test_exports_go_to_a_file_that_is_whole(call, examples_store, tmp_path):
    for name in ("annotations", "json", "csv"):
        out = tmp_path / f"out.{name}"
        done = call("export", name, "--store", examples_store, "-o", out)
        assert done.code == 0 and done.out == ""
        assert out.read_text(encoding="utf-8") == call("export", name, "--store", examples_store).out
        beside = json.loads((tmp_path / f"{out.name}.manifest.json").read_text(encoding="utf-8"))
        assert beside["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest() and beside["sources"]
    assert len(list(tmp_path.iterdir())) == 6
    assert call("export", "csv", "--store", examples_store, "-o", tmp_path / "no" / "x.csv").code == 2


def test_the_table_has_a_row_an_event_and_obeys_the_filter(call, examples_store):
    rows = list(csv.DictReader(io.StringIO(call("export", "csv", "--store", examples_store, "--kind", "launch").out)))
    events = json.loads(call("events", "--store", examples_store, "--kind", "launch", "--json").out)
    assert [r["id"] for r in rows] == [e["id"] for e in events]


def test_reports_and_the_reports_they_come_from(call, examples_store):
    found = json.loads(call("sources", "--store", examples_store, "--reports", "--json").out)
    assert len(found) == 15
    carried = [c for c in found if c["origins"]]
    assert carried
    assert all(c["report"] not in c["origins"] for c in carried)
    assert sum(c["copies"] for c in found) == sum(len(c["origins"]) for c in found)


def test_grades_of_ones_own_and_values_that_others_contradict(call, examples_store, tmp_path):
    plain = json.loads(call("sources", "--store", examples_store, "--json").out)
    assert all(o["reliability"] is None for o in plain) and any(o["contradicted"] for o in plain)
    (tmp_path / "sources.yml").write_text(f"- {{outlet: {plain[0]['name']}, reliability: B}}\n")
    graded = json.loads(call("sources", "--store", examples_store, "--json", "--ratings", tmp_path / "sources.yml").out)
    assert [o["reliability"] for o in graded] == ["B"] + [None] * (len(graded) - 1)
    (tmp_path / "sources.yml").write_text("- {outlet: X, reliability: Z}\n")
    part = call("sources", "--store", examples_store, "--ratings", tmp_path / "sources.yml")
    assert part.code == 3 and "sources.yml:1: reliability: got 'Z'" in part.err and part.out
    for text in ("outlet: X\n", None):
        (tmp_path / "sources.yml").write_text(text) if text else (tmp_path / "sources.yml").unlink()
        refused = call("sources", "--store", examples_store, "--ratings", tmp_path / "sources.yml")
        assert refused.code == 2 and "sources.yml" in refused.err.replace("\n", "") and not refused.out


def test_one_file_is_for_the_watch_and_for_the_grades(call, examples_store):
    graded = call("sources", "--store", examples_store, "--ratings", EXAMPLES / "sources.yml")
    assert graded.code == 0 and not graded.err


def test_verify_and_doctor(call, examples_store):
    assert call("verify", "--store", examples_store).out.endswith("15 reports checked, 0 faults\n")
    told = json.loads(call("doctor", "--store", examples_store, "--json").out)
    assert "15 reports" in told["store"] and told["python"]


def test_what_comes_from_outside_moves_no_cursor(call, tmp_path):
    from dateline.record import Store
    from tests.record.making import GLOSSARY, launch

    with Store.open(tmp_path / "s.db", create=True) as store:
        store.describe(GLOSSARY)
        store.add(*launch("a\x1b[2J", outlet="\x1b]0;owned\x07 Post\u202e", title="\x9b31mred"))
    for words in (
        ["events"],
        ["sources"],
        ["show", "prk"],
        ["brief"],
        ["brief", "--format", "text"],
        ["sources", "--json"],
    ):
        done = call(*words, "--store", tmp_path / "s.db")
        assert done.code == 0
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", done.out + done.err), words
