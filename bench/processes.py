"""Two workers against one: wall time, processor time and memory, start-up apart. Part of `python -m bench stream`.

Wall time tells the truth only on a machine that has nothing else to do. "By processor time" is what two idle cores would give: twice
the processor time of one process that does all, over that of all processes together, the one that writes included. What the machine itself
takes from two that work at once (caches, memory, clock) is seen in the row of two that know nothing of each other."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import cycle
from pathlib import Path
from typing import Any

from dateline.engines import Engine, Local
from dateline.engines.engine import Collect, collected
from dateline.engines.garbage import rarer
from dateline.engines.processes import Processes
from dateline.engines.work import done_of, reader_of, recipe
from dateline.model import Report
from dateline.packs.loader import load_packs

TICKS = os.sysconf("SC_CLK_TCK")
ROUNDS = 3  # how often the reports are read, under other names and with other words, so that nothing is known


def varied(reports: Sequence[Report]) -> list[Report]:
    """The reports `ROUNDS` times; every paragraph is another, so that none is remembered."""
    return [
        r.model_copy(update={"id": f"{r.id}/{n}", "text": r.text.replace("\n\n", f" ({n}).\n\n") + f" ({n})"})
        for n in range(ROUNDS)
        for r in reports
    ]


def processor(pid: int) -> float:
    """Seconds of processor time that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def peak(pid: int) -> int:
    """The most memory that a process has held, in MB."""
    line = next(x for x in Path(f"/proc/{pid}/status").read_text().splitlines() if x.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def timed(engine: Engine, reports: Sequence[Report], pids: Sequence[int]) -> tuple[float, float]:
    """(wall, processor) seconds of reading, this process and `pids` together."""

    def spent() -> float:
        return time.process_time() + sum(map(processor, pids))

    wall, cpu = time.monotonic(), spent()
    batches = [list(reports[at : at + engine.batch]) for at in range(0, len(reports), engine.batch)]
    with rarer():  # as where reports are read into a store
        for done in collected(engine, batches):
            for _ in done:
                pass
    return time.monotonic() - wall, spent() - cpu


def engines(reports: Sequence[Report]) -> Iterator[str]:
    """Rows of a table."""
    made_by = recipe(load_packs())
    some = varied(reports)
    local = Local(reader_of(made_by))
    timed(local, some[:32], [])
    wall, alone = timed(local, some, [])
    yield "| engine | workers | reports/s | by wall time, of one worker | by processor time | bar | memory of a worker |"
    yield "|---" * 7 + "|"
    yield f"| local | 1 | {len(some) / wall:.0f} | | | | {peak(os.getpid())} MB with all that measures |"
    one = _of(_pool, made_by, 1, some)[0], alone
    yield _row("two processes that know nothing of each other", len(some), one, _apart(made_by, some), "")
    yield _row("processes", len(some), one, _of(_pool, made_by, 2, some), "1.8")
    one = _of(_cluster, made_by, 1, some)[0], alone
    yield _row("dask", len(some), one, _of(_cluster, made_by, 2, some), "1.6")


Took = tuple[float, float, int]  # wall and processor seconds of all processes, MB of the largest
Opened = Callable[[bytes, int], AbstractContextManager[tuple[Any, list[int]]]]


def _row(name: str, count: int, one: tuple[float, float], took: Took, bar: str) -> str:
    """`one`: wall seconds of one worker, and processor seconds of one process that does all."""
    wall, cpu, memory = took
    ratios = f"{one[0] / wall:.2f} | {2 * one[1] / cpu:.2f}"
    return f"| {name} | 2 | {count / wall:.0f} | {ratios} | {bar} | {memory} MB |"


def _of(opened: Opened, made_by: bytes, jobs: int, reports: Sequence[Report]) -> Took:
    with opened(made_by, jobs) as (engine, pids):
        wall, cpu = timed(engine, reports, pids)
        return wall, cpu, max(map(peak, pids))


def _apart(made_by: bytes, reports: Sequence[Report]) -> Took:
    """Two that read a half each and hand over nothing until the end: no engine can do better on this machine."""
    with _pool(made_by, 1) as (left, ours), _pool(made_by, 1) as (right, theirs):
        for engine in (left, right):
            engine.batch = 1 + len(reports) // 2
        halves = _Both(left, right)
        wall, cpu = timed(halves, reports, [*ours, *theirs])
        return wall, cpu, max(map(peak, [*ours, *theirs]))


class _Both:
    """Two pools in turn, a half of the reports to each in one piece."""

    def __init__(self, *pools: Processes) -> None:
        self._next = cycle(pools)
        self.batch, self.ahead = pools[0].batch, len(pools)
        self.code = pools[0].code

    def submit(self, reports: list[Report]) -> Collect:
        under_way = next(self._next).begin([r.model_dump_json() for r in reports])[1]
        return lambda: [done_of(r, row) for r, row in zip(reports, under_way.result(), strict=True)]

    def take_notes(self) -> list[tuple[str, str]]:
        return []


class _pool:
    """A warm pool, and the numbers of its processes."""

    def __init__(self, made_by: bytes, jobs: int) -> None:
        self.engine = Processes(made_by, jobs)

    def __enter__(self) -> tuple[Processes, list[int]]:
        _warm(self.engine, self.engine.jobs)
        return self.engine, list(self.engine._pool._processes)

    def __exit__(self, *_: object) -> None:
        self.engine.__exit__(None, None, None)


class _cluster:
    """A warm cluster of this machine, and the numbers of its workers."""

    def __init__(self, made_by: bytes, jobs: int) -> None:
        from distributed import LocalCluster

        from dateline.engines.cluster import Cluster

        start: Any = LocalCluster
        self.jobs = jobs
        self.cluster = start(n_workers=jobs, threads_per_worker=1, processes=True, dashboard_address=None)
        self.cluster.wait_for_workers(jobs)
        self.engine = Cluster(made_by, self.cluster.scheduler_address)

    def __enter__(self) -> tuple[Any, list[int]]:
        assert self.engine.code
        _warm(self.engine, self.jobs)
        return self.engine, list(self.engine._client.run(os.getpid).values())

    def __exit__(self, *_: object) -> None:
        self.engine.__exit__(None, None, None)
        self.cluster.close()


def _warm(engine: Any, jobs: int) -> None:
    """Let every worker read something before the clock starts."""
    text = "North Korea fired two missiles on Tuesday. The United States condemned it, officials in Seoul said."
    reports = [Report(id=f"warm {n}", text=f"{text} ({n})", published="2019-09-10") for n in range(8 * jobs)]
    waiting = [engine.submit([r]) for r in reports]
    for collect in waiting:
        list(collect())
