"""The projection that is brought up to date step by step is, row by row, the one made anew."""

import gc

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Judgement
from dateline.record import Store

from .making import GLOSSARY, PAIRS, filled, launch, rich

DAYS = ("2019-09-10", "2019-09-11", "2019-09-20", "2018-05-02")
TOLD = st.builds(
    lambda n, number, day, clock, url: launch(
        f"r{n}",
        number,
        f"{day}T{8 + n}:00:00+09:00",
        day,
        clock,
        **({"url": f"https://a.example/{url}"} if url else {}),
    ),
    st.integers(0, 9),
    st.integers(1, 3),
    st.sampled_from(DAYS),
    st.sampled_from(("06:53", "07:12", "16:30")),
    st.sampled_from((None, None, 1)),
)
PILES = st.lists(st.one_of(TOLD, st.builds(rich)), min_size=1, max_size=6)


def judge(store, luck, number):
    """Any judgement on what stands; its subjects may be gone later."""
    events = store.events()
    if not events:
        return
    one, two = luck.choice(events), luck.choice(events)
    action, subjects = luck.choice((("same", (one.id, two.id)), ("reject", (one.id,)), ("undo", (f"j{number - 1}",))))
    store.judge(Judgement(id=f"j{number}", action=action, subjects=subjects, at=f"2020-01-01T00:00:{number:02d}Z"))


@settings(max_examples=40, deadline=None)
@given(PILES, st.randoms(use_true_random=False))
def test_any_steps_give_the_rows_of_a_rebuild(pile, luck):
    with Store.open() as store:
        store.describe(GLOSSARY)
        for number, (report, reading) in enumerate(pile):
            store.add(report, reading if luck.random() < 0.9 else None)
            if luck.random() < 0.3:
                store.add(report, reading.model_copy(update={"code": "code-2", "mentions": ()}))
            if luck.random() < 0.5:
                judge(store, luck, number)
            if luck.random() < 0.7:
                store.refresh()
        store.refresh()
        stands = store.tables()
        with store.copy() as anew:
            anew.rebuild()
            assert stands == anew.tables()


def test_what_is_added_leaves_other_rows_alone():
    with Store.open() as store:
        store.describe(GLOSSARY)
        for one in (launch("a"), launch("b", day_="2018-05-02", published="2018-05-02")):
            store.add(*one)
        store.refresh()
        before = store.tables()
        store.add(*launch("c", day_="2018-05-02", published="2018-05-03"))
        store.refresh()
        assert len(before["rows"] & store.tables()["rows"]) == 1


def test_what_an_update_looked_at_needs_no_search_for_garbage():
    """A circle holds all that was loaded until Python looks through everything: in a watch, ever more of it."""
    with filled(PAIRS[:3]) as store:
        store.refresh()
        for report, reading in PAIRS[3:]:
            store.add(report, reading)
        gc.collect()
        gc.disable()
        try:
            store.refresh()
            gc.set_debug(gc.DEBUG_SAVEALL)
            gc.collect()
            left = {type(one) for one in gc.garbage}
        finally:
            gc.set_debug(0)
            gc.garbage.clear()
            gc.enable()
    assert [one for one in left if one.__module__.startswith("dateline")] == []
