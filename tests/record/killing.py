"""A read that may be killed at any moment, in a process of its own; what must hold afterwards."""

import multiprocessing
import os
import random
import signal
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

from dateline.model import Judgement
from dateline.record import Store, StoreError, points
from dateline.record.verify import faults
from tests.record.making import GLOSSARY, PAIRS, canonical, launch

# early ones come late, so that events found anew, rows that change and ids that move are all there
STORY = [*PAIRS, launch("f", 3, published="2019-09-11"), launch("g", published="2019-09-10T07:30:00+09:00"), *(
    launch(f"h{n}", n, published=f"2019-08-{10 + n}", day_=f"2019-08-{9 + n}") for n in range(1, 3)
)]  # fmt: skip
REJECTED = Judgement(
    id="j1", action="reject", subjects=("prk-2019-09-10-launch-554b77",), at="2019-09-20T00:00:00+00:00"
)
FAR = multiprocessing.get_context("forkserver")
FAR.set_forkserver_preload(["tests.record.killing"])


def read(store: str, said: Path | None = None, point: str | None = None, passes: int = 0) -> None:
    """Read the story; each report that was acknowledged is noted in `said` as soon as it was."""
    points.arm(point, passes)
    with Store.open(store, create=True) as opened:
        opened.describe(GLOSSARY)
        for number, (one, reading) in enumerate(STORY):
            opened.add(one, reading, f"2019-09-20T00:00:{number:02d}+00:00")
            if said:
                with said.open("a") as file:
                    file.write(f"{one.key}\n")
            if number % 4 == 3:
                opened.refresh()
        opened.judge(REJECTED)
        opened.refresh()


def started(*words: object) -> BaseProcess:
    process = FAR.Process(target=read, args=words)
    process.start()
    return process


def killed_at(store: str, said: Path, point: str, passes: int = 0) -> None:
    process = started(store, said, point, passes)
    process.join()
    assert process.exitcode == -signal.SIGKILL, f"{point!r} was not reached"


def lasts(store: str) -> float:
    """Seconds that an undisturbed read takes, in a store that is not there yet."""
    begun = time.monotonic()
    started(store).join()
    return time.monotonic() - begun


def killed_after(store: str, said: Path, seconds: float) -> None:
    """Kill a read at a random moment within its first `seconds`."""
    process = started(store, said)
    time.sleep(random.random() * seconds)
    if process.pid and process.is_alive():
        os.kill(process.pid, signal.SIGKILL)
    process.join()


def nothing_lost(store: str, said: Path) -> None:
    """All that was acknowledged is there, the store is sound, and reading on leads to what an undisturbed read leads to."""
    told = said.read_text().split() if said.exists() else []
    try:
        with Store.open(store) as opened:
            assert set(told) <= {one.report.key for one in opened.learnt()}
            assert faults(opened) == []
    except StoreError as error:
        assert "no store at" in str(error) and not told
    read(store)
    with Store.open(store) as opened:
        assert canonical(opened) == undisturbed()
        assert faults(opened) == []


def undisturbed() -> str:
    if not UNDISTURBED:
        store = Store.open()
        store.describe(GLOSSARY)
        for one, reading in STORY:
            store.add(one, reading)
        store.judge(REJECTED)
        UNDISTURBED.append(canonical(store))
    return UNDISTURBED[0]


UNDISTURBED: list[str] = []
