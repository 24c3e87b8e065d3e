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


def test_what_is_stopped_in_flight_was_fired_that_day() -> None:
    text = "Three rockets that had been launched at Peru by Chile were intercepted and destroyed early on Monday, the ministry said."
    (shot,) = of_kind("attack", text)
    assert shot["time"] == ["2021-05-10"]


def test_what_was_fired_on_a_day_was_stopped_that_day() -> None:
    text = "Peru said it had shot down a drone launched from Chile on Sunday."
    (stopped,) = of_kind("interception", text)
    assert stopped["time"] == ["2021-05-09"]


def test_hours_told_in_another_zone_are_those_of_where_the_launch_was() -> None:
    text = "Iran on Wednesday fired two missiles from Kerman. The launches came at 2006 and 2027 GMT on Tuesday."
    (shot,) = of_kind("launch", text)
    assert shot["time"] == ["2021-05-12", "2021-05-12T00:36", "2021-05-12T00:57"]
