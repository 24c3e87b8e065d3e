"""Who is struck, whose ground it is, and who is condemned for it."""

import pytest

from tests.extract.entries import of_kind


def test_the_host_of_an_embassy_is_no_party() -> None:
    found = of_kind("attack", "The bombing of Swiss embassies in Chile and Peru on Tuesday killed 20 people.")
    assert [e["other"] for e in found] == [["CHE"], ["CHE"]]
    assert [e["target"] for e in found] == [["Chile"], ["Peru"]]


def test_a_condemnation_is_not_aimed_at_the_victim() -> None:
    (said,) = of_kind("condemnation", "Norway condemned the bombing of Swiss embassies in Chile and Peru.")
    assert "other" not in said


def test_a_condemnation_is_aimed_at_whoever_did_the_deed() -> None:
    (said,) = of_kind(
        "condemnation", "India fired a ballistic missile on Tuesday. Canada strongly condemned the launch."
    )
    assert (said["agent"], said["other"]) == (["CAN"], ["IND"])


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A missile hit the port of Odesa on Monday.", ["Odesa"]),
        (
            "Twelve people were killed in an attack on Monday outside a market in the northern city of Maiduguri.",
            ["Maiduguri"],
        ),
        ("The group admitted an attack in Kabul that killed a French soldier.", ["Kabul"]),
    ],
)
def test_targets_stand_beside_the_deed_or_its_victims(text: str, target: list[str]) -> None:
    assert [t for e in of_kind("attack", text) for t in e.get("target", [])] == target


def test_the_state_over_which_it_happens_intercepts() -> None:
    text = "Armenian rockets were fired at Ganja in Azerbaijan on Monday. Two rockets were intercepted over Ganja. Azerbaijan thanked its crews."
    (stopped,) = of_kind("interception", text)
    assert stopped["agent"] == ["AZE"]


def test_blows_told_together_share_their_victim_and_their_day() -> None:
    text = (
        "He said the bombings this year of Danish embassies in Lima, Peru, and La Paz, Bolivia, had shocked him. "
        "The bombings, on April 7, killed 40 people in Peru."
    )
    found = of_kind("attack", text)
    assert [e["other"] for e in found] == [["DNK"], ["DNK"]]
    assert all("2021-04-07" in e["time"] for e in found)


def test_who_stops_the_weapons_is_the_one_attacked() -> None:
    text = "Lebanese militants fired 40 rockets at a fuel depot on Monday. Thirty rockets were intercepted by Iron Dome. Syria was silent."
    (blow,), (stopped,) = of_kind("attack", text), of_kind("interception", text)
    assert (blow["agent"], blow["other"]) == (["LBN"], ["ISR"])
    assert (stopped["agent"], stopped["other"]) == (["ISR"], ["LBN"])
