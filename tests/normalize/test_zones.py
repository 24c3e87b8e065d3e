"""Zones: history, words, countries, and clocks carried over."""

import pytest

from dateline.model import Time
from dateline.normalize.zones import country_zone, offset_at, to_zone, zone_of_abbreviation, zone_of_words


@pytest.mark.parametrize(
    ("zone", "local", "offset"),
    [
        ("Asia/Seoul", "2017-07-04T09:40", "+09:00"),
        ("Asia/Pyongyang", "2017-07-04T09:10", "+08:30"),
        ("Asia/Pyongyang", "2018-05-05", "+09:00"),
        ("Asia/Pyongyang", "2015-08-14", "+09:00"),
        ("America/New_York", "2019-09-10", "-04:00"),
        ("America/New_York", "2019-01-10", "-05:00"),
        ("Europe/Moscow", "2013-01-01", "+04:00"),
        ("+05:30", "2020-01-01", "+05:30"),
        ("Nowhere/Else", "2020-01-01", None),
        ("Asia/Seoul", "soon", None),
    ],
)
def test_offsets(zone: str, local: str, offset: str | None) -> None:
    assert offset_at(zone, local) == offset


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Seoul", "Asia/Seoul"),
        ("U.S.", "America/New_York"),
        ("Washington", "America/New_York"),
        ("Moscow", "Europe/Moscow"),
        ("Eastern", "America/New_York"),
        ("Korea", "Asia/Seoul"),
        ("Israeli", "Asia/Jerusalem"),
        ("Japan", "Asia/Tokyo"),
        ("Pyongyang", "Asia/Pyongyang"),
        ("prime", None),
        ("a long", None),
    ],
)
def test_zones_in_words(words: str, zone: str | None) -> None:
    assert zone_of_words(words) == zone


def test_abbreviations_and_countries() -> None:
    assert zone_of_abbreviation("KST") == "Asia/Seoul"
    assert zone_of_abbreviation("IST", "ISR") == "Asia/Jerusalem"
    assert zone_of_abbreviation("IST", "IND") == "Asia/Kolkata"
    assert zone_of_abbreviation("XYZ") is None
    assert country_zone("KOR") == "Asia/Seoul"
    assert country_zone("RUS") == "Europe/Moscow"
    assert country_zone("ZZZ") is None


def test_clock_and_date_move_together() -> None:
    gmt = Time(
        edtf="2019-09-09T22:00", start="2019-09-09T22:00", end="2019-09-09T22:01", precision="minute", offset="+00:00"
    )
    there = to_zone(gmt, "Asia/Seoul")
    assert (there.edtf, there.start, there.offset) == ("2019-09-10T07:00", "2019-09-10T07:00", "+09:00")
    assert to_zone(there, "+00:00").edtf == gmt.edtf


def test_a_night_moves_as_an_interval() -> None:
    night = Time(
        edtf="2019-09-09",
        start="2019-09-09T18:00",
        end="2019-09-10T04:00",
        precision="part",
        offset="-04:00",
        weekday=1,
    )
    there = to_zone(night, "Asia/Seoul")
    assert (there.edtf, there.start, there.weekday) == ("2019-09-10", "2019-09-10T07:00", 2)


def test_a_bare_clock_moves_within_the_day() -> None:
    bare = Time(edtf="T03:29", precision="minute", offset="-04:00")
    assert to_zone(bare, "Asia/Seoul", "2019-05-09").edtf == "T16:29"
    assert to_zone(bare, "Asia/Seoul") == bare
