"""Facts by kind, side and year."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dateline.reconcile.chronicle import NOBODY, Chronicle, sides
from dateline.reconcile.facts import Fact
from dateline.reconcile.kinds import KindInfo
from dateline.reconcile.shelf import Shelves
from dateline.reconcile.when import Window

DAYS = st.integers(date(2015, 1, 1).toordinal(), date(2020, 12, 31).toordinal())
WHEN = st.none() | st.builds(
    lambda day, more: Window(day, day + more, "day" if not more else "long"), DAYS, st.sampled_from((0, 30, 500))
)
SIDES = st.frozensets(st.sampled_from(("PRK", "USA", "RUS")), max_size=2)


@st.composite
def facts(draw):
    return Fact(
        id="", kind="launch", what=KindInfo(family="weapons", reciprocal=draw(st.booleans())), realis=draw(st.sampled_from(("actual", "planned"))),
        when=draw(WHEN), agents=draw(SIDES), others=draw(SIDES), number=None, origins=1, classes=frozenset(), above=frozenset(), phrases=(),
        far=None, high=None, reports=frozenset(), by=draw(st.none() | DAYS),
    )  # fmt: skip


@given(st.lists(facts(), max_size=12), st.data(), DAYS, DAYS)
def test_what_can_have_begun_in_some_days_is_among_what_is_given(some, data, first, last):
    shelves = Shelves()
    held, chronicle = dict(enumerate(some)), Chronicle(shelves)
    for n, fact in held.items():
        chronicle.put(str(n), fact)
    for n in data.draw(st.sets(st.sampled_from(sorted(held)), max_size=6)) if held else ():
        chronicle.drop(str(n), held.pop(n))
    for side in ("PRK", "USA", "RUS", NOBODY):
        mine = [f for f in held.values() if side in sides(f)]
        assert sorted(map(id, chronicle.of("launch", side))) == sorted(map(id, mine))
        given_ = set(map(id, chronicle.of("launch", side, first, last)))
        inside = [f for f in mine if f.begins is None or (f.begins.last >= first and f.begins.first <= last)]
        assert given_ >= set(map(id, inside))
        told = [f.by for f in mine if f.realis == "actual" and f.by is not None]
        assert chronicle.begins("launch", [side]) == min(told, default=None)
        ended = [f.begins.first for f in mine if f.begins and f.begins.first == f.begins.last]
        assert chronicle.newest([("launch", side)]) >= max(ended, default=0)
