"""Over what a rank runs, and what a count of times counts."""

from dateline.model import Report, Tally
from tests.extract.entries import reader


def tallies(text: str) -> tuple[Tally, ...]:
    return reader().read(Report(id="t", text=text, published="2021-05-12", dated_by="given")).tallies


def test_a_loose_time_before_the_verb_is_no_window_of_the_rank() -> None:
    (tally,) = tallies("Pakistan, which in recent months has conducted a fourth nuclear test, fell silent.")
    assert (tally.value.number, tally.scope) == (4, "ever")


def test_meetings_are_counted_as_meetings() -> None:
    (tally,) = tallies("The delegations of Chad and Niger have met three times in Algiers since March.")
    assert (tally.value.number, tally.kind) == (3, "meeting")


def test_vessels_attacked_this_year_count_attacks() -> None:
    text = "Pirates attacked a Greek tanker on Monday. This year, pirates have attacked nearly 90 ships off Benin."
    assert [(t.value.number, t.kind, t.scope) for t in tallies(text)] == [(90, "attack", "year")]


def test_a_named_summit_is_ranked() -> None:
    (tally,) = tallies(
        "Chad and Niger are key participants in the fourth bi-annual Sahel Water Summit in Accra, which opened on Monday."
    )
    assert (tally.value.number, tally.kind) == (4, "meeting")


def test_the_last_few_run_over_a_period() -> None:
    found = tallies("Pakistan fired a missile on Monday. The last four launches cost Pakistan 80 million.")
    assert [(t.value.number, t.scope) for t in found] == [(4, "period")]


def test_a_test_that_seems_done_is_not_to_come() -> None:
    (tally,) = tallies("Pakistan appears to have conducted a sixth nuclear test, the agency said Sunday.")
    assert tally.value.number == 6


def test_whose_rank_it_is() -> None:
    (tally,) = tallies("Washington watches Pakistan, whose ninth ballistic missile launch of the year was on Sunday.")
    assert tally.actor == "PAK"
