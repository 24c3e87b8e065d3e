"""Starts the processes, lets them run, and judges what came of it."""

import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from tests.hostile.soak.judged import Course, Sample, judge
from tests.hostile.soak.site import Told, serve
from tests.hostile.soak.watched import read, watch

MORE = 5.0  # seconds from one article to the next
STILL = 120.0  # seconds


def started(target: Callable[..., None], *arguments: Any) -> tuple[BaseProcess, Connection]:
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=target, args=(*arguments, theirs), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def rss_mb(process: BaseProcess) -> float:
    """What a process holds in memory."""
    lines = Path(f"/proc/{process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1000


def main(seconds: float, faster: float, alike: bool) -> None:
    """`faster`: polls and articles come so many times as often, so that a short run shows what a long one does.
    `alike`: all articles tell of the same weeks, so that a look has ever more to compare; memory is not flat then."""
    with tempfile.TemporaryDirectory(prefix="dateline-soak-") as folder:
        store, sent = Path(folder) / "s.db", Path(folder) / "sent"
        site, web = started(serve, alike)
        watcher, eye = started(watch, store, sent, faster)
        eye.send(web.recv())
        while not store.exists():
            time.sleep(0.1)
        reader, beside = started(read, store)
        course, end = Course(seconds, faster), time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(MORE / faster)
            web.send("more")
            course.samples.append(Sample(*map(rss_mb, (watcher, reader, site)), store.stat().st_size / 1e6))
        beside.send("end")
        errors = beside.recv()
        settle(web)
        eye.send("end")
        watcher.join()
        assert watcher.exitcode == 0, watcher.exitcode
        judge(store, told_by(web), sent.read_text().split(), errors, course)


def told_by(web: Connection) -> Told:
    web.send("told")
    told: Told = web.recv()
    return told


def settle(web: Connection) -> None:
    """Wait until the last articles were asked for: on a busy machine a watch is late, and late is not lost. Two minutes in which
    none more is asked for end it."""
    left, since = -1, time.monotonic()
    while left and time.monotonic() < since + STILL:
        time.sleep(0.5)
        now = sum(not count for count in told_by(web).asked.values())
        if now != left:
            left, since = now, time.monotonic()
    time.sleep(3)


if __name__ == "__main__":
    main(float(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 1.0, "alike" in sys.argv)
