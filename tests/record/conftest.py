"""Both back ends: a test that asks for `new_store` runs on each."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.record.server import Server, programs

NewStore = Callable[[], str]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL is not installed (make test installs it)")
    running = Server(found)
    yield running
    running.end()


@pytest.fixture(params=["sqlite", "postgresql"])
def backend(request) -> str:
    return request.param


@pytest.fixture
def new_store(backend, request, tmp_path) -> NewStore:
    """Gives the name of a store that is not there yet, another at every call."""
    if backend == "postgresql":
        return request.getfixturevalue("server").new_store
    numbers = count()
    return lambda: str(Path(tmp_path) / f"{next(numbers)}.db")
