"""A worker that was told to give memory back at once uses it again all the same."""

import os
import platform
import subprocess
import sys

import pytest

FAULTS = """
import resource
from dateline.engines.allocator import keep_memory
if {keep}:
    assert keep_memory()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(300):
    bytearray(1_000_000)
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def faults(keep):
    done = subprocess.run(
        [sys.executable, "-c", FAULTS.format(keep=keep)],
        env={**os.environ, "MALLOC_TRIM_THRESHOLD_": "65536"},  # as Dask's nanny sets it
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="another C library")
def test_arrays_are_not_asked_of_the_system_again_and_again():
    assert faults(keep=False) > 50_000
    assert faults(keep=True) < 5_000
