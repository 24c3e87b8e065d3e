"""Which mentions of a report speak of one event."""

from tests.extract.entries import of_kind


def test_a_running_count_is_no_size_of_the_event() -> None:
    text = "Pakistan fired two ballistic missiles on Tuesday. Pakistan has carried out 12 launches since January including Tuesday's."
    (launch,) = of_kind("launch", text)
    assert launch["count"] == [2]


def test_many_weapons_in_general_say_nothing_of_the_launch_told() -> None:
    text = "Pakistan fired two drones on Tuesday. Numerous missiles launched by Pakistan appear to be new types."
    (launch,) = of_kind("launch", text)
    assert launch["weapon_class"] == ["drone"]


def test_a_bare_test_is_of_the_kind_spoken_of() -> None:
    text = "India has conducted six nuclear tests since 1974. The first test was conducted on 18 May 1974."
    assert [e["time"] for e in of_kind("nuclear-test", text)] == [["1974-05-18"]]


def test_a_border_is_no_party() -> None:
    (meeting,) = of_kind("meeting", "Chad's president met the president of Niger at the Libyan border on Monday.")
    assert set(meeting["agent"]) == {"TCD", "NER"}
