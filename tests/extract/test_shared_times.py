"""Times that hold for more than the frame they stand on."""

from tests.extract.entries import of_kind


def test_joined_verbs_share_their_day() -> None:
    (deal,) = of_kind("agreement", "The presidents of Peru and Chile met in Lima on Monday and signed a border treaty.")
    assert deal["time"] == ["2021-05-10"]


def test_what_is_agreed_in_a_dated_meeting_is_of_that_day() -> None:
    text = "Peru's president agreed in a May 3 meeting with the president of Chile to reopen the border."
    (deal,) = of_kind("agreement", text)
    assert deal["time"] == ["2021-05-03"]


def test_a_plan_takes_no_day_from_what_happened() -> None:
    deals = of_kind("agreement", "Peru and Chile met on Monday and will sign a treaty.")
    assert all("2021-05-10" not in d.get("time", []) for d in deals)
