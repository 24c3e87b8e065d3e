"""Reports to read, and what one process makes of them."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from dateline.engines import Engine, Intake, Local, glossary_of, read_through
from dateline.engines.work import reader_of, recipe
from dateline.export import FORMATS
from dateline.packs.loader import load_packs
from dateline.record import Store

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
PACKS = load_packs()
MADE_BY = recipe(PACKS)


def record(engine: Engine, sources: Iterable[Path] = (EXAMPLES,)) -> tuple[str, object]:
    """The canonical record that an engine makes of the sources, and the outcome."""
    with Store.open() as store:
        outcome = read_through(store, engine, glossary_of(PACKS), Intake([*sources]))
        return FORMATS["json"].write(store).text, outcome


@pytest.fixture(scope="session")
def by_local() -> str:
    return record(Local(reader_of(MADE_BY)))[0]
