"""What people decided: it holds for readings yet to come, follows what is added, and can be taken back."""

from itertools import count

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dateline.model import Count, Judgement, Quantity, Reading, Record, Report, Span, Time
from dateline.reconcile import named_events, reconcile
from dateline.reconcile.anchors import anchor_of
from dateline.reconcile.entries import Entry

from . import gold
from .build import Pair, event, groups, record, told, written
from .test_purity import PILES

ONE = told("one", "2019-09-10T08:00:00+09:00", event(count=2))
TWO = told("two", "2019-10-02", event(date="2019-10-02", count=1))
AGAIN = told("again", "2019-09-11", event(count=2))
LATE = told("late", "2019-09-12", event(count=3))


def entries(*pairs: Pair) -> dict[str, Entry]:
    """The entries by "report.entry"."""
    events, _ = named_events([r for r, _ in pairs], [r for _, r in pairs], (), gold.KINDS)
    names = {report.key: report.id for report, _ in pairs}
    return {f"{names[e.report]}.{e.key}": e for members in events.values() for e in members}


clock = count()


def judge(action: str, *subjects: list[Entry] | Entry, apart: list[Entry] | None = None, **rest: object) -> Judgement:
    """As `dateline judge` writes it: a list of entries is an event, one entry a mention."""
    number = next(clock)
    names = [s.address if isinstance(s, Entry) else f"event-of-{s[0].address.replace('#', '-')}" for s in subjects]
    anchors = tuple(
        tuple(anchor_of(e, f"https://x.example/{e.report}") for e in ([s] if isinstance(s, Entry) else s))
        for s in subjects
    )
    return Judgement.model_validate(
        {
            "id": f"j{number}",
            "action": action,
            "subjects": tuple(names),
            "anchors": anchors,
            "apart": tuple(anchor_of(e) for e in apart or ()),
            "at": f"2020-01-01T00:{number // 60:02d}:{number % 60:02d}",
            **rest,
        }
    )


def states(made: Record) -> list[tuple[str, str | None]]:
    return [(d.standing, d.by) for d in made.judgements]


def reread(pair: Pair, **changes: object) -> Pair:
    """The report read by newer code, with these changes to its mentions."""
    report, reading = pair
    mentions = tuple(
        m.model_copy(update={"id": f"new-{m.id}", "entry": f"x-{m.entry}", **changes}) for m in reading.mentions
    )
    return report, reading.model_copy(update={"code": "newer", "mentions": mentions})


# what is added later


def test_a_mention_parted_from_its_event_does_not_flow_back_and_each_side_has_its_followers():
    copy_of_one = told("copy", "2019-09-12", event(count=2, times_local=["06:53"], range_km=[330]))
    first = told("one", "2019-09-10", event(count=2, times_local=["06:53"], range_km=[330]))
    odd = told("odd", "2019-09-11", event(count=5, times_local=["06:50"], range_km=[800], **{"from": "Wonsan"}))
    like_odd = told("like", "2019-09-13", event(count=5, times_local=["06:50"], range_km=[800], **{"from": "Wonsan"}))
    here = entries(first, odd)
    parted = judge("split", here["odd.e0"], apart=[here["one.e0"]])
    made = record(first, odd, judgements=(parted,))
    assert len(record(first, odd).events) == 1
    assert sorted(groups(made, first, odd)) == [["odd.e0"], ["one.e0"]] and states(made) == [("stands", None)]
    pairs = (first, odd, copy_of_one, like_odd)
    joined = sorted(map(sorted, groups(record(*pairs, judgements=(parted,)), *pairs)))
    assert joined == [["copy.e0", "one.e0"], ["like.e0", "odd.e0"]]


def test_what_tells_of_either_belongs_to_events_joined():
    here = entries(ONE, TWO)
    joined = judge("same", [here["one.e0"]], [here["two.e0"]])
    of_two = told("again-two", "2019-10-03", event(date="2019-10-02", count=1))
    pairs = (ONE, TWO, AGAIN, of_two)
    assert len(record(*pairs, judgements=(joined,)).events) == 1


@settings(max_examples=15, deadline=None)
@given(PILES, PILES, st.data())
def test_who_was_parted_stays_apart_whatever_comes_later(pile, more, data):
    events, _ = named_events([r for r, _ in pile], [r for _, r in pile], (), gold.KINDS)
    wide = [members for members in events.values() if len(members) > 1]
    assume(wide)
    members = data.draw(st.sampled_from(wide))
    off = data.draw(
        st.lists(st.sampled_from(members), min_size=1, max_size=len(members) - 1, unique_by=lambda e: e.address)
    )
    rest = [e for e in members if e not in off]
    parted = judge("split", *off, apart=rest)
    known = {report.id for report, _ in pile}
    later = [pair for pair in more if pair[0].id not in known]
    for pairs in (pile, [*pile, *later]):
        made = record(*pairs, judgements=(parted,))
        where = {f"{m.report}#{m.entry}": e.id for e in made.events for m in e.members}
        assert not {where[e.address] for e in off} & {where[e.address] for e in rest}
        assert len({where[e.address] for e in off}) == 1
        assert sorted(where) == sorted(f"{r.report}#{k}" for _, r in pairs for k in r.entries())


# undo, order, repetition


@st.composite
def decisions(draw, pile):
    """Judgements of all sorts on entries and events of a pile."""
    events, _ = named_events([r for r, _ in pile], [r for _, r in pile], (), gold.KINDS)
    all_events = list(events.values())
    every = [e for members in all_events for e in members]
    made = []
    for action in draw(st.lists(st.sampled_from(("same", "split", "reject", "reject one", "value")), max_size=4)):
        members = draw(st.sampled_from(all_events))
        one = draw(st.sampled_from(every))
        if action == "same":
            made.append(judge("same", members, [one]))
        elif action == "split":
            made.append(judge("split", members[0], apart=members[1:] or [one]))
        elif action == "value":
            made.append(judge("value", members, attribute="count", value=Count(number=draw(st.integers(1, 3)))))
        else:
            made.append(judge("reject", one if action == "reject one" else members))
    return made


@settings(max_examples=30, deadline=None)
@given(PILES, st.data(), st.randoms(use_true_random=False))
def test_undone_is_never_judged_and_order_is_that_of_the_clock(pile, data, luck):
    assume(any(r.mentions for _, r in pile))
    made = data.draw(decisions(pile))
    kept = data.draw(st.lists(st.sampled_from(made), unique_by=lambda j: j.id)) if made else []
    kept = [j for j in made if j in kept]
    undos = [judge("undo", attribute=None).model_copy(update={"subjects": (j.id,)}) for j in made if j not in kept]
    mixed = [*made, *undos, *made]
    luck.shuffle(mixed)
    assert written(record(*pile, judgements=tuple(mixed))) == written(record(*pile, judgements=tuple(kept)))


def test_an_undo_that_is_undone_gives_the_judgement_back():
    here = entries(ONE, TWO)
    joined = judge("same", [here["one.e0"]], [here["two.e0"]])
    undo = judge("undo").model_copy(update={"subjects": (joined.id,)})
    back = judge("undo").model_copy(update={"subjects": (undo.id,)})
    assert len(record(ONE, TWO, judgements=(joined, undo)).events) == 2
    assert record(ONE, TWO, judgements=(joined, undo, back)) == record(ONE, TWO, judgements=(joined,))


# readings that change


def test_a_judgement_finds_its_entry_under_another_name_in_a_newer_reading():
    here = entries(ONE, TWO)
    joined = judge("same", [here["one.e0"]], [here["two.e0"]])
    made = record(reread(ONE), reread(TWO), judgements=(joined,))
    assert len(made.events) == 1 and states(made) == [("stands", None)]


def test_a_judgement_holds_where_the_kind_is_read_otherwise_or_the_trigger_lies_beside():
    text = (
        "North Korea fired two missiles into the sea early on Tuesday.\n\nIt was a busy week elsewhere, too, they said."
    )
    fired, sea, week = (Span(start=text.index(w), end=text.index(w) + len(w)) for w in ("fired", "sea", "week"))
    first, second = (Span(start=a, end=b) for a, b in ((0, 61), (63, len(text))))
    report = Report(id="a", outlet="a.example", published="2019-09-10", text=text)
    reading = gold.reading_of({"id": "a", "events": [event(count=2)], "wire": None}, report)
    (mention,) = reading.mentions

    def at(**changes: object) -> Pair:
        moved = mention.model_copy(update={"trigger": fired, "sentence": first, **changes})
        return report, reading.model_copy(update={"mentions": (moved,)})

    (entry,) = entries(at()).values()
    gone = judge("reject", entry)
    assert record(at(kind="attack", entry="y"), judgements=(gone,)).events == ()
    assert record(at(trigger=sea, entry="y"), judgements=(gone,)).events == ()
    # newer code that finds nothing there, but an event in another sentence: that one was never judged
    made = record(at(trigger=week, sentence=second), judgements=(gone,))
    assert len(made.events) == 1 and states(made) == [("waiting", None)]


def test_a_judgement_holds_for_the_next_version_of_its_report():
    old = Report(id="a", url="https://a.example/1", outlet="a.example", published="2019-09-10", text="One.")
    new = old.model_copy(update={"text": "One, updated.", "published": "2019-09-11"})
    row = {"id": "a", "events": [event(count=2)], "wire": None}
    pair, later = (old, gold.reading_of(row, old)), (new, gold.reading_of(row, new))
    (entry,) = entries(pair).values()
    gone = judge("reject", entry).model_copy(update={"anchors": ((anchor_of(entry, old.url),),)})
    assert record(pair, judgements=(gone,)).events == record(later, judgements=(gone,)).events == ()
    elsewhere = new.model_copy(update={"url": "https://a.example/2"})
    assert len(record((elsewhere, gold.reading_of(row, elsewhere)), judgements=(gone,)).events) == 1


def test_of_an_event_whose_founder_has_gone_the_next_mention_stands_for_it():
    here = entries(ONE, AGAIN, TWO)
    joined = judge("same", [here["one.e0"], here["again.e0"]], [here["two.e0"]])
    assert len(record(AGAIN, TWO, judgements=(joined,)).events) == 1


# reject


def test_a_rejected_event_takes_along_what_comes_to_tell_it():
    here = entries(ONE)
    gone = judge("reject", [here["one.e0"]])
    assert record(ONE, AGAIN, LATE, judgements=(gone,)).events == ()


def test_a_rejected_event_does_not_take_one_along_that_another_founds():
    here = entries(AGAIN)
    gone = judge("reject", [here["again.e0"]])
    assert groups(record(ONE, AGAIN, judgements=(gone,)), ONE, AGAIN) == [["one.e0"]]


def test_a_rejected_mention_leaves_alone():
    here = entries(ONE, AGAIN)
    assert groups(record(ONE, AGAIN, judgements=(judge("reject", here["one.e0"]),)), ONE, AGAIN) == [["again.e0"]]


# which stands


def test_the_later_of_contrary_judgements_stands_and_the_earlier_says_by_which_it_is_overruled():
    here = entries(ONE, AGAIN)
    parted = judge("split", here["again.e0"], apart=[here["one.e0"]])
    joined = judge("same", here["again.e0"], here["one.e0"])
    gone = judge("reject", here["again.e0"])
    made = record(ONE, AGAIN, judgements=(parted, joined))
    assert len(made.events) == 1 and states(made) == [("overruled", joined.id), ("stands", None)]
    made = record(ONE, AGAIN, judgements=(parted, joined, gone))
    assert states(made) == [("overruled", joined.id), ("overruled", gone.id), ("stands", None)]
    again = judge("same", here["again.e0"], here["one.e0"])
    made = record(ONE, AGAIN, judgements=(gone, again))
    assert len(made.events) == 1 and states(made) == [("overruled", again.id), ("stands", None)]


def test_judgements_that_do_not_touch_leave_each_other_alone():
    here = entries(ONE, AGAIN, TWO)
    parted = judge("split", here["again.e0"], apart=[here["one.e0"]])
    gone = judge("reject", here["two.e0"])
    assert states(record(ONE, AGAIN, TWO, judgements=(parted, gone))) == [("stands", None), ("stands", None)]


def test_of_two_values_the_later_stands_also_where_their_events_were_joined_since():
    here = entries(ONE, TWO)
    mine = judge("value", [here["one.e0"]], attribute="count", value=Count(number=7))
    yours = judge("value", [here["two.e0"]], attribute="count", value=Count(number=8))
    joined = judge("same", [here["one.e0"]], [here["two.e0"]])
    made = record(ONE, TWO, judgements=(mine, yours, joined))
    assert states(made) == [("overruled", yours.id), ("stands", None), ("stands", None)]
    belief = made.events[0].belief("count")
    assert belief and [h.value.number for h in belief.held] == [8] and belief.held[0].judgement == yours.id
    assert {h.value.number for h in belief.others} == {1, 2}  # what another person once said is no report's word


# values


def test_a_value_that_reports_state_as_well_keeps_their_sentences_and_their_unit():
    pair = told("r", "2019-09-10", event(count=2, range_km=[330]))
    (entry,) = entries(pair).values()
    set_ = judge("value", [entry], attribute="range_km", value=Quantity(value=331, unit="km"))
    (made,) = record(pair, judgements=(set_,)).events
    (held,) = made.belief("range_km").held
    assert held.value == Quantity(value=331, unit="km") and len(held.support) == 1
    assert not made.belief("range_km").others


def test_a_day_set_by_a_person_is_what_tallies_count_by():
    tally = {"value": 1, "form": "cardinal", "of": "launch", "actor": "PRK", "scope": "month", "as_of": "2019-10-20"}
    pair = told("r", "2019-09-11", event(count=2))
    claim = told("t", "2019-10-20", tallies=[tally])
    (entry,) = entries(pair).values()
    day = Time(edtf="2019-10-03", start="2019-10-03T00:00", end="2019-10-04T00:00", precision="day")
    set_ = judge("value", [entry], attribute="time", value=day)
    assert [t.recount for t in record(pair, claim).tallies] == [0]
    assert [t.recount for t in record(pair, claim, judgements=(set_,)).tallies] == [1]


def test_a_time_with_its_clock_sets_the_day_and_the_clock():
    pair = told("r", "2019-09-11", event(count=2, times_local=["07:10"]))
    (entry,) = entries(pair).values()
    moment = Time(edtf="2019-09-09T06:53", start="2019-09-09T06:53", end="2019-09-09T06:54", precision="minute")
    (made,) = record(pair, judgements=(judge("value", [entry], attribute="time", value=moment),)).events
    assert made.belief("time").held[0].value.edtf == "2019-09-09"
    assert made.belief("clock").held[0].value.clock == "06:53"
    assert [h.value.clock for h in made.belief("clock").others] == ["07:10"]


def test_a_reading_of_a_report_that_is_not_here_is_no_ground_for_a_judgement():
    (entry,) = entries(ONE).values()
    gone = judge("reject", entry)
    assert reconcile([], [Reading(report="none", code="c")], (gone,), gold.KINDS).judgements[0].standing == "waiting"
