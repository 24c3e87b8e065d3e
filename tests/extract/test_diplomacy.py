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


def test_having_no_meeting_to_announce_tells_of_none():
    assert not of_kind("meeting", 'Chile said: "We do not have any meetings with Peru to announce."', DAY)
    assert not of_kind("meeting", "Chile has no talks with Peru to announce.", DAY)


def test_talks_that_were_not_held_are_denied():
    assert one("meeting", "Chile did not hold any talks with Peru in January 2021.")["realis"] == "denied"


def test_a_failed_summit_has_the_day_place_and_parties_of_the_summit():
    text = "Chad and Niger agreed to reopen talks stalled since their failed February summit in Lima."
    for kind in ("meeting", "rejection"):
        told = one(kind, text)
        assert (set(told["agent"]), told["time"], told["place"]) == ({"TCD", "NER"}, ["2021-02"], ["Lima"])


def test_the_verb_of_talks_has_all_their_parties():
    assert set(one("meeting", "The talks between Chad and Libya ended on Monday.")["agent"]) == {"TCD", "LBY"}


def test_a_summit_called_after_its_place_has_no_host_for_party():
    text = "Chad has changed. The delegation of Chad went over all that was done since the Singapore summit."
    assert all("SGP" not in e.get("agent", []) for e in of_kind("meeting", text, DAY))


def test_the_day_a_drill_ends_is_its_last():
    told = one("exercise", "The ten-day military exercise of Chad and Niger ended on Tuesday.")
    assert (told["end"], told.get("time")) == (["2021-03-02"], None)


def test_a_list_that_the_parse_takes_for_an_apposition_has_all_its_parties():
    told = one("meeting", "The king of Jordan, the emir of Qatar and the president of Chad met in Oslo.")
    assert set(told["agent"]) == {"JOR", "QAT", "TCD"}


def test_without_a_deal_there_is_none():
    assert "agreement" not in kinds("The leaders of Peru and Chile parted without a deal in February.")


def test_what_would_have_run_out_did_not():
    assert kinds(
        "The truce in Chad, which would have run out at seven on Thursday, was prolonged by Niger and Chad on Wednesday."
    ) == {"agreement"}


def test_who_will_leave_a_treaty_has_refused_it():
    assert (
        one("rejection", "Chile will withdraw from the fishing treaty with Peru, its minister said.")["realis"]
        == "actual"
    )


def test_a_clause_of_before_does_not_take_the_day_of_saying():
    text = "A year after Chile walked out of the fishing accord, its president told Peru on Wednesday that the boats would stay."
    assert one("rejection", text)["time"] == ["2020"]


def test_the_date_at_the_head_of_an_entry_dates_its_sentences():
    text = "A chronology of the talks.\n\nMay 3, 2019: Oslo. Everybody in white. Chad and Niger sign the accord.\n\nThe rest is silence."
    assert one("agreement", text)["time"] == ["2019-05-03"]


def test_what_one_party_promises_another_is_its_own():
    told = one("agreement", "Chad's president promised Niger on Tuesday that the border would be opened.")
    assert told["agent"] == ["TCD"] and told["other"] == ["NER"]


def test_a_deal_named_by_its_year_is_not_the_days():
    text = (
        "Chile and Peru signed a fishing accord on Tuesday. The 2003 truce between Chile and Peru was broken last year."
    )
    assert sorted(t for e in of_kind("agreement", text, DAY) for t in e["time"]) == ["2003", "2021-03-02"]


def test_the_day_of_a_participle_is_its_own():
    assert "time" not in one("rejection", "Chile suspends the treaty with Peru, prolonged in 2016.")


def test_what_a_treaty_did_it_did_when_it_was_made():
    text = "Chile and Peru argue again. The treaty that in 1999 did away with the fishing zones is dead."
    assert one("agreement", text)["time"] == ["1999"]


def test_the_clause_in_front_dates_what_follows():
    text = "When the presidents of Chile and Peru met in Lima on Dec. 9, 2019, they promised one another peace."
    assert one("agreement", text)["time"] == ["2019-12-09"]


def test_whose_letter_it_is():
    text = "The U.N. envoy, whose letter proposed a truce to Chad on Monday, was disappointed."
    assert one("offer", text)["agent"] == ["UNO"]


def test_those_who_are_joined_behind_an_apposition_are_parties():
    text = "With Togo's envoy standing between them, Chad's foreign minister, Awa Bello, and Niger's premier, Ali Zen, shook hands on a truce."
    assert set(one("agreement", text)["agent"]) == {"TCD", "NER"}


def test_a_teller_taken_for_an_object_is_no_party():
    text = "Chad and Niger have accepted a halt to fighting, the U.N. special envoy, Hans Bauer, announced on Friday."
    assert set(one("agreement", text)["agent"]) == {"TCD", "NER"}


def test_an_envoy_called_in():
    assert kinds("Chile calls in the Peruvian ambassador over fishing boats.") == {"condemnation", "meeting"}


def test_a_bare_judgement_condemns():
    told = one(
        "condemnation", '"Reckless and unlawful", said Awa Bello, Chile\'s foreign minister, of the Peruvian decree.'
    )
    assert told["agent"] == ["CHL"]


def test_who_says_we():
    told = one("threat", '"We will retaliate," Chad\'s president said on Tuesday after the raid by Niger.')
    assert told["agent"] == ["TCD"]


def test_what_another_has_to_do_is_asked_of_him():
    assert one("request", "Peru would have to pull back its boats, Chile's president said.")["other"] == ["PER"]


def test_a_gathering_pointed_back_to_has_not_the_day_of_saying():
    text = "Chad's president said on Friday that Niger had behaved badly at the Nairobi summit."
    assert all("time" not in e for e in of_kind("meeting", text, DAY))


def test_the_next_day_counts_from_the_day_told_before_it():
    text = "On 1 February Chile's president spoke to parliament, and the next day Chile suspended the treaty with Peru."
    assert one("rejection", text)["time"] == ["2021-02-02"]


def test_the_place_where_they_parted_is_no_party():
    told = one(
        "rejection", "Of Quito, where the presidents of Chile and Peru parted without a deal in February, nobody spoke."
    )
    assert "ECU" not in (*told["agent"], *told.get("other", ()))


def test_a_refusal_is_dated_by_its_declaration_not_by_when_it_takes_force():
    text = "On 1 February Chile's president declared that from the next day it would suspend the treaty with Peru."
    assert one("rejection", text)["time"] == ["2021-02-01"]


def test_what_was_promised_at_a_gathering_was_promised_by_those_who_met():
    text = "It was the first since the encounter of Chile and Peru in Lima on June 30, when they promised to open the border."
    assert set(one("agreement", text, "2021-08-01")["agent"]) == {"CHL", "PER"}


def test_talks_in_general_are_no_meeting():
    assert "meeting" not in kinds(
        "The presidents of Chile and Peru spoke on Monday. Meetings are a good thing, Chile's president said."
    )


def test_a_promise_made_to_another_is_the_givers():
    told = one(
        "agreement", "The captives will stay in Gabon, under a promise Gabon's president made to Chad's premier."
    )
    assert told["agent"] == ["GAB"] and told["other"] == ["TCD"]


def test_the_day_from_which_a_refusal_holds_is_not_its_day():
    assert (
        one("rejection", "Chile suspends its obligations under the accord with Peru as of Saturday.").get("time")
        is None
    )


def test_news_without_a_day_does_not_join_what_is_long_past():
    text = "The treaty of 8 December 1999 between Chile and Peru is old. Chile's president promised on no day that no boats would sail."
    assert len(of_kind("agreement", text, DAY)) == 2


def test_what_is_threatened_is_not_planned():
    found = entries("Chad and Niger share a lake. Chad has threatened to leave the treaty with Niger.", DAY)
    assert "threat" in {e["kind"] for e in found} and "planned" not in {e["realis"] for e in found}


def test_a_day_later_counts_from_the_sentence_before():
    text = "Chad's delegation left Oslo on 3 March. Kenya called off its mediation a day later."
    assert one("rejection", text, "2021-03-20")["time"] == ["2021-03-04"]


def test_talks_of_a_rank_are_talks():
    assert (
        one("meeting", "Military talks of general rank between Chad and Niger are to be held in June.")["realis"]
        == "planned"
    )


def test_a_summit_of_a_body_has_the_body_for_party():
    assert "NTO" in one("meeting", "The issue is expected to dominate a NATO summit set for Oslo in April.")["agent"]


def test_a_visit_that_is_slated_lies_ahead():
    told = one(
        "meeting", "The envoys had been talking about the slated visit of Chile's president to Peru in September."
    )
    assert told["time"] == ["2021-09"]


def test_one_side_pulling_out_is_not_the_breakdown_of_both():
    text = (
        "Talks between Chad and Niger broke down in February. Chad has threatened to pull out of the talks with Niger."
    )
    assert len(of_kind("rejection", text, DAY)) == 2


def test_a_pledge_signed_with_another_binds_both():
    assert set(one("agreement", "Chad signed a pledge with Niger in February to open the border.")["agent"]) == {
        "TCD",
        "NER",
    }


def test_talks_that_broke_down_were_held_that_day_and_there():
    met = one(
        "meeting", "Talks between Chad and Niger broke down in Oslo on Tuesday after a single day, an envoy said."
    )
    assert met["time"] == ["2021-03-02"] and met["place"] == ["Oslo"]
    off = one("meeting", "Talks between Chad and Niger were broken off on Tuesday by Chad.")
    assert off.get("place") is None


def test_the_meeting_is_the_one_told_before():
    text = (
        "Talks between Chad and Niger broke down on Tuesday.\n\nAn envoy said Chad had accepted Sweden's invitation to come "
        "back in two weeks. The meeting took place in a hotel."
    )
    assert sorted(one("meeting", text)["agent"]) == ["NER", "TCD"]


def test_who_left_without_a_deal_had_met():
    told = one("meeting", "Chad and Niger left Oslo on Tuesday without a deal.")
    assert sorted(told["agent"]) == ["NER", "TCD"]
    assert kinds("Chad left Oslo on Tuesday without a deal.") == {"rejection"}


def test_being_prepared_for_talks_plans_none():
    assert kinds("Chad said on Tuesday that it was prepared for talks with Niger.") == {"offer"}


def test_a_gerund_said_to_be_good_tells_of_no_talks():
    assert kinds("Niger is quiet. The president said that having meetings with Chad is a good thing.") == set()


def test_a_number_stands_for_the_talks_counted_just_before():
    text = (
        "Chad and Niger met on Tuesday. It was their third meeting. The second, in Oslo in February, ended in failure."
    )
    told = one("rejection", text)
    assert sorted(told["agent"]) == ["NER", "TCD"] and told["place"] == ["Oslo"]
    assert len(of_kind("meeting", text, DAY)) == 2
    assert "rejection" not in kinds("Chad and Niger played twice. The second, in Oslo in February, ended in failure.")


def test_what_is_talked_about_takes_no_part() -> None:
    (call,) = of_kind("call", "Putin and Erdogan discussed the Syrian war by phone on Monday.")
    assert sorted(call["agent"]) == ["RUS", "TUR"]


def test_who_is_due_in_a_place_for_talks_has_not_had_them() -> None:
    (meeting,) = of_kind("meeting", "Rex Tillerson is due in Moscow on Friday for talks with Sergei Lavrov.")
    assert meeting["realis"] == "planned"


def test_a_summit_called_after_its_town_does_not_make_the_town_a_party() -> None:
    (refusal,) = of_kind("rejection", "Trump called off the Singapore summit with Kim Jong Un on Monday.")
    assert refusal["other"] == ["PRK"]


def test_a_visit_ahead_ends_in_the_year_in_which_it_begins() -> None:
    (visit,) = of_kind("meeting", "Xi Jinping will visit Moscow from March 20 to 22.")
    assert (visit["time"], visit["end"]) == (["2022-03-20"], ["2022-03-22"])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Putin called Erdogan on Monday.", "call"),
        ("Putin called on Erdogan to help on Monday.", "request"),
        ("NATO's Steadfast Defender exercise kicked off in Norway on Monday.", "exercise"),
        ("The Pope urged Russia and Ukraine to agree on a truce.", "request"),
    ],
)
def test_what_is_done_by_which_words(text: str, kind: str) -> None:
    assert {e["kind"] for e in entries(text)} == {kind}


def test_talks_that_end_without_a_deal_are_both_sides() -> None:
    (refusal,) = of_kind("rejection", "Talks between India and China ended without agreement on Monday.")
    assert sorted(refusal["agent"]) == ["CHN", "IND"]
