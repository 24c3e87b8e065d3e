"""The rows of a table file, whatever its form: JSON lines, a JSON array, CSV; compressed or not; or standard input."""

import io
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from dateline.model import Refusal
from dateline.sources.gather import BROKEN_GZIP, unpacked, whole
from dateline.sources.refused import Refused
from dateline.sources.table import array_rows, csv_rows, json_rows

EXPECTED = "expected JSON lines, a JSON array or CSV, one row a thing that happened"


def rows_of(source: str | Path, stdin: BinaryIO | None = None) -> Iterator[tuple[int, dict[str, Any]] | Refusal]:
    """Rows with their numbers, and refusals of rows or of the whole file."""
    name = str(source)
    try:
        with ExitStack() as stack:
            stream = (stdin or io.BytesIO()) if name == "-" else stack.enter_context(Path(name).open("rb"))
            yield from _rows(stream, name)
    except Refused as wrong:
        yield Refusal(source=name, reason=wrong.reason, hint=wrong.hint)
    except BROKEN_GZIP:
        yield Refusal(source=name, reason="truncated or damaged: the compressed data ends early", hint="fetch it again")
    except (OSError, ValueError) as wrong:
        yield Refusal(
            source=name, reason=f"cannot be opened: {getattr(wrong, 'strerror', None) or wrong}", hint=EXPECTED
        )


def _rows(stream: BinaryIO, name: str) -> Iterator[tuple[int, dict[str, Any]] | Refusal]:
    kind, stream = unpacked(stream, name)
    if kind in ("jsonl", "csv"):
        found = (json_rows if kind == "jsonl" else csv_rows)(stream, name)
    elif kind == "json":
        found = array_rows(whole(stream), name)
    else:
        raise Refused("no table", EXPECTED)
    empty = True
    for row in found:
        empty = False
        yield row
    if empty:
        raise Refused("empty", "the table has no rows")
