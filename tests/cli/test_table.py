"""Tables: the same to the byte as rich's own, on a pipe and on a terminal, whatever stands in the cells."""

import io
import random

import pytest
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dateline.cli.safe import line
from dateline.cli.show import PIPE_WIDTH, WHOLE
from dateline.cli.table import Layout, write
from dateline.record import Store
from dateline.record.lines import line as line_of

WORDS = ("a", "of", "launch", "projectile-of-the-longest-kind-" * 2, "北朝鮮", "é", "x" * 30, "\x1b[31m", "  ", "\u202e", "[bold]",
         "tab\tx", "-", "👍🏽", "zero\u200bwidth", "e\u0301", "|", "")  # fmt: skip
HEADS = (("id", "when", "kind", "what", "state"), ("a", "b"), ("id",), ("when", "x" * 30, "y"))


def console(to, width, terminal):
    return Console(file=to, width=width, highlight=False, markup=False, emoji=False, force_terminal=terminal)


def by_rich(heads, rows, width, terminal=False):
    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for head in heads:
        made.add_column(head, overflow="fold", no_wrap=head in WHOLE)
    for row in rows:
        made.add_row(*(Text(line(cell)) for cell in row))
    to = io.StringIO()
    console(to, width, terminal).print(made)
    return to.getvalue()


def by_us(heads, rows, width, terminal=False):
    to = io.StringIO()
    write(Layout(heads, rows, WHOLE, width), to, console(to, width, True) if terminal else None)
    return to.getvalue()


def made_up(dice, heads):
    def cell():
        if dice.random() < 0.1:
            return dice.randrange(10**9)
        return " ".join(dice.choice(WORDS) for _ in range(dice.choice((0, 1, 1, 2, 8, 20))))

    return [tuple(cell() for _ in heads) for _ in range(dice.choice((1, 2, 5)))]


@pytest.mark.parametrize("width", [200, 120, 80, 60, 30, 12, 1])
@pytest.mark.parametrize("terminal", [False, True])
def test_a_table_is_laid_out_as_rich_does(width, terminal):
    dice = random.Random(width)
    for _ in range(30):
        heads = dice.choice(HEADS)
        rows = made_up(dice, heads)
        assert by_us(heads, rows, width, terminal) == by_rich(heads, rows, width, terminal)


def test_many_rows_are_written_in_pieces_that_fit_together():
    rows = [(f"id-{n}", f"2019-{n}", "x" * (n % 40)) for n in range(12_001)]
    assert by_us(("id", "when", "what"), rows, 200) == by_rich(("id", "when", "what"), rows, 200)


def test_the_listing_of_events_is_the_table_of_what_the_events_say(call, examples_store):
    with Store.open(examples_store) as store:
        rows = [line_of(view) for view in store.events()]
    heads = ("id", "when", "kind", "what", "reports/origins", "state")
    for words in ([], ["--min-origins", "1"]):  # straight from the file, and from the store
        assert call("events", "--store", examples_store, *words).out == by_rich(heads, rows, PIPE_WIDTH)


def test_a_pipe_that_is_to_be_coloured_is(call, examples_store, monkeypatch):
    plain = call("events", "--store", examples_store).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = call("events", "--store", examples_store).out
    assert coloured != plain and "\x1b[1mid" in coloured
    assert coloured.splitlines()[2:] == plain.splitlines()[2:]
