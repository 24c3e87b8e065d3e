"""Times that count from an event."""

import pytest

from dateline.model import Time
from dateline.normalize.when import Anchor, find_times, resolve

EVENT = Time(
    edtf="2019-08-24T16:29",
    start="2019-08-24T16:29",
    end="2019-08-24T16:30",
    precision="minute",
    offset="+09:00",
    basis="place",
)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("the previous day", "2019-08-23"),
        ("that day", "2019-08-24"),
        ("the same day", "2019-08-24"),
        ("the next morning", "2019-08-25"),
        ("20 minutes later", "2019-08-24T16:49"),
        ("two days earlier", "2019-08-22"),
        ("a day after", "2019-08-25"),
        ("ten days before", "2019-08-14"),
        ("the day before", "2019-08-23"),
        ("the following month", "2019-09"),
        ("the year before", "2018"),
        ("a year to the day after", "2020-08-24"),
        ("at 7 a.m. the next day", "2019-08-25T07:00"),
        ("later that day", "2019-08-24"),
        ("the following Monday", "2019-08-26"),
        ("that same month", "2019-08"),
        ("an hour and a half later", "2019-08-24T17:59"),
    ],
)
def test_shifts(text: str, edtf: str) -> None:
    phrase = next(p for p in find_times(text, Anchor("2020-01-01")) if p.kind == "context")
    assert phrase.shift is not None
    assert phrase.value.date is None
    assert resolve(phrase, EVENT).edtf == edtf


def test_the_following_week_has_its_seven_days() -> None:
    (phrase,) = find_times("the following week", Anchor("2020-01-01"))
    assert resolve(phrase, EVENT).start == "2019-08-26T00:00"


def test_the_offset_of_the_event_is_kept() -> None:
    (phrase,) = find_times("20 minutes later", Anchor(None))
    assert (resolve(phrase, EVENT).offset, resolve(phrase, EVENT).basis) == ("+09:00", "place")


def test_a_reference_too_coarse_gives_nothing() -> None:
    (phrase,) = find_times("two days earlier", Anchor(None))
    assert resolve(phrase, Time(edtf="2018", precision="year")).edtf == ""


def test_the_text_itself_gives_a_guess() -> None:
    text = "The first left at around 4:29 in the afternoon. The second followed 20 minutes later."
    first, second = find_times(text, Anchor("2019-05-09"))
    assert first.value.clock == "16:29"
    assert second.guess is not None
    assert second.guess.clock == "16:49"


def test_an_ordinal_day_takes_the_month_told_nearest() -> None:
    text = "It had been proclaimed on Dec. 31, 2022. They said on the 3rd that they knew of none."
    assert [p.value.edtf for p in find_times(text, Anchor("2023-12-20"))] == ["2022-12-31", "2023-01-03"]
