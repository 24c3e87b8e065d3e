"""Datelines of the agencies' and papers' forms, and openings that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.sources.dateline import find_dateline

STORY = "Two rockets were fired at the range near the coast on Tuesday, the ministry said."


@pytest.mark.parametrize(
    ("opening", "place", "day", "credit"),
    [
        ("SEOUL, Sept. 10 (Eastwire) -- ", "SEOUL", (9, 10), "Eastwire"),
        ("BEIRUT (Reuters) - ", "BEIRUT", None, "Reuters"),
        ("WASHINGTON, March 3, 2021 /PRNewswire/ -- ", "WASHINGTON", (3, 3), "PRNewswire"),
        ("GOYANG, South Korea, April 27 (Northgate) - ", "GOYANG", (4, 27), "Northgate"),
        ("Tokyo, Sept. 15 (Jiji Press)—", "Tokyo", (9, 15), "Jiji Press"),
        ("MOSCOW (Portal News / Sputnik - 30th March, 2020) ", "MOSCOW", None, "Portal News / Sputnik"),
        ("CAPE CANAVERAL, Fla. -- ", "CAPE CANAVERAL", None, None),
        ("KYIV, 4 October (Ukrinform) — ", "KYIV", (10, 4), "Ukrinform"),
        ("Madrid/Seoul, 10 August. ", "Madrid/Seoul", (8, 10), None),
        ("MOSCOW, October 31. ", "MOSCOW", (10, 31), None),
        ("Seoul, March 6: ", "Seoul", (3, 6), None),
        ("(URGENT) WASHINGTON/BEIRUT -- ", "WASHINGTON/BEIRUT", None, None),
        ("BALASORE: ", "BALASORE", None, None),
        ("Bhubaneswar: ", "Bhubaneswar", None, None),
        ("MOSCOW. ", "MOSCOW", None, None),
        ("Seoul – ", "Seoul", None, None),
        ("SEOUL • ", "SEOUL", None, None),
        ("ANKARA (AP)_ ", "ANKARA", None, "AP"),
        ("(Reuters) - ", None, None, "Reuters"),
        ("(FLASH) ", None, None, None),
    ],
)
def test_a_dateline_is_found_with_its_parts(opening, place, day, credit):
    found = find_dateline(opening + STORY)
    assert found is not None
    assert (opening + STORY)[found.end :].strip() == STORY
    assert (found.place, (found.month, found.day) if found.day else None, found.credit) == (place, day, credit)


@pytest.mark.parametrize(
    "line",
    [
        "ANCHOR: The North was at it again this morning, and for the second time in six days.",
        "Officials said Tuesday: the range was closed, and nobody was hurt in the accident there.",
        "In April, the army fired two rockets at the range, and the ministry said nothing of it.",
        "Trump - who met Kim in June - said that the two would meet again before the year was out.",
        "The Joint Chiefs of Staff (JCS) said that two rockets had been fired in the morning.",
        "Rockets fired from west - report",
        "May 4 - Several projectiles were fired from the peninsula, and all of them fell into the sea.",
    ],
)
def test_an_opening_that_is_no_dateline(line):
    assert find_dateline(line) is None


def test_a_bare_place_in_ordinary_case_counts_only_in_the_first_paragraph():
    assert find_dateline("Seoul – " + STORY, first=False) is None
    assert find_dateline("SEOUL – " + STORY, first=False) is not None


@given(st.text(max_size=200), st.booleans())
def test_no_text_breaks_it(text, first):
    found = find_dateline(text, first=first)
    assert found is None or 0 <= found.start < found.end <= len(text)
