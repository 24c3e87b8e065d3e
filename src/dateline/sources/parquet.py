"""Parquet tables: one report a row, as in any other table, a group of rows in memory at a time."""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from dateline.sources.refused import Refused
from dateline.sources.table import Row

MAGIC = b"PAR1"
ROWS = 64  # taken from the file together


def is_parquet(head: bytes) -> bool:
    return head.startswith(MAGIC)


def parquet_rows(stream: BinaryIO) -> Iterator[Row]:
    """The rows with their numbers. A Parquet file begins at its end, so the stream is first copied to a file that vanishes.

    Raises Refused where pyarrow is missing or the file damaged, after the rows before the damage."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise Refused("a Parquet file, and pyarrow is not installed", "install dateline[scale]") from None
    with tempfile.TemporaryFile() as file:
        shutil.copyfileobj(stream, file)
        file.seek(0)
        try:
            number = 0
            for group in ParquetFile(file).iter_batches(batch_size=ROWS):
                for row in group.to_pylist():
                    number += 1
                    yield number, {name: _plain(value) for name, value in row.items()}
        except (ArrowException, OSError) as wrong:
            raise Refused(f"malformed Parquet: {str(wrong).splitlines()[0][:120]}", "fetch the file again") from None


def _plain(value: Any) -> Any:
    """Days and times as text; a datetime is a date as well."""
    return value.isoformat() if isinstance(value, date) else value
