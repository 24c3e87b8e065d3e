"""How answers reach the terminal or the pipe behind it."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from dateline.cli.safe import line, safe

if TYPE_CHECKING:
    from rich.console import Console

PART = 3  # the exit code of a command that did what it could, but not all
PIPE_WIDTH = 200  # columns of a table where no terminal tells its own


def console(*, stderr: bool = False) -> "Console":
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else PIPE_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def say(text: str = "") -> None:
    """A text for people, on stdout, lines as they are."""
    print(safe(text))


def warn(text: str) -> None:
    print(line(text), file=sys.stderr)


def as_json(value: Any) -> None:
    """JSON escapes control characters by itself; marks of direction are escaped as well."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    print("".join(c if c == "\n" or not _dangerous(c) else f"\\u{ord(c):04x}" for c in text))


def _dangerous(char: str) -> bool:
    return safe(char) != char


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]], nothing: str) -> None:
    """A table; the last column takes what room is left. `nothing` explains an empty one."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    found = [[Text(line(cell)) for cell in row] for row in rows]
    if not found:
        say(nothing)
        return
    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in columns:
        made.add_column(name, overflow="fold", no_wrap=name in ("id", "when"))
    for cells in found:
        made.add_row(*cells)
    console().print(made)
