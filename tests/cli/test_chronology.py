"""`dateline read --as table --map`: a list and the reports that tell of the same."""

import json
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs" / "chronologies"
TABLE = ("--as", "table", "--map", DOCS / "rockets.map.yml")
REPORT = (
    "Norway launches two rockets\n\nOSLO, March 5 (Example Wire) -- Norway launched two Skua-1 rockets from Northcape on Friday "
    "night, March 4, 2011, the military said. They flew 500 km.\n"
)


def test_reports_and_rows_come_to_one_event(call, tmp_path):
    store = tmp_path / "s.db"
    (tmp_path / "a.txt").write_text(REPORT)
    read = call("read", DOCS / "rockets.csv", *TABLE, "--store", store)
    assert read.code == 3 and "rockets.csv:7" in read.err and "3 reports read" in read.out
    assert call("read", tmp_path / "a.txt", "--published", "2011-03-05T09:00+01:00", "--store", store).code == 0
    events = json.loads(call("events", "--kind", "launch", "--json", "--store", store).out)
    (both,) = [e for e in events if e["day"] == "2011-03-04"]
    assert both["reports"] == 2 and len(events) == 4
    figures = next(b for b in both["beliefs"] if b["attribute"] == "range_km")
    assert figures["state"] == "disputed"
    assert call("verify", "--store", store).code == 0


def test_reading_a_list_again_changes_nothing_and_a_later_state_takes_its_place(call, tmp_path):
    store, table = tmp_path / "s.db", tmp_path / "rockets.csv"
    lines = (DOCS / "rockets.csv").read_text().splitlines()
    table.write_text("\n".join(lines[:3]))
    call("read", table, *TABLE, "--store", store)
    first = call("events", "--json", "--store", store).out
    assert "1 of them known already" in call("read", table, *TABLE, "--store", store).out
    assert call("events", "--json", "--store", store).out == first
    table.write_text("\n".join([lines[0], lines[1], lines[2].replace(",405,", ",999,")]))
    call("read", table, *TABLE, "--published", "2011-06-01", "--store", store)
    (event,) = json.loads(call("events", "--json", "--store", store).out)
    figures = next(b for b in event["beliefs"] if b["attribute"] == "range_km")
    assert sorted(h["value"]["value"] for h in figures["held"]) == [410, 999]


def test_wrong_usage_is_told(call, tmp_path):
    store = tmp_path / "s.db"
    for words, said in (
        (("--as", "table"), "--as table and --map"),
        ((*TABLE, "--outlet", "X"), "--outlet"),
        (("--as", "table", "--map", tmp_path / "none.yml"), "no such file"),
    ):
        done = call("read", DOCS / "rockets.csv", *words, "--store", store)
        assert done.code == 2 and said in done.err
    assert not store.exists()
