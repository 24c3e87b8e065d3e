"""A scheduler and workers of Dask as processes of their own, as a user starts them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TOGETHER = Path(__file__).parent.parent.parent
# what a worker loads before it works: it says that it reads by another version, and breaks on more than one report at once
OLD = """
from dateline.engines import cluster

own = cluster.code_of
cluster.code_of = lambda made_by: "another " + own(made_by)
"""
OLD_AND_WEAK = f"""{OLD}
read = cluster.read_as


def weak(made_by, texts):
    if len(texts) > 1:
        raise MemoryError("too much at once")
    return read(made_by, texts)


cluster.read_as = weak
"""


@contextmanager
def scheduler(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The process and the address of a scheduler that ends with the `with`."""
    told = folder / "scheduler.json"
    with _dask(
        "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", told
    ) as process:
        yield process, str(told)


@contextmanager
def worker(told: str, preload: Path | None = None) -> Iterator[subprocess.Popen[bytes]]:
    """A worker without a nanny: what it is told to load it loads, and once it is killed it stays away."""
    more = ("--preload", preload) if preload else ()
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--death-timeout", "120", "--scheduler-file", told)
    with _dask("worker", *options, *more) as process:
        yield process


@contextmanager
def _dask(*words: object) -> Iterator[subprocess.Popen[bytes]]:
    path = os.pathsep.join([str(TOGETHER / "src"), str(TOGETHER), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, "-m", "dask", *map(str, words)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": path}, stdout=quiet, stderr=quiet) as process:
        try:
            yield process
        finally:
            process.kill()
