"""Who takes part: overseers of launches, speakers of offers."""

import pytest

from tests.extract.entries import of_kind


@pytest.mark.parametrize(
    "text",
    [
        "Iran fired a ballistic missile on Monday in a test supervised by Iranian president Hassan Rouhani.",
        "Iran fired a ballistic missile on Monday under Iranian president Hassan Rouhani's guidance.",
    ],
)
def test_who_oversees_a_launch_takes_part(text: str) -> None:
    assert of_kind("launch", text)[0]["person"] == ["IRN"]


def test_the_speaker_of_an_offer_makes_it() -> None:
    text = "Chad's deputy foreign minister Amine Toure said on Monday that Chad is willing to resume talks with Niger."
    (offer,) = of_kind("offer", text)
    assert offer["person"] == ["TCD"]


def test_a_foreign_commentator_takes_no_part() -> None:
    text = "Italian analyst Carla Rossi said on Monday that Chad is willing to resume talks with Niger."
    assert all("person" not in e for e in of_kind("offer", text))


def test_who_speaks_for_the_side_that_refuses_takes_part() -> None:
    (said,) = of_kind("rejection", "Chad had left the accord with Niger, Foreign Minister Awa Bello said on Tuesday.")
    assert said["person"] == ["TCD"]


@pytest.mark.parametrize("words", ["U.S.-Chilean", "US-Chilean", "U.S.-Chile", "Chilean-U.S."])
def test_two_names_behind_one_hyphen_are_two_sides(words: str) -> None:
    (held,) = of_kind("meeting", f"{words} talks opened in Bern on Monday.")
    assert sorted(held["agent"]) == ["CHL", "USA"]
