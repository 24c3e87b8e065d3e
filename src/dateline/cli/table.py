"""Tables of any length, laid out as rich lays them out, without a renderable for each cell.

Invariant: what `lines` gives is what rich prints for a Table with the box SIMPLE_HEAD, no edge, and cells that fold.
rich itself is asked where a table does not fit, for the cells that are too long, and for the heads on a terminal.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any, TextIO

from dateline.cli.safe import line

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.measure import Measurement
    from rich.table import Table

GAP = "   "  # between columns: a blank for each of their paddings, one for the box
AT_ONCE = 5000  # rows made to text together
Rows = Sequence[tuple[str, ...]]


class Layout:
    """Columns of safe one-line cells and how wide each is; `whole` are the columns that are cut rather than folded."""

    def __init__(self, heads: Sequence[str], rows: Sequence[Sequence[Any]], whole: Sequence[str], room: int) -> None:
        self.heads, self.whole = tuple(heads), whole
        self.rows = _safe(rows)
        cells = list(chain.from_iterable(self.rows))
        self._simple = _ascii(cells)
        columns = [cells[at :: len(heads)] for at in range(len(heads))]
        wanted = [max(_wide(head), _widest(column)) for head, column in zip(heads, columns, strict=True)]
        self.room = room
        self._fits = sum(wanted) + len(GAP) * (len(heads) - 1) <= room
        self.widths = wanted if self._fits else _squeezed(heads, columns, wanted, whole, room)

    @property
    def narrow(self) -> bool:
        """Whether there is no room for some column, which rich takes away with its gaps."""
        return min(self.widths) < 1

    def lines(self) -> Iterator[str]:
        """The text of the table, its heads first; a piece is some thousand lines, each with its end."""
        yield "".join(f"{row}\n" for row in self._folded(self.heads, low=True))
        yield "─" * (sum(self.widths) + len(GAP) * (len(self.widths) - 1)) + "\n"
        yield from self.body()

    def body(self) -> Iterator[str]:
        form = GAP.join(f"%-{width}s" for width in self.widths)
        for at in range(0, len(self.rows), AT_ONCE):
            part = self.rows[at : at + AT_ONCE]
            made = map(form.__mod__, part) if self._simple and self._fits else self._each(form, part)
            yield "\n".join(made) + "\n"

    def _each(self, form: str, rows: Rows) -> Iterator[str]:
        for row in rows:
            if all(c.isascii() and len(c) <= width for c, width in zip(row, self.widths, strict=True)):
                yield form % row
            else:
                yield from self._folded(row)

    def _folded(self, row: Sequence[str], *, low: bool = False) -> Iterator[str]:
        """A row in as many lines as its longest cell takes; `low`: the others stand at its foot."""
        cells = [
            _fold(cell, width, head in self.whole)
            for cell, width, head in zip(row, self.widths, self.heads, strict=True)
        ]
        high = max(map(len, cells))
        cells = [[*[""] * (high - len(c)), *c] if low else c for c in cells]
        for parts in zip_longest(*cells, fillvalue=""):
            yield GAP.join(_padded(part, width) for part, width in zip(parts, self.widths, strict=True))


def write(layout: Layout, to: TextIO, console: "Console | None") -> None:
    """The table on a stream; `console` is that of a terminal."""
    if layout.narrow:
        from rich.text import Text

        made = _made(layout.heads, layout.whole)
        for row in layout.rows:
            made.add_row(*map(Text, row))
        (console or _console(layout.room, to)).print(made)
        return
    if console:
        _heads_on(console, layout)
    to.writelines(layout.body() if console else layout.lines())


def _heads_on(console: "Console", layout: Layout) -> None:
    """The heads and the rule under them, in the terminal's own style."""
    made = _made(layout.heads, layout.whole, layout.widths)
    made.add_row()
    with console.capture() as taken:
        console.print(made)
    console.file.write("".join(taken.get().splitlines(keepends=True)[:-1]))


def _safe(rows: Sequence[Sequence[Any]]) -> Rows:
    """Most tables need nothing: that is told of all their cells at once."""
    try:
        every = f"|{'|'.join(chain.from_iterable(rows))}|"
    except TypeError:  # of what is no text
        every = "\n"
    needs = not every.isprintable() or "  " in every or "| " in every or " |" in every
    return [tuple(map(line, row)) for row in rows] if needs else [*map(tuple, rows)]


def _ascii(column: Sequence[str]) -> bool:
    return "".join(column).isascii()


def _widest(column: Sequence[str]) -> int:
    return max(map(len if _ascii(column) else _wide, column))


def _wide(text: str) -> int:
    """In cells of a terminal."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _wide(text))


def _fold(text: str, width: int, whole: bool) -> list[str]:
    if _wide(text) <= width:
        return [text]
    if width < 1:
        return [""]
    from rich.text import Text

    return [part.plain for part in Text(text).wrap(_console(width), width, overflow="fold", no_wrap=whole)]


def _console(width: int, to: TextIO | None = None) -> "Console":
    from rich.console import Console

    return Console(file=to, width=width, highlight=False, markup=False, emoji=False)


def _squeezed(
    heads: Sequence[str], columns: Sequence[Sequence[str]], wanted: Sequence[int], whole: Sequence[str], room: int
) -> list[int]:
    """The widths that rich finds where not all of it fits: one cell stands for all those of its column."""
    longest = [max((_wide(word) for cell in column for word in cell.split()), default=0) for column in columns]
    cells = [_Stand(word, cell) for word, cell in zip(longest, wanted, strict=True)]
    made = _made(heads, whole)
    made.add_row(*cells)
    console = _console(room)
    with console.capture():
        console.print(made)
    return [cell.width for cell in cells]


class _Stand:
    """What rich asks a cell for, and the width that it gives it."""

    def __init__(self, word: int, cell: int) -> None:
        self._word, self._cell, self.width = word, cell, 0

    def __rich_measure__(self, *_: object) -> "Measurement":
        from rich.measure import Measurement

        return Measurement(self._word, self._cell)

    def __rich_console__(self, _: "Console", options: "ConsoleOptions") -> Iterator[str]:
        self.width = options.max_width
        yield ""


def _made(heads: Sequence[str], whole: Sequence[str], widths: Sequence[int | None] | None = None) -> "Table":
    """rich's table of these heads without rows."""
    from rich import box
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for head, width in zip(heads, widths or [None] * len(heads), strict=True):
        made.add_column(head, overflow="fold", no_wrap=head in whole, width=width)
    return made
