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
