"""Times that contradict themselves are kept as they are told, and said to."""

import pytest

from dateline.extract.read import Reader
from dateline.model import Report


@pytest.fixture(scope="module")
def reader():
    return Reader()


def told(reader: Reader, text: str, published: str = "2019-09-10") -> tuple[list[str], tuple[str, ...]]:
    reading = reader.read(Report(id="x", text=text, published=published))
    times = [c.value.edtf for m in reading.mentions for c in m.claims if c.attribute == "time"]
    return times, reading.notes


def test_a_local_time_and_another_clock_that_no_zone_joins_are_both_kept(reader):
    times, notes = told(
        reader, "North Korea fired two missiles at 07:00 local time (23:00 GMT) on Tuesday, Seoul said."
    )
    assert times == ["2019-09-10T07:00", "2019-09-10T08:00"]
    assert notes == ("times that cannot both hold: 07:00 local time (23:00 GMT) on Tuesday",)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("North Korea fired a missile at 07:00 local time on Tuesday (22:00 GMT Monday).", "2019-09-10T07:00"),
        # another zone of the same country is no contradiction
        ("The U.S. army launched a missile at 7:00 a.m. local time (1400 GMT) on Monday.", "2019-09-09T10:00"),
    ],
)
def test_clocks_that_agree_are_one_time(reader, text, time):
    assert told(reader, text) == ([time], ())


def test_a_weekday_that_is_not_that_of_its_date_is_noted(reader):
    _, notes = told(reader, "Iran fired a missile on Monday, Sept. 10, 2019.")
    assert notes == ("times that cannot both hold: Monday, Sept. 10, 2019",)
