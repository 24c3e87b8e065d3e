"""A watch over every connection of this process, for libraries that open their own (mail, chat services).

Invariant: while a guard stands, no socket of this process is connected, by whatever library, to an address that the door would
refuse. The interpreter tells of each connection before it is made (audit event "socket.connect"); C libraries that do not
go through Python's socket module (a database driver) are not seen.
"""

import ipaddress
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import local
from typing import Any

from dateline.net.addresses import Allowed, public
from dateline.net.errors import NetError

_standing: list[Allowed] = []  # of the whole process: such libraries send from threads of their own
_installed: list[bool] = []  # an audit hook stays for the life of the process
_judged = local()


@contextmanager
def guarded(allow: Iterable[str] = ()) -> Iterator[None]:
    """Connections made meanwhile are judged as the door's own are, whoever makes them. Raises NetError in their place."""
    if not _installed:
        sys.addaudithook(_seen)
        _installed.append(True)
    allowed = Allowed(allow)
    _standing.append(allowed)
    try:
        yield
    finally:
        _standing.remove(allowed)


@contextmanager
def judged() -> Iterator[None]:
    """What this thread connects to inside has been judged already."""
    _judged.by_the_door = True
    try:
        yield
    finally:
        _judged.by_the_door = False


def _seen(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "socket.connect" or not _standing or getattr(_judged, "by_the_door", False):
        return
    address = arguments[1]
    if not isinstance(address, tuple) or not isinstance(address[0], str):
        raise NetError("refused", "a socket of this machine", "expected an address of the network")
    try:
        found = ipaddress.ip_address(address[0])
    except ValueError:
        raise NetError("refused", f"{address[0][:60]} was not resolved", "expected an address") from None
    if not (public(found) or any(allowed.address(found, int(address[1])) for allowed in list(_standing))):
        raise NetError("refused", f"{found} is no public address", "allow it by address if it is yours")
