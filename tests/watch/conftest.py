"""A reader for all tests of the watch; both back ends, as the store's tests have them."""

import pytest

from tests.record.conftest import backend, new_store, server  # noqa: F401


@pytest.fixture(scope="session")
def reader():
    from dateline.engines import reader_for

    return reader_for()
