"""Events of which nothing but the words is known."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reconcile.cluster import block
from dateline.reconcile.compare import compare
from dateline.reconcile.entries import Entry, entries_of
from dateline.reconcile.lore import Lore
from dateline.reconcile.profile import profile_of
from dateline.reconcile.wording import Wording, relation

from .build import event, told

SOME = st.frozensets(st.sampled_from("abcd"), max_size=2)
WORDINGS = st.builds(
    Wording,
    st.just("s"),
    st.just("d"),
    st.just("d#1"),
    *[st.sampled_from(["arrest", "arrested", "fall"])] * 2,
    SOME,
    SOME,
)


def entry(name: str, wording: Wording) -> Entry:
    report, reading = told(name, None, event("happening", None, agents=[]), text=f"{name}.")
    return replace(entries_of(report, reading, {}, {})[0], wording=wording)


def say(word: str, number: int, story: str = "s", **roles: frozenset[str]) -> Entry:
    return entry(f"{story}{number}", Wording(story, f"d{number}", f"d{number}#1", word, word, **roles))


def outcomes(one: Entry, *others: Entry) -> dict[str, str]:
    return {s.comparison: s.outcome for s in compare(one, profile_of(0, others), Lore())}


@given(WORDINGS, WORDINGS)
def test_the_relation_of_two_triggers_is_symmetric(a: Wording, b: Wording):
    assert relation(a, b) == relation(b, a)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("nominee", "nominate", "same stem"),
        ("quake", "earthquake", "same stem"),
        ("fall", "fail", "another"),
        ("cat", "category", "another"),
    ],
)
def test_words_of_one_stem(a: str, b: str, expected: str):
    assert relation(Wording("s", "d", "d#1", a, a), Wording("s", "d", "d#1", b, b)) == expected


def test_one_odd_member_speaks_for_none():
    crowd = [say("arrest", n, doer=frozenset({"police"})) for n in range(6)]
    odd = say("jail", 9, doer=frozenset({"court"}))
    assert outcomes(say("jail", 10, doer=frozenset({"court"})), odd, *crowd) == {
        "trigger": "another",
        "doer": "other words",
    }


def test_who_dies_is_who_was_killed():
    killed = say("kill", 1, undergoer=frozenset({"ruiz"}))
    died = say("die", 2, doer=frozenset({"ruiz"}))
    assert outcomes(died, killed)["doer"] == "in another role"


def test_entries_with_slots_have_no_wording_to_compare():
    report, reading = told("a", "2019-09-10", event(count=2))
    (plain,) = entries_of(report, reading, {}, {})
    steps = outcomes(plain, plain)
    assert not steps.keys() & {"trigger", "doer", "undergoer", "beside", "sentence"}


def test_the_same_word_of_one_story_is_one_event_and_of_another_story_another():
    found = [
        sorted(m.report for m in members)
        for members in block([say("arrest", 1), say("arrest", 2), say("arrest", 3, "t"), say("fall", 4)], {})
    ]
    assert sorted(map(len, found)) == [1, 1, 2]
