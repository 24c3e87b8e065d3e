"""Places described rather than named: coasts, waters, borders, zones, distances, kinds of sites."""

import pytest

from dateline.normalize.where.geo import distance
from tests.normalize.where.scene import names, one, places


def test_distance_and_bearing_give_a_computed_point() -> None:
    value = one("It was fired from a point 80 km north of Pyongyang.", "north of Pyongyang").value
    assert value.lat is not None and value.lon is not None and value.radius_km is not None
    assert distance((value.lat, value.lon), (39.034, 125.754)) == pytest.approx(80, abs=2)
    assert value.lat > 39.6
    assert value.radius_km >= 20


def test_miles_count_as_miles() -> None:
    value = one("The base lies 50 miles east of Damascus.", "east of Damascus").value
    assert value.lat is not None and value.lon is not None
    assert distance((value.lat, value.lon), (33.51, 36.291)) == pytest.approx(80.5, abs=2)


@pytest.mark.parametrize(
    ("text", "name", "governed", "country"),
    [
        ("North Korea fired it off its east coast.", "east coast", "off", "PRK"),
        ("It flew into waters off Kimchaek.", "waters off Kimchaek", "into", "PRK"),
        (
            "The missile came down inside Japan's exclusive economic zone.",
            "Japan's exclusive economic zone",
            "inside",
            "JPN",
        ),
        (
            "China fired missiles into waters to the north and east of Taiwan.",
            "waters to the north and east of Taiwan",
            "into",
            "TWN",
        ),
        ("A drone entered South Korea's airspace.", "South Korea's airspace", None, "KOR"),
        ("Rockets were fired from northwestern Iran.", "northwestern Iran", "from", "IRN"),
        ("It was launched into the sea on Friday.", "sea", "into", None),
        (
            "North Korea fired it in the direction of the waters off its east coast.",
            "waters off the east coast",
            "toward",
            "PRK",
        ),
        ("A satellite was put into orbit.", "orbit", "into", None),
        ("North Korea fired them from an airfield in the west.", "airfield in the west", "from", "PRK"),
        ("Syria said the raid hit a base near the border with Lebanon.", "border with Lebanon", "near", None),
    ],
)
def test_area(text: str, name: str, governed: str | None, country: str | None) -> None:
    phrase = one(text, name)
    assert phrase.kind == "area"
    assert phrase.governed == governed
    assert phrase.value.country == country


def test_the_sea_off_a_coast_lies_off_that_coast() -> None:
    value = one("North Korea fired a missile off its east coast.", "east coast").value
    assert value.lon is not None and value.lon > 128
    assert value.radius_km is not None and value.radius_km > 50


def test_the_capital_is_that_of_the_country_named() -> None:
    value = one("Explosions were heard in the Syrian capital.", "Damascus").value
    assert value.country == "SYR"


def test_a_border_lies_between_its_countries() -> None:
    value = one("Shells fell near the border between India and Pakistan.", "border between India and Pakistan").value
    assert value.lat is not None and value.lon is not None
    assert 23 < value.lat < 36
    assert 66 < value.lon < 78


def test_the_strip_is_the_one_named_before() -> None:
    found = places("Ten rockets came out of the Gaza Strip. Most of those fired from the strip fell in fields.")
    assert [p.governed for p in found if "Gaza" in p.value.name] == ["from", "from"]


@pytest.mark.parametrize(
    "text", ["The missiles flew eastward.", "They headed north.", "The West and the East disagree."]
)
def test_a_direction_alone_is_no_place(text: str) -> None:
    assert names(text) == []
