"""Python's search for garbage, made rarer while reports are read.

Parses and frames point at one another, so that search alone lets them go. As Python has it, it also looks through all that stays, the
models and packs, again and again: a twentieth of the reading went there.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# new objects between two looks at the new ones, at those that outlived one, at all; Python's: 700, 10, 10
OFTEN = (20_000, 20, 20)
_lock = threading.Lock()
_within: list[tuple[int, int, int]] = []  # one for each `with` under way, the thresholds from before


@contextmanager
def rarer() -> Iterator[None]:
    """What is there now is not looked at until the end, what comes is looked at more rarely. May be nested, also by threads."""
    with _lock:
        _within.append(gc.get_threshold())
        if len(_within) == 1:
            gc.freeze()
            gc.set_threshold(*OFTEN)
    try:
        yield
    finally:
        with _lock:
            last = _within.pop()
            if not _within:
                gc.set_threshold(*last)
                gc.unfreeze()
