"""Undertakings: how they stand, what a weapon's flight tells, what answers a promise."""

from dateline.model import Actor, Commitment, CommitmentCheck, Span
from dateline.reconcile.commitments import FOLLOWING

from . import gold
from .build import Pair, event, record, told

KOREA, STATES = Actor(code="PRK", name="North Korea"), Actor(code="USA", name="United States")


def vow(published: str = "2018-04-21", **rest: object) -> Pair:
    made = Commitment.model_validate({
        "id": "c", "by": (KOREA,), "what": "stops tests", "polarity": "forbids", "covers": (("launch", "icbm"),),
        "since": gold.time("2018-04-21"), "evidence": Span(start=0, end=1), **rest,
    })  # fmt: skip
    report, reading = told(f"vow-{published}", published)
    return report, reading.model_copy(update={"commitments": (made,)})


def checks(*pairs: Pair) -> list[CommitmentCheck]:
    return list(record(*pairs).commitments)


def test_an_end_is_ahead_then_due_then_passed_by_the_latest_report():
    bound = vow(until=gold.time("2019-12-31"))
    later = ("2019-06-01", "2019-12-02", "2019-12-31", "2020-01-01")
    assert [checks(bound, told("now", day))[0].state for day in later] == ["running", "due", "due", "passed"]
    assert checks(vow())[0].state == "open"


def test_what_is_taken_back_binds_no_longer():
    back = vow("2020-01-01", status="withdrawn", since=None)
    icbm = told("a", "2022-03-24", event(date="2022-03-24", weapon_class="icbm"))
    first, second = checks(vow(), back, icbm)
    assert (first.state, first.ended, second.state) == ("withdrawn", "2020-01-01", "withdrawn")
    assert [v for _, v, _ in first.against] == ["outside"]
    assert "withdrawn by 1 January 2020" in first.against[0][2]


def test_of_what_follows_its_end_the_first_are_told():
    ended = vow(until=gold.time("2019-12-31"))
    during = told("early", "2019-05-05", event(date="2019-05-04", weapon_class="icbm"))
    years = [*range(2020, 2040)]
    after = [
        told(f"{year}-{month}", f"{year}-{month}-02", event(date=f"{year}-{month}-01", weapon_class="icbm"))
        for year in years
        for month in ("04", "11")
    ]
    held = checks(ended, during, *after)[0].against
    assert [v for _, v, _ in held] == ["inside", *["outside"] * FOLLOWING]
    assert "April 2020" in held[1][2]
    assert "November 2034" in held[-1][2]


def test_anothers_withdrawal_ends_nothing():
    back = vow("2020-01-01", status="withdrawn", by=(STATES,), since=None)
    assert checks(vow(), back)[0].state == "open"


def test_a_flight_tells_that_a_weapon_is_not_intercontinental():
    """380 km far and 97 high is short; 950 far and 4,475 high is the Hwasong-15 of 2017 and leaves it open."""
    low = told("a", "2019-11-28", event(date="2019-11-28", weapon_class="missile", range_km=[380], apogee_km=[97]))
    lofted = told("b", "2020-11-28", event(date="2020-11-28", weapon_class="missile", range_km=[950], apogee_km=[4475]))
    (check, *_) = checks(vow(), low, lofted)
    (_, near, why), (_, far, _) = check.against
    assert (near, far) == ("outside", "cannot be told")
    assert "good for some 380 km" in why


def test_a_general_word_tells_no_class():
    found = checks(vow(), told("a", "2019-08-16", event(date="2019-08-16", weapon_class="projectile")))
    assert found[0].against[0][1] == "cannot be told"


def test_the_clause_that_covers_is_named():
    both = vow(covers=(("launch", "icbm"), ("nuclear-test", None)))
    (check, *_) = checks(both, told("a", "2022-03-24", event(date="2022-03-24", weapon_class="icbm")))
    assert check.against[0][1:] == (
        "inside",
        "Intercontinental launch of 24 March 2022: inside the undertaking of 21 April 2018, which covers intercontinental "
        "missiles and nuclear tests, by its clause on intercontinental missiles",
    )


def test_a_promise_to_meet_is_answered_by_meeting_the_one_it_was_made_to():
    promise = vow(polarity="promises", covers=(("meeting", None),), to=(STATES,))
    with_it = told("a", "2019-10-05", event("meeting", "2019-10-05", agents=["PRK", "USA"]))
    other = told("b", "2019-04-25", event("meeting", "2019-04-25", agents=["PRK", "RUS"]))
    (check, *_) = checks(promise, with_it, other)
    assert [(v, why) for _, v, why in check.against] == [
        ("inside", "Meeting of 5 October 2019: as promised in the undertaking of 21 April 2018: meetings")
    ]


def test_what_began_before_is_not_held_against_it():
    """An event that began before the undertaking and went on after it."""
    drill = told("a", "2018-04-22", event("exercise", "2018-04-10", end="2018-04-25"))
    assert checks(vow(covers=(("exercise", None),)), drill)[0].against == ()
