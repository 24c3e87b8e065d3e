"""No search for circles of objects while much is built that stays.

What reconcile builds has no circles, yet the collector looks through all of it again and again as it grows: a quarter of the time at
12,500 mentions, more with more.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def quiet() -> Iterator[None]:
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
