"""Pictures: what they show, what they say they leave out, and that the frame of a map holds its places."""

import itertools
from datetime import date
from math import hypot
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.pictures import FILES, PICTURES, frame, world
from dateline.export.pictures.counts import begin, periods
from dateline.export.pictures.render import html, png, svg
from dateline.export.pictures.spots import gather
from dateline.export.pictures.style import COLOURS, GREY, clipped, kinds, palette
from dateline.model import Place
from dateline.record import Filter

from .selections import KAECHON, NORTH, day, event, mixed, report, selection

TOLD = report()
points = st.lists(st.tuples(st.floats(-180, 180), st.floats(-70, 70)), min_size=1, max_size=8)


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_every_picture_is_whole_and_says_what_it_lacks(name):
    drawn = PICTURES[name](mixed())
    text = " ".join(ElementTree.fromstring(svg(drawn)).itertext())
    assert drawn.shown > 0 and f"{drawn.shown} events" in text
    assert all(f"{n} {why}" in text for why, n in drawn.left_out.items())


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_picture_of_nothing_says_so(name):
    text = " ".join(ElementTree.fromstring(svg(PICTURES[name](selection(reports=[])))).itertext())
    assert "Nothing to show" in text


def test_the_filter_and_its_day_stand_in_the_caption():
    asked = Filter(kind="launch", since="2019-05", as_of="2019-09-10")
    one = event("a", TOLD, agent=[NORTH], time=[day("2019-09-09")])
    text = " ".join(
        ElementTree.fromstring(svg(PICTURES["timeline"](selection(one, reports=[TOLD], asked=asked)))).itertext()
    )
    assert "kind launch, since 2019-05 · as of 2019-09-10" in text


def test_the_forms_of_a_file_are_what_they_are_called_and_the_same_again():
    drawn = PICTURES["counts"](mixed())
    assert png(drawn).startswith(b"\x89PNG") and png(drawn) == png(drawn) and svg(drawn) == svg(drawn)
    page = html(drawn).decode()
    assert page == html(drawn).decode() and 'src="http' not in page and 'href="http' not in page
    assert set(FILES) == {".png", ".svg", ".html"}


def test_few_events_have_a_line_each_and_many_a_lane_for_their_kind():
    few = [event(str(n), TOLD, agent=[NORTH], time=[day(f"2019-08-{n:02d}")]) for n in range(1, 11)]
    many = [event(str(n), TOLD, agent=[NORTH], time=[day("2019-08-01")]) for n in range(300)]
    assert "hconcat" in PICTURES["timeline"](selection(*few, reports=[TOLD])).spec
    assert "vconcat" in PICTURES["timeline"](selection(*many, reports=[TOLD])).spec


def test_a_great_many_events_are_counted():
    months = [event(f"m{n}", TOLD, agent=[NORTH], time=[day("2019-08")]) for n in range(3)]
    many = [event(str(n), TOLD, agent=[NORTH], time=[day(f"2019-08-{n % 28 + 1:02d}")]) for n in range(2000)]
    drawn = PICTURES["timeline"](selection(*many, *months, reports=[TOLD]))
    assert drawn.shown == 2000 and drawn.left_out == {"whose day is not known": 3}
    assert len(svg(drawn)) < 100_000


def test_rare_kinds_share_a_colour():
    names = [f"kind-{n}" for n in range(9) for _ in range(9 - n)]
    labels = kinds(selection(*(event(str(i), TOLD, name) for i, name in enumerate(names)), reports=[TOLD]))
    assert len(set(labels.values())) == len(COLOURS) + 1 and labels["kind-8"] == "other kinds"
    assert palette(labels, ["kind-8", "kind-2"]) == (["kind 2", "other kinds"], [COLOURS[2], GREY])


@given(points)
def test_a_frame_holds_its_places(found):
    made = frame.around(found, 760, 470, 336)
    if not made.whole:
        for lon, lat in found:
            x, y = made.at(lon, lat)
            assert -1 <= x <= made.width + 1 and -1 <= y <= made.height + 1


def test_a_frame_goes_over_the_date_line():
    made = frame.around([(179, 10), (-179, 12)], 760, 470, 336)
    assert not made.whole and abs(abs(made.lon) - 180) < 1


@given(st.lists(st.tuples(st.floats(120, 132), st.floats(34, 43)), min_size=1, max_size=60))
def test_spots_keep_every_event_and_do_not_lie_on_each_other(found):
    places = [Place(name=f"p{n}", lon=lon, lat=lat) for n, (lon, lat) in enumerate(found)]
    spots = gather(places, frame.around(found, 760, 470, 336))
    assert sum(s.events for s in spots) == len(places)
    assert all(hypot(a.x - b.x, a.y - b.y) >= 8 for n, a in enumerate(spots) for b in spots[:n])
    assert spots == gather(places[::-1], frame.around(found, 760, 470, 336))


def test_the_shapes_hold_the_country_that_a_place_is_in():
    shapes = world.within(124, 131, 37, 43, fine=True)["geometry"]["coordinates"]
    assert any(_inside(KAECHON.lon, KAECHON.lat, polygon[0]) for polygon in shapes)
    assert not any(_inside(129.5, 39.0, polygon[0]) for polygon in shapes), "the Sea of Japan is no land"


def _inside(x, y, ring):
    odd = False
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


@given(
    st.dates(date(1, 1, 8), date(9990, 1, 1)), st.integers(0, 900), st.sampled_from(["day", "week", "month", "year"])
)
def test_periods_follow_each_other_without_a_gap(first, days, step):
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal() - 800))
    found = periods(begin(first, step), begin(max(last, first), step), step)
    assert found == sorted(set(found)) and found[-1] == begin(max(last, first), step)
    assert all(begin(p, step) == p for p in found)


@given(st.text(), st.integers(2, 40))
def test_a_clipped_line_is_short_and_one(text, most):
    made = clipped(text, most)
    assert len(made) <= most and len(made.splitlines()) <= 1
