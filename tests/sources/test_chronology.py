"""Tables of events by a map: days, groups, values on their words, what is refused."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.engines import map_for
from dateline.model import Count, Place, Quantity, Reading, Refusal, Report, Time
from dateline.packs.loader import load_packs
from dateline.sources.chronology import Map, MapError, read_chronology
from dateline.sources.chronology.rows import rows_of

DOCS = Path(__file__).parents[2] / "docs" / "chronologies"
ROW = {"id": "a", "day": "2011-03-04", "at": "21:40", "pad": "Northcape", "lat": "61.2", "lon": "5.1", "km": "410"}


def a_map(**rest: Any) -> Map:
    values = {
        "agent": {"value": "NOR", "name": "Norway"}, "count": {"each": "rocket"}, "range_km": {"column": "km"},
        "from": {"column": "pad", "lat": "lat", "lon": "lon"}, **rest.pop("values", {}),
    }  # fmt: skip
    given = {"outlet": "The list", "kind": "launch", "zone": "Europe/Oslo", "date_zone": "UTC", "id": "id", **rest}
    return Map.model_validate({"date": "day", "time": "at", **given, "values": values})


def told(rows: Iterable[dict[str, Any]], how: Map | None = None) -> list[tuple[Report, Reading] | Refusal]:
    return list(read_chronology(enumerate(rows, start=1), "t.csv", how or a_map()))


def readings(*rows: dict[str, Any], how: Map | None = None) -> list[tuple[Report, Reading]]:
    return [one for one in told(rows, how) if not isinstance(one, Refusal)]


def values(pair: tuple[Report, Reading], attribute: str) -> list[Any]:
    return [c.value for m in pair[1].mentions for c in m.claims if c.attribute == attribute]


def test_a_row_is_read_without_being_understood():
    (pair,) = readings(ROW)
    report, reading = pair
    day, clock = values(pair, "time")
    assert isinstance(day, Time) and day.edtf == "2011-03-04" and day.precision == "day"
    assert (clock.edtf, clock.offset) == ("2011-03-04T22:40", "+01:00")
    assert values(pair, "count") == [Count(number=1, unit="rocket")]
    (distance,) = values(pair, "range_km")
    assert isinstance(distance, Quantity) and (distance.value, distance.unit) == (410, "km")
    (place,) = values(pair, "from")
    assert isinstance(place, Place) and (place.lat, place.timezone) == (61.2, "Europe/Oslo")
    assert reading.series == report.outlet == "The list"


def test_the_local_day_of_the_place_is_the_events_day():
    (pair,) = readings({**ROW, "at": "23:40"})
    assert values(pair, "time")[0].edtf == "2011-03-05" and pair[0].id == "the-list/2011-03-05"


@pytest.mark.parametrize("at", ["2011-03-04T21:40Z", "22:40 +01:00", "21:40 UTC", "2140"])
def test_clocks_in_their_own_zone(at):
    (pair,) = readings({**ROW, "at": at}, how=a_map(date_zone="UTC"))
    assert values(pair, "time")[-1].edtf == "2011-03-04T22:40"


def test_rows_are_parted_by_place_and_hours_and_kept_apart():
    rows = [
        ROW,
        {**ROW, "at": "21:55"},
        {**ROW, "at": "04:00"},
        {**ROW, "pad": "Eastholm", "lat": "60"},
        {**ROW, "at": ""},
    ]
    (pair,) = readings(*rows, how=a_map(group={"by": ["from"], "within_hours": 3}))
    # one without a clock stays with the row before it
    assert {e: len(m) - 1 for e, m in pair[1].entries().items()} == {"e0": 2, "e1": 2, "e2": 1}
    assert [c.number for c in values(pair, "count")] == [2, 2, 1]


def test_months_and_years_are_as_vague_as_they_are_told():
    pairs = readings({**ROW, "day": "1984-09", "at": None}, {**ROW, "day": "1991", "at": None})
    assert [values(p, "time")[0].precision for p in pairs] == ["month", "year"]
    assert values(pairs[0], "time")[0].end == "1984-10-01T00:00:00"


def test_units_are_converted_and_what_is_no_number_is_left_out_with_a_note():
    how = a_map(values={"range_km": {"column": "km", "unit": "mi"}})
    (pair,) = readings({**ROW, "km": "100"}, how=how)
    assert values(pair, "range_km")[0].value == 160.934
    (odd,) = readings({**ROW, "km": "far"})
    assert values(odd, "range_km") == [] and "'far' is no number" in odd[0].notes[0]


def test_bad_rows_are_refused_by_number_and_the_rest_goes_on():
    rows = [{**ROW, "day": ""}, {**ROW, "day": "soon"}, {**ROW, "lat": "99"}, {**ROW, "at": "25:99"}, ROW]
    found = told(rows)
    refused = [f for f in found if isinstance(f, Refusal)]
    assert [f.source for f in refused] == [f"t.csv:{n}" for n in (1, 2, 3, 4)] and len(found) == 5
    assert all("this row is left out" in f.hint for f in refused)


def test_a_column_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(MapError, match=r"date: the table has no column 'dya'; its columns: id, day"):
        told([ROW], a_map(date="dya"))


CELL = st.one_of(st.none(), st.text(max_size=12), st.integers(-9, 9999), st.floats(allow_nan=True), st.booleans())
CLOCKS = st.one_of(CELL, st.sampled_from(["07:29", "2359", "09:00 UTC", "2011-03-04T21:40Z", "9999-12-31T23:59-12:00"]))
DAYS = st.one_of(CELL, st.sampled_from(["2011-03-04", "2011-02-30", "2011-03", "2011", "0001-01-01", "9999-12-31"]))


@given(
    st.lists(
        st.fixed_dictionaries(
            {"day": DAYS, "at": CLOCKS, "pad": CELL, "lat": CELL, "lon": CELL, "km": CELL, "id": CELL}
        ),
        max_size=4,
    )
)
def test_whatever_stands_in_the_cells_every_value_stands_on_its_words(rows):
    for report, reading in readings(*rows):
        for mention in reading.mentions:
            assert mention.trigger.of(report.text) == "launch" and mention.trigger.within(mention.sentence)
            for claim in mention.claims:
                assert claim.evidence.within(mention.sentence) and claim.evidence.of(report.text).strip()


def write(folder: Path, text: str) -> Path:
    path = folder / "m.yml"
    path.write_text(text)
    return path


GOOD = "outlet: L\nkind: launch\nzone: Europe/Oslo\ndate: day\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("outlet: L\nkind: launch\ndate: day\n", "zone: Field required"),
        (GOOD + "zon: x\n", "m.yml:5: zon: Extra inputs"),
        (GOOD.replace("Europe/Oslo", "Oslo"), "m.yml:3: zone: .*IANA"),
        (GOOD.replace("launch", "launche"), "no kind 'launche'"),
        (GOOD + "values:\n  form: x\n", "no attribute 'form'"),
        (GOOD + "values:\n  outcome: {column: x, words: {a: splendid}}\n", "no term 'splendid'"),
        (GOOD + "values:\n  range_km: {column: x, unit: parsec}\n", "no unit 'parsec'"),
        (GOOD + "values:\n  from: {column: x, lat: y}\n", "both of `lat` and `lon`"),
        (GOOD + "group: {by: [from]}\nvalues:\n  toward: x\n", "none of the map's values"),
        (GOOD + "published: soon\n", "'soon' is no date"),
        (GOOD + "published: 2999-01-01\n", "lies in the future"),
        ("- a\n", "valid dictionary"),
        ("a: [", "not valid YAML"),
    ],
)
def test_a_bad_map_is_refused_by_line(tmp_path, text, said):
    with pytest.raises(MapError, match=said):
        map_for(write(tmp_path, text), load_packs())


def test_the_documented_example_reads_as_its_page_says():
    how = map_for(DOCS / "rockets.map.yml", load_packs())
    found = list(read_chronology(rows_of(DOCS / "rockets.csv"), "rockets.csv", how))
    refused = [f for f in found if isinstance(f, Refusal)]
    assert [f.source for f in refused] == ["rockets.csv:7"]
    assert [r.id[-10:] for r, _ in (f for f in found if not isinstance(f, Refusal))] == [
        "2011-03-04",
        "2011-03-19",
        "2011-04-02",
    ]
    launches = [values(f, "count") for f in found if not isinstance(f, Refusal)]
    assert [[c.number for c in day] for day in launches] == [[2], [1], [1, 1]]


def test_what_is_no_table_is_refused(tmp_path):
    (tmp_path / "t.txt").write_text("A text about nothing that is in rows.")
    (tmp_path / "e.csv").write_text("")
    for name, said in (("t.txt", "no table"), ("e.csv", "empty"), ("gone.csv", "cannot be opened")):
        (refused,) = rows_of(tmp_path / name)
        assert isinstance(refused, Refusal) and said in refused.reason
