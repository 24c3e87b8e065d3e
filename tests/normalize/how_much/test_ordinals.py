"""Ranks, and words that look like ranks."""

import pytest

from dateline.normalize.how_much import find_ordinals
from tests.normalize.how_much.laid import sentence


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was the 10th launch this year.", [(10, "launch")]),
        ("It was the country's sixth nuclear test.", [(6, "test")]),
        ("It was the twenty-first round of talks.", [(21, "round")]),
        ("It was the second in a week.", [(2, None)]),
        ("It was the country's third failed attempt this year.", [(3, "attempt")]),
        ("It is the first such flight since 2017.", [(1, "flight")]),
    ],
)
def test_ranks(text: str, expected: list[tuple[int, str | None]]) -> None:
    said = sentence(text)
    found = [(o.value, None if o.head is None else said.tokens.doc[o.head].text) for o in find_ordinals(said)]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "He arrived on September 5th.",
        "They signed on the 4th of July.",
        "It is a treaty of the 19th century.",
        "A second later it exploded.",
        "A third of the missiles failed.",
        "The military had at first spoken of missiles.",
        "He met First Vice Foreign Minister Choe Son Hui.",
    ],
)
def test_no_ranks(text: str) -> None:
    assert find_ordinals(sentence(text)) == []
