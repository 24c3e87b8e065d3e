"""Events told only to date another: "two days after", counted from what came then."""

import pytest

from dateline.model import Report, Time
from tests.extract.entries import of_kind, reader


@pytest.mark.parametrize(
    ("kind", "text", "day"),
    [
        (
            "agreement",
            "Niger recalled its envoy on Monday, three days after Mali and Chad signed a pact.",
            "2021-05-07",
        ),
        (
            "agreement",
            "Egypt left the talks on Friday, two days after agreeing to a ceasefire with Libya.",
            "2021-05-05",
        ),
        ("meeting", "Iran fired a missile on 3 May, a month after talks between Iran and Oman in Muscat.", "2021-04"),
    ],
)
def test_what_lies_so_many_days_before_a_stated_day_is_dated(kind: str, text: str, day: str) -> None:
    (found,) = of_kind(kind, text)
    assert found["time"] == [day]


def test_a_participle_counts_from_the_verb_it_goes_with() -> None:
    text = "Answering nine days after the bombing of its embassy in Chad, France on Monday launched strikes on Sudan."
    assert sorted(e["time"][0] for e in of_kind("attack", text)) == ["2021-05-01", "2021-05-10"]


def test_what_came_two_days_after_it_is_the_news() -> None:
    text = "India fired a missile on Tuesday. The launch came two days after Pakistan and China signed a defence pact."
    (deal,) = of_kind("agreement", text)
    assert deal["time"] == ["2021-05-09"]


@pytest.mark.parametrize(
    "text",
    [
        "Iran fired a missile on 3 May, more than ten days after talks between Iran and Oman in Muscat.",
        "Iran fired a missile weeks after talks between Iran and Oman in Muscat.",
        "Three days after the talks between Iran and Oman, nobody knows what they agreed on Sunday.",
    ],
)
def test_a_length_said_loosely_or_counted_from_no_day_gives_none(text: str) -> None:
    assert all("time" not in e for e in of_kind("meeting", text))


@pytest.mark.parametrize(
    ("length", "first", "last"),
    [
        ("more than a month", "2021-03-03", "2021-04-03"),
        ("about three weeks", "2021-04-05", "2021-04-19"),
        ("less than two months", "2021-03-03", "2021-04-03"),
    ],
)
def test_a_length_said_about_gives_the_stretch_in_which_it_lies(length: str, first: str, last: str) -> None:
    text = f"Iran fired a missile on 3 May, {length} after talks between Iran and Oman in Muscat."
    reading = reader().read(Report(id="t", text=text, published="2021-05-12", dated_by="given"))
    (time,) = {
        c.value
        for m in reading.mentions
        if m.kind == "meeting"
        for c in m.claims
        if isinstance(c.value, Time) and c.value.start
    }
    assert (time.start or "")[:10] == first
    assert (time.end or "")[:10] == f"{last[:8]}{int(last[8:]) + 1:02d}"
    assert time.approximate
