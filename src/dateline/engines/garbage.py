"""Python's search for garbage, made rarer while reports are read.

Parses and frames point at one another, so that search alone lets them go. As Python has it, it also looks through all that stays, the
models and packs, again and again: a twentieth of the reading went there.

What stays is not frozen (`gc.freeze`): that starts Python's count of searches anew, so that one who freezes for each batch never comes
to the search that looks through all, and what outlived the small ones is never let go.
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
    """What is made within is looked through more rarely. May be nested, also by threads, and for one batch after the other."""
    with _lock:
        _within.append(gc.get_threshold())
        gc.set_threshold(*OFTEN)
    try:
        yield
    finally:
        with _lock:
            last = _within.pop()
            if not _within:
                gc.set_threshold(*last)
