"""The C library's allocator in a process that reads for another.

Dask starts its workers with MALLOC_TRIM_THRESHOLD_ set low. glibc then no longer learns which sizes come again and again: each array of
128 KB or more is asked of the system and given back, page by page. A parse is made of such arrays: reading 200 reports took 380,000 page
faults instead of 40,000, and a tenth more processor time.
"""

import ctypes
import sys
from functools import cache

# numbers of mallopt (malloc.h), and what glibc comes to by itself where nothing is set
TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3
LARGEST = 32 << 20  # bytes; larger arrays are asked of the system
SPARE = 2 * LARGEST  # bytes that may stay free before some are given back


@cache
def keep_memory() -> bool:
    """Let this process use again what it has freed. False where the C library is another than glibc: nothing is changed then."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    return mallopt is not None and all([mallopt(MMAP_THRESHOLD, LARGEST), mallopt(TRIM_THRESHOLD, SPARE)])
