"""When reports without a date, or with a wrong one, came out, and which year a date without one means."""

from dateline.model import Time
from dateline.reconcile.when import published_window, told_window, window
from dateline.reconcile.yearless import by_report, in_years, last_weekday, month, month_day

from .build import event, groups, record, together, told

LAUNCH = {"agents": ["PAK"], "count": 1, "range_km": [700], "apogee_km": [90], "weapon_class": "cruise"}
TALKS = {"agents": ["ETH", "ERI"], "people": ["Abiy Ahmed"]}
ON_SUNDAY = "Pakistan fired a cruise missile on Sunday from a ship at 08:40, its navy said."


def moved(day: str, published: str | None = None, **rest: object):
    """A launch told "on Sunday", so that its day hangs on the publication."""
    return event(date=day, times_local=["08:40"], **{"evidence": ["on Sunday"], **LAUNCH, **rest})


def test_a_page_without_a_date_came_out_when_others_put_what_it_tells():
    """Its own past (a test three years before) does not date it, its news does."""
    dated = told("dated", "2022-05-15", event(date="2022-05-15", **LAUNCH))
    other = told("other", "2021-02-03", event(date="2021-02-03", agents=["PAK"], count=1, range_km=[280]))
    page = told("page", None, event(date=None, **LAUNCH), event(date="2019-01-24", agents=["PAK"], background=True))
    assert ["dated.e0", "page.e0"] in groups(record(dated, other, page), dated, other, page)


def test_where_two_days_fit_alike_a_page_stays_undated():
    one = told("one", "2022-05-15", event(date="2022-05-15", **LAUNCH))
    two = told("two", "2022-06-20", event(date="2022-06-20", **LAUNCH))
    page = told("page", None, event(date=None, **LAUNCH))
    assert ["page.e0"] in groups(record(one, two, page), one, two, page)


def test_the_date_found_gives_dates_without_a_year_theirs():
    dated = told("dated", "2022-05-15", event(date="2022-05-15", **LAUNCH))
    met = told("met", "2022-03-09", event("meeting", "2022-03-08", **TALKS))
    page = told("page", None, event(date=None, **LAUNCH), event("meeting", "--03", **TALKS))
    assert ["met.e0", "page.e1"] in groups(record(dated, met, page), dated, met, page)


def test_a_page_posted_again_later_tells_of_the_day_on_which_others_put_it():
    first = told("first", "2022-05-15", moved("2022-05-15"), text=ON_SUNDAY)
    again = told("again", "2022-08-07", moved("2022-08-07"), text=ON_SUNDAY)
    assert together(first, again)


def test_a_date_that_others_bear_out_is_not_changed():
    """Two launches alike, on two Sundays, each told by two."""
    first = told("first", "2022-05-15", moved("2022-05-15"), text=ON_SUNDAY)
    later = told("later", "2022-08-07", moved("2022-08-07"), text=ON_SUNDAY)
    others = [told(f"on {day}", day, event(date=day, **LAUNCH)) for day in ("2022-05-15", "2022-08-07")]
    assert len(record(first, later, *others).events) == 2


def test_a_day_named_by_its_month_does_not_hang_on_the_publication():
    first = told("first", "2022-05-15", moved("2022-05-15"), text=ON_SUNDAY)
    named = told(
        "named",
        "2022-08-07",
        moved("2022-08-07", evidence=["on August 7"]),
        text="Pakistan fired a cruise missile on August 7 from a ship at 08:40, its navy said.",
    )
    assert not together(first, named)


def test_a_week_ago_that_others_bear_out_bears_out_the_date():
    """The news of the day is new, and "a week ago" leads to what all others tell."""
    old = told("old", "2022-05-15", event(date="2022-05-15", **LAUNCH))
    text = "It fired another missile on Sunday. A week ago one flew 700 km."
    new = told(
        "new",
        "2022-05-22",
        event(date="2022-05-22", evidence=["on Sunday"], agents=["PAK"], count=1),
        event(date="2022-05-15", evidence=["A week ago"], **LAUNCH),
        text=text,
    )
    assert groups(record(old, new), old, new) == [["old.e0", "new.e1"], ["new.e0"]]


def test_the_year_named_beside_a_date_without_one_is_its_year():
    (day,) = in_years({"03-08"}, [window(Time(edtf="2022", start="2022-01-01", end="2023-01-01", precision="year"))])
    assert day == published_window("2022-03-08")
    assert in_years({"03-08"}, []) == ()


def test_the_year_is_that_of_the_last_such_day_or_of_a_plan_the_nearest():
    told_in = published_window("2022-01-20")
    assert by_report({"12-28"}, told_in, "actual") == (published_window("2021-12-28"),)
    assert by_report({"02-03"}, told_in, "actual") == (published_window("2021-02-03"),)
    assert by_report({"02-03"}, told_in, "planned") == (published_window("2022-02-03"),)
    assert by_report({"12"}, told_in, "actual") == (published_window("2021-12"),)
    assert by_report({"02-29"}, told_in, "actual") == (published_window("2020-02-29"),)


def test_a_weekday_is_the_last_one_gone_by():
    friday = published_window("2022-05-20")
    assert friday and last_weekday({4}, friday) == (published_window("2022-05-19"),)
    assert last_weekday({5}, friday) == (friday,) and last_weekday({6}, friday) == (published_window("2022-05-14"),)
    assert last_weekday({4, 5}, friday) == ()


def test_last_week_of_a_page_posted_again_moves_with_it():
    week = Time(edtf="2022-08-01/2022-08-07", start="2022-08-01T00:00:00", end="2022-08-08T00:00:00", precision="week")
    text = ON_SUNDAY + " Another missile had been fired last week."
    talk = event("meeting", "2022-08", evidence=["last week"], **TALKS)
    report, reading = told("again", "2022-08-07", moved("2022-08-07"), talk, text=text)
    mentions = [
        m.model_copy(
            update={
                "claims": tuple(
                    c.model_copy(update={"value": week}) if c.attribute == "time" and m.kind == "meeting" else c
                    for c in m.claims
                )
            }
        )
        for m in reading.mentions
    ]
    again = report, reading.model_copy(update={"mentions": tuple(mentions)})
    first = told("first", "2022-05-15", moved("2022-05-15"), text=ON_SUNDAY)
    met = told("met", "2022-05-12", event("meeting", "2022-05-12", **TALKS))
    assert ["met.e0", "again.e1"] in groups(record(first, again, met), first, again, met)


def test_only_what_lacks_a_year_and_nothing_else_is_a_date_without_a_year():
    assert (month_day(Time(edtf="XXXX-06-12")), month(Time(edtf="XXXX-06-12"))) == ("06-12", None)
    assert (month_day(Time(edtf="XXXX-06")), month(Time(edtf="XXXX-06"))) == (None, "06")
    assert (month_day(Time(edtf="2022-06")), month(Time(edtf="2022-06"))) == (None, None)


def test_a_stamp_of_the_evening_in_the_west_reaches_into_the_next_day():
    days = told_window("2022-05-14T18:30:00-05:00")
    assert days and (days.first, days.last) == (days.first, days.first + 1)
    assert told_window("2022-05-14") == published_window("2022-05-14")
    launch = told("launch", "2022-05-15", event(date="2022-05-15", **LAUNCH))
    assert together(launch, told("west", "2022-05-14T18:30:00-05:00", event(date=None, agents=["PAK"], count=1)))
