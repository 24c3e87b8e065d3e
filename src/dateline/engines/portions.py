"""What was read, in portions that are stored together: the store waits for its disk once for each, not once for each report."""

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
LONGEST = 0.25  # seconds that a reading may wait for others; so much is read again after a run that was killed


def portions(done: Iterable[T]) -> Iterator[list[T]]:
    """All of it, in order, and never an empty portion; one ends once it took so long, so that a slow report waits for none."""
    portion: list[T] = []
    began = monotonic()
    for one in done:
        portion.append(one)
        if monotonic() - began >= LONGEST:
            yield portion
            portion, began = [], monotonic()
    if portion:
        yield portion
