"""Dates as mastheads and metadata write them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.sources.dates import find_dates, finer, parse_date, too_late
from dateline.sources.published import address_date, published_in
from dateline.sources.zones import offset_of


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("2019-05-04T09:50:00Z", "2019-05-04T09:50:00+00:00"),
        ("2019-05-04T05:50:00-04:00", "2019-05-04T05:50:00-04:00"),
        ("2019-05-04 05:50", "2019-05-04T05:50"),
        ("Thu, 31 Oct 2019 20:15:00 +0900", "2019-10-31T20:15:00+09:00"),
        ("Sept. 10, 2019", "2019-09-10"),
        ("10 September 2019", "2019-09-10"),
        ("30th March 2020", "2020-03-30"),
        ("May 04, 2019 at 5:50 AM ET", "2019-05-04T05:50-04:00"),
        ("1:24 pm on 10 August 2019", "2019-08-10T13:24"),
        ("2021.10.19 (15:32)", "2021-10-19T15:32"),
        ("30.07.2019", "2019-07-30"),
        ("04/22/2020", "2020-04-22"),
        ("2019-09", "2019-09"),
        ("September 2019", "2019-09"),
        ("20190910", "2019-09-10"),
        ("1568076000", "2019-09-10T00:40:00+00:00"),
        ("12:05 a.m. March 3, 2021", "2021-03-03T00:05"),
        ("06/08/2019", None),  # June or August
        ("2019-13-45", None),
        ("0001-01-01", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_stated_date_is_read_as_fine_as_it_is_stated(stated, iso):
    assert parse_date(stated) == iso


def test_an_ambiguous_figure_gives_both_readings():
    found = next(find_dates("Date: 06/08/2019 | Source: agency"))
    assert (found.value, found.other) == ("2019-08-06", "2019-06-08")


def test_a_zone_is_kept_and_an_ambiguous_one_is_not():
    assert offset_of("KST", None) == "+09:00"
    assert offset_of("ET", datetime(2019, 1, 5)) == "-05:00"
    assert offset_of("IST", None) is None
    assert offset_of("GMT+5:30", None) == "+05:30"


def test_the_finer_statement_of_the_same_day_wins():
    assert finer("2019-09-11", None, "2019-09-11T08:00+09:00") == "2019-09-11T08:00+09:00"
    assert finer("2019-09-11", "2019-09-12T08:00+09:00") == "2019-09-11"


def test_a_date_is_too_late_only_beyond_two_days():
    now = datetime(2019, 9, 10, tzinfo=UTC)
    assert not too_late("2019-09-12T23:00:00", now)
    assert too_late("2019-09-13", now)


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://a.example/world/2019/09/10/story", "2019-09-10"),
        ("https://a.example/world/2017/sep/03/story", "2017-09-03"),
        ("https://a.example/news/2022-10-03-an-alert", "2022-10-03"),
        ("https://a.example/view/AEN20190910001052325", "2019-09-10"),
        ("https://a.example/flash/20190504-01", "2019-05-04"),
        ("https://a.example/2019/09/story", "2019-09"),
        ("https://a.example/story-2019-plan", None),
        ("https://a.example/2019/02/31/story", "2019-02"),
        (None, None),
    ],
)
def test_the_date_in_an_address(url, date):
    assert address_date(url) == date


BODY = "The army fired two rockets at the range near the coast in the morning, the ministry said."


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (["Two rockets fired at range", "Posted on: June 22, 2016 | views: 199", BODY], "2016-06-22"),
        (["date 2019-08-10 Two rockets were fired at the range near the coast on Saturday."], "2019-08-10"),
        (["Write: 2019-09-10 07:38:01Update: 2019-09-10 10:43:43", BODY], "2019-09-10T07:38:01"),
        (["Cheryl Sanders", "September 11, 2019", BODY], "2019-09-11"),
        (["Date: 06/08/2019 | Source: Agency", "NARVIK, August 6 (Agency) -- " + BODY], "2019-08-06"),
        # fetched years later: a date far from the dateline's day is not the report's
        (["December 26, 2025", "NARVIK, August 6 (Agency) -- " + BODY], None),
        (["NARVIK, June 22 (Agency) -- " + BODY], None),
        (["NARVIK, June 22, 2016 (Agency) -- " + BODY], "2016-06-22"),
        # a date in the story is no masthead
        (["The army fired two rockets on June 22, 2016, the ministry said on Thursday in the capital."], None),
    ],
)
def test_the_date_in_the_lines(lines, published):
    assert published_in("\n\n".join(lines), None)[0] == published


def test_a_dateline_completes_the_month_of_an_address():
    text = "NARVIK, Sept. 15 (Agency) -- " + BODY
    assert published_in(text, "https://a.example/2017/09/story") == ("2017-09-15", "address")


@given(st.text(max_size=300))
def test_no_text_breaks_the_search(text):
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
    parse_date(text)
    published_in(text, text)
