"""The record is a function of the set of readings and judgements."""

from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Judgement
from dateline.reconcile import reconcile

from . import gold
from .build import event, record, told, written

SENTENCES = (
    "North Korea fired two short-range projectiles from Kaechon on Tuesday, South Korea's military said.",
    "The envoys of South Korea and the United States spoke by telephone about the launch, the ministry said.",
    "Talks between the two sides broke down in Stockholm on Saturday after a single day, the chief negotiator said.",
)
EVENTS = st.builds(
    event,
    kind=st.sampled_from(("launch", "meeting", "offer", "exercise")),
    date=st.sampled_from(
        (None, "2019-09-10", "2019-09-09", "2019-09", "2018", "--09-10", "--09", ["2019-09-03", "2019-09-10"])
    ),
    evidence=st.sampled_from(([], ["on Tuesday"], ["Saturday"])),
    agents=st.lists(st.sampled_from(("PRK", "USA", "KOR")), max_size=2, unique=True),
    people=st.lists(st.sampled_from(("Kim Jong Un", "Choe Son Hui")), max_size=1),
    count=st.sampled_from((None, 1, 2, 20)),
    times_local=st.sampled_from(([], ["06:53"], ["06:53", "07:12"], ["16:30"])),
    realis=st.sampled_from(("actual", "planned", "denied", "possible")),
    range_km=st.sampled_from(([], [330], [70, 200])),
    weapon=st.sampled_from(([], [], ["cruise missile"])),
)
TALLIES = st.sampled_from(("launch", "cruise missile launch")).map(
    lambda of: [{"value": 2, "form": "cardinal", "of": of, "actor": "PRK", "scope": "year", "as_of": "2019-09-12"}]
)
REPORTS = st.builds(
    lambda name, published, events, text, wire, tallies: told(
        f"r{name}", published, *events, text=text, wire=wire, outlet=f"paper{name % 3}.example", tallies=tallies
    ),
    st.integers(0, 40),
    st.sampled_from((None, "2019-09-10", "2019-09-10T08:00:00+09:00", "2019-09-12", "2019-12-01")),
    st.lists(EVENTS, max_size=3),
    st.sampled_from(SENTENCES),
    st.sampled_from((None, "Eastwire")),
    TALLIES,
)
PILES = st.lists(REPORTS, min_size=1, max_size=8, unique_by=lambda pair: pair[0].id)


@settings(max_examples=150, deadline=None)
@given(PILES, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(pile, luck):
    again = pile + luck.sample(pile, luck.randrange(len(pile) + 1))
    luck.shuffle(again)
    assert written(record(*again)) == written(record(*pile))


@settings(max_examples=60, deadline=None)
@given(PILES, st.randoms(use_true_random=False))
def test_the_order_of_what_one_reading_holds_changes_nothing_but_its_own_order(pile, luck):
    """Mentions of one entry may come in any order; who belongs together stays."""
    mixed = []
    for report, reading in pile:
        mentions = list(reading.mentions)
        luck.shuffle(mentions)
        mixed.append((report, reading.model_copy(update={"mentions": tuple(mentions)})))
    assert written(record(*mixed)) == written(record(*pile))


@settings(max_examples=60, deadline=None)
@given(PILES, st.randoms(use_true_random=False))
def test_judgements_count_as_a_set_and_undone_ones_as_none(pile, luck):
    events = record(*pile).events
    if len(events) < 2:
        return
    one, two = events[0], events[-1]
    made = [
        Judgement(id="j1", action="same", subjects=(one.id, two.id), at="2020-01-01T00:00:00Z"),
        Judgement(
            id="j2",
            action="split",
            subjects=(f"{two.members[0].report}#{two.members[0].entry}",),
            at="2020-01-02T00:00:00Z",
        ),
        Judgement(id="j3", action="reject", subjects=(one.id,), at="2020-01-03T00:00:00Z"),
    ]
    mixed = [*made, *made]
    luck.shuffle(mixed)
    assert written(record(*pile, judgements=tuple(mixed))) == written(record(*pile, judgements=tuple(made)))
    undo = [Judgement(id=f"u{j.id}", action="undo", subjects=(j.id,), at="2020-02-01T00:00:00Z") for j in made]
    assert written(record(*pile, judgements=(*made, *undo))) == written(record(*pile))


@settings(max_examples=100, deadline=None)
@given(PILES)
def test_every_entry_is_in_one_event_and_every_value_has_its_words(pile):
    made = record(*pile)
    members = [(m.report, m.entry) for e in made.events for m in e.members]
    assert sorted(members) == sorted((r.report, entry) for _, r in pile for entry in r.entries())
    texts = {report.key: report.text for report, _ in pile}
    for belief in chain.from_iterable(e.beliefs for e in made.events):
        assert belief.held and 1 <= belief.credibility <= 6 and belief.reason.endswith(".")
        for support in chain.from_iterable(h.support for h in (*belief.held, *belief.others)):
            assert support.report in texts and support.origin in texts
            assert support.evidence.of(texts[support.report])


@settings(max_examples=60, deadline=None)
@given(PILES)
def test_ids_are_told_apart_and_redirects_lead_to_events(pile):
    made = record(*pile)
    ids = [e.id for e in made.events]
    assert len(set(ids)) == len(ids)
    assert all(new in ids and old not in ids for old, new in made.redirects)


def test_a_reading_without_its_report_is_left_out():
    report, reading = told("a", "2019-09-10", event())
    assert reconcile([], [reading], (), gold.KINDS).events == ()
    assert len(reconcile([report], [reading], (), gold.KINDS).events) == 1
