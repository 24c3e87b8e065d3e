"""Names of states in all their forms, and phrases that only look like them."""

import pytest

from tests.normalize.who.scene import scene


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("N. Korea fired a missile.", "N. Korea", "PRK"),
        ("The DPRK fired a missile.", "DPRK", "PRK"),
        ("The ROK protested.", "ROK", "KOR"),
        ("South Korea protested to the south Korean side.", "south Korean", "KOR"),
        ("The UAE said so.", "UAE", "ARE"),
        ("Pyongyang threatened to respond.", "Pyongyang", "PRK"),
        ("Downing Street denied the report.", "Downing Street", "GBR"),
        ("The Kremlin denied the report.", "Kremlin", "RUS"),
        ("Ansar Allah claimed the attack.", "Ansar Allah", "HTH"),
        ("The Soviet Union tested a bomb.", "Soviet Union", "SUN"),
        ("The U.N. agreed.", "U.N.", "UNO"),
        ("KCNA reported the launch.", "KCNA", "PRK"),
        ("The Taliban agreed to a truce.", "Taliban", "TLB"),
        ("The Turkish Cypriots walked out.", "Turkish Cypriots", "TCY"),
    ],
)
def test_names(text: str, words: str, code: str) -> None:
    assert scene(text).codes(words) == [code]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They told us about it.", "us"),
        ("It fell into the Sea of Japan.", "Japan"),
        ("The Moscow Times reported it.", "Moscow"),
        ("They met in Pyongyang.", "Pyongyang"),
        ("The Hanoi summit failed.", "Hanoi"),
        ("She bought a turkey in a shop.", "turkey"),
        ("The Korean Peninsula is tense.", "Korean"),
        ("SEOUL, Sept. 10 - A missile flew.", "SEOUL"),
        ("They marched north.", "north"),
    ],
)
def test_no_actor(text: str, words: str) -> None:
    assert scene(text).of(words) == []


def test_the_north_needs_its_state() -> None:
    assert scene("The North is cold.").of("The North") == []
    assert scene("South Korea said the North had fired.").codes("the North") == ["PRK"]
    assert scene("South Korea protested.", title="North's missiles worry Seoul").codes("North's") == ["PRK"]


def test_a_set_stands_for_each() -> None:
    assert scene("The two Koreas signed an accord.").codes("two Koreas") == ["PRK", "KOR"]


def test_where_and_who() -> None:
    found = scene("South Korea said a missile fell in Japan.")
    assert not found.of("South Korea")[0].place
    assert found.of("Japan")[0].place


def test_metonym_acts_beside_another() -> None:
    assert scene("Talks between Seoul and Washington resumed.").codes("Seoul and Washington") == ["KOR", "USA"]
