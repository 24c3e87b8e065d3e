"""A brief of many events, written while it is told: the same words, and no more than a few events at a time."""

import weakref
from itertools import islice

import pytest
from bench.invented import build

from dateline.export import FORMATS
from dateline.export.brief import FORMS, compose, flowing, markdown, plain
from dateline.export.brief.page import SHOWN
from dateline.export.pictures import PICTURES
from dateline.export.selection import select, sketched
from dateline.record import Filter, Store

EVENTS, FEW = 400, 20


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    path = tmp_path_factory.mktemp("flow") / "many.db"
    build(path, EVENTS)
    with Store.open(path) as store:
        yield store


@pytest.mark.parametrize("which", [Filter(), Filter(kind="launch", disputed=True), Filter(kind="nothing of the kind")])
def test_what_flows_is_what_the_whole_brief_says(many, which):
    whole = compose(many, which)
    with flowing(many, which) as flow:
        assert flow.whole() == whole
        assert "".join(FORMS["markdown"](flow)) == markdown(whole)
        assert "".join(FORMS["text"](flow)) == plain(whole)


@pytest.mark.parametrize("which", [Filter(), Filter(kind="launch", disputed=True)])
def test_pictures_of_sketches_are_those_of_the_events(many, which):
    sketches, whole = sketched(many, which, which), select(many, which)
    assert all(PICTURES[name](sketches) == PICTURES[name](whole) for name in SHOWN)
    assert sketches.sources and [r.id for r in sketches.sources] == [r.id for r in whole.sources]


def test_no_more_than_a_few_events_are_held(many, monkeypatch):
    alive, most = [], 0
    given = Store.each_view

    def watched(self, which):
        nonlocal most
        for view in given(self, which):
            alive[:] = [ref for ref in alive if ref() is not None]
            alive.append(weakref.ref(view))
            most = max(most, len(alive))
            yield view

    monkeypatch.setattr(Store, "each_view", watched)
    with flowing(many) as flow:
        said = sum(1 for section in flow.sections for _ in section.paragraphs)
    assert said > EVENTS
    assert 0 < most <= FEW


def test_a_section_can_be_read_twice_and_in_parts(many):
    with flowing(many) as flow:
        first = list(islice(flow.sections[0].paragraphs, 3))
        assert [*flow.sections[0].paragraphs][:3] == first


def test_only_rows_of_claims_load_the_readings(many, monkeypatch):
    asked = []
    given = Store.readings
    monkeypatch.setattr(Store, "readings", lambda self: asked.append(self) or given(self))
    for one in FORMATS.values():
        if one.make and not one.binary:
            assert one.write(many).body
    assert not asked
    assert FORMATS["csv"].write(many, rows="claims").counts["rows"] > EVENTS
    assert asked
