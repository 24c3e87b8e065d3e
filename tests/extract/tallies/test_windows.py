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


def test_a_sum_runs_over_what_was_counted_before() -> None:
    found = tallies(
        "Pakistan fired a missile on Monday, its fifth launch since March 3. Together the launches make at least 12 missiles."
    )
    assert [(t.value.number, t.value.bound, t.since and t.since.edtf) for t in found] == [
        (5, "exact", "2021-03-03"), (12, "at least", "2021-03-03"),
    ]  # fmt: skip


def test_some_of_what_was_counted() -> None:
    found = tallies(
        "Pakistan fired a missile on Monday, its 12th launch since March 3. Four of the twelve were fired at night."
    )
    assert [(t.value.number, t.scope) for t in found] == [(12, "since"), (4, "since")]


def test_a_bare_since_goes_back_to_the_day_told_last() -> None:
    found = tallies("The drill of Pakistan and China ended on May 3. Two launches by Pakistan have come since.")
    assert [(t.value.number, t.since and t.since.edtf) for t in found] == [(2, "2021-05-03")]


def test_an_end_that_is_named() -> None:
    (tally,) = tallies("Pakistan fired a missile on Monday. In the six launches from March 3 to April 16, none failed.")
    assert (tally.since and tally.since.edtf, tally.until and tally.until.edtf) == ("2021-03-03", "2021-04-16")


def test_a_headline_gives_way_to_the_text_that_says_since_when() -> None:
    text = (
        "Pakistan fires missile, first since handshake\n\n"
        "Pakistan launched a missile on Monday, in its first such launch since the leaders of Pakistan and India met on March 3."
    )
    (tally,) = tallies(text)
    assert tally.since and tally.since.edtf == "2021-03-03"
