"""What is not known is not made up: dates, places, counts and deaths in the terms of each format."""

import csv
import io
import json
from dataclasses import replace

import icalendar
import pytest

from dateline.export import FORMATS, codebooks, dyads, ics
from dateline.model import Count, Held, Place

from .selections import KAECHON, NORTH, STATES, belief, day, event, mixed, report, selection

TOLD = report()


def rows(name: str, chosen=None) -> dict[str, dict[str, str]]:
    found = csv.DictReader(io.StringIO(FORMATS[name].make(chosen or mixed()).text))
    return {r.get("id") or r.get("event") or r["event_id_cnty"]: r for r in found}


def test_tables_keep_events_without_a_date():
    found = rows("csv")
    assert list(found) == ["month", "minute", "day", "plan", "denied", "yearless", "undated", "remark"]
    assert [found[n]["date"] for n in ("month", "minute", "yearless", "undated", "remark")] == [
        "2018-04",
        "2019-09-10",
        "'--06-12",
        "",
        "2019",
    ]  # as a spreadsheet would run it
    assert [found[n]["date_precision"] for n in ("month", "minute", "undated", "remark")] == [
        "month",
        "minute",
        "",
        "year",
    ]


def test_how_late_it_was_told_is_in_minutes_or_in_days():
    found = rows("csv")
    assert (found["minute"]["told_after_minutes"], found["minute"]["told_after_days"]) == ("67", "")
    assert (found["plan"]["told_after_days"], found["undated"]["told_after_days"]) == ("", "")


def test_a_value_on_no_sentence_has_a_row_without_a_report():
    one = event("x", TOLD)
    bare = Held(value=Count(number=3), support=(), origins=0)
    count = belief("count", [], TOLD.key).model_copy(update={"held": (bare,)})
    chosen = selection(replace(one, event=one.event.model_copy(update={"beliefs": (count,)})), reports=[TOLD])
    (row,) = csv.DictReader(io.StringIO(FORMATS["csv"].claims(chosen).text))
    assert (row["value"], row["believed"], row["report"], row["words"]) == ("3", "yes", "", "")
    assert FORMATS["parquet"].claims(chosen).counts["rows"] == 1


def test_a_calendar_has_days_and_instants_and_nothing_coarser():
    made = FORMATS["ics"].make(mixed())
    found = {str(e["UID"]).split("@")[0]: e for e in icalendar.Calendar.from_ical(made.body).walk("VEVENT")}
    assert set(found) == {"minute", "day", "plan"}
    assert found["minute"]["DTSTART"].dt.isoformat() == "2019-09-09T21:53:00+00:00"
    assert (
        found["day"]["DTSTART"].dt.isoformat() == "2019-09-12" and found["day"]["DTEND"].dt.isoformat() == "2019-09-13"
    )
    assert found["plan"]["STATUS"] == "TENTATIVE"
    assert made.left_out == {"denied": 1, "without a day": 4}


def test_a_clock_without_a_zone_is_no_instant():
    time = day("2019-09-10", "06:53").model_copy(update={"offset": None, "basis": "none"})
    assert ics.span(event("x", TOLD, time=[time])) == ["DTSTART;VALUE=DATE:20190910", "DTEND;VALUE=DATE:20190911"]


def test_a_map_has_what_has_a_date_and_a_place():
    made = FORMATS["geojson"].make(mixed())
    found = {f["id"]: f for f in json.loads(made.text)["features"]}
    assert set(found) == {"month", "minute", "day"}
    assert found["month"]["properties"]["date"] == "2018-04" and found["month"]["geometry"]["coordinates"] == [
        125.9,
        39.7,
    ]
    assert (found["day"]["properties"]["place_precision"], found["day"]["properties"]["radius_km"]) == ("country", 900)
    assert made.left_out == {"without a date": 1, "without a place on the map": 4}


def test_acled_has_its_precision_codes_and_no_deaths_out_of_nothing():
    found = rows("acled")
    assert set(found) == {"month", "minute", "yearless", "undated"}
    assert [found[n]["time_precision"] for n in ("month", "minute", "undated")] == ["3", "1", ""]
    assert found["undated"]["event_type"] == "Explosions/Remote violence" and found["undated"]["event_date"] == ""
    assert found["minute"]["geo_precision"] == "1" and found["minute"]["fatalities"] == ""
    assert FORMATS["acled"].make(mixed()).left_out == {
        "of a kind that ACLED does not code": 2,
        "planned, possible or denied": 2,
    }


def test_ucdp_tells_the_sides_and_the_doubt():
    found = rows("ucdp")
    assert (found["undated"]["type_of_violence"], found["undated"]["side_a"], found["undated"]["side_b"]) == (
        "1",
        "North Korea",
        "United States",
    )
    assert [found[n]["date_prec"] for n in ("month", "minute", "undated")] == ["4", "1", ""]
    assert [found[n]["event_clarity"] for n in ("month", "minute", "undated")] == ["2", "1", "2"]


@pytest.mark.parametrize(
    ("precision", "admin", "ucdp", "acled"),
    [("exact", None, 1, 1), ("near", None, 2, 2), ("region", "X", 4, 3), ("region", None, 5, 3), ("country", None, 6, 3), ("sea", None, 7, 3)],
)  # fmt: skip
def test_the_precision_of_a_place_in_both_books(precision, admin, ucdp, acled):
    place = Place(name="x", precision=precision, admin=admin, lat=1, lon=1)
    assert (codebooks.where_prec(place), codebooks.geo_precision(place)) == (ucdp, acled)


@pytest.mark.parametrize(
    ("held", "others", "expected"),
    [
        ([Count(number=3)], [], (3, 3, 3)),
        ([Count(number=3)], [Count(number=5), Count(number=2)], (2, 3, 5)),
        ([Count(number=3, bound="at least")], [], (3, 3, None)),
        ([Count(number=2, high=3)], [], (2, 2, 3)),
        ([Count(number=None, bound="several")], [], (None, None, None)),
    ],
)
def test_low_best_and_high(held, others, expected):
    one = event("x", TOLD)
    made = one.event.model_copy(update={"beliefs": (belief("deaths", held, TOLD.key, others),)})
    assert codebooks.low_best_high(made, "deaths") == expected


def test_a_meeting_goes_both_ways_and_a_launch_one():
    met = event("m", TOLD, "meeting", agent=[NORTH], other=[STATES], time=[day("2019-09-10")])
    fired = event("f", TOLD, agent=[NORTH], time=[day("2019-09-10")], from_=[KAECHON])
    chosen = selection(met, fired, reports=[TOLD])
    found = list(csv.DictReader(io.StringIO(dyads.cameo(chosen).text)))
    assert [(r["source"], r["target"], r["code"], r["root"]) for r in found] == [
        ("PRK", "USA", "040", "04"), ("USA", "PRK", "040", "04"), ("PRK", "", "150", "15")]  # fmt: skip
    assert {r["code"] for r in csv.DictReader(io.StringIO(dyads.plover(chosen).text))} == {"CONSULT", "MOBILIZE"}


def test_only_what_happened_is_a_dyad():
    made = FORMATS["plover"].make(mixed())
    assert made.left_out == {"of a kind that PLOVER has no code for": 2, "planned, possible or denied": 2}


def test_ids_of_other_formats_are_the_same_again_and_differ_between_events():
    found = [json.loads(FORMATS["stix"].make(mixed()).text) for _ in range(2)]
    assert found[0] == found[1]
    ids = [o["id"] for o in found[0]["objects"]]
    assert len(set(ids)) == len(ids)
