"""How answers reach the terminal or the pipe behind it."""

import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from dateline.cli.safe import CONTROLS, line, safe
from dateline.cli.table import Layout, write

if TYPE_CHECKING:
    from rich.console import Console

PART = 3  # the exit code of a command that did what it could, but not all
PIPE_WIDTH = 200  # columns of a table where no terminal tells its own
WHOLE = ("id", "when")  # columns whose cells are not folded at blanks
IN_MEMORY = 1 << 20  # characters of an answer; the rest of a longer one lies on disk until it is written
PIECES = 10_000  # of JSON that are joined before they are written
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


class Streamed(list[Any]):
    """What JSON has as a list, of which no more is held than one member."""

    def __init__(self, members: Iterable[Any]) -> None:
        super().__init__()
        self._members = iter(members)
        self._first = list(islice(self._members, 1))

    def __bool__(self) -> bool:
        return bool(self._first)

    def __iter__(self) -> Iterator[Any]:
        return chain(self._first, self._members)


def as_json(value: Any) -> None:
    """JSON escapes control characters by itself; marks of direction are escaped as well. What is `Streamed` in it is written to disk
    first, so that a reader who takes his time keeps no writer of the store waiting."""
    with tempfile.SpooledTemporaryFile(IN_MEMORY, "w+", encoding="utf-8", errors="surrogatepass", newline="") as spool:
        encoder = json.JSONEncoder(ensure_ascii=False, indent=1)
        pieces = encoder.iterencode(value)
        while some := list(islice(pieces, PIECES)):
            spool.write(CONTROLS.sub(_escaped, "".join(some)))
        spool.seek(0)
        while part := spool.read(IN_MEMORY):
            sys.stdout.write(part)
    print()


def _escaped(char: re.Match[str]) -> str:
    return f"\\u{ord(char[0]):04x}"


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
