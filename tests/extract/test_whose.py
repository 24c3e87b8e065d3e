"""Whose deed it is: told by whose weapon, ship or order it was, and not by whoever else stands near."""

import pytest

from dateline.model import Report, Term
from tests.extract.entries import of_kind, reader


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Turkish drones bombed a convoy in northern Iraq on Monday.", "TUR"),
        ("Russian missiles hit a power station in Kharkiv on Monday.", "RUS"),
        ("A U.S. drone destroyed a car in Kabul on Monday.", "USA"),
        ("Two US Navy destroyers launched cruise missiles at an air base in Syria on Monday.", "USA"),
        ("A Russian submarine fired cruise missiles at Odesa on Monday.", "RUS"),
    ],
)
def test_whose_weapons_strike_strikes(text: str, agent: str) -> None:
    (attack,) = of_kind("attack", text)
    assert attack["agent"] == [agent]


@pytest.mark.parametrize(
    "text",
    [
        "Iranian-made drones struck Kyiv on Monday.",
        "A Georgian personnel carrier was destroyed in an attack near Gori on Monday.",
    ],
)
def test_who_made_it_or_lost_it_does_not_strike(text: str) -> None:
    (attack,) = of_kind("attack", text)
    assert "agent" not in attack


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("Russian missiles hit a power station in Kharkiv on Monday.", "missile"),
        ("Iran launched a dozen ballistic missiles at two Iraqi bases on Monday.", "ballistic missile"),
        ("An Iranian-made missile hit a house in Erbil on Monday.", "iranian-made missile"),
    ],
)
def test_a_weapon_is_called_by_what_it_is(text: str, weapon: str) -> None:
    reading = reader().read(Report(id="t", text=text, published="2021-05-12", dated_by="given"))
    phrases = {c.value.phrase for m in reading.mentions for c in m.claims if isinstance(c.value, Term)}
    assert weapon in phrases


def test_rockets_from_a_states_ground_are_not_its_enemys() -> None:
    text = (
        "Israeli aircraft struck launch sites on Monday, the army said, after Palestinian militants and Islamic Jihad met in Cairo. "
        "It said 1,234 rockets had been launched from the Gaza strip at Israel since Saturday."
    )
    assert [e.get("agent") for e in of_kind("attack", text) if e.get("count") == [1234]] == [["PSE"]]


def test_fighters_without_a_name_are_not_lent_the_side_they_fire_at() -> None:
    text = "Israel agreed to a truce on Monday. Militants fired a barrage of rockets toward southern Israel. Israel was hit."
    assert all("ISR" not in e.get("agent", ()) for kind in ("attack", "launch") for e in of_kind(kind, text))


def test_what_was_told_of_again_is_what_bears_the_weapons_name() -> None:
    text = (
        "Iran launched a dozen ballistic missiles at two Iraqi bases early Tuesday, in retaliation for the US drone strike that killed "
        "General Soleimani last Friday. The missiles struck Ain al-Asad at around 1:30 a.m. local time."
    )
    told = {e["agent"][0]: e for e in of_kind("attack", text) if "agent" in e}
    assert "target" in told["IRN"] and "target" not in told["USA"]


def test_a_blow_in_return_is_not_what_it_answers() -> None:
    text = (
        "Russia rained cruise missiles on cities across Ukraine on Monday, in what its president called revenge for the blast on the "
        "Crimea bridge two days earlier."
    )
    (attack,) = of_kind("attack", text)
    assert attack["time"] == ["2021-05-10"] and attack["target"] == ["Ukraine"]


def test_an_attack_that_only_dates_a_launch_does_not_hide_it() -> None:
    text = (
        "The United States launched cruise missiles at Syria on Monday, three days after an attack on Khan Sheikhoun."
    )
    assert ["USA"] in [e.get("agent") for e in of_kind("attack", text)]


def test_what_flew_over_a_border_and_killed_was_fired_at_those_behind_it() -> None:
    (attack,) = of_kind("attack", "Russian missiles crossed into Poland on Monday and killed two people.")
    assert attack["other"] == ["POL"]


def test_tunnels_taken_down_at_home_are_no_attack() -> None:
    assert of_kind("attack", "North Korea said it had blown up tunnels at its nuclear test site at Punggye-ri.") == []


def test_the_capital_is_the_one_that_the_report_names() -> None:
    text = (
        "A Turkish delegation met the Taliban in Kabul on Monday. On Tuesday a US drone destroyed a car in the capital."
    )
    (attack,) = of_kind("attack", text)
    assert attack["target"] == ["Kabul"]


def test_a_make_is_one_in_either_figures() -> None:
    text = "Agni-5 passes test\n\nIndia carried out a test of its Agni-V missile on Monday."
    assert len(of_kind("launch", text)) == 1


def test_those_killed_by_shelling_did_not_shell() -> None:
    (attack,) = of_kind("attack", "Two Ukrainian soldiers were killed by shelling in Donbas on Monday, the army said.")
    assert attack["other"] == ["UKR"] and "agent" not in attack


@pytest.mark.parametrize(
    "headline",
    ["US fires 59 cruise missiles at Syrian air base", "Russia fires missiles at Ukrainian cities"],
)
def test_a_headline_whose_verb_was_torn_is_an_attack(headline: str) -> None:
    (attack,) = of_kind("attack", headline)
    assert attack["agent"] and attack["other"]


@pytest.mark.parametrize(
    ("text", "agent", "other"),
    [
        ("The European Union imposed travel bans and asset freezes on 11 Iranians on Monday.", "EUU", "IRN"),
        ("President Joe Biden signed an order on Monday imposing sanctions on Russian banks.", "USA", "RUS"),
        ("Washington added 20 Chinese firms to a trade blacklist on Monday.", "USA", "CHN"),
        ("The United States ordered the expulsion of 60 Russian diplomats on Monday.", "USA", "RUS"),
        ("Canada banned imports of Russian oil on Monday.", "CAN", "RUS"),
        ("Slovakia threw out Russian diplomats on Monday in solidarity with Prague.", "SVK", "RUS"),
        ("EU foreign ministers agreed new sanctions on Belarus on Monday.", "EUU", "BLR"),
        ("Theresa May, whose British government threw out 23 Russian diplomats on Monday, was cheered.", "GBR", "RUS"),
    ],
)
def test_who_punishes_whom(text: str, agent: str, other: str) -> None:
    (sanction,) = of_kind("sanction", text)
    assert (sanction["agent"], sanction["other"]) == ([agent], [other])


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("The foreign ministry in Tokyo issued a statement condemning the launch on Monday.", "JPN"),
        ("The Security Council adopted a resolution on Monday condemning North Korea.", "UNO"),
        ("China expressed firm opposition to the launch on Monday.", "CHN"),
        ("Beijing lodged stern representations with Japan on Monday.", "CHN"),
    ],
)
def test_who_condemns_in_a_paper(text: str, agent: str) -> None:
    (condemnation,) = of_kind("condemnation", text)
    assert condemnation["agent"] == [agent]
    assert of_kind("launch", text) == []
