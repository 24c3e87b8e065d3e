"""The day lent to what is told without one."""

from tests.extract.entries import of_kind


def test_the_day_of_publication_is_not_lent() -> None:
    (launch,) = of_kind(
        "launch", "Pakistan has fired two ballistic missiles into the sea, its army said.", "2021-05-12"
    )
    assert "time" not in launch


def test_the_next_sentences_share_the_day_told() -> None:
    text = "Chad's president told his cabinet on Tuesday that talks were over. He condemned the raids of Niger's army."
    (said,) = of_kind("condemnation", text, "2021-05-12")
    assert said["time"] == ["2021-05-11"]


def test_what_came_before_takes_no_day() -> None:
    text = "Chad's president spoke on Tuesday in N'Djamena. Niger has called again and again for talks with Chad since the raids began."
    assert all("time" not in e for e in of_kind("request", text, "2021-05-12"))


def test_an_act_told_in_passing_takes_no_day() -> None:
    text = "Chad's president spoke on Tuesday. Niger's minister, who condemned Chad before the vote, kept silent."
    assert all("time" not in e for e in of_kind("condemnation", text, "2021-05-12"))


def test_what_was_not_done_takes_no_day() -> None:
    assert all(
        "time" not in e
        for e in of_kind("rejection", "Chad's president met the envoy of Niger. He signed nothing.", "2021-05-12")
    )


def test_what_is_promised_has_the_day_of_the_promise() -> None:
    text = "Chad's president told his cabinet on Tuesday that talks were over. Should they fail, he said, Chad would bomb the Niger camps."
    (said,) = of_kind("threat", text, "2021-05-12")
    assert said["time"] == ["2021-05-11"]


def test_a_length_of_time_is_no_other_day() -> None:
    text = "Chad's president spoke on television on Tuesday. Niger was given 60 days to withdraw."
    (said,) = of_kind("request", text, "2021-05-12")
    assert said["time"] == ["2021-05-11"]


def test_what_had_been_said_before_lends_no_day() -> None:
    text = "Chad's minister had spoken on Monday. Niger condemned the raids."
    assert all("time" not in e for e in of_kind("condemnation", text, "2021-05-12"))
