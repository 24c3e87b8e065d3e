"""How newspapers tell of force and diplomacy every day: dates beside nouns, asides, and the turns of phrase the packs must know."""

from typing import Any

import pytest

from dateline.model import Report
from tests.extract.entries import entries, of_kind, reader


def one(kind: str, text: str, published: str = "2021-03-04") -> dict[str, Any]:
    found = of_kind(kind, text, published)
    assert len(found) == 1, entries(text, published)
    return found[0]


def test_a_date_six_days_back_is_no_bare_weekday() -> None:
    assert one("attack", "The attack Feb. 26 on the French embassy in Niamey killed nine people.")["time"] == [
        "2021-02-26"
    ]


def test_a_day_planned_without_a_year_lies_ahead() -> None:
    told = one("meeting", "The presidents of Chile and Peru are to meet in Quito on January 12.")
    assert told["time"] == ["2022-01-12"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("deployment", "The Indian frigate Talwar is now patrolling the Gulf of Aden alongside two other ships."),
        ("request", "Serbia and Albania are applying for NATO membership."),
        ("request", "Oman is pressuring Malta over the cargo of the ship."),
        ("agreement", "NATO has decided to admit Serbia in early March."),
        ("agreement", "Norway granted visas to three Sudanese envoys."),
        ("rejection", "Russia denied visas to three French diplomats."),
        ("rejection", "The rebel group was expelled from peace talks with Niger on Feb. 20."),
        ("condemnation", "Sudan expressed irritation over the delay of the grain by Egypt."),
        ("attack", "The March 3 sinking of a Thai trawler drew protests."),
    ],
)
def test_everyday_words_of_force_and_diplomacy(kind: str, text: str) -> None:
    one(kind, text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("attack", "Their boat sank on the crossing from Cuba to Haiti on Monday."),
        ("offer", "The Chadian senator expressed support for Sudan, and his desire for fame."),
        ("request", "The president of Chile urged people to stay calm on Monday."),
        ("meeting", "The Chilean spy was visiting his father in Lima on Monday."),
    ],
)
def test_words_of_daily_life_open_nothing(kind: str, text: str) -> None:
    assert of_kind(kind, text) == []


def test_a_truce_that_collapses_is_no_meeting() -> None:
    assert of_kind("meeting", "The truce between Egypt and Sudan collapsed on Monday.") == []


def test_a_conjunction_read_as_a_preposition_hides_no_subject() -> None:
    told = one(
        "condemnation",
        "On Monday the lull ended, as Oman and activists on the ground accused Sudan and other forces of heavy shelling.",
    )
    assert told["agent"] == ["OMN"]


def test_who_backs_an_assault_does_not_carry_it_out() -> None:
    assert "agent" not in one("attack", "The Qatari-backed offensive in Tobruk has killed forty people since Monday.")


def test_the_day_a_truce_collapses_is_not_the_day_it_was_made() -> None:
    found = entries("On Monday the truce between Oman and Sudan collapsed.", "2021-03-04")
    assert [e.get("time") for e in found if e["kind"] == "rejection"] == [["2021-03-01"]]
    assert all("time" not in e for e in found if e["kind"] == "agreement")


def test_the_last_to_ratify_has_done_so() -> None:
    told = one("agreement", "Malta this week became the last country to ratify the treaty.")
    assert (told["realis"], told["agent"]) == ("actual", ["MLT"])


def test_one_is_not_allied_against_whom_one_is_allied() -> None:
    told = one(
        "agreement", "President Macron of France pledged to stand united with the president of Chad against Sudan."
    )
    assert "SDN" not in told["agent"]


def test_blows_told_as_others_are_events_of_their_own() -> None:
    text = "Gunmen attacked a church in Sokoto on Monday. In another attack, gunmen fired on a patrol in Kano. "
    text += "In a third incident, armed men opened fire on a police station in Jos."
    assert len(of_kind("attack", text)) == 3


def test_a_participle_before_a_noun_promises_nothing() -> None:
    assert entries("Oman and Chad met on Monday. The promised evacuations had not begun by Tuesday.")[1:] == []


@pytest.mark.parametrize(
    "text",
    [
        "The president of Chile departs Peru for Germany today.",
        "Canadian Foreign Minister Chrystia Freeland left for Washington on Monday.",
        "French President Emmanuel Macron defended the words he used during his British trip on Monday.",
    ],
)
def test_journeys_abroad_are_visits(text: str) -> None:
    one("meeting", text)


def test_what_is_kept_is_not_said() -> None:
    text = "Oman has maintained control of the strait. Its ships responded to the distress call."
    report = Report(id="t", text=text, published="2021-03-04", dated_by="given")
    assert reader().read(report).statements == ()


def test_bombs_of_nobodys_in_two_countries_are_two_attacks() -> None:
    text = "Chile condemned two bombings in Chad and Niger on Monday. The blast in Niamey killed ten people."
    found = of_kind("attack", text)
    assert len(found) == 2
    assert [e["target"] for e in found] == [["Chad"], ["Niger", "Niamey"]]


def test_an_older_day_told_between_keeps_the_days_of_the_story_away() -> None:
    text = "The ministers of Chad and Niger met on Wednesday. On Feb. 3, they had ended a news conference. They stood there when the bomb went off."
    assert "time" not in one("attack", text)


def test_it_under_a_verb_of_saying_is_who_says_it() -> None:
    text = "Sudan has long been at odds with others. Chad moved more troops to the border and said it would strike Sudan unless it disarmed."
    assert one("threat", text)["agent"] == ["TCD"]


def test_its_inside_a_participle_is_the_one_named_there() -> None:
    text = "The Security Council said it will not lift the sanctions imposed on Libya after its 1990 invasion of Malta."
    assert one("attack", text)["agent"] == ["LBY"]


@pytest.mark.parametrize(
    "text",
    [
        "A police truck exploded on a mine near the village on Monday.",
        "The envoy condemned the Brodno attack that killed one policeman.",
        "Niger mourned the victims of a deadly ambush.",
    ],
)
def test_mines_and_deadly_blows_are_attacks(text: str) -> None:
    assert len(of_kind("attack", text)) == 1


def test_those_whom_one_wants_to_act_are_asked() -> None:
    told = one("request", "Chad wants Norway and Denmark to answer its questions.")
    assert (told["agent"], told["other"]) == (["TCD"], ["NOR", "DNK"])


def test_embassies_told_to_shrink_are_punished() -> None:
    one("sanction", "Russia has ordered Norway to reduce its staffing at the embassy in Moscow.")


def test_of_two_days_at_a_verb_the_later_told_is_that_of_its_object() -> None:
    text = "The Chilean government Wednesday condemned two bomb attacks in Niamey Monday."
    assert one("condemnation", text)["time"] == ["2021-03-03"]
    assert one("attack", text)["time"] == ["2021-03-01"]


def test_who_joins_a_body_acts_and_the_body_is_the_other() -> None:
    told = one("agreement", "Malta joined the European Union on Monday.")
    assert (told["agent"], told["other"]) == (["MLT"], ["EUU"])


@pytest.mark.parametrize(
    ("kind", "agents", "text"),
    [
        ("deployment", ["GBR"], "The British aircraft carrier Ark Royal is patrolling the Persian Gulf."),
        ("meeting", ["TCD"], "The rebels say talks with the Chadian army aim at a truce."),
        ("agreement", ["NOR"], "Norway dropped its demand that half of the parts be made at home."),
    ],
)
def test_parties_named_only_at_a_noun(kind: str, agents: list[str], text: str) -> None:
    assert one(kind, text)["agent"] == agents


def test_what_somebody_is_accused_of_is_an_attack() -> None:
    one("attack", "On Monday Oman accused the regime and other forces of heavy shelling.")


def test_the_land_one_leaves_takes_no_part() -> None:
    assert "PER" not in one("meeting", "The president of Chile departs Peru for Germany today.")["agent"]


def test_who_is_spoken_to_on_the_line_takes_part() -> None:
    text = "In a phone call last week to mark the anniversary, Cuban President Rafael Ortega told Mexican President Luis Cruz that it holds."
    assert one("call", text)["agent"] == ["CUB", "MEX"]


def test_who_is_faulted_for_a_deed_did_it() -> None:
    text = "Malian officials assailed Chad on Monday for holding naval exercises with Niger."
    assert one("exercise", text)["agent"] == ["NER", "TCD"]
    assert one("condemnation", text)["other"] == ["TCD"]


@pytest.mark.parametrize(
    ("realis", "text"),
    [
        ("planned", "There will be talks between Chad and Niger."),
        ("possible", "He conceded that there would likely be a trade agreement between Chad and Niger."),
        ("actual", "There was a summit of Chad and Niger on Monday."),
    ],
)
def test_what_is_said_to_be_there_takes_the_colour_of_its_verb(realis: str, text: str) -> None:
    assert [e["realis"] for e in entries(text)] == [realis]


def test_numbers_of_people_hurt_count_no_weapons() -> None:
    (told,) = entries(
        "A car bomb in central Mali has killed 13 soldiers and wounded 56 more, officials said on Monday."
    )
    assert told["count"] == [1.0]


def test_who_travels_to_meet_and_the_host_are_equals() -> None:
    text = "Canada's foreign minister, Jean Roy, left for {} on Monday to meet her counterpart. Peru said little."
    assert one("meeting", text.format("Lima"))["agent"] == ["CAN", "PER"]


def test_the_land_invaded_is_where_it_happened() -> None:
    told = one("attack", "The world watched the invasion of Norway in 1940 by Germany.")
    assert (told["target"], told["other"]) == (["Norway"], ["NOR"])


@pytest.mark.parametrize(
    "text",
    [
        "The president of Malta has signed papers of accession to the European Union.",
        "Malta's head of state signed the country's European Union membership papers on Monday.",
        "Malta's parliament ratified the accession treaty on Monday. The European Union was pleased.",
    ],
)
def test_who_signs_an_accession_joins_the_body(text: str) -> None:
    told = one("agreement", text)
    assert (told["agent"], told["other"]) == (["MLT"], ["EUU"])


def test_the_name_of_a_sea_names_no_party() -> None:
    assert "other" not in one("deployment", "Norway has sent two frigates to the Baltic Sea.")


@pytest.mark.parametrize(
    "text",
    [
        "At least 30 people were killed in clashes between police and insurgents near Kidal on Tuesday.",
        "Two rival clans battled in a camp outside Goma on Tuesday.",
        "Three days of fighting between soldiers and rebels near Gao ended Tuesday.",
        "Kenyan and Somali troops exchanged fire across the border on Tuesday.",
        "A long shootout in Gao on Tuesday left four gunmen dead.",
    ],
)
def test_fights_are_attacks(text: str) -> None:
    one("attack", text)


@pytest.mark.parametrize(
    "text",
    [
        "Riot police clashed with students in Nairobi on Tuesday, and forty were hurt.",
        "Peru beat Chile in a penalty shootout in Lima on Tuesday.",
        "Firefighters battled a blaze near Oslo on Tuesday.",
    ],
)
def test_scuffles_and_games_are_none(text: str) -> None:
    assert not of_kind("attack", text, "2021-03-04")


def test_who_wants_to_talk_asks_for_nothing_but_offers() -> None:
    text = "Peru wants to renew the peace talks with Chile."
    assert one("offer", text)["other"] == ["CHL"]
    assert not of_kind("request", text, "2021-03-04")


def test_a_request_may_be_on_the_calendar() -> None:
    told = one("request", "The foreign minister of Chile is set to ask the United Nations to send observers to Peru.")
    assert (told["realis"], told["agent"]) == ("planned", ["CHL"])


def test_a_tariff_proposed_is_no_offer() -> None:
    assert not of_kind("offer", "Chile proposed to impose a tariff on wine from Peru.", "2021-03-04")


@pytest.mark.parametrize(
    "text",
    [
        "Three hurricanes striking Chile on Monday left thousands homeless.",
        "Mary Bell, the president of Chile, attacked her rival Tom Hart on Monday.",
        "The president of Chile stepped up his attacks on the record of Tom Hart on Monday.",
    ],
)
def test_storms_and_quarrels_are_no_attacks(text: str) -> None:
    assert not of_kind("attack", text, "2021-03-04")


def test_a_leader_may_attack_a_land() -> None:
    assert one("attack", "President Deby attacked Niger on Monday.")["other"] == ["NER"]


def test_what_is_waited_for_is_to_come() -> None:
    text = "Norway must hold off until the foreign minister of Chad meets the president of Peru."
    assert [e["realis"] for e in of_kind("meeting", text)] == ["planned"]


@pytest.mark.parametrize(
    "text",
    [
        "A huge blast damaged the Chilean embassy in Niamey on Monday.",
        "Two people were killed in an explosion near the French consulate in Goma on Monday.",
        "Serbian forces swept through the villages of Kosovo on Monday.",
    ],
)
def test_blasts_at_embassies_and_troops_rolling_in_are_attacks(text: str) -> None:
    one("attack", text)


@pytest.mark.parametrize(
    "text", ["A gas explosion damaged a church in Oslo on Monday.", "A blast shook a mill in Oslo on Monday."]
)
def test_mishaps_are_no_attacks(text: str) -> None:
    assert not of_kind("attack", text, "2021-03-04")


def test_talks_due_to_take_place_lie_ahead() -> None:
    told = one("meeting", "The talks between the presidents of Chile and Peru were due to take place in Oslo.")
    assert told["realis"] == "planned"
