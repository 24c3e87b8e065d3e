"""Reading on a Dask cluster: the workers read, this process writes. The same function over the same batches as in a pool of
processes; what a worker says of itself is compared with this installation before anything is read."""

from concurrent.futures import CancelledError
from functools import cached_property
from types import TracebackType
from typing import Any

from dateline.engines.engine import Collect, Done, EngineError, tripped
from dateline.engines.work import code_of, done_of, read_rows
from dateline.model import Report

PATIENCE = 10  # seconds that a scheduler may take to answer
WORKERS = 60  # seconds in which a worker must be there
RETRIES = 3  # of a batch whose worker raised or vanished


class Cluster:
    """The scheduler at `address`, as tcp://10.0.0.5:8786. Use it in a `with`, which leaves the cluster as it was.

    Raises EngineError where nobody answers, no worker comes, or a worker would read otherwise than this installation."""

    batch = 32

    def __init__(self, made_by: bytes, address: str) -> None:
        self.made_by, self.address = made_by, address
        self._client = _connect(address)
        try:
            self._client.wait_for_workers(1, timeout=WORKERS)
        except TimeoutError as late:
            self._client.close()
            raise EngineError(
                f"the scheduler at {address} has no workers: start some with dask worker {address}"
            ) from late
        self.ahead = 3 * max(1, len(self._client.ncores()))

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    @cached_property
    def code(self) -> str:
        """That of this installation; every worker must have the same. One that joins later is found out by its
        answers."""
        own = code_of(self.made_by)
        try:
            theirs = self._client.run(code_of, self.made_by)
        except Exception as wrong:
            raise EngineError(f"a worker cannot read as this installation does: {_short(wrong)}. {UPDATE}") from wrong
        if other := sorted(worker for worker, code in theirs.items() if code != own):
            raise EngineError(f"the worker {other[0]} reads by another version than this installation. {UPDATE}")
        return own

    def submit(self, reports: list[Report]) -> Collect:
        texts = [r.model_dump_json() for r in reports]
        future = self._begin(texts)

        def collect() -> list[Done]:
            rows = self._rows(future)
            if rows is None:
                return [self._alone(r, text) for r, text in zip(reports, texts, strict=True)]
            return [done_of(r, row) for r, row in zip(reports, rows, strict=True)]

        return collect

    def take_notes(self) -> list[tuple[str, str]]:
        return []

    def _begin(self, texts: list[str]) -> Any:
        try:
            return self._client.submit(read_as, self.made_by, texts, pure=False, retries=RETRIES)
        except Exception as wrong:
            raise self._gone(wrong) from wrong

    def _rows(self, future: Any) -> list[Any] | None:
        """What workers of this version read; None where they broke over it. Raises EngineError where the cluster is gone, or a worker
        reads by another version."""
        try:
            said, rows = future.result()
        except Exception as wrong:
            if not _of_worker(wrong):
                raise self._gone(wrong) from wrong
            return None
        if said != self.code:
            raise EngineError(
                f"a worker that joined reads by another version than this installation. {UPDATE}. {AGAIN}"
            )
        return list(rows)

    def _alone(self, report: Report, text: str) -> Done:
        """A report of a batch that workers died of, by itself."""
        rows = self._rows(self._begin([text]))
        if rows is None:
            return report, None, tripped(report, "the workers that read it died")
        return done_of(report, rows[0])

    def _gone(self, wrong: Exception) -> EngineError:
        return EngineError(
            f"the cluster at {self.address} is gone: {_short(wrong)}. {AGAIN}, with the address of a scheduler that runs"
        )


UPDATE = "Install the same Dateline and the same parser everywhere"
AGAIN = "What was read so far is in the store: give the same command again"


def read_as(made_by: bytes, texts: list[str]) -> tuple[str, list[Any]]:
    """What a worker runs: the code that it reads by, and the rows."""
    return code_of(made_by), list(read_rows(made_by, texts))


def _connect(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as missing:
        raise EngineError("--engine dask needs Dask: install dateline[scale]") from missing
    try:
        connect: Any = Client  # distributed tells no types here
        return connect(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as wrong:
        raise EngineError(
            f"no Dask scheduler answers at {address!r}: expected an address like tcp://10.0.0.5:8786 of one that runs"
        ) from wrong


def _of_worker(wrong: Exception) -> bool:
    """Whether a batch failed by its workers, while the cluster goes on."""
    from distributed import KilledWorker

    return isinstance(wrong, KilledWorker) or not isinstance(wrong, CancelledError | OSError | TimeoutError)


def _short(wrong: Exception) -> str:
    return f"{type(wrong).__name__}: {str(wrong)[:200]}"
