"""Connecting: the name is resolved here, each address found is judged, and the very address that was judged is connected to.

So a name that resolves anew between the check and the connection (DNS rebinding) gains nothing. One forbidden address among
those of a name refuses the name.
"""

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import httpcore

from dateline.net.addresses import Address, Allowed, public
from dateline.net.errors import NetError
from dateline.net.guard import judged

Resolve = Callable[[str, int], Sequence[str]]


class Deadline:
    """A moment by which all must be done; `left` never lets a step wait longer."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._end = seconds, time.monotonic() + seconds

    def left(self, timeout: float | None = None) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise NetError("too slow", f"not done within {self._seconds:g} s", "tried again at the next turn")
        return left if timeout is None else min(left, timeout)


def system(host: str, port: int) -> list[str]:
    """What the system's resolver finds, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


@dataclass(frozen=True)
class Guarded(httpcore.NetworkBackend):
    """httpcore's way to the network, with the check in it."""

    allowed: Allowed
    deadline: Deadline
    resolve: Resolve = system
    below: httpcore.NetworkBackend = httpcore.SyncBackend()  # noqa: RUF009

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        wrong: Exception = OSError("no address")
        for address in self._addresses(host, port):
            try:
                with judged():
                    stream = self.below.connect_tcp(
                        address, port, self.deadline.left(timeout), local_address, socket_options
                    )
                return Timed(stream, self.deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                wrong = error
        raise NetError("unreachable", f"{host} does not answer on port {port} ({wrong})") from wrong

    def _addresses(self, host: str, port: int) -> list[str]:
        try:
            found = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise NetError("unreachable", f"{host} has no address ({error})", "check the name") from error
        judged = [_judged(address, host) for address in found]
        for address in judged:
            if not (self.allowed.host(host, port) or self.allowed.address(address, port) or public(address)):
                raise NetError(
                    "refused", f"{host} leads to {address}, no public address", "allow it by name if it is yours"
                )
        if not judged:
            raise NetError("unreachable", f"{host} has no address", "check the name")
        return [str(address) for address in judged]


def _judged(text: str, host: str) -> Address:
    if "%" in text:
        raise NetError("refused", f"{host} leads to an address of one network card", "expected a public one")
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        raise NetError("refused", f"{host} leads to {text[:60]!r}, which is no address", "check the name") from None


class Timed(httpcore.NetworkStream):
    """A stream on which no single step outlasts the deadline: headers that drip in byte by byte end too."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return Timed(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
