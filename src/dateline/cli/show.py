"""How answers reach the terminal or the pipe behind it."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from dateline.cli.safe import line, safe
from dateline.cli.table import Layout, write

if TYPE_CHECKING:
    from rich.console import Console

PART = 3  # the exit code of a command that did what it could, but not all
PIPE_WIDTH = 200  # columns of a table where no terminal tells its own
WHOLE = ("id", "when")  # columns whose cells are not folded at blanks
FORCED = ("FORCE_COLOR", "TTY_COMPATIBLE")  # variables that make rich take a pipe for a terminal


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


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]], nothing: Callable[[], str]) -> None:
    """A table; the last column takes what room is left. `nothing` explains an empty one."""
    found = list(rows)
    if not found:
        say(nothing())
        return
    terminal = console() if _on_terminal() else None
    write(Layout(columns, found, WHOLE, terminal.width if terminal else PIPE_WIDTH), sys.stdout, terminal)
    sys.stdout.flush()  # whoever reads may have gone


def _on_terminal() -> bool:
    """Whether rich would style what is printed, so that it must be asked."""
    return sys.stdout.isatty() or any(name in os.environ for name in FORCED)
