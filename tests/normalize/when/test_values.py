"""Phrases and what must come out of them."""

import pytest

from dateline.normalize.when import Anchor, TimePhrase, find_times

TUESDAY = Anchor("2019-09-10T16:00:00+09:00")


def only(text: str, anchor: Anchor = TUESDAY) -> TimePhrase:
    phrases = find_times(text, anchor)
    assert len(phrases) == 1, [text[p.start : p.end] for p in phrases]
    return phrases[0]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on June 30, 2019", "2019-06-30"),
        ("on 30 June 2019", "2019-06-30"),
        ("30/06/2019", "2019-06-30"),
        ("2019-06-30", "2019-06-30"),
        ("June 30th, 2019", "2019-06-30"),
        ("the 3rd of May 2018", "2018-05-03"),
        ("on 8 December 1987", "1987-12-08"),
        ("They met on June 30.", "2019-06-30"),
        ("They will meet on Nov. 16.", "2019-11-16"),
        ("in late September", "2019-09"),
        ("February this year", "2019-02"),
        ("on 4 December of last year", "2018-12-04"),
        ("last August", "2019-08"),
        ("since May", "2019-05"),
        ("last year", "2018"),
        ("next month", "2019-10"),
        ("this year", "2019"),
        ("a month ago", "2019-08"),
        ("17 days ago", "2019-08-24"),
        ("Ten years ago today", "2009-09-10"),
        ("fired on Tuesday", "2019-09-10"),
        ("fired on Thursday", "2019-09-05"),
        ("last Tuesday", "2019-09-03"),
        ("will meet on Thursday", "2019-09-12"),
        ("next Tuesday", "2019-09-17"),
        ("Sunday week", "2019-09-22"),
        ("on Friday last week", "2019-09-06"),
        ("Last Sunday, 8 September", "2019-09-08"),
        ("yesterday", "2019-09-09"),
        ("the day before yesterday", "2019-09-08"),
        ("Tuesday, Sept. 10", "2019-09-10"),
        ("said on the 2nd", "2019-09-02"),
        ("announced on the 21st", "2019-08-21"),
        ("on New Year's Eve, 2022", "2022-12-31"),
        ("Easter Sunday, 2019", "2019-04-21"),
        ("in 1998", "1998"),
        ("the 1990s", "199X"),
        ("in nineteen ninety-one", "1991"),
        ("in the summer of 2018", "2018-22"),
        ("in five months' time", "2020-02"),
    ],
)
def test_dates(text: str, edtf: str) -> None:
    assert only(text).value.edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf", "offset"),
    [
        ("at 07:00", "T07:00", None),
        ("at 5.30pm", "T17:30", None),
        ("0700 hrs", "T07:00", None),
        ("at 2130 GMT", "T21:30", "+00:00"),
        ("around seven in the morning", "T07:00", None),
        ("at six minutes past five", "T05:06", None),
        ("at half past seven", "T07:30", None),
        ("at noon", "T12:00", None),
        ("7:36 p.m. EDT Monday", "2019-09-09T19:36", "-04:00"),
        ("shortly after 9 a.m. Saturday", "2019-09-07T09:00", None),
        ("last night at seven, local time", "2019-09-09T19:00", None),
        ("11:58:05 a.m. on Tuesday", "2019-09-10T11:58:05", None),
        ("at 7:15 on Tuesday morning", "2019-09-10T07:15", None),
        ("7:50 p.m. Hawaii time on Monday", "2019-09-09T19:50", "-10:00"),
        ("at 12:02 Moscow time on Tuesday", "2019-09-10T12:02", "+03:00"),
        ("9 a.m. UTC+9 on Tuesday", "2019-09-10T09:00", "+09:00"),
    ],
)
def test_clocks(text: str, edtf: str, offset: str | None) -> None:
    phrase = only(text)
    assert (phrase.value.edtf, phrase.value.offset) == (edtf, offset)


@pytest.mark.parametrize(
    ("text", "edtf", "offset", "other"),
    [
        ("at about 07:00 local time on Tuesday (22:00 GMT Monday)", "2019-09-10T07:00", "+09:00", "2019-09-09T22:00"),
        ("at 2200 GMT on Monday (7 a.m. Tuesday local time)", "2019-09-10T07:00", "+09:00", "2019-09-09T22:00"),
        ("10 a.m. (0100 GMT)", "T10:00", "+09:00", "T01:00"),
        ("at 6:44 a.m. (9:44 p.m. Friday GMT)", "2019-09-07T06:44", "+09:00", "2019-09-06T21:44"),
        ("at 0137 GMT, or 10:37 a.m. local time", "T10:37", "+09:00", "T01:37"),
        ("on Tuesday at 10:30 p.m. EDT (0230 GMT Wednesday)", "2019-09-10T22:30", "-04:00", "2019-09-11T02:30"),
    ],
)
def test_two_clocks_are_one_moment(text: str, edtf: str, offset: str, other: str) -> None:
    phrase = only(text)
    assert (phrase.value.edtf, phrase.value.offset, phrase.value.basis) == (edtf, offset, "stated")
    assert [time.edtf for time in phrase.alternates][:1] == [other] or phrase.alternates[0].clock == other[-5:]


def test_weekdays_of_one_moment_stay_in_one_week_when_published_on_the_earlier() -> None:
    phrase = only("at 07:00 local time on Tuesday (22:00 GMT Monday)", Anchor("2019-09-09T19:25:00-04:00"))
    assert (phrase.value.edtf, phrase.value.offset, phrase.conflict) == ("2019-09-10T07:00", "+09:00", False)


def test_listed_clocks_share_day_half_and_zone() -> None:
    first, second = find_times("at 6:53 a.m. and 7:12 a.m. on Tuesday", TUESDAY)
    assert (first.value.edtf, second.value.edtf) == ("2019-09-10T06:53", "2019-09-10T07:12")
    first, second = find_times("at 2006 and 2027 GMT on Tuesday", TUESDAY)
    assert [(p.value.edtf, p.value.offset) for p in (first, second)] == [
        ("2019-09-10T20:06", "+00:00"),
        ("2019-09-10T20:27", "+00:00"),
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("from July 25 to Aug. 16", "2019-07-25", "2019-08-16"),
        ("on May 4-9", "2019-05-04", "2019-05-09"),
        ("from 5 to 20 August", "2019-08-05", "2019-08-20"),
        ("between May and July 2018", "2018-05", "2018-07"),
        ("between 9:06 a.m. and 9:27 a.m.", "T09:06", "T09:27"),
        ("from 2015 to 2018", "2015", "2018"),
    ],
)
def test_ranges(text: str, first: str, last: str) -> None:
    phrase = only(text)
    assert phrase.end_value is not None
    assert (phrase.value.edtf, phrase.end_value.edtf) == (first, last)


@pytest.mark.parametrize(
    ("text", "timex", "seconds"),
    [
        ("for 456 seconds", "PT456S", 456),
        ("a two-day visit", "P2D", 172800),
        ("five minutes and 27 seconds", "PT5M27S", 327),
        ("half an hour", "PT0.5H", 1800),
        ("several months", "PXM", None),
        ("for 2 1/2 years", "P2.5Y", 2.5 * 31556952),
        ("within 21 days", "P21D", 21 * 86400),
    ],
)
def test_durations_are_no_dates(text: str, timex: str, seconds: float | None) -> None:
    phrase = only(text)
    assert (phrase.timex_type, phrase.timex, phrase.value.edtf, phrase.value.start) == ("DURATION", timex, "", None)
    assert phrase.seconds == seconds


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("every Monday", "XXXX-WXX-1"),
        ("twice a week", "P1W"),
        ("on Sundays", "XXXX-WXX-7"),
        ("each month", "P1M"),
        ("every two years", "P2Y"),
    ],
)
def test_sets(text: str, timex: str) -> None:
    phrase = only(text)
    assert (phrase.timex_type, phrase.timex) == ("SET", timex)


@pytest.mark.parametrize(
    "text",
    [
        "It may rain.",
        "They march on.",
        "a second missile",
        "1500 troops",
        "the 3rd missile",
        "a 12-year-old boy",
        "closed at 5.32 points",
        "the Hwasong-15 flew",
        "one of three-quarters",
        "a quarter of them",
        "won 10:2",
        "Jan Kavan spoke",
        "some 330 km",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert find_times(text, TUESDAY) == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("since May", "since"),
        ("shortly after 9 a.m.", "after"),
        ("until the end of the year", "until"),
        ("two weeks ago", "ago"),
        ("within a week", "within"),
        ("by Jan. 23", "by"),
        ("as of Saturday", "as of"),
        ("on the Monday", "on"),
    ],
)
def test_the_governing_word(text: str, relation: str) -> None:
    assert only(text).relation == relation


def test_parts_of_days_and_periods_have_their_bounds() -> None:
    night = only("Monday night, U.S. time").value
    assert (night.edtf, night.start, night.end, night.offset) == (
        "2019-09-09",
        "2019-09-09T18:00",
        "2019-09-10T04:00",
        "-04:00",
    )
    week = only("last week").value
    assert (week.edtf, week.precision, week.start, week.end) == (
        "2019-09",
        "week",
        "2019-09-02T00:00",
        "2019-09-09T00:00",
    )
    quarter = only("in Q3 2019").value
    assert (quarter.edtf, quarter.start, quarter.end) == ("2019", "2019-07-01T00:00", "2019-10-01T00:00")
    late = only("in late September").value
    assert (late.start, late.end) == ("2019-09-21T00:00", "2019-10-01T00:00")


def test_impossible_and_contradictory_dates_are_flagged_not_mended() -> None:
    assert only("on 31 June 2019").conflict
    assert only("31 June 2019").value.start is None
    assert only("Friday, Sept. 10, 2019").conflict
    assert only("at 07:00 on Tuesday (15:00 GMT Monday)").conflict


def test_without_publication_time_a_date_stays_partial() -> None:
    nothing = Anchor(None)
    assert (only("on Tuesday", nothing).value.edtf, only("on Tuesday", nothing).value.weekday) == ("", 2)
    assert only("on June 12", nothing).value.edtf == "XXXX-06-12"
    assert only("last month", nothing).value.edtf == ""
    assert only("on June 12, 2018", nothing).value.edtf == "2018-06-12"


def test_a_publication_of_month_precision_still_dates_years() -> None:
    anchor = Anchor("2019-09")
    assert only("last year", anchor).value.edtf == "2018"
    assert only("last month", anchor).value.edtf == "2019-08"
    assert only("on Tuesday", anchor).value.start is None


def test_the_local_day_of_publication_counts() -> None:
    assert Anchor("2019-09-09T22:30:00Z", zone="Asia/Seoul").day.isoformat() == "2019-09-10"  # type: ignore[union-attr]
    assert only("on Tuesday", Anchor("2019-09-09T22:30:00Z", zone="Asia/Seoul")).value.edtf == "2019-09-10"
    assert only("on Monday", Anchor("2019-09-09T20:30:00-04:00")).value.edtf == "2019-09-09"


def test_an_entry_of_a_timeline_counts_from_its_own_date() -> None:
    _, month = find_times("Oct. 18, 2012: Talks move to Havana in November.", Anchor("2017-06-28"))
    assert month.value.edtf == "2012-11"


def test_tense_from_the_caller_decides() -> None:
    text = "the talks on Thursday"
    ahead = find_times(text, TUESDAY, base=100, tense=lambda offset: "future" if offset >= 100 else "past")
    assert (ahead[0].start, ahead[0].value.edtf) == (113, "2019-09-12")


def test_what_is_agreed_on_lies_ahead() -> None:
    anchor = Anchor("2019-10-01")
    assert only("They have agreed to hold talks on Oct. 5.", anchor).value.edtf == "2019-10-05"
    assert only("They said talks would be held on Oct. 5.", anchor).value.edtf == "2019-10-05"
    assert only("On Jan. 4 the government suspended the truce.", Anchor("2023-12-20")).value.edtf == "2023-01-04"


def test_a_range_of_weekdays_runs_forward() -> None:
    phrase = only("The launch was put off from Wednesday to Friday.", Anchor("2023-02-16"))
    assert phrase.end_value is not None
    assert (phrase.value.edtf, phrase.end_value.edtf) == ("2023-02-15", "2023-02-17")


@pytest.mark.parametrize(
    "text, begins, ends",
    [
        ("from 9:00 to 9:30 a.m. local time (00:00 to 00:30 GMT)", "T09:00", "T09:30"),
        (
            "between 6:53 a.m. and 7:12 a.m. local time (2153 and 2212 GMT Monday)",
            "2019-09-10T06:53",
            "2019-09-10T07:12",
        ),
        ("from 6 to 7 p.m. (0900-1000 GMT)", "T18:00", "T19:00"),
        (
            "between 08:00 and 09:00 GMT (17:00 and 18:00 local time)",
            "T17:00",
            "T18:00",
        ),
    ],
)
def test_a_stretch_told_on_two_clocks_is_one_stretch_on_the_local_one(text, begins, ends):
    (phrase,) = find_times(text, Anchor("2019-09-10T12:00+09:00"))
    assert (phrase.value.edtf, phrase.end_value.edtf) == (begins, ends)
    assert phrase.value.offset == phrase.end_value.offset == "+09:00"
    assert len(phrase.alternates) == 2 and not phrase.conflict


def test_a_range_in_brackets_behind_a_day_is_left_alone():
    first, second = find_times("since late May (May 27-29)", Anchor("2019-09-10"))
    assert first.end_value is None and second.end_value.edtf == "2019-05-29"
