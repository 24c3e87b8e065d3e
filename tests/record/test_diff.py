"""What differs between two records, told once each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Count, EventChange, Judgement, TallyChange, ValueChange
from dateline.record import Filter, FilterError
from dateline.record.changes import changes
from dateline.record.diff import diff
from dateline.record.judging import Author, Judge
from tests.reconcile.build import event, record, told
from tests.record.making import NORTH, PAIRS, day, filled, launch, mention, reading, report, rich
from tests.record.test_past import POOL, Add, Told, reread

PLAIN = told("plain", "2019-09-10T08:00:00+09:00", event(count=2))
SAME = told("same", "2019-09-11", event(count=2))
OTHER = told("other", "2019-09-12", event(count=3))
NEXT = told("next", "2019-10-03", event(date="2019-10-02", count=1))


def between(before, after, judged=()):
    return diff(record(*before), record(*after, judgements=judged))


def events(found):
    return [c for c in found if isinstance(c, EventChange)]


def values(found):
    return {c.attribute: c for c in found if isinstance(c, ValueChange)}


def test_a_new_event_with_a_sentence_of_each_origin():
    (new,) = events(between([PLAIN], [PLAIN, NEXT]))
    assert (new.change, new.after, [s.report for s in new.said]) == ("new", "actual", [NEXT[0].key])


def test_one_more_origin_confirms_and_a_third_tells_nothing_new():
    (more,) = between([PLAIN], [PLAIN, SAME])
    assert (more.change, more.by) == ("confirmed", "another origin")
    assert [s.report for s in more.said] == [SAME[0].key]
    assert between([PLAIN, SAME], [PLAIN, SAME, told("third", "2019-09-12", event(count=2))]) == ()


def test_a_value_that_is_contradicted_and_one_that_is_added():
    far = told("far", "2019-09-12", event(count=3, range_km=[330]))
    found = values(between([PLAIN, SAME], [PLAIN, SAME, far]))
    count, range_ = found["count"], found["range_km"]
    assert count.change == "disputed" and [v.number for v in (*count.after, *count.beside)] == [2, 3]
    assert [s.report for s in count.said] == [far[0].key]
    assert range_.change == "added" and range_.before == () and [v.value for v in range_.after] == [330]


def test_a_dispute_that_is_settled_by_a_correction_of_its_own_source():
    first = told("first", "2019-09-10T08:00:00+09:00", event(count=3), outlet="paper.example")
    later = told("later", "2019-09-12", event(count=2), outlet="paper.example")
    count = values(between([PLAIN, first], [PLAIN, first, later]))["count"]
    assert count.change == "corrected" and [v.number for v in count.after] == [2]


def test_a_plan_that_came_true_is_told_otherwise():
    plan = told("plan", "2019-10-01", event("meeting", "2019-10-05", agents=["PRK", "USA"], realis="planned"))
    held = told("held", "2019-10-06", event("meeting", "2019-10-05", agents=["PRK", "USA"]))
    turned = events(between([plan], [plan, held]))[0]
    assert (turned.change, turned.before, turned.after) == ("turned", "planned", "actual")


def test_what_is_joined_is_merged_and_what_is_parted_is_split_off():
    one, two = (e.id for e in record(PLAIN, NEXT).events)
    joined = (Judgement(id="1", action="same", subjects=(one, two), at="2020"),)
    merged, confirmed = events(between([PLAIN, NEXT], [PLAIN, NEXT], joined))[::-1]
    assert (confirmed.change, confirmed.event) == ("confirmed", one)
    assert (merged.change, merged.event, merged.others) == ("merged", two, (one,))
    back = events(diff(record(PLAIN, NEXT, judgements=joined), record(PLAIN, NEXT)))
    assert [(c.change, c.event, c.others) for c in back if c.change == "split"] == [("split", two, (one,))]


def test_what_is_rejected_is_withdrawn():
    (one,) = (e.id for e in record(PLAIN).events)
    (gone,) = between([PLAIN], [PLAIN], (Judgement(id="1", action="reject", subjects=(one,), at="2020"),))
    assert (gone.change, gone.event, gone.before) == ("withdrawn", one, "actual")


def test_what_is_rejected_is_not_taken_for_another_event_of_its_report():
    both = told("both", "2019-10-04", event(count=2), event(date="2019-10-02", count=1))
    gone = next(e for e in record(both).events if "2019-09" in e.id)
    reject = Judgement(id="1", action="reject", subjects=(gone.id,), at="2020")
    assert [(c.change, c.event) for c in events(between([both], [both], (reject,)))] == [("withdrawn", gone.id)]


def test_an_event_whose_id_changed_is_still_the_same():
    """An earlier report, learnt of later, founds it now."""
    (changed,) = between([SAME], [PLAIN, SAME])
    assert changed.change == "confirmed" and changed.was == record(SAME).events[0].id != changed.event


def test_a_value_set_by_a_person_says_by_which_judgement():
    (one,) = (e.id for e in record(PLAIN).events)
    set_ = Judgement(
        id="7", action="value", subjects=(one,), attribute="count", value=Count(number=5), at="2020", author="ana"
    )
    count = values(between([PLAIN], [PLAIN], (set_,)))["count"]
    assert count.judgement == "7" and count.reason.startswith("Set by ana") and count.said == ()


def test_tallies_whose_verdict_changed():
    tally = {"value": 1, "form": "cardinal", "of": "launch", "actor": "PRK", "scope": "month", "as_of": "2019-10-20"}
    claim = told("claim", "2019-10-20", tallies=[tally])
    (new,) = between([PLAIN], [PLAIN, claim])
    assert isinstance(new, TallyChange) and (new.change, new.before, new.after) == ("new", None, "cannot be told")
    changed = [c for c in between([PLAIN, claim], [PLAIN, claim, NEXT]) if isinstance(c, TallyChange)]
    assert [(c.change, c.before, c.after) for c in changed] == [("changed", "cannot be told", "agrees")]


def test_a_new_version_of_a_report_is_no_new_event():
    old, new = (
        launch("v", n, url="https://v.example/1", published=p) for n, p in ((2, "2019-09-10"), (4, "2019-09-13"))
    )
    with filled([old, new]) as store:
        found = changes(store, "2019-09-11")
    assert [(c.of, c.change, [v.number for v in (*c.before, *c.after)]) for c in found.changes] == [
        ("value", "corrected", [2, 4])
    ]


def test_newer_code_that_names_entries_otherwise_changes_no_event():
    pair = launch("a")
    moved = tuple(m.model_copy(update={"entry": "other"}) for m in pair[1].mentions)
    newer = pair[0], pair[1].model_copy(update={"mentions": moved})
    with Told([Add(pair), Add(newer, "code-2")]).store() as store:
        assert changes(store, "2019-09-20T00:00:00+00:00", axis="learnt").changes == ()


def test_the_filter_holds_for_what_is_there_before_or_after():
    store = filled(PAIRS)
    whole = changes(store, "2019-09-01")
    assert {c.of for c in whole.changes} >= {"event", "tally", "commitment"}
    assert changes(store, "2019-09-01", which=Filter(kind="meeting")).changes == ()
    only = changes(store, "2019-09-01", which=Filter(text="moratorium")).changes
    assert {c.of for c in only} == {"commitment"}
    with pytest.raises(FilterError, match="end before the beginning"):
        changes(store, "2019-09-02", "2019-09-01")


def test_an_undertaking_and_the_event_that_breaks_it():
    vow = rich()
    text = "North Korea carried out a nuclear test on 2019-09-11."
    one = report("test", text, "2019-09-12")

    broken = (
        one,
        reading(
            one,
            mention(
                one,
                "carried out",
                [("agent", NORTH, "North Korea"), ("time", day("2019-09-11"), "2019-09-11")],
                kind="nuclear-test",
            ),
        ),
    )
    with filled([vow, broken]) as store:
        bound = [c for c in changes(store, "2019-09-11").changes if c.of == "commitment"]
    assert [(c.change, c.before, c.after) for c in bound] == [("changed", None, "inside")]


def test_judgements_count_on_the_axis_of_learning():
    store = filled(PAIRS)
    named = store.events()[0].id
    last = max(one.at for one in store.learnt())
    Judge(store, Author("ana")).reject(named)
    found = changes(store, last, axis="learnt")
    assert [(c.change, c.event) for c in events(found.changes)] == [("withdrawn", named)]


@settings(max_examples=20)
@given(st.permutations(POOL), st.integers(0, 7), st.integers(0, 7))
def test_no_event_comes_or_goes_untold(pool, first, second):
    begin, end = sorted((first, second))
    with Told([*map(Add, pool), Add(reread(pool[0]), "code-2")]).store() as store:
        stamps = [f"2019-09-20T00:00:{s:02d}+00:00" for s in (begin, end)]
        with store.as_of(stamps[0], "learnt") as one, store.as_of(stamps[1], "learnt") as two:
            before, after = one.selection(), two.selection()
        found = changes(store, *stamps, axis="learnt").changes
    assert diff(before, before) == diff(after, after) == ()
    came = {c.event for c in events(found) if c.change in ("new", "split")}
    went = {c.event for c in events(found) if c.change in ("withdrawn", "merged")}
    assert len(before.events) + len(came) - len(went) == len(after.events)
    assert came <= {e.id for e in after.events} and went <= {e.id for e in before.events}
    assert (found == ()) or before != after
