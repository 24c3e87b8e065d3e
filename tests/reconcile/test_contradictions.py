"""What no likeness outweighs, and what weighs heavily against one event."""

from dateline.model import Claim, Place
from dateline.reconcile.weights import NEVER, table

from .build import Pair, event, groups, record, together, told

DAY = "2022-05-12"


def struck(name: str, state: str, place: Place) -> Pair:
    """A report of an attack by one group on that day, on a place."""
    told_of = event("attack", DAY, agents=["HTH"], others=[state], count=5, weapon="drone", weapon_class="drone")
    report, reading = told(name, DAY, told_of)
    (mention,) = reading.mentions
    claim = Claim(attribute="target", value=place, evidence=mention.trigger)
    kept = mention.model_copy(update={"claims": (*mention.claims, claim)})
    return report, reading.model_copy(update={"mentions": (kept,)})


def test_contradictions_are_declared_with_their_reason():
    held = {key: step.why for key, step in table().items() if step.weight == NEVER}
    assert set(held) == {
        ("time", "apart"),
        ("telling", "not yet happened"),
        ("clock", "another hour"),
        ("target", "another state"),
        ("report", "told apart"),
    }
    assert all(len(why.split()) > 4 for why in held.values())


def test_a_launch_of_the_morning_is_not_that_of_the_evening():
    alike = {"count": 2, "range_km": [360], "apogee_km": [90], "from": "Sunan"}
    morning = told("morning", DAY, event(date=DAY, times_local=["06:29"], **alike))
    evening = told("evening", DAY, event(date=DAY, times_local=["18:29"], **alike))
    again = told("again", DAY, event(date=DAY, times_local=["06:30"], **alike))
    assert not together(morning, evening)
    assert together(morning, again)


def test_raids_come_in_waves():
    raid = {"agents": ["RUS"], "others": ["UKR"], "count": 80}
    first = told("first", DAY, event("attack", DAY, times_local=["05:00"], **raid))
    last = told("last", DAY, event("attack", DAY, times_local=["11:00"], **raid))
    assert together(first, last)


def test_attacks_on_two_states_are_two():
    emirates = struck("one", "ARE", Place(name="Abu Dhabi", precision="exact", country="ARE"))
    again = struck("again", "ARE", Place(name="Dubai", precision="exact", country="ARE"))
    arabia = struck("other", "SAU", Place(name="Jizan", precision="exact", country="SAU"))
    assert together(emirates, again)
    assert not together(emirates, arabia)


def test_what_two_agree_on_one_of_them_does_not_agree_on_with_a_third():
    same = {"people": ["Ana Roca"], "agents": ["CHL", "PER"]}
    summit = told("summit", "2018-06-12", event("agreement", "2018-06-12", **same))
    other = told("other", "2020-01-20", event("agreement", "2018-06", **{**same, "agents": ["CHL", "ARG"]}))
    third = told("third", "2020-01-20", event("agreement", "2018-06", **same))
    assert not together(summit, other)
    assert together(summit, third)


def test_after_its_last_day_a_drill_is_not_under_way():
    sides = {"agents": ["POL", "USA"]}
    drill = told("drill", "2022-03-02", event("exercise", "2022-03-02", end="2022-03-11", **sides))
    during = told("during", "2022-03-09", event("exercise", None, **sides))
    after = told("after", "2022-03-16", event("exercise", None, **sides))
    found = groups(record(drill, during, after), drill, during, after)
    assert sorted(map(sorted, found)) == [["after.e0"], ["drill.e0", "during.e0"]]


def test_a_plan_without_a_day_is_one_of_the_weeks_to_come():
    sides = {"agents": ["YEM", "SAU"], "people": ["Ana Roca"]}
    met = told("met", "2022-05-27", event("meeting", "2022-05-25", **sides))
    soon = told("soon", "2022-05-14", event("meeting", None, realis="planned", **sides))
    long_before = told("long", "2022-04-01", event("meeting", None, realis="planned", **sides))
    assert together(met, soon)
    assert not together(met, long_before)
