"""Organs and officials: whose they are, by the words before, after, or earlier in the report."""

import pytest

from tests.normalize.who.scene import scene


@pytest.mark.parametrize(
    ("text", "words", "codes", "org"),
    [
        ("South Korea's Joint Chiefs of Staff said so.", "Joint Chiefs", ["KOR"], "South Korea Joint Chiefs of Staff"),
        ("Japan's Defence Ministry said so.", "Defence Ministry", ["JPN"], "Japan Defense Ministry"),
        ("The Foreign Ministry of Pakistan said so.", "Foreign Ministry", ["PAK"], "Pakistan Foreign Ministry"),
        ("The State Department said so.", "State Department", ["USA"], "US State Department"),
        ("Russian forces attacked.", "forces", ["RUS"], "Russia forces"),
        ("The Saudi-led coalition struck.", "coalition", ["SAU"], "Saudi-led coalition"),
        ("Officials from Seoul and Washington met.", "Officials", ["KOR", "USA"], None),
        ("Chinese and Indian commanders met.", "commanders", ["CHN", "IND"], None),
        ("Negotiators for Russia and Ukraine met.", "Negotiators", ["RUS", "UKR"], None),
        ("The leaders of the two Koreas met.", "leaders", ["PRK", "KOR"], None),
        ("The government in Tripoli refused.", "government", ["LBY"], "Libya government"),
    ],
)
def test_owner(text: str, words: str, codes: list[str], org: str | None) -> None:
    found = scene(text).of(words)
    assert [p.value.code for p in found] == codes
    assert org is None or found[0].value.org == org


def test_owner_told_earlier() -> None:
    found = scene("South Korea's Joint Chiefs of Staff (JCS) saw a launch. Japan was told. The JCS gave no number.")
    assert found.codes("The JCS") == ["KOR"]


def test_owner_by_dateline() -> None:
    found = scene("WARSAW - Parts of the army are on higher alert because of what Russia did.")
    assert found.codes("army") == ["POL"]


def test_its_military() -> None:
    assert scene("Iran said its military had fired.").codes("its military") == ["IRN"]


def test_backing_is_not_belonging() -> None:
    found = scene("U.S.-backed forces took the town from Iran-aligned militias.")
    assert "USA" not in found.codes("forces")
    assert "IRN" not in found.codes("militias")


def test_a_qualifier_is_no_organ() -> None:
    assert scene("Russia began military drills.").of("military") == []


def test_the_administration_is_the_speakers() -> None:
    found = scene("White House press secretary Sarah Sanders said the administration knew of North Korea's test.")
    assert found.codes("administration") == ["USA"]


def test_two_owners_with_a_preposition_each() -> None:
    found = scene("The presidents of France and of the European Council met.")
    assert found.codes("presidents") == ["FRA", "EUU"]


def test_a_second_recipient_is_no_part_of_the_title() -> None:
    found = scene("He spoke to the emir of Qatar and to the Saudi crown prince.")
    assert found.codes("Saudi crown prince") == ["SAU"]
