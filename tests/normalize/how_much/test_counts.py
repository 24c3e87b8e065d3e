"""Counts with their bound, and numbers that count nothing."""

import pytest

from dateline.normalize.how_much import find_counts
from tests.normalize.how_much.laid import sentence


@pytest.mark.parametrize(
    ("text", "unit", "number", "high", "bound"),
    [
        ("North Korea fired two projectiles on Tuesday.", "projectile", 2, None, "exact"),
        ("A ballistic missile was fired at dawn.", "missile", 1, None, "single"),
        ("The army reported at least one missile.", "missile", 1, None, "at least"),
        ("More than 40 interceptors were launched.", "interceptor", 40, None, "at least"),
        ("The group sent up to 20 drones.", "drone", 20, None, "at most"),
        ("Some 200 rockets fell on the town.", "rocket", 200, None, "about"),
        ("The salvo came to 20 projectiles or more.", "projectile", 20, None, "at least"),
        ("Several projectiles left the peninsula.", "projectile", None, None, "several"),
        ("A number of rockets hit the base.", "rocket", None, None, "several"),
        ("Dozens of rockets hit the base.", "rocket", None, None, "several"),
        ("A salvo of 11 missiles hit the base.", "missile", 11, None, "exact"),
        ("A pair of ballistic missiles came down at sea.", "missile", 2, None, "exact"),
        ("A dozen rockets were on their way.", "rocket", 12, None, "exact"),
        ("Two or three missiles were seen.", "missile", 2, 3, "exact"),
        ("Between 10 and 15 missiles struck the base.", "missile", 10, 15, "exact"),
        ("It fired 2-3 missiles on Friday.", "missile", 2, 3, "exact"),
        ("Twenty-three missiles struck the base.", "missile", 23, None, "exact"),
        ("It has 1,200 launchers.", "launcher", 1200, None, "exact"),
        ("Both missiles fell into the sea.", "missile", 2, None, "exact"),
        ("Another two projectiles followed.", "projectile", 2, None, "exact"),
        ("No missile got through.", "missile", 0, None, "exact"),
        ("Seventy-six missiles hit the research centre.", "missile", 76, None, "exact"),
    ],
)
def test_counted(text: str, unit: str, number: float | None, high: float | None, bound: str) -> None:
    found = [(p.value.number, p.value.high, p.value.bound) for p in find_counts(sentence(text)) if p.value.unit == unit]
    assert found == [(number, high, bound)]


@pytest.mark.parametrize(
    "text",
    [
        "The accord of 2015 was signed in Vienna on July 14.",
        "The talks began at 9:06 and ended at 5 p.m.",
        "The 38-year-old commander spoke first.",
        "It cost $20 million and 5 million euros.",
        "The side won 2-0.",
        "Prices rose by 12 percent.",
        "The Hwasong-12 and the B-52 were shown.",
        "They recalled Resolution 2270.",
        "Researchers at 38 North looked at pictures.",
        "It flew 330 km at Mach 6.",
        "The 2,000-km-range missile was shown.",
        "The truce held for 72 hours.",
    ],
)
def test_not_counted(text: str) -> None:
    assert [p for p in find_counts(sentence(text)) if p.value.bound != "single"] == []


def test_left_out_noun_and_part_of_a_whole() -> None:
    (alone,) = find_counts(sentence("North Korea fired two into the sea."))
    assert (alone.value.number, alone.value.unit, alone.head) == (2, "", None)
    part = find_counts(sentence("One of the missiles failed."))[0]
    assert part.partitive and part.value.unit == "missile"


def test_head_is_the_noun() -> None:
    said = sentence("It launched three short-range ballistic missiles.")
    (phrase,) = find_counts(said)
    assert phrase.head is not None
    assert said.tokens.doc[phrase.head].text == "missiles"
