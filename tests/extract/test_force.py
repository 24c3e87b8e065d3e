"""Attacks and interceptions: what opens them, who strikes and who is struck, what bare numbers stand for."""

import pytest

from tests.extract.entries import of_kind


@pytest.mark.parametrize(
    "text",
    [
        "A truck bomb exploded outside a hotel in Mogadishu on Monday, killing nine people.",
        "Terrorist bombings at the French embassy in Niger shattered two buildings.",
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


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb killed nine people in Beledweyne on Monday. Al-Shabaab claimed responsibility for the attack.",
        "A truck bomb exploded outside a base in Beledweyne on Monday. The bombing was claimed by Al-Shabaab.",
        "A truck bomb exploded outside a base in Beledweyne on Monday. The attack was blamed on Al-Shabaab.",
        "A truck bomb exploded outside a base in Beledweyne on Monday. Officials blamed Al-Shabaab for the attack.",
    ],
)
def test_who_claims_a_deed_or_is_blamed_for_it_is_its_author(text: str) -> None:
    (attack,) = of_kind("attack", text)
    assert len(attack["agent"]) == 1


def test_credit_for_something_else_makes_no_author() -> None:
    text = "A car bomb killed nine people in Gao on Monday. The president of Chad claimed credit for the harvest."
    (attack,) = of_kind("attack", text)
    assert "agent" not in attack


@pytest.mark.parametrize(
    "text",
    [
        "Norway tested its new interceptor over the Barents Sea on Monday.",
        "An SM-3 was launched from a Norwegian frigate on Monday.",
        "On Monday an interceptor from a base in Norway failed to hit its target.",
        "Norway carried out a missile defense test on Monday.",
    ],
)
def test_the_flight_of_an_interceptor_is_an_interception(text: str) -> None:
    assert len(of_kind("interception", text)) == 1
    assert of_kind("launch", text) == []


def test_an_earlier_try_to_intercept_is_an_interception() -> None:
    text = "Norway will try to shoot down a missile on Friday. The last try, in June 2018, succeeded."
    assert [e["realis"] for e in of_kind("interception", text)] == ["planned", "actual"]


def test_what_was_launched_and_fell_on_houses_was_an_attack() -> None:
    text = "Three missiles were launched by Iran on Monday. One came down on a shopping mall in Basra; another hit a factory."
    (attack,) = of_kind("attack", text)
    assert attack["agent"] == ["IRN"] and attack["count"] == [3]
    assert of_kind("launch", text) == []


def test_a_shot_at_a_satellite_is_a_launch() -> None:
    text = "India destroyed one of its own satellites with a missile on Monday."
    (launch,) = of_kind("launch", text)
    assert launch["agent"] == ["IND"] and launch["weapon_class"] == ["missile"]
    assert of_kind("interception", text) == []


def test_what_is_stopped_has_the_day_and_sides_of_the_attack() -> None:
    text = "The Houthis fired rockets at Eilat in Israel on Monday. About half were stopped, the police said."
    (stopped,) = of_kind("interception", text)
    assert stopped["time"] == ["2021-05-10"] and stopped["agent"] == ["ISR"] and stopped["other"] == ["HTH"]


def test_raids_on_a_number_of_targets_are_an_attack() -> None:
    (attack,) = of_kind("attack", "Ethiopia answered with raids on more than 30 targets.")
    assert attack["agent"] == ["ETH"]


def test_a_weekday_nearly_a_week_back_is_not_moved_ahead_where_days_begin_with_ours() -> None:
    (attack,) = of_kind("attack", "Gunmen attacked a bus in Nairobi on Wednesday.", "2021-05-11")
    assert attack["time"] == ["2021-05-05"]


def test_designations_of_letters_and_numbers_are_weapons() -> None:
    (launch,) = of_kind("launch", "India launched a K-4 on Monday.")
    assert launch["weapon"] == ["named"]


def test_flashes_are_those_of_what_was_told_last_with_their_hour() -> None:
    text = "Two missiles were shot down over Riyadh on Monday. The flashes were seen at 0130 GMT."
    (shot,) = of_kind("interception", text)
    assert shot["time"] == ["2021-05-10", "T04:30"]


def test_a_time_between_a_subject_and_its_verb_is_the_verbs() -> None:
    text = "One missile was intercepted over Najran on Monday, and another, late on Sunday, came down on a factory in Jizan."
    (fell,) = of_kind("attack", text)
    (shot,) = of_kind("interception", text)
    assert fell["time"] == ["2021-05-09"] and shot["time"] == ["2021-05-10"]


def test_who_answers_in_a_fight_made_another_attack() -> None:
    text = "Forty rockets struck houses in Gondar on Monday. Eritrea for its part hit some 20 targets."
    assert [e.get("agent") for e in of_kind("attack", text)] == [None, ["ERI"]]


def test_rockets_from_the_ground_of_an_armed_group_are_an_attack_since_the_day_it_began() -> None:
    (attack,) = of_kind("attack", "More than 90 rockets have been fired from Gaza since Sunday, the police say.")
    assert attack["time"] == ["2021-05-09"] and attack["count"] == [90]


def test_the_owner_told_by_whose_fired_it() -> None:
    (launch,) = of_kind("launch", "It is no answer to Iran, whose fourth missile launch of the year was on Sunday.")
    assert launch["agent"] == ["IRN"]


def test_a_missile_from_a_jet_is_that_of_the_jets_state() -> None:
    (attack,) = of_kind(
        "attack", "He died on Monday when a missile from a Turkish drone came through the roof of his house."
    )
    assert attack["agent"] == ["TUR"]


def test_half_of_an_hour_is_no_half_of_a_match() -> None:
    text = "At 7:15 on Monday a missile took off from a frigate; four and a half minutes later it struck a raft."
    assert len(of_kind("launch", text)) == 1


def test_the_day_of_saying_is_not_that_of_what_it_waits_for():
    text = "Once the joint military exercise of Chad and Niger is over he would like to meet, Mahamat Deby wrote on Saturday."
    assert all("time" not in e for e in of_kind("exercise", text, "2022-03-08"))


def test_what_happens_meanwhile_has_the_time_of_its_main_clause() -> None:
    text = "Villagers fled into shelters on Sunday while two drones were shot down over Najran."
    (shot,) = of_kind("interception", text)
    assert shot["time"] == ["2021-05-09"]


def test_an_attack_that_is_only_simulated_is_none() -> None:
    assert of_kind("attack", "Libya's navy simulated an attack on an island on Monday.") == []


def test_the_first_of_two_attacks_counts_no_weapons() -> None:
    (attack,) = of_kind("attack", "The first of the two attacks on Kuwait, on May 3, killed three.")
    assert "count" not in attack


def test_what_intercepts_is_not_what_is_intercepted() -> None:
    text = "Rockets were fired at Ashdod in Israel on Monday. Thirty were intercepted by Iron Dome."
    (stopped,) = of_kind("interception", text)
    assert "weapon" not in stopped and stopped["time"] == ["2021-05-10"]


def test_a_test_of_an_interceptor_is_made_by_whom_the_report_is_about() -> None:
    text = (
        "Norway's army praised its new interceptor, the Standard Missile-3. On May 3 a frigate of the navy fired one."
    )
    (shot,) = of_kind("interception", text)
    assert shot["agent"] == ["NOR"]


def test_troops_are_moved_against_the_one_that_is_threatened() -> None:
    text = "Norway has sent additional troops and two frigates to the Baltic Sea. It warned Chad of military strikes on Monday."
    assert [e.get("other") for e in of_kind("deployment", text)] == [["TCD"]]
