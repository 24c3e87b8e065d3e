"""What an engine is: batches of reports in, their readings out, some batches at once. This one reads in the process that calls it."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from dateline.model import Reading, Refusal, Report

Done = tuple[Report, Reading | None, Refusal | None]  # no reading and why, where a report trips the reader
Collect = Callable[[], Iterable[Done]]
HINT = "a fault of Dateline's: please report it; the next read tries again"


class EngineError(OSError):
    """An engine that cannot go on, in a sentence: what was got, what was expected, what to do."""


class Reads(Protocol):
    """What an engine needs of a reader. `code` names code, packs and parser: equal code and report, equal reading."""

    @property
    def code(self) -> str: ...

    def read_all(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Reading]]: ...


class Engine(Protocol):
    """`submit` begins with a batch and gives what collects its readings, each report once and in order. `batch` reports are
    handed over together, `ahead` batches before the first is collected."""

    batch: int
    ahead: int

    @property
    def code(self) -> str: ...

    def submit(self, reports: list[Report]) -> Collect: ...

    def take_notes(self) -> list[tuple[str, str]]:
        """(what, in a sentence) of what went wrong and was made good since the last call."""
        ...


class Local:
    """One reader in this process. Nothing is read before it is collected, and each report is given as soon as it is read."""

    batch, ahead = 64, 0

    def __init__(self, reader: Reads) -> None:
        self.reader = reader

    @property
    def code(self) -> str:
        return self.reader.code

    def submit(self, reports: list[Report]) -> Collect:
        return lambda: read_batch(self.reader, reports)

    def take_notes(self) -> list[tuple[str, str]]:
        return []


def read_batch(reader: Reads, reports: list[Report]) -> Iterator[Done]:
    """Readings of a batch. Where one report trips the reader, the rest is read one by one, and that one is given without a
    reading: one bad report never stops the others."""
    done = set()
    try:
        for report, reading in reader.read_all(reports):
            done.add(report.key)
            yield report, reading, None
    except Exception:
        rest = [r for r in reports if r.key not in done]
    else:
        return
    for report in rest:
        try:
            yield from ((r, reading, None) for r, reading in reader.read_all([report]))
        except Exception as error:
            yield report, None, tripped(report, f"tripped the reader ({type(error).__name__}: {error})")


def tripped(report: Report, how: str) -> Refusal:
    return Refusal(source=report.id, reason=f"kept, but {how}", hint=HINT)


def collected(engine: Engine, batches: Iterable[list[Report]]) -> Iterator[Iterable[Done]]:
    """The readings of each batch, in the order of the batches; no more than the engine wants is taken from them ahead."""
    waiting: deque[Collect] = deque()
    for batch in batches:
        waiting.append(engine.submit(batch))
        while len(waiting) > engine.ahead:
            yield waiting.popleft()()
    while waiting:
        yield waiting.popleft()()
