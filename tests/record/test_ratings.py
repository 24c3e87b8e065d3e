"""The user's own grades of outlets."""

import pytest

from dateline.model import Count
from dateline.record import Filter, Store, faceted
from dateline.record.desk import Desk
from dateline.record.judged import said, verdicts
from dateline.record.judging import Author, Judge, JudgementError
from dateline.record.ratings import Ratings

from .making import launch

NOTHING = Filter()


def test_grades_are_found_without_regard_to_case():
    found = Ratings({"Eastwire": "B"})
    assert (found.of("EASTWIRE"), found.of("nobody")) == ("B", None)


def _filled(new_store=":memory:"):
    store = Store.open(new_store, create=True)
    store.add(*launch("a", outlet="Kaigan Press"), learnt_at="2019-09-10T00:00:00+00:00")
    store.add(*launch("b", outlet="Eastwire"), learnt_at="2019-09-10T00:00:00+00:00")
    return store


def _graded(store, ratings=None, which=NOTHING):
    desk = Desk(store)
    with desk.look(which) as look:
        found = {o.name: (o.reliability, o.judgement) for o in faceted.outlets(look, ratings or Ratings())}
    desk.close()
    return found


def test_a_grade_set_here_stands_before_the_file_until_it_is_taken_back():
    with _filled() as store:
        judge, file = Judge(store, Author("Ana", "right so far")), Ratings({"kaigan press": "D", "Eastwire": "B"})
        assert _graded(store, file) == {"Kaigan Press": ("D", None), "Eastwire": ("B", None)}
        first, second = judge.reliability("KAIGAN PRESS", "a"), judge.reliability("Kaigan Press", "C")
        assert _graded(store, file) == {"Kaigan Press": ("C", second.id), "Eastwire": ("B", None)}
        assert [(v.judgement.id, v.state) for v in verdicts(store)] == [
            (first.id, f"overruled by {second.id}"),
            (second.id, "stands"),
        ]
        assert said(first, store.glossary()) == "reliability: Kaigan Press is A"
        judge.undo(second.id)
        assert _graded(store, file)["Kaigan Press"] == ("A", first.id)
        judge.undo(first.id)
        assert _graded(store, file)["Kaigan Press"] == ("D", None)


def test_a_grade_changes_no_event_and_survives_another_reading(new_store):
    with _filled(new_store()) as store:
        before = store.record()
        Judge(store, Author("Ana")).reliability("Eastwire", "B")
        report, reading = launch("b", outlet="Eastwire")
        store.add(report, reading.model_copy(update={"code": "code-2"}))
        after, stepwise = store.record(), store.tables()
        assert after.events == before.events and len(after.judgements) == 1
        store.rebuild()
        assert store.tables() == stepwise
        assert _graded(store)["Eastwire"] == ("B", "1")


def test_as_of_a_time_by_learning_a_grade_is_there_once_it_was_given():
    with _filled() as store:
        made = Judge(store, Author("Ana")).reliability("Eastwire", "B")
        assert _graded(store, which=Filter(as_of="2019-09-11", axis="learnt"))["Eastwire"] == (None, None)
        # by publication a judgement counts whenever it was made
        assert _graded(store, which=Filter(as_of="2019-09-11"))["Eastwire"] == ("B", made.id)


def test_beside_judgements_on_events_each_is_told_in_its_turn():
    with _filled() as store:
        judge = Judge(store, Author("Ana"))
        judge.reliability("Eastwire", "B")
        judge.value(store.events()[0].id, "count", Count(number=3))
        judge.reliability("Eastwire", "C")
        assert [(d.judgement.id, d.standing, d.by) for d in store.record().judgements] == [
            ("1", "overruled", "3"), ("2", "stands", None), ("3", "stands", None),
        ]  # fmt: skip
        assert list(store.record().judgements) == store.decisions()


@pytest.mark.parametrize(
    ("outlet", "grade", "says"),
    [("Nobody", "B", "no report here is of an outlet 'Nobody'"), ("Eastwire", "G", "expected a letter from A"), ("Eastwire", "", "got the grade ''")],
)  # fmt: skip
def test_a_grade_that_cannot_be_is_refused(outlet, grade, says):
    with _filled() as store:
        with pytest.raises(JudgementError, match=says):
            Judge(store, Author("Ana")).reliability(outlet, grade)
        assert store.judgements() == []
        Judge(store, Author("Ana")).reliability("Eastwire", "B")
        with pytest.raises(JudgementError, match="Eastwire is B already, by judgement 1"):
            Judge(store, Author("Ana")).reliability("eastwire", "B")
