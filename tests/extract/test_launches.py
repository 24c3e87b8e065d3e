"""Launches told by flight, by likeness, by lists of days, by those who only saw them."""

import pytest

from dateline.model import Report
from tests.extract.entries import of_kind, reader

PUBLISHED = "2022-08-20"


def days(text: str) -> list[str]:
    return sorted(str(d) for e in of_kind("launch", text, PUBLISHED) for d in e.get("time", []))


@pytest.mark.parametrize(
    "text",
    [
        "A Brazilian rocket fell into a field near Natal on Tuesday.",
        "Pakistan has launched what India takes to be a ballistic missile.",
        "Two weapons that look like cruise missiles flew from Oman on Thursday.",
        "The army fired at long range into the Taiwan Strait on Thursday.",
        "India failed on Friday to put two satellites into orbit.",
    ],
)
def test_what_flew_was_launched(text: str) -> None:
    assert len(of_kind("launch", text, PUBLISHED)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "It is rare for the country to launch more than ten missiles in a day.",
        "The treaty covers missiles, those launched from land that fly far.",
    ],
)
def test_what_is_told_in_general_opens_nothing(text: str) -> None:
    assert of_kind("launch", text, PUBLISHED) == []


def test_each_listed_day_is_a_launch() -> None:
    assert days("On March 3 and 9, Oman tested the missile, on July 4 and Aug. 2.") == [
        "2022-03-03",
        "2022-03-09",
        "2022-07-04",
        "2022-08-02",
    ]
    assert days("India conducted two underwater missile launches in 2015 and 2019.") == ["2015", "2019"]


def test_a_date_under_another_noun_is_no_launch() -> None:
    assert days("Oman fired missiles in May, in anger over the failure of a summit in Doha in February.") == ["2022-05"]


def test_only_the_first_since_a_day_tells_of_that_day() -> None:
    text = "Oman fired a missile on Friday. It was the eighth round since June and the first since July 9."
    assert days(text) == ["2022-07-09", "2022-08-19"]


def test_who_sees_a_missile_has_not_fired_it() -> None:
    (launch,) = of_kind("launch", "Norway announced the launch of missiles from Iran on Friday.", PUBLISHED)
    assert launch["agent"] == ["IRN"]


def test_the_owner_of_the_weapon_that_flies_fired_it() -> None:
    (launch,) = of_kind(
        "launch", "Japan's first Hoshi rocket was destroyed in flight on Friday.", PUBLISHED
    ) or of_kind("launch", "Japan's first Hoshi rocket fell on Friday.", PUBLISHED)
    assert launch["agent"] == ["JPN"]


def test_a_part_is_no_other_count() -> None:
    (launch,) = of_kind("launch", "Oman fired three missiles on Friday. One landed in the Arabian Sea.", PUBLISHED)
    assert launch["count"] == [3]


def test_a_month_in_a_later_sentence_lies_behind_where_it_is_told_in_the_past() -> None:
    text = "The army showed the site.\n\nA missile was fired from it by Pakistan in January."
    (launch,) = of_kind("launch", text, "2021-10-07")
    assert launch["time"] == ["2021-01"]


def test_a_visit_told_of_as_still_to_come_lies_ahead() -> None:
    text = "The two spoke in Oslo.\n\nThe president of Chad would meet the president of Niger in August, his spokesman said."
    assert [e["time"] for e in of_kind("meeting", text, "2021-05-12")][-1] == ["2021-08"]


def test_a_participle_before_its_clause_tells_of_the_subject_there() -> None:
    (launch,) = of_kind(
        "launch", "Launched from a barge at 6 a.m. on Tuesday, an Indian missile veered off and fell into a lake."
    )
    assert launch["agent"] == ["IND"] and launch["time"] == ["2021-05-11T06:00"]


def test_earlier_tries_told_by_a_bare_noun_are_launches() -> None:
    text = (
        "Pakistan launched a Ghauri missile on Wednesday. Three earlier attempts were made on April 2, on April 9, when two were fired "
        "within an hour, and on May 3."
    )
    found = of_kind("launch", text, "2021-05-12")
    assert [e["time"][0] for e in found] == ["2021-05-12", "2021-04-02", "2021-04-09", "2021-05-03"]
    assert all(e["agent"] == ["PAK"] for e in found)


@pytest.mark.parametrize(
    "text",
    [
        "Pakistan launched a Ghauri missile on Monday. A previous attempt to mediate, in March, came to nothing.",
        "Pakistan launched a Ghauri missile on Monday. The airport's last flights on Saturday were full.",
    ],
)
def test_other_tries_are_none(text: str) -> None:
    assert len(of_kind("launch", text)) == 1


def test_a_flight_made_by_a_rocket_is_its_launch() -> None:
    (launch,) = of_kind("launch", "India's Agni missile made a second flight on Tuesday, its ministry said.")
    assert launch["time"] == ["2021-05-11"]


def test_two_months_in_one_decade_are_two_launches_with_a_count_each() -> None:
    text = "In the quarrels of the 1990s India fired six missiles in July 1995 and four in March 1996."
    found = of_kind("launch", text, "1999-08-07")
    assert [(e["time"], e["count"]) for e in found] == [(["1995-07"], [6]), (["1996-03"], [4])]


def test_what_is_pointed_at_has_not_the_day_of_speaking() -> None:
    text = "A missile rose from Kusong in North Korea on Sunday. The firing served to check its engine, KCNA said on Monday."
    (launch,) = of_kind("launch", text, "2021-05-11")
    assert launch["time"] == ["2021-05-09"]


def test_what_nobody_fired_is_denied() -> None:
    text = "Libya fired a rocket on Monday. No longer-range missile has been launched by Libya."
    assert len(of_kind("launch", text)) == 1


def test_a_shot_that_will_be_tried_is_planned() -> None:
    (shot,) = of_kind("interception", "Norway will try to shoot down a missile on Friday.")
    assert shot["realis"] == "planned"


def test_an_engine_that_lights_in_flight_is_no_ground_test() -> None:
    assert (
        of_kind("ground-test", "On February 17 the main engines ignited and the countdown ended.", "2021-03-01") == []
    )


def test_what_has_not_been_done_since_was_done_then():
    text = "Iran spoke of its rockets. It has not tested a ballistic missile since June 2018. It said so on Monday."
    assert [(e["realis"], e["time"]) for e in of_kind("launch", text, "2021-03-04")] == [("actual", ["2018-06"])]
    text = "India is calm. India has not carried out a nuclear test since May 1998. It said so on Monday."
    assert [e["time"] for e in of_kind("nuclear-test", text, "2021-03-04")] == [["1998-05"]]


def test_what_flew_on_the_day_is_not_the_barrage_before_it():
    text = (
        "Two missiles hit the sea\n\nTwo weapons that look like short-range missiles flew from Iran on Thursday, the "
        "army said, less than a week after Saturday's barrage of projectiles."
    )
    assert sorted(e["time"][0] for e in of_kind("launch", text, "2021-03-05")) == ["2021-02-27", "2021-03-04"]


def test_a_day_is_not_what_was_fired():
    (one,) = of_kind("launch", "Both missiles Iran fired the previous day flew about 600 kilometers.", "2021-03-04")
    assert one["agent"] == ["IRN"]


def test_a_missile_seen_is_a_missile_fired():
    text = "Iran was quiet. The Israeli army detected two missiles on Tuesday at 6:53 a.m. and was watching for more."
    (one,) = of_kind("launch", text, "2021-03-04")
    assert one["count"] == [2.0]
    assert one["time"][0].startswith("2021-03-02")


def test_a_salvo_of_a_day_needs_no_weapon():
    (one,) = of_kind("launch", "With last Thursday's salvo from Semnan, Iran has broken its word.", "2021-03-08")
    assert one["time"] == ["2021-03-04"]


def test_an_offer_and_the_launch_that_followed_have_one_owner():
    text = "The envoys spoke about Iran's offer of talks and the launch that followed it."
    assert [e["agent"] for e in of_kind("launch", text, "2021-03-04")] == [["IRN"]]


def test_a_chronology_has_launches_without_words_for_them():
    text = (
        "Iran fires missiles: a list\n\nMarch 2 - Two missiles, at first said to have flown 430 km, from Semnan.\n\n"
        "March 3, March 5, March 8 - Pairs from Shahroud (250 km), Semnan (220) and Qom (450).\n\n"
        "March 9 - Two from Semnan; the longer flight was 330 km."
    )
    days = sorted(e["time"][0] for e in of_kind("launch", text, "2021-03-12"))
    assert days == ["2021-03-02", "2021-03-03", "2021-03-05", "2021-03-08", "2021-03-09"]


def test_the_tense_of_its_own_sentence_places_a_weekday():
    text = "The envoys would like to meet in Oslo. By Tuesday noon Iran had fired two missiles over its own fields."
    (one,) = of_kind("launch", text, "2021-03-05")
    assert one["time"][0].startswith("2021-03-02")


def test_a_deed_foreseen_lies_ahead_whatever_its_tense():
    text = "Chad and Niger argue. On Monday Chad said the leaders would discuss it when they met in August."
    from tests.extract.entries import entries

    assert all("2020-08" not in e.get("time", []) for e in entries(text, "2021-03-05"))


def test_a_day_earlier_counts_from_the_day_before_it_in_the_sentence():
    text = (
        "The ministry said on Sunday that some of the projectiles Iran fired a day earlier went farther than thought."
    )
    (one,) = of_kind("launch", text, "2021-03-08")
    assert one["time"] == ["2021-03-06"]


def test_a_weapon_undergoes_its_test():
    (one,) = of_kind("launch", "Iran's new ballistic missile underwent its first test on Tuesday.", "2021-03-04")
    assert (one["agent"], one["weapon_class"], one["time"]) == (["IRN"], ["ballistic"], ["2021-03-02"])


def test_one_and_the_other_are_of_the_news_and_not_of_the_barrage_before():
    text = (
        "Iran fires two missiles\n\nTwo missiles flew from Iran on Thursday, days after a barrage of projectiles on "
        "February 20. One was launched at 4:29 p.m. and the other at 4:39 p.m. from Semnan."
    )
    by_day = {e["time"][0]: e for e in of_kind("launch", text, "2021-03-05T12:00+03:30")}
    assert "Semnan" in by_day["2021-03-04"]["from"]
    assert "from" not in by_day["2021-02-20"]


def test_projectiles_seen_a_day_earlier_date_the_test_that_is_spoken_of():
    text = (
        "Iran said on Friday that the two projectiles detected a day earlier came from its new launcher and that the "
        "test had confirmed its worth."
    )
    (told,) = of_kind("launch", text, "2021-03-05T12:00+03:30")
    assert told["time"] == ["2021-03-04"]


def test_two_who_fire_two_each_fire_four() -> None:
    (launch,) = of_kind("launch", "Norway and Sweden launched two missiles each on Friday.", PUBLISHED)
    assert launch["count"] == [4]


def test_a_name_has_the_class_that_the_report_gives_it() -> None:
    text = "Iran fired a Sejjil on Friday. The Sejjil, a medium-range ballistic missile, is old."
    (launch,) = of_kind("launch", text, PUBLISHED)
    assert launch["weapon_class"] == ["mrbm"]


def test_it_is_the_weapon_named_last_even_in_another_sentence() -> None:
    text = "Iran showed a cruise missile on Thursday. It was launched on Friday at 8:05 a.m. from a barge."
    (launch,) = of_kind("launch", text, PUBLISHED)
    assert launch["weapon_class"] == ["cruise"]


def test_a_missile_that_was_flown_was_launched() -> None:
    assert days("India's new missile was flown for the first time on Friday.") == ["2022-08-19"]
    assert days("The flag was flown on Friday, and a drone was flown over the village.") == []


def test_the_sea_on_which_the_ship_lies_is_where_it_was_fired() -> None:
    text = "On Friday a missile was fired from a frigate in the White Sea at a target in the Barents Sea."
    (launch,) = of_kind("launch", text, PUBLISHED)
    assert launch["from"] == ["White Sea"] and launch["toward"] == ["Barents Sea"]


def test_an_hour_without_a_day_is_of_the_day_told_last() -> None:
    text = "Iran fired two missiles on Friday. Earlier, at 1:13 p.m., rockets had been shot into the Gulf of Oman."
    found = of_kind("launch", text, PUBLISHED)
    assert [e["time"][-1] for e in found] == ["2022-08-19", "2022-08-19"]


def test_each_of_several_listed_flights_is_one() -> None:
    text = "Iran fired a Sejjil missile on Friday. Two earlier flights, on May 7 and July 6, had gone astray."
    assert [e["count"] for e in of_kind("launch", text, PUBLISHED)] == [[1], [1], [1]]


def test_a_site_measured_from_a_town_is_where_it_was_fired() -> None:
    (launch,) = of_kind("launch", "Iran fired a missile from a site 80 km north of Tehran on Monday.", "2021-03-04")
    assert launch["from"] == ["north of Tehran"]


def test_who_says_so_does_not_void_the_shot() -> None:
    """ "Staff" and "officials" can be fired; those who are only quoted were not."""
    text = "India fired two ballistic missiles on Monday, according to officials of Pakistan's General Staff."
    (shot,) = of_kind("launch", text, PUBLISHED)
    assert shot["agent"] == ["IND"]


@pytest.mark.parametrize(
    "text",
    [
        "India fired a cruise missile from an undisclosed location in the Arabian Sea on Monday.",
        "From the frigate Admiral Kor in the Arabian Sea, a missile was fired on Monday.",
    ],
)
def test_the_water_where_the_shooter_lies_is_the_origin(text: str) -> None:
    (shot,) = of_kind("launch", text)
    assert (shot.get("from"), shot.get("toward")) == (["Arabian Sea"], None)


def test_where_it_was_said_is_not_where_it_fell() -> None:
    told = "North Korea fired two missiles on Thursday. "
    for said in (
        "In Tokyo, the defence minister said the missiles fell short of the zone.",
        "A defence source in Seoul believes one came down on land.",
    ):
        assert all("toward" not in e for e in of_kind("launch", told + said))


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Iran said on Monday that it had managed to fire a missile.", "actual"),
        ("Iran said on Monday that it had succeeded to launch a rocket.", "actual"),
        ("Iran said on Monday that it had not managed to fire a missile.", "denied"),
        ("Iran said on Monday that it would manage to fire a missile on 20 May.", "planned"),
    ],
)
def test_what_somebody_managed_to_do_was_done_and_no_more(text: str, realis: str) -> None:
    assert [e["realis"] for e in of_kind("launch", text)] in ([realis], [] if realis == "denied" else [realis])


@pytest.mark.parametrize(
    "told",
    ['North Korea test-fired a "tactical guided weapon" on Wednesday.', "North Korea test-fired a “new-type tactical guided weapon” on Wednesday."],
)  # fmt: skip
def test_a_weapon_named_in_quotes_is_named_without_them(told):
    reading = reader().read(Report(id="t", text=told, published="2019-04-18", dated_by="given"))
    phrases = [c.value.phrase for m in reading.mentions for c in m.claims if c.attribute == "weapon"]
    assert phrases and all(p.endswith("tactical guided weapon") and not set(p) & set('"“”') for p in phrases)
