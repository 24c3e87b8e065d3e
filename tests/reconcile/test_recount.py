"""The ways to read a running count: whose, since which event, up to which, in what unit, and what room is left."""

from dateline.model import Span, TallyAudit

from .build import Pair, event, record, told

DAYS = ("2019-07-25", "2019-07-31", "2019-08-02", "2019-08-06")
LAUNCHES = [told(f"l{n}", day, event(date=day, count=2)) for n, day in enumerate(DAYS)]
TEXT = "They met on June 30. It was the fourth formal launch since they met."


def claim(*events: dict, text: str = TEXT, words: str = "fourth", kind: str = "launch", **row: object) -> Pair:
    published = str(row.pop("published", "2019-08-06"))
    base = {
        "value": 4, "form": "ordinal", "of": "launch", "actor": "PRK", "since": None, "scope": "since",
        "as_of": published[:10], "period": None, **row,
    }  # fmt: skip
    report, reading = told("claim", published, *events, text=text, tallies=[base])
    start = text.index(words)
    span = Span(start=start, end=start + len(words))
    tallies = tuple(t.model_copy(update={"evidence": span, "kind": kind}) for t in reading.tallies)
    return report, reading.model_copy(update={"tallies": tallies})


def audited(pair: Pair, *others: Pair) -> TallyAudit:
    (found,) = record(*(others or LAUNCHES), pair).tallies
    return found


def test_all_readings_tried_are_kept_and_the_plain_one_is_first():
    found = audited(claim(since="2019-07-25"))
    assert [(r.unit, r.first, r.total) for r in found.readings] == [
        ("events", "2019-07-25", 4), ("events", "2019-07-26", 3), ("days", "2019-07-25", 4), ("items", "2019-07-25", 8),
    ]  # fmt: skip
    assert [r.why for r in found.readings][:2] == ["", "the first day left out"]


def test_since_the_meeting_is_since_the_day_the_record_gives_the_meeting():
    """The report says June, the record knows the day; a launch earlier in June is not counted."""
    early = told("early", "2019-06-03", event(date="2019-06-03"))
    meeting = event("meeting", "2019-06-30", agents=["PRK", "USA"], evidence=["since they met"])
    pair = claim(meeting, since="2019-06", words="fourth formal launch since they met")
    found = audited(pair, *LAUNCHES, early)
    assert (found.verdict, found.readings[0].first) == ("agrees", "2019-06-30")


def test_what_a_claim_does_not_say_is_taken_from_the_events_its_report_tells():
    foreign = told("x", "2019-08-01", event(date="2019-08-01", agents=["IND"]))
    pair = claim(event(date="2019-08-06"), actor=None, since="2019-07-25")
    found = audited(pair, *LAUNCHES, foreign)
    assert (found.verdict, found.whose) == ("agrees", ("PRK",))


def test_the_local_day_of_the_place_counts():
    """Monday night in Washington is Tuesday morning in Korea."""
    pair = claim(event(date="2019-08-06"), published="2019-08-05T20:00-04:00", since="2019-07-25")
    found = audited(pair)
    assert found.verdict == "agrees" and found.readings[0].last == "2019-08-06"
    assert any(r.why == "by the calendar of whoever says it" and r.total == 3 for r in found.readings)


def test_a_rank_runs_up_to_the_event_that_has_it():
    """A timeline of later date that calls an early launch the second one."""
    text = "July 31 - second launch since July 25"
    second = event(date="2019-07-31", evidence=["second launch"])
    pair = claim(second, text=text, words="second launch", value=2, published="2019-11-30", scope="ever")
    found = audited(pair)
    assert found.verdict == "agrees" and found.readings[0].last == "2019-07-31"


def test_the_first_in_so_many_days_leaves_out_the_one_so_many_days_ago():
    found = audited(claim(value=1, scope="period", period="P4D"))
    assert found.verdict == "agrees" and found.readings[0].first == "2019-08-03"


def test_a_period_in_round_figures():
    """25 July to 2 August is "little more than a week"."""
    found = audited(claim(value=3, scope="period", period="P1W", published="2019-08-02"))
    assert found.verdict == "agrees" and "the period taken loosely" in found.reason


def test_an_end_that_is_named():
    pair = claim(value=3, form="cardinal", scope="period", since="2019-07-25")
    report, reading = pair
    until = next(t.since for t in reading.tallies)
    assert until
    ended = until.model_copy(update={"edtf": "2019-08-02", "start": "2019-08-02T00:00", "end": "2019-08-03T00:00"})
    tallies = tuple(t.model_copy(update={"until": ended}) for t in reading.tallies)
    found = audited((report, reading.model_copy(update={"tallies": tallies})))
    assert found.verdict == "agrees" and found.readings[0].last == "2019-08-02"


def test_words_that_narrow_the_claim_leave_more_than_claimed_open():
    narrow = audited(claim(value=1, form="cardinal", words="fourth formal launch", since="2019-07-25"))
    assert narrow.verdict == "cannot be told" and '"formal"' in narrow.reason
    plain = audited(claim(value=2, form="cardinal", since="2019-07-25"))
    assert plain.verdict == "differs" and "2 more than claimed" in plain.reason


def test_fewer_than_claimed_is_said_only_where_others_tell_of_such():
    more = claim(value=7, form="cardinal", since="2019-07-25")
    assert audited(more, *LAUNCHES).verdict == "differs"
    own = claim(*(event(date=d) for d in DAYS[:3]), value=7, form="cardinal", since="2019-07-25")
    alone = audited(own, LAUNCHES[0])
    assert alone.verdict == "cannot be told" and "hardly any other report" in alone.reason


def test_a_count_of_meetings_is_of_those_at_which_both_sides_were():
    pairs = [("2018-06-12", ["PRK", "USA"]), ("2018-09-18", ["PRK", "KOR"]), ("2019-02-28", ["PRK", "USA"])]
    meetings = [told(f"m{n}", day, event("meeting", day, agents=sides)) for n, (day, sides) in enumerate(pairs)]
    third = event("meeting", "2019-06-30", agents=["PRK", "USA"])
    found = audited(
        claim(third, value=3, of="meeting", kind="meeting", actor=None, scope="ever", published="2019-06-30"), *meetings
    )
    assert found.verdict == "agrees" and found.whose == ("PRK", "USA") and len(found.counted) == 3


def test_a_launch_told_as_still_to_come_is_counted_where_the_claim_looks_ahead():
    ahead = event("meeting", "2019-10-05", agents=["PRK", "USA"], realis="planned")
    before = told("m", "2019-06-30", event("meeting", "2019-06-30", agents=["PRK", "USA"]))
    pair = claim(ahead, value=1, of="talk", kind="meeting", actor=None, since="2019-06-30", published="2019-10-01")
    found = audited(pair, before)
    assert found.verdict == "agrees" and "the one to come" in found.reason


def test_at_least_holds_for_more():
    report, reading = claim(value=3, form="cardinal", since="2019-07-25")
    tallies = tuple(
        t.model_copy(update={"value": t.value.model_copy(update={"bound": "at least"})}) for t in reading.tallies
    )
    assert audited((report, reading.model_copy(update={"tallies": tallies}))).verdict == "agrees"


def test_plurals_and_ranks_in_figures_narrow_nothing():
    for text, words in (
        ("It makes two launches since July.", "two launches since"),
        ("The 2nd launch since", "2nd launch since"),
    ):
        found = audited(claim(value=2, form="cardinal", text=text, words=words, since="2019-07-25"))
        assert (found.verdict, found.recount) == ("differs", 4)
