"""A network that is none: it remembers who was to be connected to, and answers from a table."""

from collections.abc import Callable, Sequence
from typing import Any

import httpcore


class Network(httpcore.NetworkBackend):
    """`answers` maps an address to what its server sends; `connected` lists (address, port) in order."""

    def __init__(self, answers: dict[str, list[bytes]] | None = None) -> None:
        self.answers = answers or {}
        self.connected: list[tuple[str, int]] = []

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.NetworkStream:
        self.connected.append((host, port))
        return httpcore.MockStream(list(self.answers.get(host, [b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"])))


def resolving(table: dict[str, Sequence[str]]) -> Callable[[str, int], Sequence[str]]:
    def resolve(host: str, port: int) -> Sequence[str]:
        if host in table:
            return table[host]
        if host.replace(".", "").isdigit() or ":" in host:
            return [host]
        raise OSError("Name or service not known")

    return resolve


def answer(status: int = 200, body: bytes = b"", **headers: str) -> list[bytes]:
    lines = {"content-length": str(len(body)), **{k.replace("_", "-"): v for k, v in headers.items()}}
    head = f"HTTP/1.1 {status} X\r\n" + "".join(f"{k}: {v}\r\n" for k, v in lines.items() if v) + "\r\n"
    return [head.encode(), body] if body else [head.encode()]
