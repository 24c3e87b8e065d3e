"""Decisions written to a store: found, anchored, numbered, refused, taken back."""

import pytest

from dateline.model import Count
from dateline.record import Filter, Store
from dateline.record.judged import verdicts
from dateline.record.judging import Author, Judge, JudgementError
from dateline.record.verify import faults
from tests.record.making import PAIRS, canonical, filled

SEPTEMBER, AUGUST = "2019-09-10", "2019-08-24"


def judge(store: Store) -> Judge:
    return Judge(store, Author("ana", "because"))


def ids(store: Store) -> dict[str, str]:
    return {v.when.day: v.id for v in store.events()}


def address(store: Store, outlet: str) -> str:
    (key,) = [k for k, r in store.reports().items() if r.outlet == outlet and (r.published or "") > "2019-09"]
    return f"{key[:10]}#e1"


def test_each_decision_does_what_it_says_and_undo_gives_back_the_very_record(new_store):
    store = filled(PAIRS, new_store())
    before, named = canonical(store), ids(store)
    here = judge(store)
    for act, check in (
        (lambda: here.same([named[SEPTEMBER], named[AUGUST]]), lambda: len(store.events()) == 1),
        (lambda: here.split([address(store, "B Post")]), lambda: len(store.events()) == 3),
        (lambda: here.reject(named[AUGUST]), lambda: AUGUST not in ids(store)),
        (lambda: here.reject(address(store, "B Post")), lambda: len(store.event(named[SEPTEMBER]).reports) == 4),
        (
            lambda: here.value(named[SEPTEMBER], "count", Count(number=9)),
            lambda: [h.value.number for h in store.event(named[SEPTEMBER]).event.belief("count").held] == [9],
        ),
    ):
        made = act()
        assert check() and faults(store) == []
        assert made.author == "ana" and made.reason == "because"
        here.undo(made.id)
        assert canonical(store) == before and faults(store) == []
    assert [v.judgement.id for v in verdicts(store)] == [str(n + 1) for n in range(10)]


def test_what_is_not_there_or_changes_nothing_is_refused_and_nothing_is_written(new_store):
    store = filled(PAIRS, new_store())
    named = ids(store)
    here = judge(store)
    b_post = address(store, "B Post")
    every = [f"{m.report}#{m.entry}" for m in store.event(named[SEPTEMBER]).event.members]
    refused = [
        (lambda: here.same([named[SEPTEMBER], "none"]), "no event 'none'"),
        (lambda: here.same([named[SEPTEMBER], b_post]), "one event already"),
        (lambda: here.same([named[SEPTEMBER][:3], named[AUGUST]]), "several events begin"),
        (lambda: here.split([named[SEPTEMBER]]), "is an event; give mentions"),
        (lambda: here.split(every), "all mentions"),
        (lambda: here.split([b_post, f"{store.event(named[AUGUST]).reports[0]}#e1"]), "belongs to"),
        (lambda: here.reject("ffff#e1"), "no mention"),
        (lambda: here.reject("#e1"), "no mention"),
        (lambda: here.undo("1"), "no judgement '1'"),
    ]
    for act, told in refused:
        with pytest.raises(JudgementError, match=told):
            act()
    assert store.judgements() == []
    made = here.reject(named[AUGUST])
    here.undo(made.id)
    with pytest.raises(JudgementError, match="undone already, by 2"):
        here.undo(made.id)
    assert len(store.judgements()) == 2


def test_a_clock_set_back_does_not_turn_round_which_is_later():
    store = filled(PAIRS)
    event = ids(store)[SEPTEMBER]
    for year, number in ((2030, 8), (2020, 9)):
        store._clock = lambda year=year: f"{year}-01-01T00:00:00+00:00"
        judge(store).value(event, "count", Count(number=number))
    assert [h.value.number for h in store.event(event).event.belief("count").held] == [9]
    assert [v.state for v in verdicts(store)] == ["overruled by 2", "stands"]


def test_numbers_are_taken_in_turn_where_another_writer_was_faster(new_store):
    name = new_store()
    with filled(PAIRS, name) as one, Store.open(name) as other:
        named, stale = ids(one), one.judgements()
        first = judge(other).reject(named[AUGUST])
        looked = iter([stale])
        one.judgements = lambda: next(looked, None) or Store.judgements(one)  # looks before the other has written
        second = judge(one).value(named[SEPTEMBER], "count", Count(number=9))
        assert (first.id, second.id) == ("1", "2")
        assert {j.action for j in Store.judgements(one)} == {"reject", "value"}


def test_decisions_hold_when_newer_code_reads_the_reports():
    """The newer reading has another entry, another trigger in the same sentence, and one mention more before it."""
    store = filled(PAIRS)
    named = ids(store)
    here = judge(store)
    here.reject(named[AUGUST])
    here.value(named[SEPTEMBER], "count", Count(number=9))
    for one, said in list(PAIRS):
        if said.mentions:
            moved = tuple(m.model_copy(update={"id": f"n{m.id}", "entry": f"z{m.entry}"}) for m in said.mentions)
            store.add(one, said.model_copy(update={"code": "code-2", "mentions": moved}))
    assert AUGUST not in ids(store)
    assert named[SEPTEMBER] not in {v.id for v in store.events()}  # ids hang on entries, judgements do not
    assert [h.value.number for h in store.event(ids(store)[SEPTEMBER]).event.belief("count").held] == [9]
    assert [v.state for v in verdicts(store)] == ["stands", "stands"]


def test_a_value_on_no_sentence_is_no_fault_where_a_person_set_it():
    store = filled(PAIRS)
    judge(store).value(ids(store)[SEPTEMBER], "outcome", Count(number=1))
    assert faults(store) == []


def test_decisions_are_listed_by_what_they_touch(new_store):
    store = filled(PAIRS, new_store())
    named = ids(store)
    judge(store).value(named[SEPTEMBER], "count", Count(number=9))
    (one,) = store.decisions(Filter(kind="launch"))
    assert one.events == (named[SEPTEMBER],)
    assert store.decisions(Filter(kind="meeting")) == []


def test_a_judgement_waits_for_a_report_that_is_read_again():
    """Rejected in one store, and the log carried over to a store that has not read the report yet."""
    one, said = PAIRS[0]
    store = filled([PAIRS[0]])
    made = judge(store).reject(ids(store)[SEPTEMBER])
    other = filled([])
    other.judge(made)
    assert [v.state for v in verdicts(other)] == ["waits: what it is about is not here"]
    other.add(one, said)
    assert other.events() == [] and [v.state for v in verdicts(other)] == ["stands"]
