"""Which values become claims of an event."""

from dateline.model import Report
from tests.extract.entries import of_kind, reader


def test_a_part_of_the_whole_is_no_count() -> None:
    text = "Iran fired four missiles on Monday. Three of the missiles fired by Iran fell into the sea."
    (launch,) = of_kind("launch", text)
    assert launch["count"] == [4]


def test_a_sum_over_occasions_is_no_count() -> None:
    text = "Iran fired two missiles on Monday. The last four launches of Iran were failures."
    assert of_kind("launch", text)[0]["count"] == [2]


def test_an_article_before_an_attack_counts_nothing() -> None:
    (attack,) = of_kind("attack", "Rebels carried out an attack on Kampala on Monday, killing ten Ugandan soldiers.")
    assert "count" not in attack


def test_the_other_side_of_an_offer_is_the_one_talked_with() -> None:
    text = "Envoys of Chad and Niger held talks on Monday. Chad offered to withdraw its troops."
    (offer,) = of_kind("offer", text)
    assert offer["other"] == ["NER"]


def test_a_rocket_sent_into_orbit_carries_a_satellite() -> None:
    (launch,) = of_kind("launch", "Iran launched a rocket into orbit on Monday.")
    assert "satellite" in launch["weapon_class"]


def test_the_weapon_is_the_one_named_before() -> None:
    text = "Iran showed off a new cruise missile on Friday. Iran had tested the weapon on March 3."
    assert [e["weapon_class"] for e in of_kind("launch", text)] == [["cruise"]]


def test_the_words_for_a_weapon_say_what_it_is_not_how_many_or_what_was_done_with_it() -> None:
    text = (
        "North Korea's several projectiles left the Hodo peninsula on May 4. The North last fired missiles on April 9."
    )
    reading = reader().read(Report(id="t", text=text, published="2021-05-12"))
    said = {c.value.phrase for m in reading.mentions for c in m.claims if c.attribute == "weapon"}
    assert said == {"projectile", "missile"}
