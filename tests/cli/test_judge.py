"""`dateline judge`, `why` and what `show` says of decisions."""

import json
import re
import shutil

import pytest


@pytest.fixture
def store(examples_store, tmp_path, monkeypatch):
    """A copy of the examples' store that may be written, named by the environment."""
    path = tmp_path / "s.db"
    shutil.copy(examples_store, path)
    monkeypatch.setenv("DATELINE_STORE", str(path))
    return path


@pytest.fixture
def launch(call, store):
    told = call(
        "events", "--json", "--kind", "launch", "--actor", "PRK", "--since", "2019-09-10", "--until", "2019-09-10"
    )
    (event,) = json.loads(told.out)
    return event


def addresses(call, event) -> list[str]:
    return re.findall(r"^  ([0-9a-f]{8}#\S+)", call("show", event).out, re.MULTILINE)


def test_every_decision_and_its_undo(call, launch):
    other = json.loads(call("events", "--json", "--kind", "launch", "--until", "2019-09-09").out)[0]["id"]
    before = call("export", "json").out
    mention = addresses(call, launch["id"])[-1]
    acts = (
        ["same", launch["id"], other],
        ["split", mention],
        ["value", launch["id"], "range_km", "205 miles"],
        ["value", launch["id"], "from", "Sunchon"],
        ["reject", launch["id"]],
    )
    for number, words in enumerate(acts):
        done = call("judge", *words, "--author", "ana", "--reason", "seen by eye")
        assert done.code == 0 and done.out.startswith(f"{2 * number + 1}: {words[0]}: ") and done.err == ""
        assert done.out.endswith(f"To take it back: dateline judge undo {2 * number + 1}\n")
        assert call("export", "json").out != before
        assert call("verify").code == 0
        assert call("judge", "undo", 2 * number + 1).code == 0
        assert call("export", "json").out == before
    listed = json.loads(call("judge", "list", "--json").out)
    assert [j["standing"] for j in listed] == ["undone", "takes back"] * len(acts)
    assert listed[0]["judgement"]["author"] == "ana" and listed[0]["judgement"]["reason"] == "seen by eye"


def test_show_and_the_list_say_which_of_two_decisions_stands(call, launch):
    call("judge", "value", launch["id"], "count", "3", "--author", "ana")
    call("judge", "value", launch["id"], "count", "at least 2", "--author", "bo", "--reason", "debris")
    shown = call("show", launch["id"]).out
    assert "count: corrected, credibility 2. Set by bo on" in shown
    assert re.search(r"1 \(overruled by 2\)  value: count of \S+ is 3\b.*, by ana", shown)
    assert re.search(r"2 \(stands\)  value: count .* at least 2\b.*, by bo on \S+: debris", shown)
    listed = call("judge", "list").out
    assert "overruled by 2" in listed and "stands" in listed


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["same", "EVENT", "nothing-like-it"], "no event 'nothing-like-it'"),
        (["split", "ffffffff#e1"], "no mention 'ffffffff#e1'"),
        (["value", "EVENT", "range_km", "330"], 'expected a figure with its unit, as "330 km"'),
        (["value", "EVENT", "colour", "red"], "expected one of agent"),
        (["value", "EVENT", "from", "Nowhereville"], "the gazetteer knows"),
        (["value", "nothing-like-it", "count", "2"], "no event"),
        (["reject", "nothing-like-it"], "no event"),
        (["undo", "99"], "no judgement '99'"),
    ],
)
def test_what_is_not_there_is_told_in_a_line_and_nothing_is_written(call, store, launch, words, told):
    before = store.read_bytes()
    done = call("judge", *(launch["id"] if w == "EVENT" else w for w in words))
    assert done.code == 1 and done.out == "" and len(done.err.splitlines()) == 1 and told in done.err
    assert store.read_bytes() == before
    assert call("judge", "list").out == "No judgement has been made in this store.\n"


def test_a_decision_is_told_in_json(call, launch):
    told = json.loads(call("judge", "value", launch["id"], "count", "3", "--json").out)
    assert told["id"] == "1" and told["events"] == [{"id": launch["id"], "title": told["events"][0]["title"]}]


def test_why_one_event_is_one(call, launch):
    told = call("why", launch["id"]).out
    assert "Why these mentions are one event" in told and "Why each value is believed" in told
    for block in re.findall(r"(?m)^     -4\.0  start.*\n(?:    .*\n)*?    .* sum$", told):
        weights = [float(w) for w in re.findall(r"(?m)^ +([+-]\d+\.\d)  ", block)]
        assert abs(sum(weights[:-1]) - weights[-1]) < 0.11 * len(weights)
    data = json.loads(call("why", launch["id"], "--json").out)
    assert len(data["members"]) == len(launch["members"]) and data["values"]["range_km"]
    for member in data["members"]:
        assert abs(member["start"] + sum(s["weight"] for s in member["steps"]) - member["total"]) < 1e-6


def test_why_two_events_are_two(call, launch):
    other = json.loads(call("events", "--json", "--kind", "launch", "--until", "2019-09-09").out)[0]["id"]
    told = call("why", launch["id"], other).out
    assert "They cannot be one: " in told or "The sum is not above 0" in told
    data = json.loads(
        call("why", launch["id"], other, "--json").out
    )  # a contradiction weighs null, as JSON knows no infinity
    assert data["event"] == other and data["verdict"]
    same = call("why", launch["id"], launch["id"])
    assert same.code == 1 and "give two events" in same.err


def test_why_says_where_a_person_parted_two(call, launch):
    call("judge", "split", addresses(call, launch["id"])[-1])
    (split,) = json.loads(call("judge", "list", "--json").out)
    assert call("why", launch["id"], split["events"][0]).out.endswith("A person parted them (judgement 1).\n")


def test_why_an_event_that_names_no_day_was_left_open(call, store):
    undated = [e["id"] for e in json.loads(call("events", "--json").out) if e["day"] is None]
    told = "\n".join(call("why", e).out for e in undated)
    assert "Left open: it names no day, and these could be meant" in told


def test_diff_for_people_and_in_json(call, store):
    told = call("diff", "--from", "2019-09-10T09:00+09:00", "--to", "2019-10-03")
    assert told.code == 0 and re.match(r"\d+ new events?, .*, from 2019-09-10T09:00\+09:00 to 2019-10-03\.\n", told.out)
    assert re.search(r"(?m)^  NEW$", told.out) and re.search(r">>\S.*?<<", told.out)
    data = json.loads(call("diff", "--from", "2019-09-10T09:00+09:00", "--to", "2019-10-03", "--json").out)
    assert {c["of"] for c in data["changes"]} >= {"event", "value", "tally"}
    assert all(s["sentence"] for c in data["changes"] for s in c.get("said", ()))
    corrected = [c for c in data["changes"] if c["change"] == "corrected" and c["attribute"] == "count"]
    assert all(c["before"] and c["after"] for c in corrected)
    launches = json.loads(call("diff", "--from", "2019-09-10T09:00+09:00", "--kind", "launch", "--json").out)["changes"]
    assert {c["kind"] for c in launches if c["of"] in ("event", "value")} == {"launch"}
    assert call("diff", "--from", "2029-01-01").out == "Nothing changed from 2029-01-01 to now.\n"


@pytest.mark.parametrize("words", [["--from", "yesterday"], ["--from", "2019-09-11", "--to", "2019-09-10"], []])
def test_a_span_that_cannot_be_read_is_wrong_usage(call, store, words):
    done = call("diff", *words)
    assert done.code == 2 and done.err and done.out == ""


@pytest.mark.parametrize(
    "name",
    [
        "events",
        "statements",
        "tallies",
        "commitments",
        "sources",
        "brief",
        "export json",
        "export csv",
        "export annotations",
    ],
)
def test_every_listing_and_export_goes_back_in_time_by_either_axis(call, store, tmp_path, name):
    """By what we learnt: before the read there is nothing, after it all. By publication: what a shorter read gives."""
    words = name.split()
    whole = call(*words).out
    assert call(*words, "--as-of", "2099", "--axis", "learnt").out == whole
    assert call(*words, "--as-of", "2019-09-10T09:00+09:00").out != whole
    before = call(*words, "--as-of", "2019-12-31", "--axis", "learnt").out
    assert before != whole and len(before) < len(whole)


def test_an_axis_alone_says_nothing(call, store):
    done = call("events", "--axis", "learnt")
    assert done.code == 2 and "give --as-of" in done.err
