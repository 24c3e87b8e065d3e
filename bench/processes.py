"""Two workers against one: wall time, processor time and memory, start-up apart. Part of `python -m bench stream`.

Wall time tells the truth only on a machine that has nothing else to do. "By processor time" is what two idle cores would give: twice
the processor time of one process that does all, over that of all processes together, the one that writes included."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from dateline.engines import Engine, Local
from dateline.engines.engine import collected
from dateline.engines.processes import Processes
from dateline.engines.work import reader_of, recipe
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
    one = timed(local, some, [])
    yield "| engine | workers | reports/s | by wall time, of one worker | by processor time | bar | memory of a worker |"
    yield "|---" * 7 + "|"
    yield f"| local | 1 | {len(some) / one[1]:.0f} | | | | {peak(os.getpid())} MB with all that measures |"
    for name, opened, bar in (("processes", _pool, 1.8), ("dask", _cluster, 1.6)):
        took = {jobs: _of(opened, made_by, jobs, some) for jobs in (1, 2)}
        wall = took[1][0] / took[2][0]
        cpu = 2 * one[1] / took[2][1]
        yield f"| {name} | 2 | {len(some) / took[2][0]:.0f} | {wall:.2f} | {cpu:.2f} | {bar} | {took[2][2]} MB |"


Opened = Callable[[bytes, int], AbstractContextManager[tuple[Any, list[int]]]]


def _of(opened: Opened, made_by: bytes, jobs: int, reports: Sequence[Report]) -> tuple[float, float, int]:
    with opened(made_by, jobs) as (engine, pids):
        wall, cpu = timed(engine, reports, pids)
        return wall, cpu, max(map(peak, pids))


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
        collect()
