"""The door against a server of this machine, and the watch over what other libraries open."""

import ast
import http.server
import socket
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from dateline.net import Door, Limits, NetError, guarded

ROOT = Path(__file__).parents[2] / "src" / "dateline"


class _Slow(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Set-Cookie", "a=b")
        self.end_headers()
        if self.path == "/drip":
            with suppress(OSError):  # whoever asked has hung up
                for _ in range(100):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.1)
            return
        self.wfile.write(self.headers.get("Cookie", "no cookie").encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server():
    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Slow)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{made.server_port}"
    made.shutdown()


def test_a_server_of_this_machine_is_asked_only_where_allowed(server):
    with pytest.raises(NetError):
        Door().get(f"http://{server}/")
    asked = Door([server])
    assert [asked.get(f"http://{server}/").body for _ in range(2)] == [b"no cookie"] * 2


def test_an_answer_that_drips_in_ends(server):
    with pytest.raises(NetError) as told:
        Door([server], Limits(seconds=0.5, step=0.4)).get(f"http://{server}/drip")
    assert told.value.kind == "too slow"


def test_a_port_that_nobody_listens_on_is_told():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NetError) as told:
        Door(["127.0.0.1"]).get(f"http://127.0.0.1:{port}/")
    assert told.value.kind == "unreachable"


def test_a_library_that_opens_its_own_connection_is_held_back_inside_the_guard(server):
    plain = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with guarded(), pytest.raises(NetError):
        plain.open(f"http://{server}/", timeout=5)
    with guarded([server]):
        assert plain.open(f"http://{server}/", timeout=5).read() == b"no cookie"
    assert plain.open(f"http://{server}/", timeout=5).read() == b"no cookie"


def test_the_guard_stands_in_other_threads_too_and_leaves_the_door_alone(server):
    plain = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with guarded(), ThreadPoolExecutor(1) as others:
        with pytest.raises(NetError):
            others.submit(plain.open, f"http://{server}/", None, 5).result()
        assert others.submit(Door([server]).get, f"http://{server}/").result().status == 200


OPENERS = {
    "socket",
    "httpcore",
    "httpx",
    "requests",
    "urllib3",
    "aiohttp",
    "http.client",
    "urllib.request",
    "smtplib",
    "ftplib",
}


def test_nothing_but_the_door_opens_a_connection():
    """What opens one by itself is only used under the guard: see the rooms named here."""
    found = set()
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name in OPENERS or name.split(".")[0] in OPENERS for name in names):
                found.add(path.relative_to(ROOT).parts[0])
    assert found == {"net"}
