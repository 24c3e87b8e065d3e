"""Work for a pool that kills the process on a certain word, or takes its time over another."""

import os
import signal
import time
from collections.abc import Sequence

from dateline.engines.work import Row, read_rows

DEADLY, SLOW = "quagga", "slothful"


def read_or_die(made_by: bytes, texts: Sequence[str]) -> list[Row]:
    if any(DEADLY in text for text in texts):
        os.kill(os.getpid(), signal.SIGKILL)
    if any(SLOW in text for text in texts):
        time.sleep(0.5)
    return read_rows(made_by, texts)
