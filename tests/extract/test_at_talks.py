"""Outcomes of talks, and who mediated."""

from tests.extract.entries import of_kind


def test_talks_that_failed_failed_when_they_were_held() -> None:
    (failed,) = of_kind(
        "rejection", "Talks between Chad and Niger, held in Oslo on Tuesday, ended without agreement.", "2021-05-12"
    )
    assert failed["time"] == ["2021-05-11"]


def test_who_mediates_and_tells_is_no_party() -> None:
    text = "Chad and Niger have agreed to a truce, the United Nations said on Tuesday."
    (agreed,) = of_kind("agreement", text, "2021-05-12")
    assert set(agreed["agent"]) == {"TCD", "NER"} and agreed["other"] == ["UNO"]


def test_whose_country_is_visited_is_the_other() -> None:
    text = "Chad's president flew to Nairobi on Monday. Kenya has asked for calm."
    (visit,) = of_kind("meeting", text, "2021-05-12")
    assert visit["agent"] == ["TCD"] and visit["other"] == ["KEN"]
