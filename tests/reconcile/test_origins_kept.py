"""Origins kept up to date equal those made anew, whatever came when."""

import pickle
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Reading, Report, Span
from dateline.reconcile.origins import Origins
from tests.reconcile.test_origins import FIXED, FLASH

Pair = tuple[Report, Reading]
NAMES = (
    "Kaechon Seoul Tokyo Moscow Trump Kim Lavrov Pyongyang Sinpo Yongbyon Hodo Wonsan 330 410 17 2019 6:53 12".split()
)
VERBS = "missile launched flew toward coast officials reported military morning range altitude kilometers talks offered".split()
LIGHT = "the of in to and that said after".split()
OUTLETS, WIRES = ("Daily", "Eastwire", "Eastwire Seoul", "Post", None), ("Eastwire", "EASTWIRE", "Post", "Tass", None)
TIMES = (
    "2019-09-10T06:00+09:00",
    "2019-09-10T09:00+09:00",
    "2019-09-10",
    "2019-09-11T01:00Z",
    "2019-09-12",
    "2019-09",
    None,
)
SEEDS = st.integers(0, 5)


def sentence(seed: int) -> list[str]:
    dice = random.Random(seed)
    return [dice.choice(dice.choices((NAMES, VERBS, LIGHT), (3, 4, 4))[0]) for _ in range(dice.randint(8, 18))]


def changed(words: list[str], seed: int) -> list[str]:
    dice = random.Random(seed)
    return [dice.choice(VERBS) if seed and dice.random() < 0.12 * seed else w for w in words]


@st.composite
def report(draw) -> Pair:
    parts = draw(st.lists(st.tuples(SEEDS, st.integers(0, 2)), min_size=1, max_size=6))
    text = draw(st.sampled_from(("", "", "UPDATE. "))) + " ".join(
        f"{' '.join(changed(sentence(s), c))}." for s, c in parts
    )
    made = Report(
        id=f"r{draw(st.integers(0, 99))}",
        text=text,
        outlet=draw(st.sampled_from(OUTLETS)),
        published=draw(st.sampled_from(TIMES)),
    )
    return made, Reading(report=made.key, code="c", wire=draw(st.sampled_from(WIRES)))


reports = st.lists(report(), min_size=1, max_size=14, unique_by=lambda pair: pair[0].key)


def anew(pairs: list[Pair]) -> Origins:
    return Origins({r.key: r for r, _ in pairs}, [reading for _, reading in pairs])


def answers(origins: Origins, pairs: list[Pair]) -> dict[str, tuple[object, ...]]:
    return {r.key: answer(origins, r) for r, _ in pairs}


def answer(origins: Origins, r: Report) -> tuple[object, ...]:
    spans = [Span(start=at, end=min(at + 20, len(r.text))) for at in range(0, len(r.text), 20)]
    each = [(origins.of(r.key, s), origins.voice(r.key, s), origins.label(r.key, s)) for s in spans]
    whole = (origins.shared(r.key), origins.sources(r.key), origins.voice(r.key), origins.label(r.key))
    return (*each, *whole, origins.outlet(r.key), origins.published(r.key))


@given(reports, st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_arrival_changes_nothing(pairs, dice):
    other = dice.sample(pairs, len(pairs))
    assert answers(anew(pairs), pairs) == answers(anew(other), pairs)


@given(reports, st.data())
@settings(max_examples=60)
def test_taken_in_by_portions_they_are_as_made_anew_and_all_that_changed_is_named(pairs, data):
    origins, held, before = anew([]), list[Pair](), dict[str, tuple[object, ...]]()
    waiting = list(pairs)
    while waiting:
        coming = [waiting.pop() for _ in range(min(len(waiting), data.draw(st.integers(1, 4))))]
        going = data.draw(st.lists(st.sampled_from(held), max_size=2, unique_by=lambda p: p[0].key)) if held else []
        named = origins.update(coming, [r.key for r, _ in going])
        held = [p for p in held if p not in going] + coming
        now = answers(origins, held)
        assert now == answers(anew(held), held)
        assert {key for key, found in now.items() if before.get(key) != found} <= named <= now.keys()
        before = now


@given(reports, st.integers(0, 13))
@settings(max_examples=30)
def test_what_a_store_kept_is_gone_on_from(pairs, cut):
    kept: dict[str, bytes] = {}
    for part in (pairs[:cut], pairs[cut:]):
        origins = Origins.opened(kept.get)
        origins.update(part)
        kept.update(origins.changes())
        assert [name for name, _ in origins.changes()] == ["head"]
    assert answers(Origins.opened(kept.get), pairs) == answers(anew(pairs), pairs)


@given(reports)
@settings(max_examples=30)
def test_one_object_that_gave_its_blocks_goes_on_as_before(pairs):
    origins = anew([])
    for pair in pairs:
        origins.update([pair])
        list(origins.changes())
    assert answers(origins, pairs) == answers(anew(pairs), pairs)


@given(reports)
@settings(max_examples=30)
def test_what_comes_again_changes_nothing(pairs):
    origins = anew(pairs)
    assert origins.update(pairs) == set()


def test_a_report_published_earlier_that_comes_later_takes_over_and_so_do_those_that_copied_the_copy():
    text = " ".join(f"{' '.join(sentence(s))}." for s in range(4))
    first, second, third = (
        Report(id=i, text=text, published=f"2019-09-{d}", outlet=i) for i, d in (("a", 10), ("b", 11), ("c", 12))
    )
    readings = [Reading(report=r.key, code="c") for r in (first, second, third)]
    origins = anew([(second, readings[1]), (third, readings[2])])
    assert origins.shared(third.key) == second.key
    assert origins.update([(first, readings[0])]) == {r.key for r in (first, second, third)}
    assert origins.shared(second.key) == origins.shared(third.key) == first.key
    assert origins.update([], [first.key]) == {second.key, third.key}
    assert origins.shared(third.key) == second.key


def test_an_agency_that_is_credited_for_the_first_time_gives_its_own_outlet_its_voice():
    own = Report(id="a", text=f"{' '.join(sentence(1))}.", published="2019-09-10", outlet="Eastwire Seoul")
    other = Report(id="b", text=f"{' '.join(sentence(2))}.", published="2019-09-10", outlet="Post")
    origins = anew([(own, Reading(report=own.key, code="c"))])
    assert origins.voice(own.key) == "eastwire seoul"
    assert origins.update([(other, Reading(report=other.key, code="c", wire="Eastwire"))]) == {own.key, other.key}
    assert origins.voice(own.key) == "eastwire"


def test_blocks_are_the_same_whenever_they_are_written():
    pairs = [
        (r, Reading(report=r.key, code="c"))
        for r in (Report(id=str(s), text=f"{' '.join(sentence(s))}.") for s in range(5))
    ]
    once = dict(anew(pairs).changes())
    assert once == dict(anew(pairs).changes())
    assert pickle.loads(once["head"])[0] == 5


def test_a_first_flash_that_comes_after_its_update_is_found_by_it():
    flash = Report(id="flash", published="2019-05-09T16:52:00+09:00", text=FLASH, outlet="Eastwire")
    update = Report(id="update", published="2019-05-09T20:33:00+09:00", text=f"{FIXED} UPDATE.", outlet="Eastwire")
    origins = anew([(update, Reading(report=update.key, code="c"))])
    assert origins.sources(update.key) == frozenset()
    assert origins.update([(flash, Reading(report=flash.key, code="c"))]) == {flash.key, update.key}
    assert origins.sources(update.key) == {flash.key}
