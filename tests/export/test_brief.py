"""The brief's sentences: what an analyst would stumble over."""

import pytest

from dateline.export.brief import said
from dateline.export.brief.checked import _ended
from dateline.export.brief.spoken import _evened, _quoted
from dateline.model import Belief, Held, Place, Quantity, Span, Support, Time
from dateline.record import Glossary, wording


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nairobi", "in Nairobi"),
        ("border", "at the border"),
        ("Sudanese border", "at the Sudanese border"),
        ("demilitarised zone", "at the demilitarised zone"),
        ("northern islands", "on the northern islands"),
        ("capital", "in the capital"),
        ("United Kingdom", "in the United Kingdom"),
    ],
)
def test_places_take_their_article_and_preposition(name, expected):
    assert wording.place_in(Place(name=name)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('"We shall see"', "“We shall see”"),
        ('the plan was "a start", no more', 'the plan was "a start", no more'),
        ('that talks are a "good thing', "that talks are a"),
        ("“We shall see,”", "“We shall see”"),
    ],
)
def test_quotation_marks_have_their_fellow(words, expected):
    assert _quoted(words) == expected


def test_reported_words_end_before_a_mark_without_a_fellow():
    assert _evened('We have nothing to announce", the agency reported') == "We have nothing to announce"
    assert _evened('the "first step" of many') == 'the "first step" of many'


def test_an_undertaking_does_not_end_in_a_joint():
    assert _ended("agreed to reopen the crossing, but") == "agreed to reopen the crossing"
    assert _ended("agreed to reopen the crossing in") == "agreed to reopen the crossing"


def held(value, *reports):
    support = tuple(Support(report=r, origin=r, evidence=Span(start=0, end=1), said_by=()) for r in reports)
    return Held(value=value, origins=len(reports), support=support)


def test_the_hours_of_a_salvo_are_one_version():
    two = [held(Time(edtf=f"2021-03-04T{c}", precision="minute"), "a", "b") for c in ("06:10", "06:25")]
    belief = Belief(attribute="clock", state="disputed", held=tuple(two), others=(held(Time(edtf="2021-03-04T07:00", precision="minute"), "c"),),
                    credibility=4, reason="x.")  # fmt: skip
    assert [words for words, _ in said.versions(belief, Glossary())] == [
        "06:10 and 06:25 local time",
        "07:00 local time",
    ]


def test_figures_that_different_reports_give_are_versions():
    figures = (held(Quantity(value=400, unit="km"), "a"), held(Quantity(value=600, unit="km"), "b"))
    belief = Belief(
        attribute="range_km", state="disputed", held=figures[:1], others=figures[1:], credibility=4, reason="x."
    )
    assert [words for words, _ in said.versions(belief, Glossary())] == ["400 km", "600 km"]
