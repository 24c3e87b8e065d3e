"""A real server on a free port of this machine, in a thread of the tests."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from dateline.record import Store
from dateline.web import Settings, create_app

TOKEN = "a-token-for-the-tests"


@contextmanager
def served(path: str | Path, token: str | None = TOKEN) -> Iterator[str]:
    """The address that a store is served at."""
    with Store.open(path) as store, socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        app = create_app(store, Settings(token=token))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False, server_header=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)
