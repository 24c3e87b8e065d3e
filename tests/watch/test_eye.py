"""What changes is looked at once: the changes between whole records, whatever is stopped in between."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.event import listen

from dateline.model import Change, Event, Judgement
from dateline.record import Filter, Store, glance, unseen, watching
from dateline.record.changes import between, moment, name_of
from dateline.record.glance import Glance, names
from dateline.watch.eye import Eye, replay
from dateline.watch.rules import Rule
from dateline.watch.shown import Shown
from tests.record.making import GLOSSARY, PAIRS, launch, report, ticking

NOW = datetime(2019, 9, 20, 12, tzinfo=UTC)
URL = "https://a.example/story"
STORY = [
    *PAIRS,
    launch("v1", 2, url=URL, outlet="A Post", day_="2019-09-04", clock="05:00"),
    launch("v2", 3, url=URL, outlet="A Post", published="2019-09-11", day_="2019-09-04", clock="05:00"),
    launch("f", 4, published="2019-09-11", outlet="F Post"),
    (report("bare", "Nothing happened at all on that day, officials said.", "2019-09-13"), None),
]


def empty() -> Store:
    store = Store.open(clock=ticking())
    store.describe(GLOSSARY)
    return store


def rule(name: str, *when: str, **how: object) -> Rule:
    return Rule.model_validate({"name": name, "when": when, **how})


def reports_of(change: Change) -> set[str]:
    return {change.report} if change.of in ("tally", "commitment") else {s.report for s in change.said}


def judged(store: Store, number: int) -> None:
    events = store.events()
    if events:
        event = events[number % len(events)].id
        store.judge(Judgement(id=f"j{number}", action="reject", subjects=(event,), at=NOW.isoformat()))


@settings(max_examples=25, deadline=None)
@given(
    st.permutations(range(len(STORY))),
    st.lists(st.integers(1, 4), min_size=10, max_size=10),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_a_glance_tells_what_the_whole_records_tell(order, sizes, judge, rebuild):
    """Whether it reads every row, or those that were noted as touched."""
    store, left = empty(), [STORY[n] for n in order]
    was, glances = moment(store), []
    store.refresh(lambda c: (glances.append(Glance.at(c)), watching.look_done(c)))
    for number, size in enumerate(sizes):
        some, left = left[:size], left[size:]
        for one, said in some:
            store.add(one, said)
        if number == judge:
            judged(store, judge)
        if number == rebuild:
            store.rebuild()
        is_, told = moment(store), []
        store.refresh(lambda c: told.extend((glances[-1].next(c), glances[-1].next(c, unseen.taken(c)))))  # noqa: B023
        step, quick = told
        whole = between(was, is_, store.glossary())
        assert (step.difference.changes if step else ()) == whole.changes
        assert (step and (step.changed, step.difference.changes)) == (
            quick and (quick.changed, quick.difference.changes)
        )
        if step:
            difference = step.difference
            assert difference.views == {k: v for k, v in whole.views.items() if k in difference.views}
            stood_on = {key for c in whole.changes for key in reports_of(c)}
            assert difference.reports == {key: whole.reports[key] for key in stood_on}
            assert difference.readings == {k: r for k, r in whole.readings.items() if k in stood_on}
            assert step.after._kept == quick.after._kept
            glances.append(step.after)
        was = is_


def test_a_row_is_taken_apart_once_a_look(monkeypatch):
    """Those that changed are looked at alone, and then with those beside them."""
    store, glances, read = empty(), [], []

    class Counted(Event):
        @classmethod
        def model_validate_json(cls, body, **how):
            read.append(body)
            return Event.model_validate_json(body, **how)

    for one in (launch("a"), launch("b", day_="2019-09-04", clock="05:00", published="2019-09-04")):
        store.add(*one)
    store.refresh(lambda c: glances.append(Glance.at(c)))
    store.add(*launch("c", 3, outlet="C Post"))
    monkeypatch.setitem(glance.FORMS, "event", Counted)
    store.refresh(lambda c: glances.append(glances[0].next(c)))
    assert any(c.of == "value" and c.attribute == "count" for c in glances[1].difference.changes)
    assert len(read) == len(set(read)) == 2


def test_the_days_are_those_of_events_that_happened():
    store, seen = empty(), []
    for one, said in STORY:
        store.add(one, said)
    launches = Filter(kind="launch")
    store.refresh(lambda c: seen.append((Shown(launches, c, Glance.at(c)).still(), names(c, launches))))
    shown, (_, others) = seen[0]
    days = [str(d) for d in shown.days]
    assert days == sorted(days) and "2019-09-10" in days and "2019-08-24" in days
    assert [name.split("#")[1] for name in others] == ["t1"]


WHICH = [
    Filter(),
    Filter(kind="launch"),
    Filter(actor="PRK", disputed=True),
    Filter(since="2019-09-10"),
    Filter(text="rocket"),
]


@settings(max_examples=6, deadline=None)
@given(st.permutations(range(len(STORY))), st.integers(0, 20), st.integers(0, 20))
def test_what_a_filter_leaves_is_kept_in_step(order, judge, rebuild):
    store, held = empty(), []
    store.refresh(lambda c: (held.append(Glance.at(c)), watching.look_done(c)))
    store.refresh(lambda c: held.extend(Shown(which, c, held[0]) for which in WHICH))
    for number, at in enumerate(order):
        store.add(*STORY[at])
        if number == judge:
            judged(store, judge)
        if number == rebuild:
            store.rebuild()

        def look(connection):
            step = held[0].next(connection, unseen.taken(connection))
            for shown in held[1:] if step else ():
                before, after, settle = shown.step(connection, held[0], step)
                anew = Shown(shown._which, connection, step.after)
                told = {name_of(change) for change in step.difference.changes}
                assert before.names & told == shown._names & told and after.names & told == anew._names & told
                settle()
                assert (shown._names, shown._days) == (anew._names, anew._days)
            held[0] = step.after if step else held[0]

        store.refresh(look)


def test_what_is_new_to_an_eye_is_not_read_with_all_the_rest():
    """By the rows that it asks for: those of the new report, however many there are."""
    asked = []
    for size in (3, 30):
        store = empty()
        for n in range(size):
            store.add(
                *launch(
                    f"h{n}",
                    2,
                    published=f"2018-{1 + n % 12:02}-{2 + n // 12:02}",
                    day_=f"2018-{1 + n % 12:02}-{1 + n // 12:02}",
                )
            )
        eye = Eye.opened(store, RULES)
        eye.look(store, NOW)
        store.add(*PAIRS[0])
        store.refresh()
        read = []
        listen(store._engine, "after_cursor_execute", lambda *a, read=read: read.append(a[2]))
        assert eye.look(store, NOW)
        asked.append(len([statement for statement in read if "FROM rows" in statement and " IN " not in statement]))
    assert asked == [0, 0]


RULES = [rule("all", "new", "changed", "disputed", "confirmed", "corrected", "withdrawn", "tally", "broken")]


def told(store: Store, eye: Eye) -> list[str]:
    return [a.id for a in eye.look(store, NOW)]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.booleans(), min_size=len(STORY), max_size=len(STORY)))
def test_an_eye_that_is_opened_anew_misses_nothing_and_tells_nothing_twice(stops):
    one, other = empty(), empty()
    steady, ids, again = Eye.opened(one, RULES), list[str](), list[str]()
    eye = Eye.opened(other, RULES)
    for (said, reading), stop in zip(STORY, stops, strict=True):
        one.add(said, reading)
        other.add(said, reading)
        if stop:  # ended after the report was stored, before it was looked at; somebody lists events meanwhile
            other.events()
            eye = Eye.opened(other, RULES)
        ids += told(one, steady)
        again += told(other, eye)
    assert again == ids and len(set(ids)) == len(ids)
    assert {p.id for p in watching.waiting(other)} == set(ids)


def test_what_is_there_when_a_watch_begins_is_known():
    store = empty()
    for one, said in PAIRS:
        store.add(one, said)
    assert told(store, Eye.opened(store, RULES)) == []


def test_a_transaction_that_fails_is_looked_at_again():
    store = empty()
    eye = Eye.opened(store, RULES)
    store.add(*PAIRS[0])
    whole, watching.post = watching.post, lambda *_: 1 / 0
    try:
        told(store, eye)
    except ZeroDivisionError:
        pass
    finally:
        watching.post = whole
    assert len(told(store, eye)) == 1


def test_a_rule_hears_only_what_its_filter_leaves():
    store = empty()
    eye = Eye.opened(store, [rule("august", "new", filter={"until": "2019-08-31"})])
    for one, said in PAIRS:
        store.add(one, said)
    assert [p.rule for p in watching.waiting(store)] == []
    alerts = eye.look(store, NOW)
    assert len(alerts) == 1 and "08-24" in alerts[0].event


def test_silence_is_noticed_by_the_clock_once():
    store = empty()
    store.add(*PAIRS[0])
    eye = Eye.opened(store, [rule("quiet", "silence", silence="7 days")])
    assert eye.look(store, NOW - timedelta(days=9)) == []
    assert [a.condition for a in eye.look(store, NOW)] == ["silence"]
    assert eye.look(store, NOW + timedelta(days=1)) == []


def test_a_rate_is_told_when_it_is_the_highest():
    store = empty()
    eye = Eye.opened(store, [rule("rate", "rate", rate={"days": 30, "against": 365, "least": 2})])
    store.add(*launch("x", 1, "2019-09-01", "2019-08-31"))
    assert eye.look(store, NOW) == []
    store.add(*launch("y", 2, "2019-09-11", "2019-09-10"))
    assert [a.title for a in eye.look(store, NOW)] == [
        "2 events in 30 days to 2019-09-10: the most in 365 days (before: 0)"
    ]


def test_a_muted_rule_says_nothing_of_what_happens_meanwhile():
    store = empty()
    eye = Eye.opened(store, [rule("m", "new", mute_until="2019-09-21")])
    store.add(*PAIRS[0])
    assert eye.look(store, NOW) == []
    store.add(*launch("later", 1, "2019-09-22", "2019-09-21"))
    assert len(eye.look(store, NOW + timedelta(days=2))) == 1


def test_the_past_is_told_minute_by_minute():
    store = empty()
    for one, said in PAIRS:
        store.add(one, said)
    since, until = datetime(2019, 9, 1, tzinfo=UTC), datetime(2019, 9, 30, tzinfo=UTC)
    alerts = list(replay(store, RULES, since, until))
    assert alerts[0].at == "2019-09-09T23:00:00+00:00" and alerts[0].condition == "new"
    assert [a.at for a in alerts] == sorted(a.at for a in alerts)
    assert not watching.waiting(store)
