"""Diplomacy: who acts where the words hide it, what is promised, threatened and asked in reported speech, what lies ahead."""

from typing import Any

import pytest

from tests.extract.entries import entries, of_kind

DAY = "2021-03-04"


def one(kind: str, text: str, published: str = DAY) -> dict[str, Any]:
    found = of_kind(kind, text, published)
    assert len(found) == 1, entries(text, published)
    return found[0]


def kinds(text: str) -> set[str]:
    return {e["kind"] for e in entries(text, DAY)}


def test_those_urged_stand_where_the_sentence_hides_who_urges():
    told = one("request", "Relations are poor. Eritrea was urged to pull its soldiers out of the border town.")
    assert told["other"] == ["ERI"] and "agent" not in told


def test_a_participle_without_an_actor_opens_nothing():
    assert kinds("A trader accused of smuggling for Eritrea has left the port.") == set()


def test_parties_of_talks_behind_after_are_those_of_the_clause():
    told = one(
        "meeting",
        "The foreign minister of Chile told reporters after talks with a Peruvian delegation in Lima on Tuesday.",
    )
    assert set(told["agent"]) == {"CHL", "PER"}


def test_the_two_sides_are_the_pair_spoken_of():
    text = (
        "Chile and Peru have argued over fishing grounds for years. In Quito on Monday the two sides signed a protocol."
    )
    assert set(one("agreement", text)["agent"]) == {"CHL", "PER"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The president of Ghana meets his Togolese counterpart on Monday.", "2021-03-08"),
        ("Ghana and Togo are to hold talks on Monday.", "2021-03-08"),
        ("The summit of Ghana and Togo on 9 March will be short.", "2021-03-09"),
    ],
)
def test_a_gathering_with_a_day_to_come_is_planned(text, date):
    told = one("meeting", text)
    assert (told["realis"], told["time"]) == ("planned", [date])


def test_talks_that_are_to_open_are_planned():
    assert one("meeting", "Talks between Ghana and Togo are to open in Accra on 9 March.")["realis"] == "planned"


def test_force_on_a_condition_is_a_threat_and_no_attack():
    told = entries("Kenya said on Tuesday that it would strike Somalia unless the raids stopped.", DAY)
    assert [e["kind"] for e in told] == ["threat"]
    assert told[0]["agent"] == ["KEN"]


def test_what_will_befall_another_is_the_threat_of_who_says_it():
    told = one("threat", "Kenya warned on Tuesday that Somalia would pay a heavy price.")
    assert (told["agent"], told["other"]) == (["KEN"], ["SOM"])


def test_an_undertaking_told_as_what_will_be_done():
    told = one("agreement", "Kenya will withdraw its troops from the border, its defence minister said on Tuesday.")
    assert (told["agent"], told["realis"]) == (["KEN"], "actual")


def test_an_undertaking_with_an_if_is_an_offer():
    told = kinds("Kenya said on Tuesday that it would withdraw its troops if Somalia closed the camps.")
    assert "offer" in told and "agreement" not in told


def test_an_invitation_is_no_undertaking_of_the_invited():
    assert kinds("Kenya invited Somalia on Tuesday to rejoin the accord.") == {"offer"}


def test_saying_that_another_must_is_a_request():
    told = one("request", "Kenya said on Tuesday that Somalia must close the camps.")
    assert (told["agent"], told["other"]) == (["KEN"], ["SOM"])


def test_joining_a_body_of_states_is_an_agreement():
    assert "KEN" in one("agreement", "Kenya joined NATO in 2004.")["agent"]


def test_troops_moved_and_a_buildup_are_deployments():
    assert one("deployment", "Kenya has moved troops to the Somali border.")["agent"] == ["KEN"]
    assert one("deployment", "The Kenyan military buildup goes on.")["agent"] == ["KEN"]


def test_one_person_with_other_partners_is_at_another_meeting():
    text = "Emmanuel Macron met Olaf Scholz in Paris on Tuesday. Emmanuel Macron met Narendra Modi in Paris on Tuesday."
    assert len(of_kind("meeting", text, "2023-05-03")) == 2


def test_the_parties_of_talks_that_fail_are_those_of_the_talks():
    told = one("rejection", "Talks between Chad and Libya broke down on Tuesday.")
    assert set(told["agent"]) == {"TCD", "LBY"}


def test_an_accord_and_the_participle_that_describes_it_are_one():
    told = one("agreement", "The rules were laid down by the Feb. 23 accord signed by Chad and Libya.")
    assert (set(told["agent"]), told["time"]) == ({"TCD", "LBY"}, ["2021-02-23"])


def test_agreements_that_are_only_pointed_at_open_nothing():
    assert kinds("Chad and Libya have met often. Chad must respect previously signed agreements.") <= {
        "meeting",
        "request",
    }


def test_a_wish_for_a_truce_is_no_truce():
    assert "agreement" not in kinds("Chad wants to reach a truce with Libya.")


def test_vowing_not_to_resume_talks_is_a_refusal():
    told = entries("Chad vowed on Tuesday not to resume talks with Libya.", DAY)
    assert [e["kind"] for e in told] == ["rejection"]


def test_what_was_decided_to_be_said_is_said():
    assert one("offer", "NATO decided at last year's summit to invite Georgia to join.")["realis"] == "actual"


def test_drills_take_their_parties_from_the_clause_behind():
    told = one("exercise", "The minister spoke of the military drill which Chad and Niger are holding.")
    assert set(told["agent"]) == {"TCD", "NER"}


def test_a_body_meets_alone():
    told = one("meeting", "After a meeting on Tuesday the UN Security Council issued a statement.")
    assert told["agent"] == ["UNO"]


def test_a_news_conference_of_two_is_a_meeting():
    told = one(
        "meeting",
        "At a news conference with Olaf Scholz in Berlin on Tuesday, Narendra Modi said all was well.",
        "2023-05-03",
    )
    assert set(told["agent"]) == {"DEU", "IND"}


def test_a_warning_on_a_condition_is_a_threat():
    assert one("threat", "Chad warned on Tuesday that dealings could end if Libya turned up late.")["agent"] == ["TCD"]


def test_a_truce_that_ends_bloodshed_has_not_ended():
    assert "rejection" not in kinds("Chad spoke on Tuesday of a truce that would end the bloodshed.")


def test_a_warning_comes_from_who_gives_it():
    assert one("threat", "The talks were held up by a stern warning from Chad on Tuesday that it would hit back.")[
        "agent"
    ] == ["TCD"]


def test_those_who_are_sent_visit():
    assert set(one("meeting", "A Chadian delegation flew to Tripoli on Tuesday.")["agent"]) == {"TCD"}
    assert one("meeting", "Kofi Annan visits Tripoli.")["agent"] == ["UNO"]


def test_parties_behind_after_may_stand_in_the_main_clause():
    text = "In a joint statement issued after the talks, Emmanuel Macron and Olaf Scholz called for calm."
    assert set(one("meeting", text, "2023-05-03")["agent"]) == {"DEU", "FRA"}


def test_beginning_to_do_is_doing():
    told = one("agreement", "Chad will begin withdrawing its troops on Friday, its president said.")
    assert (told["agent"], told["realis"]) == (["TCD"], "actual")


def test_a_weekday_dates_what_no_actor_tells_even_without_a_day_of_publication():
    text = "Chad is at war with its rebels. The truce unraveled on Wednesday."
    assert [e for e in entries(text, None) if e["kind"] == "rejection"]


def test_an_assurance_of_what_will_be_done_is_an_undertaking():
    assert one("agreement", "Chad's president assured the unions that the port would close.")["agent"] == ["TCD"]


def test_a_headline_has_the_day_of_its_story():
    text = "Chad demands apology from Libya\n\nNDJAMENA, March 4 (AP) -- Chad's president spoke on television on Wednesday."
    assert one("request", text)["time"] == ["2021-03-03"]


def test_talks_with_others_than_actors_are_not_lent_to_the_pair():
    text = "Chad and Niger argue over a lake. The minister opened talks with the oil firms on Tuesday."
    assert not [e for e in of_kind("meeting", text, DAY) if "NER" in e.get("agent", [])]


def test_a_convention_of_most_nations_is_not_that_of_the_pair():
    text = "Chad and Niger argue over a lake. Most nations signed the convention in 1951."
    assert of_kind("agreement", text, DAY) == []


def test_what_would_happen_if_they_do_not_agree_is_no_refusal():
    assert "rejection" not in kinds("There will be no peace if Chad does not agree to the plan.")


def test_according_to_is_no_accord():
    assert kinds("Chad reached the border, according to Niger.") == set()


def test_deciding_to_ask_for_a_freeze_is_no_freeze():
    assert "agreement" not in kinds("Chad decided on Tuesday to press Niger to freeze the works.")


def test_who_is_given_a_term_is_asked():
    told = one("request", "Chad gave Libya ten days to withdraw.")
    assert (told["agent"], told["other"]) == (["TCD"], ["LBY"])


def test_gatherings_and_calls_made_by_someone_are_theirs():
    assert one("meeting", "He left for the consultations hosted by the African Union.")["agent"] == ["AFU"]
    told = one("call", "Peace came after calls made by Olaf Scholz to Narendra Modi.", "2023-05-03")
    assert set(told["agent"]) == {"DEU", "IND"}


def test_letting_an_accord_lapse_is_a_rejection():
    assert one("rejection", "Chad let the accord with Libya lapse on Tuesday.")["agent"] == ["TCD"]


def test_a_line_lends_those_it_begins_with():
    told = of_kind("meeting", "Chad and Libya: two meetings, one in Paris on March 1, no result.", DAY)
    assert told and set(told[0]["agent"]) == {"TCD", "LBY"}


def test_parting_without_a_deal_is_a_meeting_and_a_rejection():
    assert kinds("Emmanuel Macron and Olaf Scholz parted without a deal on Tuesday.") == {"meeting", "rejection"}


def test_an_old_drill_is_not_the_one_of_the_day():
    text = (
        "Chad and Niger have begun the joint military exercise. Chad and Niger held a joint military exercise in 1994."
    )
    assert len(of_kind("exercise", text, DAY)) == 2


def test_talks_of_an_airline_are_no_diplomacy_though_a_state_is_named():
    assert kinds("Chad is quiet. Talks between Albion Airways and its pilots broke down on Tuesday.") == set()


def test_what_a_leader_asks_of_his_own_is_no_diplomacy():
    assert kinds("Chad's president urged his government on Tuesday to prepare.") == set()


def test_joining_a_rebel_group_is_no_treaty():
    assert "agreement" not in kinds("Kenya joined Hamas in 2004.")


def test_a_dated_act_of_someone_who_is_no_actor_opens_nothing():
    assert kinds("Chad is quiet. A mine owner appealed for help on Tuesday.") == set()


def test_calling_an_act_unacceptable_condemns_it():
    assert one("condemnation", "Chad's foreign minister said the raid was completely unacceptable.")["agent"] == ["TCD"]


def test_a_council_of_a_body_of_states_meets():
    told = one("meeting", "The United Nations Security Council will hold an emergency meeting on Friday.")
    assert (told["agent"], told["realis"]) == (["UNO"], "planned")


def test_a_breakdown_with_a_date_is_a_rejection():
    assert of_kind("rejection", "Chad is angry over the breakdown of the talks in February.", DAY)


def test_flying_home_is_no_visit():
    assert kinds("Emmanuel Macron flies home on Tuesday after a trip to the mountains.") == set()


def test_the_leaders_of_some_states_may_be_told_elsewhere():
    text = "Chad and Niger argue over a lake. The leaders of the two countries signed a pact on Tuesday."
    assert one("agreement", text)["time"] == ["2021-03-02"]
