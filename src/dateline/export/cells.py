"""CSV: cells, lines and files. Cells that a spreadsheet would run as a formula are defused."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dateline.export.made import encoded
from dateline.model import Time
from dateline.record.wording import time

# what Excel, LibreOffice and Google Sheets take for the start of a formula; tab and return are cut off by some first
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
CONTROLS = re.compile("[\x00-\x1f]")


def file(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The header and the rows; what a row lacks is an empty cell."""
    return encoded([line(columns), *(line(cell(row.get(name)) for name in columns) for row in rows)])


def cell(value: Any) -> str:
    """One value as a cell; several are parted by "; "."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return defused("; ".join(cell(v) for v in value))
    if isinstance(value, Time):
        return time(value)
    return str(value) if isinstance(value, int | float) else defused(str(value))


def defused(text: str) -> str:
    """With an apostrophe in front of what a spreadsheet would run."""
    clean = CONTROLS.sub(" ", text)
    return f"'{clean}" if clean.lstrip().startswith(DANGEROUS) else clean


def line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(list(cells))
    return out.getvalue()
