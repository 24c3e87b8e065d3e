"""A scheduler and workers of Dask as processes of their own, as a user starts them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TOGETHER = Path(__file__).parent.parent.parent


@contextmanager
def scheduler(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The process and the address of a scheduler that ends with the `with`."""
    told = folder / "scheduler.json"
    with _dask(
        "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", told
    ) as process:
        yield process, str(told)


@contextmanager
def worker(told: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker without a nanny: once it is killed it stays away."""
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--death-timeout", "120", "--scheduler-file", told)
    with _dask("worker", *options) as process:
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
