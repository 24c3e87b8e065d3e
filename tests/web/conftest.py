"""Servers over stores of the examples and of hostile reports; a browser, where there is one."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.record.conftest import backend, new_store, server  # noqa: F401 - a store on either back end
from tests.web.hostile import hostile_store
from tests.web.serving import served

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="session")
def site(examples_store, tmp_path_factory) -> Iterator[str]:
    """The examples. Not to be judged: what a test writes it writes to `own_site`."""
    path = tmp_path_factory.mktemp("site") / "site.db"
    shutil.copy(examples_store, path)
    with served(path) as address:
        yield address


@pytest.fixture
def own_site(examples_store, tmp_path) -> Iterator[str]:
    path = tmp_path / "own.db"
    shutil.copy(examples_store, path)
    with served(path) as address:
        yield address


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory) -> Iterator[str]:
    with served(hostile_store(tmp_path_factory.mktemp("hostile") / "hostile.db")) as address:
        yield address


@pytest.fixture
def web(site) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site, timeout=60, trust_env=False) as client:
        yield client


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium. `make test` installs it; where it is missing the journeys are left out, but never in CI."""
    if not Path(CHROMIUM).exists():
        assert not os.environ.get("CI"), f"no {CHROMIUM}: apt-get install chromium"
        pytest.skip(f"no {CHROMIUM}")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        # the sandbox cannot be had as root, and what is opened is our own server alone
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield opened
        opened.close()
