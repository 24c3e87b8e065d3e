"""What changes is looked at once: the changes between whole records, whatever is stopped in between."""

import gc
from datetime import UTC, date, datetime, timedelta
from types import FunctionType, ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.event import listen

from dateline.model import Change, Event, Judgement
from dateline.record import Store, StoreError, glance, unseen, watching
from dateline.record.changes import between, moment, name_of
from dateline.record.former import Former
from dateline.record.glance import Glance, names
from dateline.record.scratch import CACHE, Scratch
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


def settled(glance_: Glance, step: glance.Step) -> None:
    with glance_.scratch.changed():
        glance_.settle(step)


def held(glance_: Glance) -> set[tuple]:
    return set(glance_.scratch.asked("SELECT * FROM former"))


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
    was, made = moment(store), []
    store.refresh(lambda c: (made.append(Glance.at(c)), watching.look_done(c)))
    glance_ = made[0]
    for number, size in enumerate(sizes):
        some, left = left[:size], left[size:]
        for one, said in some:
            store.add(one, said)
        if number == judge:
            judged(store, judge)
        if number == rebuild:
            store.rebuild()
        is_, told = moment(store), []
        store.refresh(lambda c: told.extend((glance_.next(c), glance_.next(c, unseen.taken(c)), Glance.at(c))))  # noqa: B023
        step, quick, anew = told
        whole = between(was, is_, store.glossary())
        assert (step.difference.changes if step else ()) == whole.changes
        assert step == quick
        if step:
            difference = step.difference
            assert difference.views == {k: v for k, v in whole.views.items() if k in difference.views}
            stood_on = {key for c in whole.changes for key in reports_of(c)}
            assert difference.reports == {key: whole.reports[key] for key in stood_on}
            assert difference.readings == {k: r for k, r in whole.readings.items() if k in stood_on}
            settled(glance_, step)
        assert held(glance_) == held(anew)
        was = is_


def test_a_row_is_taken_apart_once_a_look(monkeypatch):
    """Those that changed are looked at alone, and then with those beside them."""
    store, glances, steps, read = empty(), [], [], []

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
    store.refresh(lambda c: steps.append(glances[0].next(c)))
    assert any(c.of == "value" and c.attribute == "count" for c in steps[0].difference.changes)
    assert len(read) == len(set(read)) == 2


def test_the_days_are_those_of_events_that_happened():
    store, seen = empty(), []
    for one, said in STORY:
        store.add(one, said)
    launches = rule("launches", "rate", filter={"kind": "launch"})
    store.refresh(lambda c: seen.append((Shown(launches, 0, c, Glance.at(c)).still(), names(c, launches.filter))))
    shown, (events, others) = seen[0]
    days = {str(day): count for day, count in shown.days.items()}
    assert days["2019-09-10"] == 1 and days["2019-08-24"] == 1 and sum(days.values()) <= len(events)
    assert [name.split("#")[1] for name in others] == ["t1"]


LEFT = [
    rule(f"rule {number}", "rate", filter=which)
    for number, which in enumerate(
        ({}, {"kind": "launch"}, {"actor": "PRK", "disputed": True}, {"since": "2019-09-10"}, {"text": "rocket"})
    )
]


def names_in(glance_: Glance, number: int) -> set[str]:
    return {id_ for (id_,) in glance_.scratch.asked("SELECT id FROM shown WHERE rule = ?", (number,))}


@settings(max_examples=6, deadline=None)
@given(st.permutations(range(len(STORY))), st.integers(0, 20), st.integers(0, 20))
def test_what_a_filter_leaves_is_kept_in_step(order, judge, rebuild):
    store, made, shown = empty(), [], []
    store.refresh(lambda c: (made.append(Glance.at(c)), watching.look_done(c)))
    glance_ = made[0]
    store.refresh(lambda c: shown.extend(Shown(one, n, c, glance_) for n, one in enumerate(LEFT)))
    for number, at in enumerate(order):
        store.add(*STORY[at])
        if number == judge:
            judged(store, judge)
        if number == rebuild:
            store.rebuild()

        def look(connection):
            step = glance_.next(connection, unseen.taken(connection))
            if not step:
                return
            told = {name_of(change) for change in step.difference.changes}
            was = [names_in(glance_, n) for n in range(len(LEFT))]
            moved = [one.step(connection, step) for one in shown]
            with glance_.scratch.changed():
                glance_.settle(step)
                for *_, settle in moved:
                    settle()
            fresh = Glance.at(connection)
            for n, (before, after, _) in enumerate(moved):
                anew = Shown(LEFT[n], n, connection, fresh)
                assert before.names & told == was[n] & told
                assert after.names & told == names_in(fresh, n) & told
                assert names_in(glance_, n) == names_in(fresh, n)
                assert shown[n].still() == anew.still()

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


def test_an_eye_tells_the_same_on_every_back_end(new_store):
    """Also where the whole projection is made anew between two looks, and where it is opened anew with something to tell."""
    whole, other = empty(), new_store()
    steady, ids, again = Eye.opened(whole, RULES), list[str](), list[str]()
    with Store.open(other, create=True, clock=ticking()) as store:
        store.describe(GLOSSARY)
        eye = Eye.opened(store, RULES)
        for number, one in enumerate(STORY):
            whole.add(*one)
            store.add(*one)
            if number == 2:
                store.rebuild()
            if number == 3:
                eye = Eye.opened(store, RULES)
            ids += told(whole, steady)
            again += told(store, eye)
        store.rebuild()
        assert told(store, eye) == []
    assert len(ids) > 3 and again == ids


def reached(begin: object) -> list[object]:
    """All strings, bytes and days that an object holds, itself or by others."""
    seen, open_, out = {id(begin)}, [begin], []
    while open_:
        for one in gc.get_referents(open_.pop()):
            if id(one) in seen or isinstance(one, (type, ModuleType, FunctionType)):
                continue
            seen.add(id(one))
            open_.append(one)
            out += [one] if isinstance(one, (str, bytes, date)) else []
    return out


def grown(size: int) -> Store:
    """Launches of as many places, two a day."""
    store = empty()
    for n in range(size):
        said = f"2018-{1 + n // 2 % 12:02}-{2 + n // 24:02}"
        store.add(*launch(f"h{n}", 2 + n % 2, published=said, day_=said, clock=f"{n % 2 * 12:02}:00"))
    return store


def test_what_an_eye_holds_does_not_grow_with_the_record():
    """After it was opened, and after looks at what is new; of days it holds each once, and that for a rule about them alone."""
    counted, days = [], []
    for size in (4, 40):
        store = grown(size)
        eyes = [Eye.opened(store, rules) for rules in (RULES, [rule("rate", "rate")])]
        store.add(*PAIRS[0])
        assert eyes[0].look(store, NOW)
        assert len(store.events()) > size // 2
        held_ = [one for one in reached(eyes[0]) if not isinstance(one, date)]
        counted.append((len(held_), sum(len(one) for one in held_)))
        assert not any(isinstance(one, date) and one.year == 2018 for one in reached(eyes[0]))
        days.append(sum(isinstance(one, date) and one.year == 2018 for one in reached(eyes[1])))
    assert counted[0] == counted[1]
    assert days == [2, 20]


def test_pages_of_what_was_are_in_memory_up_to_a_bound():
    """SQLite counts those of temporary files by another measure where it is told none."""
    scratch = Scratch()
    told = {name: next(scratch.asked(f"PRAGMA {name}"))[0] for name in ("cache_size", "temp_store")}
    assert told == {"cache_size": -CACHE, "temp_store": 1}
    assert [name for _, name, *_ in scratch.asked("PRAGMA database_list")] == ["main"]
    assert [file for *_, file in scratch.asked("PRAGMA database_list")] == [""]


def test_an_eye_whose_memory_fails_looks_no_more_and_the_next_goes_on():
    """What was told stays told; what came after is told by the eye that is opened then."""
    store = empty()
    eye = Eye.opened(store, RULES)
    store.add(*PAIRS[0])
    whole, Former.move = Former.move, lambda *_: 1 / 0
    try:
        with pytest.raises(ZeroDivisionError):
            eye.look(store, NOW)
    finally:
        Former.move = whole
    before = [p.id for p in watching.waiting(store)]
    store.add(*PAIRS[2])
    with pytest.raises(StoreError, match="temporary file"):
        eye.look(store, NOW)
    again = told(store, Eye.opened(store, RULES))
    other = empty()
    steady = Eye.opened(other, RULES)
    for number, ids in ((0, before), (2, again)):
        other.add(*PAIRS[number])
        assert ids and ids == told(other, steady)


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
