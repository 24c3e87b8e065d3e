"""Writers take turns, readers go on: nothing lost, nothing doubled, nobody turned away."""

import sys
from collections.abc import Callable
from pathlib import Path

from dateline.record import Store
from dateline.record.verify import faults
from tests.record.killing import FAR
from tests.record.making import GLOSSARY, launch

WRITERS, READERS, EACH = 8, 4, 6


def write(store: str, writer: int, _: str) -> None:
    with Store.open(store, create=True) as opened:
        opened.describe(GLOSSARY)
        for n in range(EACH):
            # every writer brings one report that all the others bring as well
            name = "common" if n == 0 else f"{writer}-{n}"
            opened.add(*launch(name, published="2019-09-10"))
            opened.refresh()


def ask(store: str, _: int, __: str) -> None:
    counts = [0]
    while counts[-1] < WRITERS * (EACH - 1) + 1:
        with Store.open(store) as opened:
            for _ in range(5):
                event = opened.events()[0]
                counts.append(len(event.reports))
    assert counts == sorted(counts)


def told(act: Callable[[str, int, str], None], store: str, number: int, said: str) -> None:
    """Whatever an act says goes to a file of its own."""
    with Path(said).open("w") as sys.stderr:
        act(store, number, said)


def test_eight_writers_and_four_readers_at_once(new_store, tmp_path):
    store = new_store()
    with Store.open(store, create=True) as opened:
        opened.describe(GLOSSARY)
        opened.add(*launch("common", published="2019-09-10"))
    acts = [(write, n) for n in range(WRITERS)] + [(ask, n) for n in range(WRITERS, WRITERS + READERS)]
    processes = [FAR.Process(target=told, args=(act, store, n, str(tmp_path / str(n)))) for act, n in acts]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=120)
    said = [(tmp_path / str(n)).read_text() for _, n in acts]
    assert ([p.exitcode for p in processes], said) == ([0] * len(acts), [""] * len(acts))
    with Store.open(store) as opened:
        assert opened.count() == WRITERS * (EACH - 1) + 1
        assert faults(opened) == []


def make(store: str, _: int, __: str) -> None:
    Store.open(store, create=True).close()


def test_several_make_a_store_at_once(new_store, tmp_path):
    store = new_store()
    processes = [FAR.Process(target=told, args=(make, store, n, str(tmp_path / str(n)))) for n in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(timeout=60)
    assert [p.exitcode for p in processes] == [0] * 4
    with Store.open(store) as opened:
        assert faults(opened) == []
