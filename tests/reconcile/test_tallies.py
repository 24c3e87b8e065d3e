"""Running counts recounted, commitments held against events, judgements."""

from dateline.model import Actor, Commitment, CommitmentCheck, Count, Judgement, Span, TallyAudit

from . import gold
from .build import Pair, event, groups, record, told

DAYS = ("2019-07-25", "2019-07-31", "2019-08-02", "2019-08-06")
LAUNCHES = [told(f"l{n}", day, event(date=day, count=2)) for n, day in enumerate(DAYS)]


def tally(**row: object) -> TallyAudit:
    base = {
        "value": 4,
        "form": "cardinal",
        "of": "launch",
        "actor": "PRK",
        "since": None,
        "scope": "since",
        "as_of": "2019-08-06",
        "period": None,
    }
    pair = told("claim", "2019-08-06", tallies=[{**base, **row}])
    (found,) = record(*LAUNCHES, pair).tallies
    return found


def test_a_true_count_agrees_and_lists_what_it_counted():
    found = tally(since="2019-07-25")
    assert found.verdict == "agrees" and found.recount == 4 and len(found.counted) == 4


def test_since_may_leave_its_first_day_out():
    """ "The first since Aug. 2" does not count Aug. 2."""
    found = tally(value=1, form="ordinal", since="2019-08-02")
    assert (
        found.verdict == "agrees" and found.reason == "The record counts 1 launch from 3 August 2019 to 6 August 2019."
    )


def test_a_launch_is_not_a_missile():
    assert tally(value=8, of="missiles", since="2019-07-25").verdict == "agrees"
    assert tally(value=8, of="launch", since="2019-07-25").verdict == "agrees"
    assert "items" in tally(value=8, of="launch", since="2019-07-25").reason


def test_too_few_and_too_many():
    assert tally(value=2, since="2019-07-25").verdict == "differs"
    more = tally(value=6, since="2019-07-25")
    assert more.verdict == "differs" and "2 fewer than claimed" in more.reason


def test_a_record_that_begins_late_cannot_tell():
    found = tally(value=10, scope="year")
    assert found.verdict == "cannot be told" and "first report of such is later" in found.reason


def test_a_narrower_thing_than_the_record_knows_cannot_be_told():
    assert tally(value=1, of="overland launch", since="2019-07-25").verdict == "cannot be told"


def test_what_names_no_kind_cannot_be_told():
    assert tally(of="seizure", since="2019-07-25").verdict == "cannot be told"


MORATORIUM = Commitment(
    id="c",
    by=(Actor(code="PRK", name="North Korea"),),
    what="suspends nuclear and long-range missile tests",
    polarity="forbids",
    covers=(("nuclear-test", None), ("launch", "irbm"), ("launch", "icbm")),
    since=gold.time("2018-04-21"),
    evidence=Span(start=0, end=1),
)


def held_against(*pairs: Pair, commitment: Commitment = MORATORIUM) -> dict[str, tuple[str, str]]:
    report, reading = told("vow", "2018-04-21")
    vow = (report, reading.model_copy(update={"commitments": (commitment,)}))
    (found,) = record(vow, *pairs).commitments
    assert isinstance(found, CommitmentCheck)
    return {event[:14]: (verdict, why) for event, verdict, why in found.against}


def test_a_short_range_launch_is_outside_a_ban_on_long_range_tests():
    short = told("a", "2019-09-10", event(weapon="short-range projectile", weapon_class="projectile"))
    (found,) = held_against(short).values()
    assert found == (
        "outside",
        "Short-range launch of 10 September 2019: outside the undertaking of 21 April 2018, "
        "which covers nuclear tests, intermediate-range missiles and intercontinental missiles",
    )


def test_what_the_ban_covers_is_inside_and_the_unknown_cannot_be_told():
    icbm = told("a", "2022-03-24", event(date="2022-03-24", weapon="missile", weapon_class="icbm"))
    test = told("b", "2022-05-01", event("nuclear-test", "2022-05-01"))
    other = told("c", "2022-06-01", event(date="2022-06-01", weapon="projectile", weapon_class="projectile"))
    before = told("d", "2017-11-29", event(date="2017-11-29", weapon_class="icbm"))
    found = held_against(icbm, test, other, before)
    assert {k: v for k, (v, _) in found.items()} == {
        "prk-2022-03-24": "inside",
        "prk-2022-05-01": "inside",
        "prk-2022-06-01": "cannot be told",
    }


def test_another_sides_launches_are_not_asked_about():
    assert held_against(told("a", "2019-09-10", event(agents=["IND"]))) == {}


def test_an_undertaking_that_ended_binds_no_more():
    ended = MORATORIUM.model_copy(update={"until": gold.time("2019-12-31")})
    found = held_against(told("a", "2022-03-24", event(date="2022-03-24", weapon_class="icbm")), commitment=ended)
    assert [v for v, _ in found.values()] == ["outside"]


def test_an_undertaking_without_a_stated_day_began_with_its_agreement():
    bare = MORATORIUM.model_copy(update={"since": None})
    report, reading = told("vow", "2019-09-11", event("agreement", "2018"))
    bare = bare.model_copy(update={"entry": next(iter(reading.entries()))})
    vow = (report, reading.model_copy(update={"commitments": (bare,)}))
    launch = told("a", "2019-09-10", event(weapon="short-range missile", weapon_class="srbm"))
    (found,) = record(vow, launch).commitments
    assert found.commitment.since and found.commitment.since.date == "2018"
    assert [verdict for _, verdict, _ in found.against] == ["outside"]


ONE = told("one", "2019-09-10", event(count=2))
TWO = told("two", "2019-10-02", event(date="2019-10-02", count=1))


def judgement(name: str, action: str, *subjects: str, **rest: object) -> Judgement:
    return Judgement.model_validate(
        {"id": name, "action": action, "subjects": subjects, "at": f"2020-01-0{len(name)}", "author": "ana", **rest}
    )


def test_a_person_joins_what_was_apart_and_ids_redirect():
    first, second = record(ONE, TWO).events
    made = record(ONE, TWO, judgements=(judgement("j", "same", first.id, second.id),))
    assert [e.id for e in made.events] == [first.id] and (second.id, first.id) in made.redirects


def test_the_later_of_two_contrary_judgements_stands():
    first, second = record(ONE, TWO).events
    same = judgement("j", "same", first.id, second.id)
    split = judgement("jj", "split", f"{TWO[0].key}#e0")
    assert len(record(ONE, TWO, judgements=(split, same)).events) == 2
    early = split.model_copy(update={"at": "2019-12-31"})
    assert len(record(ONE, TWO, judgements=(early, same)).events) == 1


def test_reject_takes_an_event_or_one_mention_away():
    again = told("again", "2019-09-11", event(count=2))
    (made,) = record(ONE, again).events
    assert record(ONE, again, judgements=(judgement("j", "reject", made.id),)).events == ()
    left = record(ONE, again, judgements=(judgement("j", "reject", f"{again[0].key}#e0"),))
    assert groups(left, ONE, again) == [["one.e0"]]


def test_a_value_set_by_a_person_stands_first_and_hides_nothing():
    (made,) = record(ONE).events
    found = (
        record(
            ONE,
            judgements=(judgement("j", "value", made.id, attribute="count", value=Count(number=3), reason="debris"),),
        )
        .events[0]
        .belief("count")
    )
    assert found and found.held[0].value == Count(number=3) and found.others[0].value == Count(number=2)
    assert found.reason == "Set by ana on 2020-01-01: debris."


def test_a_judgement_on_what_is_not_here_waits():
    made = record(ONE, judgements=(judgement("j", "reject", "no-such-event"),))
    assert made.events == record(ONE).events
    assert [d.standing for d in made.judgements] == ["waiting"]
