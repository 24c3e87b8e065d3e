"""As of a time: the very record of a store that stopped then."""

from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Count, Judgement
from dateline.record import Filter, FilterError, Store
from dateline.record.versions import Learnt, known_by, limit
from tests.reconcile import gold
from tests.record.making import GLOSSARY, canonical, launch, mention, reading, rich

POOL = [
    launch("a", outlet="A Post"),
    launch("b", outlet="B Post", published="2019-09-10T09:00:00+09:00"),
    launch("c", 3, outlet="C Post", published="2019-09-12"),
    launch("d", 1, outlet="A Post", published="2019-08-25", day_="2019-08-24"),
    launch("e", outlet="E Post", published=None),
    launch("v", 2, outlet="V Post", url="https://v.example/1", published="2019-09-10T10:00:00+09:00"),
    launch("v", 4, outlet="V Post", url="https://v.example/1", published="2019-09-13"),
    rich(),
]
TIMES = ("2019-08", "2019-09-09", "2019-09-10T08:30:00+09:00", "2019-09-10", "2019-09-12", "2030")


class Told:
    """A store filled step by step, each at its own second of the day; `steps` can be replayed up to any of them."""

    def __init__(self, steps) -> None:
        self.steps = steps

    def store(self, keep=lambda _step, _at: True, name=":memory:") -> Store:
        seconds = count()
        now = [""]
        store = Store.open(name, create=True, clock=lambda: now[0])
        store.describe(GLOSSARY)
        for step in self.steps:
            now[0] = stamp(next(seconds))
            if keep(step, now[0]):
                step(store, now[0])
        return store


def stamp(second: int) -> str:
    return f"2019-09-20T00:{second // 60:02d}:{second % 60:02d}+00:00"


class Add:
    def __init__(self, pair, code="code-1") -> None:
        self.report, self.reading = pair[0], pair[1].model_copy(update={"code": code})

    def __call__(self, store: Store, at: str) -> None:
        store.add(self.report, self.reading, at)


class Decide:
    """By the names that the entries' addresses have, so that the same words can be said in any store."""

    def __init__(self, action: str, pairs, number: int) -> None:
        self.action, self.pairs, self.number = action, pairs, number

    def __call__(self, store: Store, at: str) -> None:
        subjects = tuple(f"{report.key}#e1" for report, _ in self.pairs)
        value = {"attribute": "count", "value": Count(number=7)} if self.action == "value" else {}
        store.judge(Judgement(id=str(self.number), action=self.action, subjects=subjects, at=at, author="ana", **value))


def reread(pair):
    one, _ = pair
    return one, reading(one, mention(one, "fired", []), code="code-2")


@st.composite
def stories(draw):
    steps = [Add(pair) for pair in draw(st.permutations(POOL))]
    for number in range(draw(st.integers(0, 4))):
        action = draw(st.sampled_from(("same", "split", "reject", "value", "again")))
        pairs = draw(st.lists(st.sampled_from(POOL), min_size=2, max_size=2, unique_by=lambda p: p[0].key))
        pairs = pairs if action == "same" else pairs[:1]
        step = Add(reread(pairs[0]), "code-2") if action == "again" else Decide(action, pairs, number + 1)
        steps.insert(draw(st.integers(0, len(steps))), step)
    return Told(steps)


@settings(max_examples=15)
@given(stories(), st.integers(0, 14))
def test_as_of_what_was_learnt_is_the_store_that_stopped_then(story, second):
    end = stamp(second)
    with story.store() as whole, story.store(lambda _, at: at <= end) as stopped, whole.as_of(end, "learnt") as past:
        assert canonical(past) == canonical(stopped)
        assert past.judgements() == stopped.judgements()


@settings(max_examples=15)
@given(stories(), st.sampled_from(TIMES))
def test_as_of_a_publication_is_the_store_that_never_saw_the_later_reports(story, when):
    """Judgements count whenever they were made; a report without a date counts from when it was learnt of."""

    def out(step, at):
        return not isinstance(step, Add) or bool(known_by([Learnt(step.report, at)], when))

    with story.store() as whole, story.store(out) as stopped, whole.as_of(when) as past:
        assert canonical(past) == canonical(stopped)


def test_what_newer_code_read_later_is_not_known_before():
    pair = launch("a")
    story = Told([Add(pair), Add(reread(pair), "code-2")])
    with story.store() as store:
        then, now = (store.as_of(t, "learnt") for t in (stamp(0), stamp(1)))
        assert then.readings()[pair[0].key].code == "code-1" and now.readings()[pair[0].key].code == "code-2"
        with store.as_of("2019-09-10") as published:  # by publication the newest code reads all
            assert published.readings()[pair[0].key].code == "code-2"


def test_judgements_made_later_do_not_count_by_what_was_learnt_and_do_by_publication(new_store):
    story = Told([Add(POOL[0]), Add(POOL[3]), Decide("reject", [POOL[3]], 1)])
    with story.store(name=new_store()) as store:
        assert len(store.events(Filter(as_of=stamp(1), axis="learnt"))) == 2
        assert len(store.events(Filter(as_of=stamp(2), axis="learnt"))) == 1
        assert store.events(Filter(as_of="2019-08-30")) == []


def test_the_filter_takes_the_axis_to_every_listing():
    with Told([Add(POOL[0]), Add(POOL[3])]).store() as store:
        assert len(store.events(Filter(as_of=stamp(0), axis="learnt"))) == 1
        assert len(store.events(Filter(as_of=stamp(1), axis="learnt"))) == 2
        assert [v.when.day for v in store.events(Filter(as_of="2019-08-30"))] == ["2019-08-24"]
    assert Filter(as_of="2019", axis="learnt").said() == {"as_of": "2019", "axis": "learnt"}
    assert Filter(axis="learnt").said() == {}
    with pytest.raises(FilterError, match="expected published or learnt"):
        Filter(as_of="2019", axis="heard")  # type: ignore[arg-type]


@pytest.mark.shared
@pytest.mark.skipif(not gold.SHARED.is_dir(), reason="needs ../shared")
@pytest.mark.parametrize("when", ["2019-05-09T20:00:00+09:00", "2019-08-10", "2019-09-10T09:00:00+09:00", "2019-10-31"])
def test_as_of_over_a_corpus(when):
    texts = gold.texts("")
    pairs = [(report, gold.reading_of(row, report)) for row in gold.rows("") for report in [gold.report_of(row, texts)]]
    with Store.open() as whole, Store.open() as stopped:
        for store in (whole, stopped):
            store.describe(GLOSSARY.model_copy(update={"kinds": gold.KINDS}))
            for report, said in pairs:
                if store is whole or limit(report.published) <= limit(when):
                    store.add(report, said, "2020-01-01T00:00:00+00:00")
        with whole.as_of(when) as past:
            assert 0 < len(past.reports()) < len(whole.reports())
            assert canonical(past) == canonical(stopped)
