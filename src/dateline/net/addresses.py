"""Which addresses may be asked: public ones, and those that the user allowed by name.

Invariant: what is not known to be public is refused. An address inside another (IPv4 in IPv6, 6to4, NAT64) is judged by the
inner one too. Registries: IANA special-purpose addresses, as the standard library's `ipaddress` holds them.
"""

import ipaddress
import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from dateline.net.errors import NetError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
PORTS = {"http": 80, "https": 443}
USER_PORTS = 1024  # below it, only the two of the web: 25 is a mail server, 22 a shell
LONGEST = 8192  # characters of an address
NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
COMPATIBLE = ipaddress.IPv6Network("::/96")
NAME = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
# what resolvers take for an address though it is none in plain form: 2130706433, 0x7f.1, 0177.0.0.1, 127.1
NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")
KEPT = "/?%:@!$&'()*+,;=~-._[]|{}^`\"<>"  # in a path as written; what is beyond ASCII is sent as UTF-8, percent-encoded
CONTROL = re.compile(r"[\x00-\x20\x7f\\]")


@dataclass(frozen=True)
class Target:
    """Where a request goes: `host` in ASCII, lower case; an IPv6 address without its brackets."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


class Allowed:
    """Hosts, addresses and networks that the user lets through though they are not public: "127.0.0.1", "10.1.0.0/16",
    "wiki.example". A host may name its port: "127.0.0.1:8080"; without one all ports are open."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._hosts: set[str] = set()
        self._networks: list[tuple[Network, int | None]] = []
        for name in names:
            self._take(name.strip().lower())

    def _take(self, name: str) -> None:
        host, port = _parted(name)
        try:
            self._networks.append((ipaddress.ip_network(host, strict=False), port))
        except ValueError:
            if not NAME.fullmatch(host):
                raise ValueError(
                    f"allowed address: got {name!r}; expected a host, an address or a network, as 10.1.0.0/16"
                ) from None
            self._hosts.add(host if port is None else f"{host}:{port}")

    def host(self, host: str, port: int) -> bool:
        return host in self._hosts or f"{host}:{port}" in self._hosts

    def address(self, address: Address, port: int) -> bool:
        return any(
            address.version == network.version and address in network and opened in (None, port)
            for network, opened in self._networks
        )


def _parted(name: str) -> tuple[str, int | None]:
    if name.startswith("[") and "]" in name:
        host, _, port = name[1:].partition("]")
        return host, int(port[1:]) if port[1:].isdigit() else None
    host, colon, port = name.rpartition(":")
    return (host, int(port)) if colon and port.isdigit() and ":" not in host else (name, None)


def target(url: str, allowed: Allowed) -> Target:
    """The parts of an address of the web. Raises NetError for what is none, or in a form that hides where it leads."""
    parts = _split(url)
    if parts.scheme not in PORTS:
        raise _no(f"an address of kind {parts.scheme[:20] or 'none'}:", "expected http:// or https://")
    if parts.username is not None or parts.password is not None:
        raise _no("an address with a user name in it", "give it without")
    try:
        port = PORTS[parts.scheme] if parts.port is None else parts.port
    except ValueError:
        port = 0
    if port == 0:
        raise _no("an address with an impossible port", "expected 1 to 65535")
    host = _host(parts)
    path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=KEPT)
    found = Target(parts.scheme, host, port, path)
    literal = _literal(host)
    known = allowed.host(host, port) or (literal is not None and allowed.address(literal, port))
    if literal is not None and not known and not public(literal):
        raise _no(f"{host} is no public address", "allow it by name if it is yours")
    if port < USER_PORTS and port not in PORTS.values() and not known:
        raise _no(f"port {port} is none of the web's", "allow the host by name and port if it is meant")
    return found


def _split(url: str) -> SplitResult:
    if len(url) > LONGEST:
        raise _no(f"an address of {len(url):,} characters", f"at most {LONGEST:,}")
    if CONTROL.search(url.strip()):
        raise _no("an address with a blank, a backslash or a control character in it", "write them as %XX")
    try:
        return urlsplit(url.strip())
    except ValueError:
        raise _no("no address", "expected http://HOST/PATH") from None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").removesuffix(".")
    if ":" in host:
        if "%" in host:
            raise _no("an address of one network card", "expected a public one")
        if _literal(host) is None:
            raise _no(f"{host[:60]!r} is no IPv6 address", "expected [2001:db8::1]")
        return host
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            raise _no("a host that no name can have", "expected a name as news.example") from None
    if not NAME.fullmatch(host):
        raise _no(f"{host[:60]!r} is no host" if host else "an address without a host", "expected http://HOST/PATH")
    if NUMBER.fullmatch(host.rsplit(".", 1)[-1]) and _literal(host) is None:
        raise _no(f"{host[:60]} is a number in an odd form", "write the address as 192.0.2.1")
    return host


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def public(address: Address) -> bool:
    """Reachable for anybody, and so are all addresses inside it."""
    if isinstance(address, ipaddress.IPv6Address):
        if address in COMPATIBLE or address.teredo or any(address in network for network in NAT64):
            return False
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified or address.is_loopback
    )


def _no(reason: str, hint: str) -> NetError:
    return NetError("refused", reason, hint)
