"""Which entries are one occurrence."""

from dateline.model import Mention, Reading, Report, Span, Time
from dateline.reconcile import named_events
from dateline.reconcile.entries import entries_of
from dateline.reconcile.lore import lore_of
from dateline.reconcile.weights import NEVER, step
from dateline.reconcile.why import Waterfall, account

from .build import Pair, event, groups, record, together, told
from .gold import KINDS

DAY = "2019-09-10"
PLAIN = told("plain", "2019-09-10T08:00:00+09:00", event(count=2))


def vague(pair: Pair) -> Pair:
    report, reading = pair
    mentions: list[Mention] = [m.model_copy(update={"vague": True}) for m in reading.mentions]
    return report, reading.model_copy(update={"mentions": tuple(mentions)})


def at(pair: Pair, time: Time) -> Pair:
    """The same report with this for all its times."""
    report, reading = pair
    mentions = [
        m.model_copy(
            update={
                "claims": tuple(c.model_copy(update={"value": time}) if c.attribute == "time" else c for c in m.claims)
            }
        )
        for m in reading.mentions
    ]
    return report, reading.model_copy(update={"mentions": tuple(mentions)})


def waterfalls(name: str, *pairs: Pair) -> tuple[Waterfall, ...]:
    """Why the entries of an event are held to be one; all are of one kind."""
    events, _ = named_events([r for r, _ in pairs], [r for _, r in pairs], (), KINDS)
    return account(name, events, lore_of([e for members in events.values() for e in members], {})).members


def test_one_launch_told_by_three_is_one():
    other = told("b", "2019-09-11", event(count=2, times_local=["07:00"]))
    late = told("c", "2019-11-30", event(count=None, range_km=[330]))
    assert together(PLAIN, other, late)


def test_first_accounts_err_in_the_count():
    assert together(PLAIN, told("b", "2019-09-12", event(count=3)))


def test_another_actor_or_day_is_another_event():
    assert not together(PLAIN, told("b", DAY, event(agents=["IND"], count=2)))
    assert not together(PLAIN, told("b", "2019-10-02", event(date="2019-10-02", count=2)))


def test_two_launches_of_one_day_stay_two_where_a_report_tells_them_apart():
    both = told(
        "both",
        "2022-11-03",
        event(count=100, weapon="artillery round", weapon_class="artillery"),
        event(count=23, weapon="missile", weapon_class="missile"),
    )
    guns = told("guns", "2022-11-03", event(count=100, weapon="artillery round", weapon_class="artillery"))
    missiles = told("missiles", "2022-11-04", event(count=25, weapon="missile", weapon_class="missile"))
    assert sorted(map(sorted, groups(record(both, guns, missiles), both, guns, missiles))) == [
        ["both.e0", "guns.e0"],
        ["both.e1", "missiles.e0"],
    ]


def test_a_second_launch_hours_later_from_elsewhere_is_a_second_launch():
    morning = event(count=2, times_local=["05:30"], **{"from": "Kaechon"})
    evening = event(count=1, times_local=["17:40"], **{"from": "Sondok"})
    assert not together(told("a", DAY, morning), told("b", DAY, evening))


def test_one_entry_for_two_shots_meets_a_report_of_either():
    """ "Two launches, at 5:58 and 8:05" in one breath."""
    two = told("two", "2016-06-22", event(date="2016-06-22", count=2, times_local=["05:58", "08:05"]))
    first = told("first", "2016-06-22", event(date="2016-06-22", count=1, times_local=["05:58"]))
    assert together(two, first)


def test_a_day_apart_is_one_event_only_where_the_rest_agrees():
    """ "Monday night" in Washington is Tuesday in Seoul."""
    seoul = event(times_local=["06:53"], count=2, range_km=[330], apogee_km=[50], **{"from": "Kaechon"})
    abroad = event(date="2019-09-09", count=2, range_km=[330], apogee_km=[50], **{"from": "Kaechon"})
    assert together(told("a", DAY, seoul), told("b", DAY, abroad))
    assert not together(told("a", DAY, seoul), told("b", DAY, event(date="2019-09-09")))


def test_undated_means_the_event_of_these_days():
    news = told("undated", DAY, event(date=None, count=2))
    old = told("old", "2019-05-04", event(date="2019-05-04"))
    made = record(PLAIN, news, old)
    assert groups(made, PLAIN, news, old) == [["old.e0"], ["plain.e0", "undated.e0"]]


def test_nothing_is_told_before_it_happens():
    early = told("early", "2019-08-20", event(date=None, count=2))
    assert not together(PLAIN, early)


def test_a_plan_meets_what_came_of_it_but_not_what_was_before():
    plan = told("plan", "2019-10-01", event("meeting", "2019-10-05", agents=["PRK", "USA"], realis="planned"))
    held = told("held", "2019-10-06", event("meeting", "2019-10-05", agents=["PRK", "USA"]))
    next_one = told("next", "2019-10-06", event("meeting", None, agents=["PRK", "USA"], realis="planned"))
    assert groups(record(plan, held, next_one), plan, held, next_one) == [["next.e0"], ["plan.e0", "held.e0"]]


def test_a_month_joins_where_one_event_stands_out():
    june = told("june", "2019-09-10", event("meeting", "2019-06", agents=["PRK", "USA"], background=True))
    day = told("day", "2019-06-30", event("meeting", "2019-06-30", agents=["PRK", "USA"]))
    assert together(june, day)
    other = told("other", "2019-06-02", event("meeting", "2019-06-02", agents=["PRK", "USA"]))
    assert len(record(june, day, other).events) == 3


def test_a_line_without_sides_joins_the_only_event_of_its_days():
    line = told("list", "2019-12-01", event("meeting", "2019-02-27", agents=[], end="2019-02-28"))
    summit = told("paper", "2019-02-28", event("meeting", "2019-02-28", agents=["PRK", "USA"]))
    other = told("wire", "2019-02-28", event("meeting", "2019-02-28", agents=["FRA", "MLI"]))
    assert together(line, summit)
    assert len(record(line, summit, other).events) == 3


def test_a_vague_mention_glues_nothing_together():
    """ "Last month's test" after two tests of that month."""
    one = told("one", "2019-08-02", event(date="2019-08-02"))
    two = told("two", "2019-08-24", event(date="2019-08-24"))
    hint = vague(told("hint", DAY, event(date="2019-08")))
    assert len(record(one, two, hint).events) == 3
    assert len(record(one, hint).events) == 1


def test_sides_may_stand_in_either_role_where_both_act():
    visit = told("visit", DAY, event("meeting", agents=["KOR"], others=["USA"]))
    assert together(visit, told("talks", DAY, event("meeting", agents=["KOR", "USA"])))
    assert not together(visit, told("other", DAY, event("meeting", agents=["KOR", "CHN"])))


def test_a_name_in_the_sentence_tells_one_summit_from_another():
    sides = {"agents": ["PRK", "USA"]}
    hanoi = told(
        "hanoi",
        "2019-02-28",
        event("meeting", "2019-02-27", **sides, evidence=["the summit in Hanoi"]),
        text="The two left the summit in Hanoi without a deal on Thursday.",
    )
    singapore = told(
        "singapore",
        "2018-06-12",
        event("meeting", "2018-06-12", **sides, evidence=["met in Singapore"]),
        text="The leaders met in Singapore for the first time.",
    )
    later = told(
        "later",
        "2019-10-06",
        event("meeting", None, **sides, background=True, evidence=["since Hanoi"]),
        text="It would end seven months of deadlock since Hanoi, diplomats said.",
    )
    assert groups(record(hanoi, singapore, later), hanoi, singapore, later) == [
        ["singapore.e0"],
        ["hanoi.e0", "later.e0"],
    ]


def test_a_page_without_a_date_is_dated_by_the_latest_event_it_tells():
    launch = event(date="2021-10-19", count=1, times_local=["10:17"], range_km=[590], apogee_km=[60])
    protest = {"agents": ["USA"], "others": ["PRK"]}
    dated = told("dated", "2021-10-19T15:00", launch, event("condemnation", None, **protest))
    page = told("page", None, {**launch, "date": None}, event("condemnation", None, **protest))
    old = told("old", "2021-03-25", event("condemnation", None, **protest))
    assert ["dated.e1", "page.e1"] in groups(record(dated, page, old), dated, page, old)


def test_a_time_ahead_of_the_report_belongs_to_what_was_said():
    """ "Ready to meet in late September", said on the 9th: the offer is of the 9th."""
    offer = {"agents": ["PRK"], "others": ["USA"]}
    said = told("said", "2019-09-09", event("offer", "2019-09-09", **offer))
    meant = told("meant", "2019-09-10", event("offer", "2019-09-28", **offer))
    assert together(said, meant)


def test_a_date_without_a_year_meets_its_day_or_the_next():
    launch = {"count": 1, "range_km": [930], "apogee_km": [2800], "weapon": "Hwasong-14"}
    dated = told("dated", "2017-07-04", event(date="2017-07-04", **launch))
    assert together(dated, told("page", None, event(date="--07-04", **launch)))
    assert together(dated, told("abroad", None, event(date="--07-03", **launch)))
    assert not together(dated, told("other", None, event(date="--07-28", **launch)))


def test_a_figure_far_off_parts_what_a_month_would_join():
    month = told("month", "2021-10-19", event(date="2019-10", range_km=[450], apogee_km=[910], weapon_class="slbm"))
    other = told(
        "other", "2019-10-31", event(date="2019-10-31", range_km=[370], apogee_km=[90], weapon_class="artillery")
    )
    assert not together(month, other)


def test_what_speaks_against_the_only_candidate_outweighs_that_it_is_the_only_one():
    """A month, one launch in it, and a range half as long again."""
    month = told("month", "2021-10-19", event(date="2019-10", count=1, range_km=[450], apogee_km=[910]))
    other = told("other", "2019-10-31", event(date="2019-10-31", count=1, range_km=[250], apogee_km=[45]))
    assert not together(month, other)
    assert together(told("bare", "2021-10-19", event(date="2019-10", count=1)), other)


def test_an_entry_that_lists_several_days_glues_nothing():
    """Counted up in one sentence: neither the days nor a month's mention are joined through it."""
    listing = told("listing", "2019-09-20", event(date=["2019-05-04", "2019-07-25", "2019-08-02"]))
    may = told("may", "2019-10-01", event(date="2019-05"))
    assert not together(listing, may)
    one, two = told("one", "2019-05-04", event(date="2019-05-04")), told("two", "2019-08-02", event(date="2019-08-02"))
    found = groups(record(listing, may, one, two), listing, may, one, two)
    assert sorted(map(len, found)) == [1, 3] and ["two.e0"] in found


def test_the_night_between_two_days_is_one_time():
    night = Time(edtf="2019-09-09", start="2019-09-09T18:00:00", end="2019-09-10T06:00:00", precision="part")
    offer = {"agents": ["PRK"]}
    pairs = [at(told(name, DAY, event("offer", DAY, **offer)), night) for name in ("a", "b")]
    assert together(*pairs)
    assert together(pairs[0], told("c", DAY, event("offer", "2019-09-09", **offer)))


def test_a_week_that_has_just_begun_is_no_nearer_than_yesterday():
    """ "This week" of one report and the day of another: an undated mention means the day."""
    sides = {"agents": ["PRK", "USA"]}
    day = told("day", "2019-10-06", event("meeting", "2019-10-05", **sides))
    week = Time(edtf="2019-10-07/2019-10-13", start="2019-10-07T00:00:00", end="2019-10-14T00:00:00", precision="week")
    plan = at(told("week", "2019-10-01", event("meeting", "2019-10-09", realis="planned", **sides)), week)
    news = told("news", "2019-10-06", event("meeting", None, **sides))
    assert ["day.e0", "news.e0"] in groups(record(day, plan, news), day, plan, news)


def test_a_week_tells_more_than_a_month():
    """ "Last week" and the one launch of that week, told as another class of thing: enough; of a month it would not be."""
    week = Time(edtf="2019-09-09/2019-09-15", start="2019-09-09T00:00:00", end="2019-09-16T00:00:00", precision="week")
    month = Time(edtf="2019-09", start="2019-09-01T00:00:00", end="2019-10-01T00:00:00", precision="month")
    day = told("day", DAY, event("meeting", DAY, agents=["CHL", "PER"]))
    later = told("later", "2019-09-25", event("meeting", "2019-09-24", agents=["CHL", "ARG"]))
    for time, joined in ((week, True), (month, False)):
        mention = at(told("mention", "2019-09-25", event("meeting", "2019-09", agents=["CHL"])), time)
        assert (["day.e0", "mention.e0"] in groups(record(day, later, mention), day, later, mention)) is joined


def test_when_an_offer_would_be_taken_up_is_not_when_it_was_made():
    offer = {"agents": ["ETH"], "others": ["ERI"]}
    made = told("made", "2021-06-14", event("offer", "2021-06-14", **offer))
    meant = told("meant", "2021-06-15", event("offer", "2021-06", **offer), event("meeting", "2021-06-02"))
    assert ["made.e0", "meant.e0"] in groups(record(made, meant), made, meant)


def test_who_names_no_side_waits_for_those_who_do():
    """Published first, it would found an event that those with their sides could not join."""
    bare = told("bare", "2021-08-01", event("meeting", "2021-06", agents=[]))
    sides = {"agents": ["ETH", "ERI"], "people": ["Abiy Ahmed"]}
    full, more = (
        told(n, d, event("meeting", "2021-06", **sides)) for n, d in (("full", "2021-08-03"), ("more", "2021-08-09"))
    )
    assert ["bare.e0", "full.e0", "more.e0"] in groups(record(bare, full, more), bare, full, more)


def test_an_aim_that_one_report_leaves_out_is_no_other_side():
    """Three strike in one report; in the other one of them, and whom it struck."""
    three = told("three", DAY, event("attack", None, agents=["TUR", "QAT", "JOR"], weapon="glide bomb"))
    one = told("one", DAY, event("attack", DAY, agents=["TUR"], others=["LBY"], weapon="glide bomb"))
    assert together(three, one)


def test_whom_every_event_of_the_kind_names_tells_little():
    sides, leader = {"agents": ["ETH", "ERI"]}, {"people": ["Abiy Ahmed"]}
    known = [
        told(f"{n}", f"201{n}-06-12", event("call", f"201{n}-06-12", agents=["ETH", "KEN"], **leader)) for n in range(8)
    ]
    day = told("day", "2021-06-14", event("call", "2021-06-14", **sides, **leader))
    page = told("page", "2021-06-14", event("call", None, **sides, **leader))
    for pairs, outcome in (((day, page), "same"), ((day, page, *known), "often named")):
        (joined,) = (e for e in record(*pairs).events if len(e.members) == 2)
        shown = waterfalls(joined.id, *pairs)
        assert {s.outcome for w in shown for s in w.steps if s.comparison == "people"} == {outcome}


def test_what_was_done_is_not_planned_afterwards():
    """Two build-ups, neither with a day: the one under way, and the one that a later report says is to come."""
    side = {"agents": ["IND"], "weapon": "frigate"}
    done = told("done", "2021-05-15", event("deployment", None, **side))
    assert not together(done, told("plan", "2021-05-16", event("deployment", None, realis="planned", **side)))
    assert together(done, told("before", "2021-05-14", event("deployment", None, realis="planned", **side)))


def test_what_may_still_happen_is_nothing_of_last_year():
    """The same two who spoke then may speak again."""
    call = {"agents": ["IND", "BTN"], "people": ["Jigme Dorji"]}
    spoke = told("spoke", "2021-03-27", event("call", "2021-03-27", **call))
    may = told("may", "2022-07-17", event("call", None, realis="possible", background=True, **call))
    assert not together(spoke, may)


def test_of_yesterday_and_tomorrow_a_report_means_yesterday():
    before, after = event(date="2019-07-31", count=2), event(date="2019-08-02", count=2)
    one, two = told("one", "2019-07-31", before), told("two", "2019-08-02", after)
    news = told("news", "2019-08-01", event(date=None, count=2))
    assert ["one.e0", "news.e0"] in groups(record(one, two, news), one, two, news)


def test_an_undated_namesake_does_not_keep_news_from_its_event():
    """One report tells the day's test twice, once without its day; the next report still finds the dated one."""
    doubled = told("doubled", DAY, event("nuclear-test", DAY), event("nuclear-test", None))
    news = told("news", DAY, event("nuclear-test", None))
    assert ["doubled.e0", "news.e0"] in groups(record(doubled, news), doubled, news)


def test_reports_of_the_weeks_that_a_drill_takes_mean_that_drill():
    sides = {"agents": ["POL", "USA"]}
    start = told("start", "2022-03-02", event("exercise", "2022-03-02", **sides))
    during = told("during", "2022-03-12", event("exercise", None, background=True, **sides))
    ahead = told("ahead", "2022-02-24", event("exercise", None, people=["Jan Kowal"], **sides))
    later = told("later", "2022-07-01", event("exercise", None, **sides))
    assert ["start.e0", "during.e0"] in groups(record(start, during), start, during)
    assert ["later.e0"] in groups(record(start, later), start, later)
    assert len(record(start, ahead).events) == 2  # alone it does not stand out, and it may be another
    talks = {"agents": ["POL", "USA"]}
    assert not together(
        told("a", "2022-03-02", event("meeting", "2022-03-02", **talks)),
        told("b", "2022-03-12", event("meeting", None, background=True, **talks)),
    )


def test_the_news_of_the_day_told_of_one_side_is_the_one_event_of_that_side():
    both = told("both", DAY, event("meeting", "2019-09-10", agents=["PER", "CHL"]))
    one = told("one", "2019-09-10", event("meeting", None, agents=["PER"]))
    assert together(both, one)
    second = told("second", DAY, event("meeting", "2019-09-10", agents=["PER", "BOL"]))
    assert len(record(both, second, one).events) == 3
    others = event("meeting", None, agents=["PER"], people=["Ana Ruiz"])
    assert not together(
        told("a", DAY, event("meeting", "2019-09-10", agents=["PER", "CHL"], people=["Luis Paz"])),
        told("b", DAY, others),
    )


def test_a_deployment_goes_on_for_weeks():
    ships = {"agents": ["GBR"], "others": ["OMN"]}
    sent = told("sent", "2022-03-03", event("deployment", "2022-03-02", **ships))
    assert together(sent, told("there", "2022-04-10", event("deployment", None, background=True, **ships)))
    assert not together(sent, told("late", "2022-08-10", event("deployment", None, background=True, **ships)))


def test_a_coast_is_no_place_to_know_an_event_by():
    coast = {"count": 2, "from": "the eastern coast"}
    assert len(record(told("a", DAY, event(date="2019-09-09", **coast)), told("b", DAY, event(**coast))).events) == 2
    town = {"count": 2, "from": "Sondok", "range_km": [330]}
    assert together(told("a", DAY, event(date="2019-09-09", **town)), told("b", DAY, event(**town)))


def test_the_waterfall_shows_what_speaks_for_each_member():
    pairs = (PLAIN, told("b", "2019-09-11", event(count=3)))
    (made,) = record(*pairs).events
    shown = waterfalls(made.id, *pairs)
    assert [round(w.total, 6) for w in shown] == [round(w.start + sum(s.weight for s in w.steps), 6) for w in shown]
    assert {(s.comparison, s.outcome) for w in shown for s in w.steps} >= {("time", "same day"), ("count", "differs")}


def test_every_outcome_of_the_code_stands_in_the_table():
    assert step("time", "apart").weight == NEVER
    assert step("time", "same day").weight > 0 > step("agents", "none in common").weight


def test_readings_without_mentions_make_no_events():
    report = Report(id="x", text="Nothing happened.")
    assert record((report, Reading(report=report.key, code="c"))).events == ()


def test_how_a_report_calls_the_sides_is_no_name_in_common():
    words = "In its turn an exercise by Chadian troops took place near Faya."
    report, reading = told("a", "2019-11-30", event("exercise", None, agents=["TCD"]), text=words)
    start = words.index("Chadian")
    (mention,) = reading.mentions
    claims = [c.model_copy(update={"evidence": Span(start=start, end=start + 7)}) for c in mention.claims]
    whole = mention.model_copy(update={"sentence": Span(start=0, end=len(words)), "claims": tuple(claims)})
    (entry,) = entries_of(report, reading.model_copy(update={"mentions": (whole,)}), KINDS, {})
    assert entry.names - entry.known == {"faya"}
