"""Values as a person writes them."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Actor, Count, Place, Quantity, Term
from dateline.record.valued import FORMS, SHAPES, Known, ValueWrong, read_value
from tests.record.making import GLOSSARY

KAECHON = Place(name="Kaechon", country="PRK", lat=39.7, lon=125.9)
DEPTH = Quantity(value=10, unit="km")
KNOWN = Known(GLOSSARY, (KAECHON,), {"depth": DEPTH}, lambda name: Place(name="Wonsan") if name == "Wonsan" else None)


@pytest.mark.parametrize(
    ("attribute", "text", "value"),
    [
        ("range_km", "330 km", Quantity(value=330, unit="km", stated="330 km")),
        ("range_km", "about 330 km", Quantity(value=330, unit="km", bound="about", stated="about 330 km")),
        ("range_km", "250 to 330 km", Quantity(value=250, high=330, unit="km", stated="250 to 330 km")),
        ("range_km", "205 miles", Quantity(value=329.9155, unit="km", stated="205 miles")),
        ("speed", "Mach 6.5", Quantity(value=6.5, unit="Mach", stated="Mach 6.5")),
        ("speed", "2 km/s", Quantity(value=7200, unit="km/h", stated="2 km/s")),
        ("duration", "7 minutes", Quantity(value=420, unit="s", stated="7 minutes")),
        ("depth", "9,000 m", Quantity(value=9, unit="km", stated="9,000 m")),
        ("count", "2", Count(number=2)),
        ("count", "at least 20", Count(number=20, bound="at least")),
        ("count", "2 to 3 missiles", Count(number=2, high=3, unit="missiles")),
        ("count", "several", Count(number=None, bound="several")),
        ("from", "kaechon", KAECHON),
        ("from", "Wonsan", Place(name="Wonsan")),
        ("agent", "prk", Actor(code="PRK", name="North Korea")),
        ("other", "south korea", Actor(code="KOR", name="South Korea")),
        ("person", "Kim Jong Un, PRK", Actor(code="PRK", name="Kim Jong Un", person="Kim Jong Un")),
        ("weapon_class", "SRBM", Term(vocabulary="weapons", term="srbm")),
        ("weapon", "srbm: KN-23", Term(vocabulary="weapons", term="srbm", phrase="KN-23")),
        ("outcome", "failure", Term(vocabulary="outcomes", term="failure")),
    ],
)
def test_a_value_in_its_form(attribute, text, value):
    assert read_value(attribute, text, KNOWN) == value


@pytest.mark.parametrize(
    ("attribute", "text", "start", "end", "offset"),
    [
        ("time", "2019-09-10", "2019-09-10T00:00", "2019-09-11T00:00", None),
        ("time", "2019-12", "2019-12-01T00:00", "2020-01-01T00:00", None),
        ("end", "2019", "2019-01-01T00:00", "2020-01-01T00:00", None),
        ("time", "2019-09-10T23:59+0900", "2019-09-10T23:59", "2019-09-11T00:00", "+09:00"),
        ("time", "2019-09-10T06:53", "2019-09-10T06:53", "2019-09-10T06:54", None),
        ("clock", "06:53Z", None, None, "+00:00"),
    ],
)
def test_a_time_in_its_form(attribute, text, start, end, offset):
    made = read_value(attribute, text, KNOWN)
    assert (made.start, made.end, made.offset) == (start, end, offset)


def test_a_place_by_its_point_keeps_what_is_known_of_the_name():
    made = read_value("place", "Kaechon (39.75, 125.95)", KNOWN)
    assert (made.name, made.country, made.lat, made.lon) == ("Kaechon", "PRK", 39.75, 125.95)
    assert read_value("place", "39.75,125.95", KNOWN).name == "39.75,125.95"


@pytest.mark.parametrize(
    ("attribute", "text", "expected"),
    [
        ("range_km", "330", "330 km"),
        ("range_km", "3 kg", "330 km"),
        ("range_km", "330 to 250 km", "330 km"),
        ("count", "two", "at least 2"),
        ("count", "-1", "at least 2"),
        ("time", "2019-02-30", "2019-09-10"),
        ("time", "yesterday", "2019-09-10"),
        ("time", "9999-12-31", "2019-09-10"),
        ("time", "2019-09T06:53", "2019-09-10"),
        ("clock", "24:00", "06:53"),
        ("clock", "06:53+99:00", "06:53"),
        ("from", "Xyzzy", "gazetteer"),
        ("from", "91,10", "gazetteer"),
        ("agent", "ZZZ", "PRK"),
        ("person", "agent 47", "full name"),
        ("weapon_class", "boat", "srbm"),
        ("colour", "red", "range_km"),
        ("count", "", "at least 2"),
    ],
)
def test_what_cannot_be_read_is_told_with_what_was_expected(attribute, text, expected):
    with pytest.raises(ValueWrong, match="expected") as told:
        read_value(attribute, text, KNOWN)
    assert expected in str(told.value)


@given(
    st.sampled_from(sorted(SHAPES)), st.text(max_size=30) | st.from_regex(r"[0-9T:+\-., a-zA-Z]{1,20}", fullmatch=True)
)
def test_whatever_is_written_is_read_or_refused(attribute, text):
    with suppress(ValueWrong):
        read_value(attribute, text, KNOWN)


@pytest.mark.parametrize("unit", ["(", "km(", "km**9**9**9", "km]", "'", "km\\"])
def test_a_unit_that_is_no_word_is_refused(unit):
    """Pint's own reader trips over some of these, and works out others."""
    with pytest.raises(ValueWrong, match="expected"):
        read_value("range_km", f"5 {unit}", KNOWN)


def test_every_form_says_what_it_expects():
    assert {s.form for s in SHAPES.values()} == set(FORMS)
