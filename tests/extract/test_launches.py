"""Launches told by flight, by likeness, by lists of days, by those who only saw them."""

import pytest

from tests.extract.entries import of_kind

PUBLISHED = "2022-08-20"


def days(text: str) -> list[str]:
    return sorted(str(d) for e in of_kind("launch", text, PUBLISHED) for d in e.get("time", []))


@pytest.mark.parametrize(
    "text",
    [
        "A Brazilian rocket fell into a field near Natal on Tuesday.",
        "Pakistan has launched what India takes to be a ballistic missile.",
        "Two weapons that look like cruise missiles flew from Oman on Thursday.",
        "The army fired at long range into the Taiwan Strait on Thursday.",
        "India failed on Friday to put two satellites into orbit.",
    ],
)
def test_what_flew_was_launched(text: str) -> None:
    assert len(of_kind("launch", text, PUBLISHED)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "It is rare for the country to launch more than ten missiles in a day.",
        "The treaty covers missiles, those launched from land that fly far.",
    ],
)
def test_what_is_told_in_general_opens_nothing(text: str) -> None:
    assert of_kind("launch", text, PUBLISHED) == []


def test_each_listed_day_is_a_launch() -> None:
    assert days("On March 3 and 9, Oman tested the missile, on July 4 and Aug. 2.") == [
        "2022-03-03",
        "2022-03-09",
        "2022-07-04",
        "2022-08-02",
    ]
    assert days("India conducted two underwater missile launches in 2015 and 2019.") == ["2015", "2019"]


def test_a_date_under_another_noun_is_no_launch() -> None:
    assert days("Oman fired missiles in May, in anger over the failure of a summit in Doha in February.") == ["2022-05"]


def test_only_the_first_since_a_day_tells_of_that_day() -> None:
    text = "Oman fired a missile on Friday. It was the eighth round since June and the first since July 9."
    assert days(text) == ["2022-07-09", "2022-08-19"]


def test_who_sees_a_missile_has_not_fired_it() -> None:
    (launch,) = of_kind("launch", "Norway announced the launch of missiles from Iran on Friday.", PUBLISHED)
    assert launch["agent"] == ["IRN"]


def test_the_owner_of_the_weapon_that_flies_fired_it() -> None:
    (launch,) = of_kind(
        "launch", "Japan's first Hoshi rocket was destroyed in flight on Friday.", PUBLISHED
    ) or of_kind("launch", "Japan's first Hoshi rocket fell on Friday.", PUBLISHED)
    assert launch["agent"] == ["JPN"]


def test_a_part_is_no_other_count() -> None:
    (launch,) = of_kind("launch", "Oman fired three missiles on Friday. One landed in the Arabian Sea.", PUBLISHED)
    assert launch["count"] == [3]
