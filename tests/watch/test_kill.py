"""A watch that is killed between storing, looking, committing and sending: every alert is delivered, each under one id.

DATELINE_KILLS sets how many random moments there are besides the named ones (`make kill`: 200)."""

import os
import random
import time

import pytest

from dateline.record import Store, watching
from tests.hostile.figures import figure
from tests.watch.killing import (
    BETWEEN,
    NAMED,
    STORY,
    delivered,
    killed_after,
    killed_at,
    killed_if_reached,
    started,
    work,
)

KILLS = int(os.environ.get("DATELINE_KILLS", "4"))
SHORT = NAMED if len(NAMED) < KILLS else NAMED[::4]


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> set[str]:
    """The ids that an undisturbed watch tells."""
    folder = tmp_path_factory.mktemp("whole")
    work(str(folder / "s.db"), folder / "sink")
    told = delivered(folder / "sink")
    assert len(told) == len({m for m, _ in told}) and len(told) > 7
    return {a for _, alerts in told for a in alerts}


def nothing_lost(store: str, sink, whole: set[str]) -> None:
    work(store, sink)
    told = delivered(sink)
    assert {a for _, alerts in told for a in alerts} == whole
    assert len(dict(told)) == len(set(told)), "one id, two messages"
    with Store.open(store) as opened:
        assert watching.waiting(opened) == [] and opened.count() == len(STORY)


@pytest.mark.parametrize("at", SHORT)
def test_killed_at_a_point(new_store, tmp_path, whole, at):
    store = new_store()
    killed_at(store, tmp_path / "sink", at)
    nothing_lost(store, tmp_path / "sink", whole)


def test_killed_between_commit_and_send(new_store, tmp_path, whole):
    """Up to ten times one after the other in a store: when a message is bound, sent, or about to be marked."""
    luck, kills, doubled, number = random.Random(5), 0, 0, 0
    while kills < KILLS:
        store, sink, number = new_store(), tmp_path / f"sink-{number}", number + 1
        for _ in range(min(10, KILLS - kills)):
            if not killed_if_reached(store, sink, luck.choice(BETWEEN), luck.randrange(3)):
                break
            kills += 1
        nothing_lost(store, sink, whole)
        doubled += len(delivered(sink)) - len(set(delivered(sink)))
    figure("outbox", f"{kills} kills between commit and send, 0 alerts lost, {doubled} sent twice under the same id")


def test_killed_at_random(new_store, tmp_path, whole):
    begun = time.monotonic()
    started(new_store(), tmp_path / "first").join()
    seconds, doubled = time.monotonic() - begun, 0
    for number in range(KILLS):
        store, sink = new_store(), tmp_path / f"sink-{number}"
        killed_after(store, sink, seconds)
        if number % 3 == 0:
            killed_after(store, sink, seconds / 2)
        nothing_lost(store, sink, whole)
        doubled += len(delivered(sink)) - len(set(delivered(sink)))
    figure("outbox", f"{KILLS} kills at random moments, 0 alerts lost, {doubled} sent twice under the same id")
