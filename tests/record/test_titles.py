"""What events are called, and how their times are said."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Actor, Belief, Count, Event, Held, Member, Place, Quantity, Term, Time
from dateline.normalize.when import Anchor, find_timexes
from dateline.record import Glossary, wording
from dateline.record.moments import DAYS, last_day, say, say_day, short, when
from dateline.record.sentences import sentence
from dateline.record.titles import FORMS, title
from tests.record.making import GLOSSARY, day, span

NORTH, STATES = Actor(code="PRK", name="DPRK"), Actor(code="USA", name="U.S.")
KIM, TRUMP = Actor(code="PRK", name="Kim", person="Kim Jong Un"), Actor(code="USA", name="Trump", person="Donald Trump")
SHORT = Term(vocabulary="weapons", term="projectile", phrase="short-range projectile")


def event(kind, realis="actual", **held):
    made = tuple(
        Belief(attribute=name.rstrip("_"), held=tuple(Held(value=v, support=(), origins=1) for v in values), state="single",
               credibility=3, reason="") for name, values in held.items()
    )  # fmt: skip
    return Event(id="e", kind=kind, realis=realis, members=(Member(report="r", entry="e1"),), beliefs=made, origins=1)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (event("launch", agent=[NORTH], count=[Count(number=2)], weapon=[SHORT], from_=[Place(name="Kaechon")],
               toward=[Place(name="Sea of Japan")]),
         "North Korea launched 2 short-range projectiles from Kaechon toward the Sea of Japan"),
        (event("launch", agent=[NORTH], count=[Count(number=1)], weapon=[Term(vocabulary="weapons", term="icbm", phrase="ICBM")]),
         "North Korea launched an ICBM"),
        (event("launch", agent=[NORTH], weapon=[SHORT]), "North Korea launched short-range projectiles (number not told)"),
        (event("launch", agent=[NORTH]), "North Korea launched a weapon"),
        (event("launch", agent=[NORTH], count=[Count(number=14, unit="drone"), Count(number=1, unit="missile")], weapon=[SHORT]),
         "North Korea launched 14 drones and a missile"),
        (event("launch", count=[Count(number=3, bound="at least")]), "At least 3 weapons were launched"),
        (event("launch", "planned", agent=[NORTH]), "North Korea plans to launch a weapon"),
        (event("launch", "possible", agent=[NORTH]), "North Korea may launch a weapon"),
        (event("launch", "denied", agent=[NORTH]), "Denied: North Korea launched a weapon"),
        (event("meeting", agent=[NORTH, STATES], place=[Place(name="Hanoi")]), "North Korea and the United States met in Hanoi"),
        (event("meeting", agent=[NORTH], other=[STATES]), "North Korea and the United States met"),
        (event("meeting", agent=[NORTH, STATES], person=[KIM, TRUMP]), "Kim Jong Un and Donald Trump met"),
        (event("meeting"), "A meeting was held"),
        (event("meeting", "planned", agent=[NORTH, STATES]), "North Korea and the United States plan to meet"),
        (event("rejection", agent=[NORTH, STATES]), "North Korea and the United States ended without a deal"),
        (event("offer", agent=[NORTH], other=[STATES]), "North Korea made an offer to the United States"),
        (event("sanction", agent=[STATES], other=[NORTH]), "The United States imposed sanctions on North Korea"),
        (event("attack", agent=[NORTH], target=[Place(name="Wonsan")], count=[Count(number=4)], weapon=[SHORT]),
         "North Korea attacked Wonsan with 4 short-range projectiles"),
        (event("attack"), "An attack was made"),
        (event("earthquake", magnitude=[Quantity(value=6.1, unit="magnitude")], place=[Place(name="Valparaiso")]),
         "Tremor, 6.1 magnitude, Valparaiso"),
    ],
)  # fmt: skip
def test_titles(one, expected):
    labels = Glossary(kinds={"earthquake": {"family": "nature", "label": "tremor"}}, actors=GLOSSARY.actors)
    assert title(one, labels) == expected


@given(st.sampled_from([*FORMS, "of-a-users-own"]), st.sampled_from(["actual", "planned", "possible", "denied"]),
       st.sets(st.sampled_from(["agent", "other", "person", "count", "weapon", "from_", "toward", "place", "target"])))  # fmt: skip
def test_a_title_is_one_clean_line_whatever_is_known(kind, realis, known):
    values = {"agent": [NORTH], "other": [STATES], "person": [KIM], "count": [Count(number=None, bound="several")],
              "weapon": [SHORT], "from_": [Place(name="A")], "toward": [Place(name="B")], "place": [Place(name="C")],
              "target": [Place(name="D")]}  # fmt: skip
    made = title(event(kind, realis, **{k: values[k] for k in known}), GLOSSARY)
    assert made[:1].isupper() and "  " not in made and made == made.strip() and not made.endswith(".")


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([day("2019-09-10", "07:00")], "at 07:00 local time on Tuesday 10 September 2019 (22:00 UTC on the 9th)"),
        ([day("2019-09-10", "12:00")], "at 12:00 local time on Tuesday 10 September 2019 (03:00 UTC)"),
        ([day("2019-09-10"), day("2019-09-10", "06:53"), day("2019-09-10", "07:12")],
         "at 06:53 and 07:12 local time on Tuesday 10 September 2019 (21:53 UTC on the 9th and 22:12 UTC on the 9th)"),
        ([day("2019-09-10")], "on Tuesday 10 September 2019"),
        ([Time(edtf="2019-02", precision="month")], "in February 2019"),
        ([Time(edtf="2018", precision="year", approximate=True)], "in about 2018"),
        ([Time(edtf="XXXX-06-12")], "on 12 June (year not told)"),
        ([Time(edtf="", weekday=1, precision="unknown")], "on a Monday (week not known)"),
        ([Time(edtf="", weekday=7, precision="unknown")], "on a Sunday (week not known)"),
        ([Time(edtf="", weekday=8, precision="unknown")], ""),
        ([], ""),
    ],
)  # fmt: skip
def test_times_are_said(times, expected):
    assert say(when(times)) == expected


@pytest.mark.parametrize("name", DAYS)
def test_a_weekday_that_is_read_is_the_one_that_is_said(name):
    (phrase,) = find_timexes(f"It was fired on {name}.", Anchor())
    moment = when([phrase.value])
    assert say(moment) == f"on a {name} (week not known)" and short(moment) == f"{name[:3]} ?"


@pytest.mark.parametrize(
    ("day_", "clock", "zone", "expected"),
    [
        ("2019-09-10", "07:00", "Asia/Pyongyang", "(22:00 UTC on the 9th)"),
        ("2017-09-15", "06:57", "Asia/Pyongyang", "(22:27 UTC on the 14th)"),  # the North kept half an hour of its own
        ("2019-07-01", "12:00", "Europe/Paris", "(10:00 UTC)"),
        ("2019-01-01", "12:00", "Europe/Paris", "(11:00 UTC)"),
        ("2019-01-01", "12:00", "Nowhere/None", "1 January 2019"),
        ("2019-01", "12:00", "Europe/Paris", "January 2019"),
    ],
)
def test_a_clock_told_apart_from_its_day_takes_the_zone_of_the_place(day_, clock, zone, expected):
    apart = Time(edtf=f"T{clock}", precision="minute")
    assert say(when([Time(edtf=day_), apart], None, zone)).endswith(expected)


@pytest.mark.parametrize("text", ["2019-21", "201X", "2019-XX", "2019", "--06", "--06-12", "-0044", "9999-12-31"])
def test_any_edtf_can_be_said(text):
    assert say_day(text)


@given(st.datetimes(min_value=datetime(1, 1, 2), max_value=datetime(9999, 12, 30)))
def test_the_last_day_of_an_interval_is_inside_it(end):
    first = datetime(1, 1, 1)
    time = Time(edtf="", start=first.isoformat(), end=end.isoformat())
    assert f"{first:%Y-%m-%d}".zfill(10) <= last_day(time) <= end.date().isoformat()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Japan's exclusive economic zone", "Japan's exclusive economic zone"),
        ("North's eastern coast", "the North's eastern coast"),
        ("border", "the border"),
        ("Sea of Japan", "the Sea of Japan"),
    ],
)
def test_a_place_takes_the_article_that_its_owner_leaves_room_for(name, expected):
    assert wording.place(Place(name=name)) == expected


def test_articles():
    assert [wording.with_article(n) for n in ("United States", "Japan", "Sea of Japan", "White House", "the Hague", "Kim Jong Un")] == [
        "the United States", "Japan", "the Sea of Japan", "the White House", "the Hague", "Kim Jong Un"]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Quantity(value=330, unit="km", bound="about"), "about 330 km"),
        (Quantity(value=50, high=60, unit="km"), "50 to 60 km"),
        (Quantity(value=6.9, unit="Mach"), "Mach 6.9"),
        (Quantity(value=1800, unit="s"), "30 minutes"),
        (Quantity(value=45, unit="s"), "45 seconds"),
        (Count(number=2, high=3), "2 or 3"),
        (Count(number=1200), "1,200"),
    ],
)
def test_figures(value, expected):
    assert (wording.figure(value) if isinstance(value, Quantity) else wording.count(value)) == expected


def test_the_sentence_round_a_value():
    text = 'Headline here\n\nIt fired two at 7 a.m. Tuesday. "They flew 330 km," he said. That is all.\n\nNext.'
    assert sentence(text, span(text, "330 km")).of(text) == '"They flew 330 km," he said.'
    assert sentence(text, span(text, "Headline")).of(text) == "Headline here"
    assert sentence(text, span(text, "Next")).of(text) == "Next."
