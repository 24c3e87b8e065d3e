"""Gatherings and deals of other years, told by a pronoun."""

from tests.extract.entries import of_kind


def days(kind: str, text: str) -> list[str]:
    return sorted(t for e in of_kind(kind, text, "2021-05-12") for t in e.get("time", ()))


def test_those_of_other_years() -> None:
    text = "Chad and Niger held a summit on Tuesday. It was the third summit of Chad and Niger, after those of 2003 and 2009."
    assert days("meeting", text) == ["2003", "2009", "2021-05-11"]


def test_that_of_another_month() -> None:
    text = "Chad and Niger signed a truce in April. The extension of March, like that of February, was brief."
    assert days("agreement", text) == ["2021-02", "2021-03", "2021-04"]


def test_one_and_another() -> None:
    assert days("meeting", "There were two summits of Chad and Niger, one in 2003 and one in 2009.") == ["2003", "2009"]


def test_the_first_and_the_second() -> None:
    text = "Chad and Niger signed three accords: the first on 3 May 2009, the second in 2011 and the last in 2015."
    assert days("agreement", text) == ["2009-05-03", "2011", "2015"]


def test_a_joined_verb_with_a_year_of_its_own() -> None:
    text = "Talks in 2012 between Chad and Niger failed, and a third round in 2016 ended without a deal."
    assert "2016" in days("rejection", text)
