"""Attacks and interceptions: what opens them, who strikes and who is struck, what bare numbers stand for."""

import pytest

from tests.extract.entries import of_kind


@pytest.mark.parametrize(
    "text",
    [
        "A truck bomb exploded outside a hotel in Mogadishu on Monday, killing nine people.",
        "Terrorist bombings at French embassies in Chad and Niger shattered two buildings.",
        "A patrol came under attack near the Malian town of Gao on Monday.",
        "Gunmen opened fire on a convoy in Sokoto on Monday.",
        "Two villages in Tigray were shelled on Monday.",
        "Insurgents blew up a gas pipeline in Arish on Monday.",
    ],
)
def test_violence_without_a_named_side_is_an_attack(text: str) -> None:
    assert len(of_kind("attack", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A strike at a tyre factory in Toledo was settled on Monday.",
        "A gas explosion in Milan woke the neighbours on Monday.",
        "Police raided two homes in Malaga on Monday.",
        "The opposition's attack on the pension reform was fierce.",
        "Inspectors are to verify that Libya has destroyed its missiles.",
    ],
)
def test_what_only_sounds_like_violence_is_none(text: str) -> None:
    assert of_kind("attack", text) == of_kind("interception", text) == []


def test_a_planted_bomb_is_no_nuclear_device() -> None:
    assert of_kind("nuclear-test", "A car bomb exploded in Tripoli on Monday.") == []
    assert len(of_kind("nuclear-test", "India tested a hydrogen bomb on Monday.")) == 1


def test_a_country_before_a_bombing_is_struck() -> None:
    (attack,) = of_kind("attack", "Nine people died in the Kenya bombing on Monday.")
    assert attack["other"] == ["KEN"]
    assert "agent" not in attack


def test_the_owner_of_what_is_attacked_does_not_attack() -> None:
    (attack,) = of_kind("attack", "Five died in the Swedish embassy attack in Accra on Monday.")
    assert attack["other"] == ["SWE"]


def test_the_answer_is_another_attack() -> None:
    text = (
        "Eritrea attacked Ethiopia with rockets on Tuesday. Ethiopia answered with raids on more than thirty targets."
    )
    assert [e["agent"] for e in of_kind("attack", text)] == [["ERI"], ["ETH"]]


def test_attacks_in_different_lands_are_not_one() -> None:
    text = "A bomb attack in Jakarta killed nine people. The attack came a month after a bombing in Manila."
    assert len(of_kind("attack", text)) == 2


def test_who_is_accused_of_it_does_it() -> None:
    (attack,) = of_kind("attack", "Chad accused Libya of shelling of its border posts on Monday.")
    assert attack["agent"] == ["LBY"]


def test_bare_numbers_stand_for_the_weapons_told() -> None:
    text = "Oman fired eleven missiles at Aden on Monday. Nine of these were shot down."
    (stopped,) = of_kind("interception", text)
    assert stopped["count"] == [9]


def test_shots_told_after_an_attack_belong_to_it() -> None:
    text = "Eritrea attacked Ethiopia on Tuesday. Eritrea fired 40 rockets in an hour."
    assert of_kind("launch", text) == []
    (attack,) = of_kind("attack", text)
    assert attack["count"] == [40]


def test_a_threat_of_strikes_is_no_attack_to_come() -> None:
    assert of_kind("attack", "France said it would strike Libya unless the port was opened.") == []


def test_what_is_denied_did_not_happen() -> None:
    found = of_kind("attack", "Sudan denied having struck a hospital in Chad on Monday.")
    assert [e["realis"] for e in found] in ([], ["denied"])
