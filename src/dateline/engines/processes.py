"""A pool of reading processes on this machine. They read, and nothing else: one process, the caller's, writes.

A worker that dies takes the pool with it (that is how `concurrent.futures` has it): a new one is made and what was under way is
begun again. A task that kills twice is read report by report, each in a process of its own, and the one that kills is refused by
name. Late or doubled answers cannot happen: only the answer that is waited for is taken.
"""

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cached_property
from itertools import chain
from multiprocessing import get_context, parent_process
from types import TracebackType

from dateline.engines.engine import Collect, Done, EngineError, tripped
from dateline.engines.work import Row, code_of, done_of, read_rows
from dateline.model import Report

# a new interpreter for each: one that is forked off a process with threads may hang
CONTEXT = get_context("spawn")
TASK = 8  # reports given to a process at once: few, so that at the end none waits long for another


class Processes:
    """`jobs` processes that read by `made_by` (see `recipe`). Use it in a `with`, which ends them."""

    batch = 32
    work: "staticmethod[[bytes, Sequence[str]], list[Row]]" = staticmethod(read_rows)  # what the processes run

    def __init__(self, made_by: bytes, jobs: int) -> None:
        self.made_by, self.jobs = made_by, jobs
        self.ahead = 2 * jobs
        self.replaced = 0  # pools that died
        self._noted = 0
        self._pool = self._new(jobs)

    def __enter__(self) -> "Processes":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.shutdown(wait=kind is None, cancel_futures=True)

    @cached_property
    def code(self) -> str:
        try:
            return self._pool.submit(code_of, self.made_by).result()
        except BrokenProcessPool as broken:
            raise EngineError(
                "the reading processes die before they have read anything: is there memory enough? Try --engine local"
            ) from broken

    def submit(self, reports: list[Report]) -> Collect:
        tasks = [_Task(self, reports[at : at + TASK]) for at in range(0, len(reports), TASK)]
        return lambda: chain.from_iterable(task.collect() for task in tasks)

    def take_notes(self) -> list[tuple[str, str]]:
        new, self._noted = self.replaced - self._noted, self.replaced
        told = "a reading process died; what it had under way was read again"
        return [("the engine", told)] * new

    def begin(self, texts: Sequence[str]) -> "tuple[ProcessPoolExecutor, Future[list[Row]]]":
        """Hand a task to the pool that there is; to a new one where that died."""
        try:
            return self._pool, self._pool.submit(self.work, self.made_by, texts)
        except BrokenProcessPool:
            self.replace(self._pool)
            return self._pool, self._pool.submit(self.work, self.made_by, texts)

    def replace(self, dead: ProcessPoolExecutor) -> None:
        """Put a new pool in the place of the dead one, once."""
        if self._pool is dead:
            dead.shutdown(wait=False, cancel_futures=True)
            self._pool = self._new(self.jobs)
            self.replaced += 1

    def one_by_one(self, reports: Sequence[Report], texts: Sequence[str]) -> Iterator[Done]:
        """Each report in a process that is thrown away if it dies."""
        pool = self._new(1)
        try:
            for report, text in zip(reports, texts, strict=True):
                try:
                    (row,) = pool.submit(self.work, self.made_by, [text]).result()
                    yield done_of(report, row)
                except BrokenProcessPool:
                    pool.shutdown(wait=False)
                    pool = self._new(1)
                    yield report, None, tripped(report, "the process that read it died")
        finally:
            pool.shutdown(cancel_futures=True)

    @staticmethod
    def _new(jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, mp_context=CONTEXT, initializer=_begin)


class _Task:
    """Part of a batch, under way."""

    def __init__(self, engine: Processes, reports: list[Report]) -> None:
        self.engine, self.reports = engine, reports
        self.texts = [r.model_dump_json() for r in reports]
        self.pool, self.future = engine.begin(self.texts)

    def collect(self) -> list[Done]:
        for again in (True, False):
            try:
                return [done_of(r, row) for r, row in zip(self.reports, self.future.result(), strict=True)]
            except BrokenProcessPool:
                self.engine.replace(self.pool)
            if again:
                self.pool, self.future = self.engine.begin(self.texts)
        return list(self.engine.one_by_one(self.reports, self.texts))


def _begin() -> None:
    """Ctrl-C is for the process that was called, which ends the others; a worker whose parent was killed would wait for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def leave() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=leave, daemon=True).start()
