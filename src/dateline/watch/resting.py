"""An extractor that is left alone for a while where it gives no answer.

Each silence costs its whole time limit, and the watch has one reader: without a rest a dead endpoint would hold up every report.
"""

import time
from collections.abc import Callable, Sequence
from typing import Any

from dateline.extract.plugged import BadAnswer, Extractor, ExtractorError, Guide

LEAVE = 2  # failures in a row after which it rests: one may be the report's own
FIRST, LONGEST = 10.0, 600.0  # seconds; each rest is twice as long as the one before


class Resting:
    """Asks `of` unless it rests. `clock` gives seconds."""

    def __init__(self, of: Extractor, clock: Callable[[], float] = time.monotonic) -> None:
        self._of, self._clock = of, clock
        self._failures, self._until = 0, 0.0

    @property
    def name(self) -> str:
        return self._of.name

    @property
    def version(self) -> str:
        return self._of.version

    @property
    def rests(self) -> bool:
        return self._clock() < self._until

    def propose(self, text: str, guide: Guide) -> Sequence[Any]:
        if self.rests:
            raise ExtractorError("it gave no answer lately and is left alone for a while")
        try:
            answer = self._of.propose(text, guide)
        except BadAnswer:
            self._failures = 0
            raise
        except Exception:
            self._failures += 1
            if self._failures >= LEAVE:
                self._until = self._clock() + min(FIRST * 2 ** min(self._failures - LEAVE, 10), LONGEST)
            raise
        self._failures = 0
        return answer
