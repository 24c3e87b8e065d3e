"""A web of this machine for the watch: feeds and articles on 127.0.0.1, and a count of what was asked for."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.watch.world import feed, page

Page = bytes | str | tuple[int, bytes] | Callable[[BaseHTTPRequestHandler], None]


class Web:
    """`pages` maps paths to what they give: a body, a status with one, or what speaks itself."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: Counter[str] = Counter()
        self.address = ""

    def put_feed(self, path: str, names: list[str]) -> None:
        self.pages[path] = feed(*(f"{self.address}/{name}" for name in names))
        for name in names:
            self.pages.setdefault(f"/{name}", page(f"Story {name} of the day"))

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked[handler.path] += 1
        said = self.pages.get(handler.path, (404, b""))
        if callable(said):
            said(handler)
            return
        status, body = said if isinstance(said, tuple) else (200, said.encode() if isinstance(said, str) else said)
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)


@contextmanager
def web() -> Iterator[Web]:
    made = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(OSError):
                made.answer(self)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    made.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
